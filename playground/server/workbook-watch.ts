/** Tells patch by patch what becomes of the workbook, and carries acts along that were aimed at an earlier state of it. */

import type { Workbook } from '../apps-script/workbook/workbook';
import type { Patch, PersonAct, SheetView, Step } from '../protocol';
import { carriedAlong } from './carry-along';
import { sheetView } from './sheet-view';
import { type SheetWatch, watchSheet } from './sheet-watch';

export interface WorkbookWatch {
  revision(): number;
  sheets(): readonly SheetView[];
  /** What has changed since it was last asked; null when nothing has. */
  changes(): Patch | null;
  /** The act where its rows and columns now are; null when they are gone. `seen` is the revision that it was aimed at. */
  carryAlong(sheet: number, act: PersonAct, seen: number): PersonAct | null;
}

interface PastStep {
  readonly revision: number;
  readonly sheet: number;
  readonly step: Step;
}

/** Nobody acts on a state that is older than so many steps. */
const mostStepsKept = 1000;

export const watchWorkbook = (workbook: Workbook): WorkbookWatch => {
  let revision = 0;
  let watches: readonly SheetWatch[] = workbook.sheets.map((sheet) => watchSheet(workbook, sheet));
  let past: readonly PastStep[] = [];

  const changes = (): Patch | null => {
    const known = new Map(watches.map((watch) => [watch.sheet, watch]));
    const order = workbook.sheets.map(({ id }) => id);
    const isNewOrder = order.join() !== watches.map(({ sheet }) => sheet.id).join();
    const added = workbook.sheets.filter((sheet) => !known.has(sheet));
    const sheets = watches
      .filter(({ sheet }) => workbook.sheets.includes(sheet))
      .flatMap((watch) => {
        const patch = watch.changes();
        return patch === null ? [] : [patch];
      });
    if (!isNewOrder && added.length === 0 && sheets.length === 0) return null;
    revision += 1;
    watches = workbook.sheets.map((sheet) => known.get(sheet) ?? watchSheet(workbook, sheet));
    const steps = sheets.flatMap((sheet) => sheet.steps.map((step) => ({ revision, sheet: sheet.id, step })));
    past = [...past, ...steps].slice(-mostStepsKept);
    return {
      kind: 'patch',
      revision,
      ...(isNewOrder ? { order } : {}),
      added: added.map((sheet) => sheetView(workbook, sheet)),
      sheets,
    };
  };

  return {
    revision: () => revision,
    sheets: () => workbook.sheets.map((sheet) => sheetView(workbook, sheet)),
    changes,
    carryAlong: (sheet, act, seen) =>
      past
        .filter((entry) => entry.sheet === sheet && entry.revision > seen)
        .reduce<PersonAct | null>((carried, { step }) => carried && carriedAlong(carried, step), act),
  };
};
