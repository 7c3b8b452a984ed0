/** Carries out what a person did on the page, through the same acts as in the tests. Refuses what Sheets would not let them do. */

import type { Machine } from '../apps-script/runtime/scope';
import { lastColumnOf, lastRowOf, rect } from '../apps-script/workbook/address';
import type { Person } from '../apps-script/workbook/people';
import type { SheetModel } from '../apps-script/workbook/sheet';
import { cellCount, type Workbook } from '../apps-script/workbook/workbook';
import type { Area, PersonAct } from '../protocol';
import { inGrid, RefusedAct } from './in-grid';

/** Answers the area whose cells the act wrote, if it wrote any. Throws in words for the person, and then nothing is changed. */
export const performAct = (machine: Machine, person: Person, sheet: SheetModel, act: PersonAct): Area | null => {
  const { workbook } = machine;
  if (!worksOnTabs.has(act.do)) {
    if (sheet.hidden) throw new RefusedAct(`The sheet "${sheet.name}" is hidden.`);
    const open = machine.selections.get(person.user);
    if (open?.sheetId !== sheet.id) machine.selections.set(person.user, { sheetId: sheet.id, areas: [rect(1, 1)] });
  }
  const room = (rows: number, columns: number) => checkRoom(machine, sheet, rows, columns);
  const kept = (area: Area) => inGrid(sheet, area);

  switch (act.do) {
    case 'type':
      room(act.row, act.column);
      person.type([act.row, act.column], act.text);
      return rect(act.row, act.column);
    case 'paste': {
      const columns = act.block.reduce((most, line) => Math.max(most, line.length), 0);
      if (columns === 0) throw new RefusedAct('There is nothing to paste.');
      room(act.row + act.block.length - 1, act.column + columns - 1);
      person.paste([act.row, act.column], act.block);
      return rect(act.row, act.column, act.block.length, columns);
    }
    case 'paste-cells':
    case 'cut-and-paste': {
      const from = kept(act.from);
      const area = rect(act.row, act.column, from.rows, from.columns);
      room(lastRowOf(area), lastColumnOf(area));
      if (act.do === 'paste-cells') person.pasteCells(from, [act.row, act.column]);
      else person.cutAndPaste(from, [act.row, act.column]);
      return area;
    }
    case 'clear':
      person.clear(kept(act.area));
      return kept(act.area);
    case 'fill-down':
      person.fillDown(kept(act.area));
      return kept(act.area);
    case 'duplicate-row':
      checkLines(act.row, 1, sheet.maxRows);
      room(sheet.maxRows + 1, sheet.maxColumns);
      person.duplicateRow(act.row);
      return null;
    case 'sort':
      checkLines(act.column, 1, sheet.maxColumns);
      person.sort(act.column, act.ascending, act.area && kept(act.area));
      return null;
    case 'filter':
      checkLines(act.column, 1, sheet.maxColumns);
      person.filter(act.column, act.hide, act.area && kept(act.area));
      return null;
    case 'clear-filter':
      person.clearFilter();
      return null;
    case 'remove-filter':
      person.removeFilter();
      return null;
    case 'insert-rows':
      checkLines(act.before, 1, sheet.maxRows + 1);
      room(sheet.maxRows + act.count, sheet.maxColumns);
      person.insertRows(act.before, act.count);
      return null;
    case 'insert-columns':
      checkLines(act.before, 1, sheet.maxColumns + 1);
      room(sheet.maxRows, sheet.maxColumns + act.count);
      person.insertColumns(act.before, act.count);
      return null;
    case 'delete-rows':
      checkLines(act.first, act.count, sheet.maxRows);
      if (act.count === sheet.maxRows) throw new RefusedAct("You can't delete all the rows on the sheet.");
      person.deleteRows(act.first, act.count);
      return null;
    case 'delete-columns':
      checkLines(act.first, act.count, sheet.maxColumns);
      if (act.count === sheet.maxColumns) throw new RefusedAct("You can't delete all the columns on the sheet.");
      person.deleteColumns(act.first, act.count);
      return null;
    case 'move-rows':
      checkMove(act, sheet.maxRows);
      person.moveRows(act.first, act.count, act.before);
      return null;
    case 'move-columns':
      checkMove(act, sheet.maxColumns);
      person.moveColumns(act.first, act.count, act.before);
      return null;
    case 'hide-rows':
      checkLines(act.first, act.count, sheet.maxRows);
      person.hideRows(act.first, act.count, act.hidden);
      return null;
    case 'hide-columns':
      checkLines(act.first, act.count, sheet.maxColumns);
      person.hideColumns(act.first, act.count, act.hidden);
      return null;
    case 'set-note':
      person.setNote(kept(act.area), act.note);
      return kept(act.area);
    case 'set-format':
      person.setFormat(kept(act.area), act.format);
      return kept(act.area);
    case 'set-style':
      person.setStyle(kept(act.area), act.style);
      return kept(act.area);
    case 'add-sheet':
      person.addSheet(act.name === undefined ? undefined : freeName(workbook, act.name));
      return null;
    case 'rename-sheet':
      person.renameSheet(sheet.name, act.name.trim());
      return null;
    case 'delete-sheet':
      keepOneTab(workbook, sheet);
      person.deleteSheet(sheet.name);
      return null;
    case 'hide-sheet':
      if (act.hidden) keepOneTab(workbook, sheet);
      person.hideSheet(sheet.name, act.hidden);
      return null;
    case 'undo':
      if (!person.undo()) throw new RefusedAct('There is nothing to undo.');
      return null;
  }
};

const worksOnTabs: ReadonlySet<PersonAct['do']> = new Set([
  'add-sheet',
  'rename-sheet',
  'delete-sheet',
  'hide-sheet',
  'undo',
]);

const checkLines = (first: number, count: number, size: number): void => {
  if (first + count - 1 > size) throw new RefusedAct('These rows or columns are not on the sheet any more.');
};

const checkMove = ({ first, count, before }: { first: number; count: number; before: number }, size: number): void => {
  checkLines(first, count, size);
  checkLines(before, 1, size + 1);
  if (before > first && before < first + count) throw new RefusedAct('Rows and columns cannot move into themselves.');
};

const checkRoom = ({ workbook, limits }: Machine, sheet: SheetModel, rows: number, columns: number): void => {
  const size = Math.max(rows, sheet.maxRows) * Math.max(columns, sheet.maxColumns);
  const grown = cellCount(workbook) - sheet.maxRows * sheet.maxColumns + size;
  if (grown > limits.workbookCells) {
    throw new RefusedAct(
      `This action would increase the number of cells in the workbook above the limit of ${limits.workbookCells} cells.`,
    );
  }
};

const freeName = (workbook: Workbook, name: string): string => {
  const trimmed = name.trim();
  if (trimmed === '') throw new RefusedAct('The sheet name cannot be empty.');
  if (workbook.sheets.some((sheet) => sheet.name.toLowerCase() === trimmed.toLowerCase())) {
    throw new RefusedAct(`A sheet with the name "${trimmed}" already exists. Please enter another name.`);
  }
  return trimmed;
};

const keepOneTab = (workbook: Workbook, sheet: SheetModel): void => {
  if (workbook.sheets.every((other) => other === sheet || other.hidden)) {
    throw new RefusedAct("You can't remove or hide all the sheets in a document.");
  }
};
