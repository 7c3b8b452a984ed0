import { expect } from '@jest/globals';
import { COLUMN } from './columns';
import { clickAt, hideInFilter, inPopup, leftOfName, middleOf, noteOnName, rightEndOfStatus } from './grid';
import { withBrowser } from './with-browser';

const test = withBrowser();

test('typing follows the rules of the sheet, formulas are calculated, and acts are taken back', async (desk) => {
  await desk.type('A1', '007');
  await desk.sees('A1', '7');
  await desk.type('A2', "'007");
  await desk.sees('A2', '007');
  await desk.type('A3', '=SUM(A1)+35');
  await desk.sees('A3', '42');
  await desk.type('A1', '8');
  await desk.sees('A3', '43');
  await desk.goTo('A3');
  await desk.page.keyboard.press('F2');
  await desk.look('a formula in the editor');
  await desk.page.keyboard.press('Escape');
  await desk.sees('A3', '43');

  await desk.goTo('A1');
  await desk.page.keyboard.press('Delete');
  await desk.sees('A1', 'blank');
  await desk.page.keyboard.press('Control+z');
  await desk.sees('A1', '8');
  await desk.type('B1', '24/11/2026');
  await desk.sees('B1', '24/11/2026');
});

test('formulas beside the leads count them, look them up, and say what is wrong', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  const { name, phone, status } = COLUMN;
  // A drop-down suggests statuses, and takes no key away from whoever types one.
  await desk.type(`${status}2`, 'Install');
  await desk.sees(`${status}2`, 'Install');
  await desk.paste(`${status}3`, [['new']]);
  await desk.sees(`${status}3`, 'new');
  await desk.type('Z2', `=countif(${status}:${status},"INSTALL")`);
  await desk.sees('Z2', /^\d+$/);
  const count = Number(await desk.text('Z2'));
  await desk.paste(`${status}3`, [['Install']]);
  await desk.sees('Z2', String(count + 1));

  const [who, number] = [await desk.text(`${name}5`), await desk.text(`${phone}5`)];
  await desk.type('Z3', `=VLOOKUP("${who}",${name}2:${phone},2,FALSE)`);
  await desk.sees('Z3', number);
  await desk.type('Z4', '=IFERROR(XLOOKUP("Nobody",E:E,F:F),"none")');
  await desk.sees('Z4', 'none');
  await desk.type('Z5', '=MAX(C:C)-7');
  await desk.sees('Z5', /^\d\d\/\d\d\/\d{4}/);

  const errors = [
    ['=1/0', '#DIV/0!'],
    ['=VLOOKUP("Nobody",E:F,2,FALSE)', '#N/A'],
    ['=VLOKUP("Nobody",E:F,2,FALSE)', '#NAME?'],
    ['=VLOOKUP(E2,E:F,3,FALSE)', '#REF!'],
    ['=E2+1', '#VALUE!'],
    ['=SQRT(-1)', '#NUM!'],
  ] as const;
  for (const [place, [formula, error]] of errors.entries()) {
    await desk.type(`Z${place + 8}`, formula);
    await desk.sees(`Z${place + 8}`, error);
  }
  await desk.look('formulas and their errors');
});

test('copied cells keep their formulas, cut ones leave nothing behind, and a fill repeats', async (desk) => {
  await desk.type('A1', 'ada');
  await desk.type('B1', '=UPPER(A1)');
  await desk.type('A2', 'ben');
  await desk.copy('B1', 'Control+c', 'ADA');
  await desk.goTo('B2');
  await desk.page.keyboard.press('Control+v');
  await desk.sees('B2', 'BEN');

  await desk.copy('A2', 'Control+x', 'ben');
  await desk.goTo('C5');
  await desk.page.keyboard.press('Control+v');
  await desk.sees('C5', 'ben');
  await desk.sees('A2', 'blank');

  await desk.goTo('A1:A4');
  await desk.page.keyboard.press('Control+d');
  await desk.sees('A4', 'ada');

  await desk.paste('D1', [
    ['=1+1', 'TRUE'],
    ['1/2', '£5.50'],
  ]);
  await desk.sees('D1', '2');
  await desk.sees('E1', 'TRUE');
  await desk.look('copied, cut, filled and pasted');
});

