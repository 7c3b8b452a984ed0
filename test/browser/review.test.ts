import { expect } from '@jest/globals';
import { violationsIn } from './accessibility';
import { COLUMN } from './columns';
import type { Desk } from './desk';
import { type RunningServer, startServer } from './server';
import { withBrowser } from './with-browser';

const test = withBrowser();
const withMany = () => startServer(['--leads', '2000']);

const TITLE = 'Heatpunk Leads: Review & push';

/** A sheet with one row of each kind: edited, in conflict, new, and one that cannot be sent. */
async function work(desk: Desk): Promise<void> {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  await desk.type(`${COLUMN.phone}3`, '07700 900333');
  const id = await desk.text(`${COLUMN.id}4`);
  await desk.type(`${COLUMN.phone}4`, '07700 900444');
  await desk.editInHeatpunk(`#${id}`, 'Phone', '07700 900555');
  await desk.type(`${COLUMN.email}5`, 'nobody@');
  await desk.paste(`${COLUMN.name}42`, [
    ['Nia <b>Newcomer</b>', '07700 900666', 'nia@example.com', '1 Test Street, Cardiff', 'CF10 1AA'],
  ]);
  await desk.sees(`${COLUMN.postcode}42`, 'CF10 1AA');
}

/** A colleague in the same spreadsheet, who is not before Sam's dialogs. */
async function alex(desk: Desk, server: RunningServer): Promise<Desk> {
  const other = await desk.colleague(server);
  await other.page.getByLabel('You are').selectOption('alex@example.com');
  return other;
}

/** Opens the review, and waits until it shows its rows. */
async function review(desk: Desk) {
  await desk.menu('Review & push…');
  const page = desk.dialog();
  await page.getByRole('grid').waitFor();
  return page;
}

test('what is to be pushed is looked through, a conflict is decided, and just that is pushed', async (desk) => {
  await work(desk);
  const page = await review(desk);
  await page.getByText('here 07700 900444, in Heatpunk 07700 900555').waitFor();
  await page.getByText('Nia <b>Newcomer</b>').first().waitFor();
  await desk.look('the review');
  expect(await violationsIn(desk)).toEqual([]);

  await page.getByRole('button', { name: 'Take Heatpunk’s' }).first().click();
  await page.getByLabel('Push Nia <b>Newcomer</b>').uncheck();
  await desk.look('decided');
  await page.getByRole('button', { name: 'Push 2 changes' }).click();
  await page.getByText('2 of 2 done.').waitFor();
  await desk.look('the result');
  expect(await violationsIn(desk)).toEqual([]);
  await page.getByRole('button', { name: 'Go to row' }).first().click();
  await page.getByText(/Row 4 is selected/).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await desk.window(TITLE).waitFor({ state: 'detached' });

  await desk.sees(`${COLUMN.phone}4`, '07700 900555');
  await desk.sees(`${COLUMN.sync}4`, 'Synced');
  await desk.sees(`${COLUMN.sync}3`, 'Synced');
  await desk.sees(`${COLUMN.id}42`, 'blank');
});

test('with the keyboard alone: a row is unticked, and the rest pushed', async (desk) => {
  await work(desk);
  const page = await review(desk);
  const { keyboard } = desk.page;
  await page.getByRole('searchbox').and(page.locator(':focus')).waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await page.locator('tr:focus').waitFor();
  await keyboard.press('Space');
  await page.getByRole('button', { name: 'Push 1 change' }).waitFor();
  await keyboard.press('End');
  await desk.look('the last row has the focus');
  const push = page.getByRole('button', { name: 'Push 1 change' }).and(page.locator(':focus'));
  for (let presses = 0; presses < 10 && !(await push.isVisible()); presses++) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.getByText('1 of 1 done.').waitFor();
  await keyboard.press('Escape');
  await desk.window(TITLE).waitFor({ state: 'detached' });
});

test('a push that loses Heatpunk on its way says so, and goes on when it is back', async (desk, server) => {
  const other = await alex(desk, server);
  await work(desk);
  const page = await review(desk);
  await other.fault('Offline', 'Every request');
  await page.getByRole('button', { name: 'Push 2 changes' }).click();
  await page.getByText(/could not be reached/).waitFor();
  await page.getByText('0 of 2 done; 2 not sent.').waitFor();
  await desk.look('Heatpunk is away');
  expect(await violationsIn(desk)).toEqual([]);
  await other.fault('Offline', 'Off');
  await page.getByRole('button', { name: 'Go on with the 2 left' }).click();
  await page.getByText('2 of 2 done.').waitFor();
  await desk.look('and is back');
  await other.close();
});

test('what a colleague changes meanwhile is not sent, but told', async (desk, server) => {
  const other = await alex(desk, server);
  await work(desk);
  const page = await review(desk);
  await other.type(`${COLUMN.phone}3`, '07700 900777');
  await page.getByRole('button', { name: 'Push 2 changes' }).click();
  await page.getByText('1 of 2 done.').waitFor();
  await page.getByText(/Changed meanwhile/).waitFor();
  await desk.look('changed meanwhile');
  await other.sees(`${COLUMN.phone}3`, '07700 900777');
  await other.sees(`${COLUMN.sync}3`, 'Edited');
  await other.close();
});

test(
  'two thousand changes are one list, and go batch by batch until the person stops',
  async (desk) => {
    await desk.connect();
    await desk.menu('Pull leads');
    await desk.toast('2,000 new leads.');
    await desk.paste(
      `${COLUMN.phone}2`,
      Array.from({ length: 2000 }, (_, index) => [`07700 ${900_000 + index}`]),
    );
    await desk.sees(`${COLUMN.phone}2001`, '07700 901999');
    const page = await review(desk);
    await page.getByRole('button', { name: 'Push 2,000 changes' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBeLessThan(40);
    await page.locator('tbody tr').first().focus();
    await desk.page.keyboard.press('End');
    await page.locator('tr[aria-rowindex="2001"]:focus').waitFor();
    await desk.look('the end of the list');
    await page.getByRole('button', { name: 'Push 2,000 changes' }).click();
    await page.getByText(/^\d+ of 2,000, /).waitFor();
    await desk.look('on its way');
    expect(await violationsIn(desk)).toEqual([]);
    await page.getByRole('button', { name: 'Stop after this batch' }).click();
    await page.getByText(/done; [\d,]+ not sent\./).waitFor();
    await desk.look('stopped');
    await page.getByRole('button', { name: 'Close' }).click();
  },
  withMany,
);
