/** A person at the spreadsheet: every act of theirs, on any sheet, with the edit events that it fires. */

import * as acts from './acts';
import { lastColumnOf, parseA1, type Rect, rect } from './address';
import type { Style } from './cell';
import { applyFilter, filterAgain, hiddenValues, removeFilter, setHiddenValues } from './filter';
import { type ReadValue, readText, readValue } from './reading';
import { renameSheet } from './rename';
import { cellAt, columnOf, extendGrid, lastContentColumn, lastContentRow, rowOf, type SheetModel } from './sheet';
import { sortArea } from './sort';
import * as structure from './structure';
import { addSheet, freeSheetName, nameGivenBack, sheetNamed, type Workbook } from './workbook';

/** `B2`, `B2:C4`, `B:B`, `'Other sheet'!A1`; or a 1-based row and column; or a block of them. */
export type At = string | readonly [row: number, column: number] | Rect;

export interface EditEvent {
  readonly sheet: SheetModel;
  readonly area: Rect;
  /** Only for edits of a single cell; undefined also for a cell that is, or was, blank. */
  readonly value: string | undefined;
  readonly oldValue: string | undefined;
}

/** What becomes of a person's acts outside the workbook. */
export interface PersonEvents {
  readonly onEdit: (event: EditEvent) => void;
  readonly activeSheet: () => SheetModel;
  readonly onSelect: (sheet: SheetModel, areas: readonly Rect[]) => void;
}

/**
 * Rows and columns count from 1. Acts without a sheet's name happen on the tab that the person has open. Edits fire onEdit, as do pastes,
 * fills and duplicated rows; structural acts, sorting, formats, notes and undoing do not. Protections keep nobody from anything here;
 * what a strict rule of validation forbids is refused, as are a sheet or an address that is not there and the removal of the last sheet.
 */
export interface Person {
  readonly user: string;
  /** Opens a tab. */
  openSheet(name: string): Person;
  type(at: At, text: string): void;
  clear(at: At): void;
  paste(topLeft: At, block: readonly (readonly string[])[]): void;
  pasteCells(from: At, topLeft: At): void;
  cutAndPaste(from: At, topLeft: At): void;
  /** The first row of the area goes into all the others. */
  fillDown(at: At): void;
  duplicateRow(row: number): void;
  /** Sorts the area, or all rows below the frozen ones, by a column of the sheet. */
  sort(column: number, ascending?: boolean, at?: At): void;
  /** Hides the rows whose displayed text in that column is one of these. Makes the filter over all content when there is none. */
  filter(column: number, hide: readonly string[], at?: At): void;
  /** Shows all rows again and keeps the filter. */
  clearFilter(): void;
  removeFilter(): void;
  insertRows(before: number, count?: number): void;
  insertColumns(before: number, count?: number): void;
  deleteRows(first: number, count?: number): void;
  deleteColumns(first: number, count?: number): void;
  /** To stand before what is now row `before`. */
  moveRows(first: number, count: number, before: number): void;
  moveColumns(first: number, count: number, before: number): void;
  hideRows(first: number, count?: number, hidden?: boolean): void;
  hideColumns(first: number, count?: number, hidden?: boolean): void;
  hideRow(row: number, hidden?: boolean): void;
  hideColumn(column: number, hidden?: boolean): void;
  setNote(at: At, note: string): void;
  setFormat(at: At, format: string): void;
  setStyle(at: At, style: Style): void;
  addSheet(name?: string): void;
  renameSheet(name: string, newName: string): void;
  deleteSheet(name: string): void;
  hideSheet(name: string, hidden?: boolean): void;
  select(...areas: At[]): void;
  /** Takes back the last act of this person that is not yet taken back, selecting apart; false when there is none. */
  undo(): boolean;
  /** What a script would read there. */
  value(at: At): ReadValue;
  values(at: At): readonly (readonly ReadValue[])[];
  /** What is shown there. */
  text(at: At): string;
  formula(at: At): string;
  note(at: At): string;
}

