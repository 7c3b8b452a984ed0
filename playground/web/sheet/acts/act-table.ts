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

/** Answers what the person did there; nothing where it comes to nothing. */
export type ActHandler = (params: never, asked: Asked) => readonly PersonAct[];

export type ActTable = Readonly<Record<string, ActHandler>>;
