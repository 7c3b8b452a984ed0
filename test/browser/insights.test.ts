import { expect } from '@jest/globals';
import { dialogFrame, violationsIn } from './accessibility';
import { COLUMN } from './columns';
import { startServer } from './server';
import { withBrowser } from './with-browser';

const test = withBrowser();

const TITLE = 'Heatpunk Leads: Insights';

const withLeads = (count: number) => () => startServer(['--leads', String(count)]);

test('the leads in Heatpunk are counted, drawn and told, and the keyboard alone gets everywhere', async (desk) => {
  await desk.connect();
  await desk.menu('Insights…');
  const dialog = desk.dialog();
  await dialog.getByRole('heading', { name: '40 leads' }).waitFor();
  await dialog
    .getByRole('img', { name: /leads per week/ })
    .locator('.ct-bar')
    .first()
    // A line has no width to be seen by.
    .waitFor({ state: 'attached' });
  await desk.look('the top');
  expect(await violationsIn(desk)).toEqual([]);
  const frame = await dialogFrame(desk);
  expect(await frame.evaluate(() => document.activeElement?.textContent)).toBe('40 leads');
  expect(await frame.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /^Show only 12/ }).waitFor();
  await dialog.getByRole('heading', { name: 'By status' }).scrollIntoViewIfNeeded();
  await desk.look('by status and origin');
  await dialog.getByRole('heading', { name: 'The same household twice' }).scrollIntoViewIfNeeded();
  await desk.look('the end');
  await dialog
    .getByRole('button', { name: /^Go to row/ })
    .first()
    .click();
  await dialog.getByText('There is no lead sheet yet.').waitFor();
  await desk.page.keyboard.press('Escape');
  await desk.window(TITLE).waitFor({ state: 'detached' });
});

test('two leads of one household are named together with what they share, and lead to their rows', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  for (const row of [2, 9]) {
    const id = await desk.text(`${COLUMN.id}${row}`);
    await desk.editInHeatpunk(`#${id}`, 'Customer phone', row === 2 ? '01632 960999' : '+44 (0)1632 960 999');
  }
  await desk.menu('Insights…');
  const households = desk.dialog().locator('section', { hasText: 'The same household twice' });
  await households.getByText('Same phone: 01632960999').waitFor();
  await households.scrollIntoViewIfNeeded();
  await desk.look('two leads with one phone');

  const one = households
    .locator('tr', { hasText: 'Same phone: 01632960999' })
    .getByRole('button', { name: /^Go to row/ });
  await one.first().focus();
  await desk.page.keyboard.press('Enter');
  await desk.dialog().getByText('Row 2 is selected in the sheet behind this window.').waitFor();
  await desk.look('gone to its row');
  expect(await violationsIn(desk)).toEqual([]);
  await desk.page.keyboard.press('Escape');
  await desk.window(TITLE).waitFor({ state: 'detached' });
  await desk.page.getByRole('status', { name: 'Selected cell' }).getByText('A2', { exact: true }).waitFor();

  await desk.menu('Insights…');
  const longest = desk.dialog().locator('table', { hasText: 'Waiting longest' });
  await longest.scrollIntoViewIfNeeded();
  await desk.look('waiting longest');
  await desk.page.keyboard.press('Escape');
});

test('it says what it is doing while Heatpunk takes its time, and tells a failure that can be tried again', async (desk) => {
  await desk.connect();
  await desk.fault('Slow', 'Every request');
  await desk.menu('Insights…');
  const dialog = desk.dialog();
  await dialog.getByText('Counting the leads in Heatpunk…').waitFor();
  await desk.look('counting');
  await dialog.getByRole('heading', { name: '40 leads' }).waitFor();
  await desk.page.keyboard.press('Escape');
  await desk.window(TITLE).waitFor({ state: 'detached' });

  await desk.fault('Slow', 'Off');
  await desk.fault('Offline', 'Every request');
  await desk.menu('Insights…');
  await dialog.getByText(/could not be counted.*could not be reached/).waitFor();
  await desk.look('offline');
  expect(await violationsIn(desk)).toEqual([]);
  const again = dialog.getByRole('button', { name: 'Try again' });
  await again.and(dialog.locator(':focus')).waitFor();
  await desk.fault('Offline', 'Off');
  await again.press('Enter');
  await dialog.getByRole('heading', { name: '40 leads' }).waitFor();
});

test('a person without a key, beside one who has one, is told where to enter one', async (desk) => {
  await desk.connect();
  await desk.page.getByLabel('You are').selectOption('alex@example.com');
  await desk.menu('Insights…');
  await desk.dialog().getByText('No API key is saved for you yet').waitFor();
  await desk.look('no key');
  expect(await violationsIn(desk)).toEqual([]);
});

test(
  'one lead is told as well as many',
  async (desk) => {
    await desk.connect();
    await desk.menu('Insights…');
    await desk.dialog().getByRole('heading', { name: '1 lead' }).waitFor();
    await desk.look('one lead');
    expect(await violationsIn(desk)).toEqual([]);
  },
  withLeads(1),
);

test(
  '5,000 leads are told, and households a page at a time',
  async (desk) => {
    await desk.connect();
    await desk.menu('Insights…');
    const dialog = desk.dialog();
    await dialog.getByRole('heading', { name: '5,000 leads' }).waitFor();
    await dialog.getByRole('button', { name: /^Show 50 more .* Households/ }).click();
    await dialog.getByRole('button', { name: /70 of .* Households/ }).waitFor();
    await desk.look('many households');
    expect(await violationsIn(desk)).toEqual([]);
  },
  withLeads(5000),
);