export const createPerson = (workbook: Workbook, user: string, events: PersonEvents): Person => {
  const done: structure.Undo[] = [];
  const active = (): structure.Place => ({ workbook, sheet: events.activeSheet() });
  const named = (name: string): SheetModel => found(sheetNamed(workbook, name), name);

  const locate = (at: At): structure.Place & { readonly area: Rect } => {
    const { sheet } = active();
    if (typeof at !== 'string') return { workbook, sheet, area: 'rows' in at ? at : rect(at[0], at[1]) };
    const address = found(parseA1(at, sheet.maxRows, sheet.maxColumns), at);
    if (address.sheetName === null) return { workbook, sheet, area: address.area };
    const other = named(address.sheetName);
    return { workbook, sheet: other, area: found(parseA1(at, other.maxRows, other.maxColumns), at).area };
  };

  const edited = ({ sheet }: structure.Place, area: Rect, work: () => structure.Undo): void => {
    const single = area.rows === 1 && area.columns === 1;
    const told = () =>
      single
        ? acts.eventValue({ workbook, sheet }, area.row, area.column, cellAt(sheet, area.row, area.column))
        : undefined;
    const oldValue = told();
    done.push(work());
    events.onEdit({ sheet, area, value: told(), oldValue });
  };

  const refilter = (sheet: SheetModel): void =>
    applyFilter(sheet, (row, column) => readText(workbook, sheet, row, column));

  const sized = (topLeft: Rect, rows: number, columns: number): Rect =>
    rect(topLeft.row, topLeft.column, rows, columns);

  /** Undone, they are the same rows or columns, wherever they have gone by then. */
  const hideAll = <Line>(hidden: boolean, lines: readonly Line[], hide: (line: Line, isHidden: boolean) => void) => {
    for (const line of lines) hide(line, hidden);
    const giveBack = () => {
      for (const line of lines) hide(line, !hidden);
    };
    if (lines.length > 0) done.push(giveBack);
  };
  const person: Person = {
    user,
    openSheet: (name) => {
      events.onSelect(named(name), [rect(1, 1)]);
      return person;
    },
    type: (at, text) => {
      const place = locate(at);
      const { row, column } = place.area;
      edited(place, rect(row, column), () => acts.typeText(place, row, column, text));
    },
    clear: (at) => {
      const place = locate(at);
      edited(place, place.area, () => acts.clearArea(place, place.area));
    },
    paste: (topLeft, block) => {
      const place = locate(topLeft);
      const columns = Math.max(...block.map((line) => line.length));
      const { row, column } = place.area;
      edited(place, sized(place.area, block.length, columns), () => acts.pasteText(place, row, column, block));
    },
    pasteCells: (from, topLeft) => {
      const [source, place] = [locate(from).area, locate(topLeft)];
      const { row, column } = place.area;
      edited(place, sized(place.area, source.rows, source.columns), () => acts.pasteCells(place, source, row, column));
    },
    cutAndPaste: (from, topLeft) => {
      const [source, place] = [locate(from).area, locate(topLeft)];
      const { row, column } = place.area;
      edited(place, sized(place.area, source.rows, source.columns), () => acts.cutAndPaste(place, source, row, column));
    },
    fillDown: (at) => {
      const place = locate(at);
      edited(place, place.area, () => acts.fillDown(place, place.area));
    },
    duplicateRow: (row) => {
      const place = active();
      edited(place, rect(row + 1, 1, 1, place.sheet.maxColumns), () => acts.duplicateRow(place, row));
    },
    sort: (column, ascending = true, at) => {
      const place = at === undefined ? active() : locate(at);
      const area = at === undefined ? belowFrozen(place.sheet) : locate(at).area;
      if (area.rows > 0) done.push(sortArea(place, area, [{ column, ascending }]));
    },
    filter: (column, hide, at) => {
      const { sheet } = active();
      const area =
        at === undefined
          ? rect(1, 1, Math.max(1, lastContentRow(sheet)), Math.max(1, lastContentColumn(sheet)))
          : locate(at).area;
      const [isNew, before] = [sheet.filter === null, sheet.filter?.hidden.get(column)];
      const values = new Set(hide);
      sheet.filter ??= { area, hidden: new Map() };
      const isSame = values.size === (before?.size ?? 0) && [...values].every((value) => before?.has(value));
      const line = columnOf(sheet, column);
      setHiddenValues(sheet, line, values);
      refilter(sheet);
      if (isSame && !isNew) return;
      done.push(() => {
        if (isNew) removeFilter(sheet);
        else setHiddenValues(sheet, line, before);
        refilter(sheet);
      });
    },
    clearFilter: () => {
      const { sheet } = active();
      if (sheet.filter === null) return;
      const before = hiddenValues(sheet, sheet.filter);
      sheet.filter.hidden.clear();
      refilter(sheet);
      if (before.every(([, values]) => values.size === 0)) return;
      done.push(() => {
        for (const [line, values] of before) setHiddenValues(sheet, line, values);
        refilter(sheet);
      });
    },
    removeFilter: () => {
      const { sheet } = active();
      const { filter } = sheet;
      if (filter === null) return;
      const again = filterAgain(sheet, filter);
      removeFilter(sheet);
      done.push(() => {
        again();
        refilter(sheet);
      });
    },
    insertRows: (before, count = 1) => void done.push(structure.insertRows(active(), before, count)),
    insertColumns: (before, count = 1) => void done.push(structure.insertColumns(active(), before, count)),
    deleteRows: (first, count = 1) => void done.push(structure.deleteRows(active(), first, count)),
    deleteColumns: (first, count = 1) => void done.push(structure.deleteColumns(active(), first, count)),
    moveRows: (first, count, before) => void done.push(structure.moveRows(active(), first, count, before)),
    moveColumns: (first, count, before) => void done.push(structure.moveColumns(active(), first, count, before)),
    hideRows: (first, count = 1, hidden = true) => {
      const { sheet } = active();
      const lines = run(first, count)
        .filter((row) => (sheet.rows[row - 1]?.hiddenByUser ?? false) !== hidden)
        .map((row) => rowOf(sheet, row));
      hideAll(hidden, lines, (line, isHidden) => {
        line.hiddenByUser = isHidden;
      });
    },
    hideColumns: (first, count = 1, hidden = true) => {
      const { sheet } = active();
      const lines = run(first, count)
        .filter((column) => (sheet.columns[column - 1]?.hidden ?? false) !== hidden)
        .map((column) => columnOf(sheet, column));
      hideAll(hidden, lines, (line, isHidden) => {
        line.hidden = isHidden;
      });
    },
    hideRow: (row, hidden = true) => person.hideRows(row, 1, hidden),
    hideColumn: (column, hidden = true) => person.hideColumns(column, 1, hidden),
    setNote: (at, note) => {
      const place = locate(at);
      done.push(acts.setNote(place, place.area, note));
    },
    setFormat: (at, format) => {
      const place = locate(at);
      done.push(acts.setFormat(place, place.area, format));
    },
    setStyle: (at, style) => {
      const place = locate(at);
      done.push(acts.setStyle(place, place.area, style));
    },
    addSheet: (name = freeSheetName(workbook)) => {
      const sheet = addSheet(workbook, name);
      events.onSelect(sheet, [rect(1, 1)]);
      done.push(() => removeSheet(workbook, sheet));
    },
    renameSheet: (name, newName) => void done.push(renameSheet(workbook, named(name), newName)),
    deleteSheet: (name) => {
      const sheet = named(name);
      const index = workbook.sheets.indexOf(sheet);
      removeSheet(workbook, sheet);
      done.push(() => {
        sheet.name = nameGivenBack(workbook, sheet.name, sheet);
        workbook.sheets.splice(index, 0, sheet);
      });
    },
    hideSheet: (name, hidden = true) => {
      const sheet = named(name);
      const before = sheet.hidden;
      sheet.hidden = hidden;
      if (before === hidden) return;
      done.push(() => {
        const isLast = workbook.sheets.every((other) => other === sheet || other.hidden);
        sheet.hidden = before && !isLast;
      });
    },
    select: (...areas) => {
      const places = areas.map(locate);
      const [first] = places;
      if (first !== undefined) {
        events.onSelect(
          first.sheet,
          places.map((place) => place.area),
        );
      }
    },
    undo: () => {
      const last = done.pop();
      last?.();
      // Rows and columns that went meanwhile come back with what stood in them.
      for (const sheet of workbook.sheets) extendGrid(sheet, lastContentRow(sheet), lastContentColumn(sheet));
      return last !== undefined;
    },
    value: (at) => {
      const { sheet, area } = locate(at);
      return readValue(workbook, sheet, area.row, area.column);
    },
    values: (at) => {
      const { sheet, area } = locate(at);
      return Array.from({ length: area.rows }, (_, down) =>
        Array.from({ length: area.columns }, (_unused, right) =>
          readValue(workbook, sheet, area.row + down, area.column + right),
        ),
      );
    },
    text: (at) => {
      const { sheet, area } = locate(at);
      return readText(workbook, sheet, area.row, area.column);
    },
    formula: (at) => {
      const { sheet, area } = locate(at);
      return cellAt(sheet, area.row, area.column).formula ?? '';
    },
    note: (at) => {
      const { sheet, area } = locate(at);
      return cellAt(sheet, area.row, area.column).note;
    },
  };
  return person;
};

const found = <T>(thing: T | null | undefined, name: string): T => {
  if (thing === null || thing === undefined) throw new Error(`There is no ${name} in this spreadsheet.`);
  return thing;
};

const run = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => first + index);

const belowFrozen = (sheet: SheetModel): Rect => {
  const whole = rect(1, 1, Math.max(lastContentRow(sheet), 1), sheet.maxColumns);
  return rect(sheet.frozenRows + 1, 1, whole.rows - sheet.frozenRows, lastColumnOf(whole));
};

const removeSheet = (workbook: Workbook, sheet: SheetModel): void => {
  if (workbook.sheets.length < 2) throw new Error('A spreadsheet keeps its last sheet.');
  workbook.sheets = workbook.sheets.filter((other) => other !== sheet);
};
