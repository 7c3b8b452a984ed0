/** How Univer's commands become acts of the person. A command stands for all that Univer would do in its course. */

import type { PersonAct } from '../../../protocol';
import type { Desk } from '../desk';
import type { SheetModel } from '../sheet-model';

export interface SheetAct {
  readonly sheet: number;
  readonly act: PersonAct;
}

/** What a handler is given: the sheet that the command names, or the open one. */
export interface Asked {
  readonly desk: Desk;
  readonly sheet: SheetModel;
}

/** Answers what the person did there, maybe nothing; null for what the workbook does not have. */
export type ActHandler = (params: never, asked: Asked) => readonly PersonAct[] | null;

export type ActTable = Readonly<Record<string, ActHandler>>;
