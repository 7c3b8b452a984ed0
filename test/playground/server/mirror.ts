/** What a page knows of the workbook from what it was told: the state, and every patch since. */

import type { CellView, Patch, SheetLook, SheetPatch, SheetView, Step } from '../../../playground/protocol';

export interface MirroredSheet {
  readonly id: number;
  look: SheetLook;
  /** By `row column`; blank cells without anything are left out. */
  cells: Map<string, CellView>;
}

export interface Mirror {
  /** In the order of the tabs. */
  readonly sheets: readonly MirroredSheet[];
  readonly revision: number;
  apply(patch: Patch): void;
  text(sheet: MirroredSheet, row: number, column: number): string;
  sheet(name: string): MirroredSheet;
}

export const mirrorOf = (views: readonly SheetView[], startRevision: number): Mirror => {
  let sheets = views.map(mirrored);
  let revision = startRevision;
  return {
    get sheets() {
      return sheets;
    },
    get revision() {
      return revision;
    },
    apply: (patch) => {
      if (patch.revision !== revision + 1) throw new Error(`Patch ${patch.revision} came after ${revision}.`);
      revision = patch.revision;
      const all = [...sheets, ...patch.added.map(mirrored)];
      if (patch.order !== undefined) {
        sheets = patch.order.flatMap((id) => all.filter((sheet) => sheet.id === id));
      }
      for (const change of patch.sheets) {
        const sheet = sheets.find(({ id }) => id === change.id);
        if (sheet === undefined) throw new Error(`A patch is about sheet ${change.id}, which is not there.`);
        changed(sheet, change);
      }
    },
    text: (sheet, row, column) => sheet.cells.get(`${row} ${column}`)?.text ?? '',
    sheet: (name) => {
      const sheet = sheets.find(({ look }) => look.name === name);
      if (sheet === undefined) throw new Error(`There is no sheet ${name}.`);
      return sheet;
    },
  };
};

const mirrored = ({ id, cells, ...look }: SheetView): MirroredSheet => ({ id, look, cells: cellsOf(cells) });

const cellsOf = (cells: readonly CellView[]) => new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));

const changed = (sheet: MirroredSheet, { steps, look, cells }: SheetPatch): void => {
  for (const step of steps) {
    const moved = [...sheet.cells.values()].flatMap((cell) => {
      const isOfRows = step.kind.endsWith('rows');
      const at = movedTo(isOfRows ? cell.row : cell.column, step);
      return at === null ? [] : [isOfRows ? { ...cell, row: at } : { ...cell, column: at }];
    });
    sheet.cells = cellsOf(moved);
  }
  if (look !== undefined) sheet.look = look;
  for (const cell of cells) {
    const isBlank = cell.text === '' && Object.keys(cell).length === 3;
    if (isBlank) sheet.cells.delete(`${cell.row} ${cell.column}`);
    else sheet.cells.set(`${cell.row} ${cell.column}`, cell);
  }
};

const movedTo = (at: number, step: Step): number | null => {
  if (at < step.at) return at;
  if (step.kind.startsWith('insert')) return at + step.count;
  return at < step.at + step.count ? null : at - step.count;
};
