import { expect } from '@jest/globals';
import { COLUMN } from './columns';
import { startServer } from './server';
import { withBrowser } from './with-browser';

const test = withBrowser(() => startServer(['--leads', '90']));

/** So many rows fit on the page, and some more. */
const A_PAGE = 30;

test('what a script selects far down comes into sight, on the open sheet and on another', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('90 new leads.');
  await desk.goTo('A1');
  await desk.menu('Open activity log');
  const cell = desk.page.getByRole('status', { name: 'Selected cell' });
  await cell.getByText('A91', { exact: true }).waitFor();
  await desk.look('the newest line of the log');
  expect(await desk.rowInSight()).toBeGreaterThan(91 - A_PAGE);

  await desk.openSheet('Leads');
  await desk.type(`${COLUMN.phone}80`, '07700 900080');
  await desk.sees(`${COLUMN.sync}80`, 'Edited');
  await desk.goTo('A1');
  await desk.menu('Review & push…');
  const page = desk.dialog();
  await page.getByRole('button', { name: 'Push 1 change' }).click();
  await page.getByText('1 of 1 done.').waitFor();
  await page.getByRole('button', { name: 'Go to row' }).first().click();
  await page.getByText(/Row 80 is selected/).waitFor();
  await cell.getByText('A80', { exact: true }).waitFor();
  await desk.look('behind the window');
  await page.getByRole('button', { name: 'Close' }).click();
  await desk.window('Heatpunk Leads: Review & push').waitFor({ state: 'detached' });
  await desk.look('the row that was gone to');
  const row = await desk.rowInSight();
  expect(row).toBeGreaterThan(80 - A_PAGE);
  expect(row).toBeLessThan(80 + A_PAGE);
});