test('rows, columns and sheets come and go, and what is selected moves along', async (desk) => {
  await desk.type('A1', 'first');
  await desk.type('A2', 'second');
  await desk.goTo('A2');
  await desk.menu('Rows above', 'Insert');
  await desk.sees('A3', 'second');
  await desk.goTo('A2');
  await desk.menu('Delete rows', 'Edit');
  await desk.sees('A2', 'second');
  await desk.goTo('A1');
  await desk.menu('Columns left', 'Insert');
  await desk.sees('B1', 'first');

  await desk.menu('Sheet', 'Insert');
  await desk.page.getByText('Sheet2', { exact: true }).waitFor();
  await desk.sees('A1', 'blank');
  await desk.look('another sheet');
  await desk.page.getByText('Sheet1', { exact: true }).click();
  await desk.sees('B1', 'first');
});

test('a sheet of leads: drop-downs, notes, sorting and filters', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  await desk.goTo(`${COLUMN.name}1`);
  await desk.page.getByText('Note: heatpunk: customerName').waitFor();

  await desk.goTo(`${COLUMN.name}2`);
  await desk.menu('Sort sheet by column, Z to A', 'Data');
  await desk.sees(`${COLUMN.name}2`, /^[T-Z]/);
  await desk.look('sorted');

  await clickAt(desk, rightEndOfStatus, middleOf(2));
  await desk.page.getByText('Select an item').waitFor();
  await desk.look('a drop-down');
  await desk.page.locator(inPopup('Install')).click();
  await desk.sees(`${COLUMN.status}2`, 'Install');
  await desk.sees(`${COLUMN.sync}2`, 'Edited');

  await desk.menu('Create a filter', 'Data');
  await hideInFilter(desk, 'Install');
  await desk.goTo(`${COLUMN.status}1`);
  await desk.page.keyboard.press('ArrowDown');
  // Row 2 is hidden now, and perhaps others below it.
  await desk.page
    .getByRole('status', { name: 'Selected cell' })
    .getByText(/^D([3-9]|\d\d)$/)
    .waitFor();
  await desk.look('filtered');
  await desk.menu('Remove filter', 'Data');
  // Until the page has heard of that, the rows are hidden still, and the key goes past them.
  const below = desk.page.getByRole('status', { name: 'Selected cell' }).getByText(/^D([2-9]|\d\d)$/);
  do {
    await desk.goTo(`${COLUMN.status}1`);
    await desk.page.keyboard.press('ArrowDown');
  } while ((await below.textContent()) !== 'D2');

  await noteOnName(desk, 2, 'Ring after six');
  await desk.goTo(`${COLUMN.name}2`);
  await desk.page.getByText('Note: Ring after six').waitFor();
  await desk.look('a note');
});

test('what a script opens is not told back to it, as it may have gone on since', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 leads in 40 rows.');
  const told: string[] = [];
  desk.page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('"kind":"select"')) told.push(String(payload));
    });
  });
  await desk.page.reload();
  const cell = desk.page.getByRole('status', { name: 'Selected cell' });
  await cell.getByText('Sync', { exact: true }).waitFor();
  told.length = 0;
  await desk.menu('Open activity log');
  await cell.getByText('A41', { exact: true }).waitFor();
  await desk.goTo('B1');
  expect(told.map((text) => JSON.parse(text).areas[0].column)).toEqual([2]);
});

test('a key and a menu item that do nothing here say so', async (desk) => {
  const notice = desk.page.getByRole('alert');
  await desk.goTo('B2');
  await desk.page.keyboard.press('Control+y');
  await notice.getByText('That is not part of this playground').waitFor();
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await desk.page.context().clearPermissions();
  await clickAt(desk, leftOfName, middleOf(2), 'right');
  await desk.page.getByText('Paste', { exact: true }).click();
  await notice.getByText('Use Ctrl+V').waitFor();
  await desk.look('no clipboard');
});
