/** What the person has before them: the sheets as the server told them, the open one, and what is selected there. */

import type { Area } from '../../protocol';
import type { SheetModel } from './sheet-model';

export interface Desk {
  readonly sheet: (id: number) => SheetModel | undefined;
  readonly open: () => SheetModel | undefined;
  /** On the open sheet; never empty while a sheet is open. */
  readonly selected: () => readonly Area[];
}
