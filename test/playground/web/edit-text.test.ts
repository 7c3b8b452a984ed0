import { expect, test } from '@jest/globals';
import { createHost } from '../../../playground/apps-script/host';
import { cellAt } from '../../../playground/apps-script/workbook/sheet';
import { cellView } from '../../../playground/server/cell-view';
import { editText } from '../../../playground/web/sheet/edit-text';

const sheetOf = () => {
  const host = createHost({ code: '', manifest: {}, network: () => [] });
  const [sheet] = host.workbook.sheets;
  if (sheet === undefined) throw new Error('The spreadsheet has no sheet.');
  const begin = () => editText(cellView(host.workbook, sheet, 1, 1));
  return { host, begin, cell: () => cellAt(sheet, 1, 1) };
};

const typed = [
  ...[
    'plain words',
    'O’Neill',
    '007',
    "'007",
    '-5.5',
    '50%',
    '£5.50',
    '1e5',
    '24/11/2026',
    '24/11/2026 16:30',
    '13:45',
  ],
  ...[
    'TRUE',
    '=1+1',
    '=UPPER("a")',
    "'=1+1",
    "'+44 7700 900123",
    "''tis",
    "'TRUE",
    "'1/2",
    '#N/A',
    '  spaces  ',
    '1,234.5',
  ],
];

test.each(typed)('after %s was typed, the editor begins with what gives the same cell again', (text) => {
  const { host, begin, cell } = sheetOf();
  host.people.type('A1', text);
  const before = cell();
  host.people.type('A1', begin());
  expect(cell()).toEqual(before);
});

test.each(typed)('in a cell of plain text, %s comes back letter for letter', (text) => {
  const { host, begin, cell } = sheetOf();
  host.people.setFormat('A1', '@');
  host.people.type('A1', text);
  const before = cell();
  host.people.type('A1', begin());
  expect(cell()).toEqual(before);
});
