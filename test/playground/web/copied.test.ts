import { expect, test } from '@jest/globals';
import type { PersonAct } from '../../../playground/protocol';
import { createClipboard } from '../../../playground/web/sheet/copied';
import type { Desk } from '../../../playground/web/sheet/desk';
import { sheetModel } from '../../../playground/web/sheet/sheet-model';

const sheet = sheetModel({
  id: 1,
  name: 'Leads',
  hidden: false,
  rows: 100,
  columns: 26,
  frozenRows: 0,
  widths: [],
  hiddenRows: [],
  hiddenColumns: [],
  filter: null,
  rules: [],
  cells: [
    { row: 1, column: 1, text: 'Ada' },
    { row: 1, column: 2, text: '07700 900111' },
  ],
});

/** A person who has that selected. */
const at = (row: number, column: number, rows = 1, columns = 1): Desk => ({
  sheet: () => sheet,
  open: () => sheet,
  selected: () => [{ row, column, rows, columns }],
});

const pasted = (text: string): readonly PersonAct[] => createClipboard().paste(at(5, 2), text);

test('text from outside is taken apart at tabs and line breaks', () => {
  expect(pasted('a\tb\nc\td')).toEqual([
    {
      do: 'paste',
      row: 5,
      column: 2,
      block: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
  ]);
  expect(pasted('a\r\nb\r\n')).toEqual([{ do: 'paste', row: 5, column: 2, block: [['a'], ['b']] }]);
});

test('a part in quotes may hold tabs, line breaks and quotes', () => {
  expect(pasted('"two\nlines"\t"a ""word"""')).toEqual([
    { do: 'paste', row: 5, column: 2, block: [['two\nlines', 'a "word"']] },
  ]);
});

test('quotes elsewhere are letters, and blanks keep their place', () => {
  expect(pasted('6" pipe\t\tx')).toEqual([{ do: 'paste', row: 5, column: 2, block: [['6" pipe', '', 'x']] }]);
});

test('nothing on the clipboard pastes nothing', () => {
  expect(pasted('')).toEqual([]);
});

test('one text goes into every selected cell', () => {
  expect(createClipboard().paste(at(1, 1, 2, 2), 'x')).toEqual([
    {
      do: 'paste',
      row: 1,
      column: 1,
      block: [
        ['x', 'x'],
        ['x', 'x'],
      ],
    },
  ]);
});

test('what was copied here keeps its formats and formulas, as long as the clipboard still holds it', () => {
  const clipboard = createClipboard();
  clipboard.copy(at(1, 1, 1, 2), false);
  const again = { do: 'paste-cells', from: { row: 1, column: 1, rows: 1, columns: 2 }, row: 7, column: 3 };
  expect(clipboard.paste(at(7, 3), 'Ada\t07700 900111')).toEqual([again]);
  expect(clipboard.paste(at(7, 3), 'other')).toEqual([{ do: 'paste', row: 7, column: 3, block: [['other']] }]);
});

test('what was cut here is moved once', () => {
  const clipboard = createClipboard();
  clipboard.copy(at(1, 1), true);
  expect(clipboard.paste(at(7, 3), 'Ada')).toMatchObject([{ do: 'cut-and-paste', row: 7, column: 3 }]);
  expect(clipboard.paste(at(8, 3), 'Ada')).toMatchObject([{ do: 'paste', row: 8, column: 3 }]);
});
