import { expect } from '@jest/globals';
import { violationsIn } from './accessibility';
import { COLUMN } from './columns';
import type { Desk } from './desk';
import { startServer } from './server';
import { withBrowser } from './with-browser';

const test = withBrowser();
const withMany = () => startServer(['--leads', '300']);

const TITLE = 'Heatpunk Leads: Undo last push';

/** Leads that were pulled, and what rows 2 and 3 said of phone and postcode before somebody typed there and pushed. */
async function pushed(desk: Desk): Promise<{ readonly phone: string; readonly postcode: string; readonly id: string }> {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  const before = {
    phone: await desk.text(`${COLUMN.phone}2`),
    postcode: await desk.text(`${COLUMN.postcode}3`),
    id: await desk.text(`${COLUMN.id}2`),
  };
  await desk.type(`${COLUMN.phone}2`, '07700 900111');
  await desk.type(`${COLUMN.postcode}3`, 'CF10 <b>');
  await desk.sees(`${COLUMN.sync}2`, 'Edited');
  await desk.sees(`${COLUMN.sync}3`, 'Edited');
  await desk.menu('Push changes');
  await desk.toast('2 leads sent to Heatpunk.');
  return before;
}

test('the last push is undone with the keyboard alone, and that is undone in its turn', async (desk) => {
  const { phone, postcode, id } = await pushed(desk);
  await desk.menu('Undo last push…');
  const page = desk.dialog();
  await page.getByText('Can be put back (2 of 2 chosen)').waitFor();
  await page.getByText('CF10 <b>').waitFor();
  await page.getByLabel('All fields').and(page.locator(':focus')).waitFor();
  await desk.look('what can be put back');
  expect(await violationsIn(desk)).toEqual([]);

  const { keyboard } = desk.page;
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await page.getByRole('button', { name: 'Undo 1 field of 1 lead' }).waitFor();
  await desk.look('one of two is ticked');
  expect(await violationsIn(desk)).toEqual([]);
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await page.getByText('2 fields of 2 leads put back.').waitFor();
  await page.getByRole('button', { name: 'Close' }).and(page.locator(':focus')).waitFor();
  await desk.look('put back');
  expect(await violationsIn(desk)).toEqual([]);
  await keyboard.press('Enter');
  await desk.window(TITLE).waitFor({ state: 'detached' });
  await desk.sees(`${COLUMN.phone}2`, phone);
  await desk.sees(`${COLUMN.postcode}3`, postcode);
  await desk.sees(`${COLUMN.sync}2`, 'Synced');
  expect(await (await desk.lead(`#${id}`)).textContent()).toContain(phone);

  await desk.menu('Undo last push…');
  await page.getByText(/The last push was an undo/).waitFor();
  await desk.look('an undo can be undone');
  await page.getByRole('button', { name: 'Undo 2 fields of 2 leads' }).click();
  await page.getByText('2 fields of 2 leads put back.').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await desk.window(TITLE).waitFor({ state: 'detached' });
  await desk.sees(`${COLUMN.phone}2`, '07700 900111');
});

test('what changed since stays and is listed with its reason, and an undo that fails says so', async (desk) => {
  const { id } = await pushed(desk);
  await desk.editInHeatpunk(`#${id}`, 'Customer phone', '07700 900666');
  // Unfolded while nothing stands in front of it.
  await desk.panel('Faults');
  await desk.menu('Undo last push…');
  const page = desk.dialog();
  await page.getByText('Heatpunk has another value since: “07700 900666”.').waitFor();
  await desk.look('one was changed in Heatpunk');
  expect(await violationsIn(desk)).toEqual([]);

  await desk.fault('Offline', 'Every request');
  await page.getByRole('button', { name: 'Undo 1 field of 1 lead' }).click();
  await page.getByText(/The undo did not come to its end.*could not be reached/).waitFor();
  await desk.look('Heatpunk cannot be reached');
  expect(await violationsIn(desk)).toEqual([]);
  await desk.fault('Offline', 'Off');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Undo 1 field of 1 lead' }).click();
  await page.getByText('1 field of 1 lead put back.').waitFor();
  await desk.look('put back after all');
});

test('where nothing was pushed yet the dialog says so, and so does "Open activity log" before any run', async (desk) => {
  await desk.connect();
  await desk.menu('Open activity log');
  const message = desk.window('Heatpunk Leads');
  await message.getByText(/There is no activity log yet/).waitFor();
  await desk.look('no log yet');
  await message.getByRole('button', { name: 'OK' }).click();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  await desk.menu('Undo last push…');
  const page = desk.dialog();
  await page.getByText('The activity log tells of no push yet.').waitFor();
  await page.getByRole('button', { name: 'Close' }).and(page.locator(':focus')).waitFor();
  await desk.look('nothing to undo');
  expect(await violationsIn(desk)).toEqual([]);
  await desk.page.keyboard.press('Escape');
  await desk.window(TITLE).waitFor({ state: 'detached' });

  await desk.menu('Open activity log');
  await desk.page.getByRole('status', { name: 'Selected cell' }).getByText('A41', { exact: true }).waitFor();
  await desk.sees('A1', 'When');
  await desk.sees('I1', 'Run');
  await desk.look('the activity log');
});

test(
  'a push of more fields than are shown at once is listed and undone',
  async (desk) => {
    await desk.connect();
    await desk.menu('Pull leads');
    await desk.toast('300 new leads.');
    await desk.paste(
      `${COLUMN.phone}2`,
      Array.from({ length: 250 }, (_, index) => [`07700 9${String(index).padStart(5, '0')}`]),
    );
    await desk.sees(`${COLUMN.sync}251`, 'Edited');
    await desk.menu('Push changes');
    await desk.toast('250 leads sent to Heatpunk.');
    await desk.menu('Undo last push…');
    const page = desk.dialog();
    await page.getByText('50 more are not shown.').waitFor();
    await desk.look('many fields');
    await page.getByRole('button', { name: 'Undo 250 fields of 250 leads' }).click();
    await page.getByText('Putting back 250 fields of 250 leads…').waitFor();
    await desk.look('at work');
    await page.getByText('250 fields of 250 leads put back.').waitFor();
    await desk.look('all put back');
  },
  withMany,
);
