import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { violationsIn } from './accessibility';
import { COLUMN } from './columns';
import type { Desk } from './desk';
import { withBrowser } from './with-browser';

const test = withBrowser();

/** Chosen in Settings, and the clock and the executions in sight. */
async function everyHour(desk: Desk): Promise<void> {
  await desk.connect();
  await desk.menu('Settings…');
  await desk.dialog().getByLabel('How often').selectOption({ label: 'Every hour' });
  await desk.dialog().getByRole('button', { name: 'Save' }).click();
  await desk.window('Heatpunk Leads: Settings').waitFor({ state: 'detached' });
  await desk.panel('Faults');
  await desk.panel('Clock');
}

/** Moves the clock forward, until so many refreshes have ended in this way. */
async function anHourLater(desk: Desk, outcome: 'completed' | 'failed', times: number): Promise<void> {
  const executions = await desk.panel('Executions');
  await (await desk.panel('Clock')).getByRole('button', { name: '1 hour forward' }).click();
  await executions
    .getByRole('listitem')
    .filter({ hasText: /^refresh/ })
    .filter({ hasText: outcome })
    .nth(times - 1)
    .waitFor();
}

/** Opens the spreadsheet anew, and its menu, whose first item is to be this one. */
async function firstItem(desk: Desk, title: string): Promise<Locator> {
  await desk.page.getByRole('button', { name: 'Reopen spreadsheet' }).click();
  const newest = (await desk.panel('Executions')).getByRole('listitem').first();
  await newest.filter({ hasText: /^onOpencompleted/ }).waitFor();
  await desk.page.getByRole('menuitem', { name: 'Heatpunk Leads', exact: true }).click();
  const item = desk.page.getByRole('menu', { name: 'Heatpunk Leads' }).getByRole('menuitem').first();
  await item.getByText(title, { exact: true }).waitFor();
  await desk.look('the menu');
  return item;
}

test('the automatic refresh runs by the clock, says in the menu that it fails, and no more once it works', async (desk) => {
  await everyHour(desk);
  await desk.menu('Settings…');
  const settings = desk.dialog();
  await settings.getByText(/The next run is about \d\d:\d\d/).scrollIntoViewIfNeeded();
  await desk.look('the next run');
  await settings.getByRole('button', { name: 'Cancel' }).click();

  await anHourLater(desk, 'completed', 1);
  await desk.sees(`${COLUMN.sync}2`, 'Synced');
  await desk.look('it ran');

  await desk.fault('Offline', 'Every request');
  for (const times of [1, 2, 3]) await anHourLater(desk, 'failed', times);
  await (await firstItem(desk, 'The automatic refresh has failed 3 times: what to do…')).click();
  const message = desk.window('Heatpunk Leads: Automatic refresh');
  await message.getByText(/has failed 3 times in a row.*could not be reached.*The next run is about/s).waitFor();
  await desk.look('what to do');
  await message.getByRole('button', { name: 'Yes' }).click();
  await settings.getByText(/The next run is about \d\d:\d\d/).waitFor();
  await settings.getByRole('button', { name: 'Cancel' }).click();

  await desk.fault('Offline', 'Off');
  await anHourLater(desk, 'completed', 2);
  await firstItem(desk, 'Sync now');
});

test('a permission that Google lacks is the menu’s first item, which leads to it, until it is given', async (desk) => {
  await everyHour(desk);
  await desk.fault('Permission', 'Not given');
  await anHourLater(desk, 'failed', 1);
  await (await firstItem(desk, 'The automatic refresh needs your permission: what to do…')).click();
  const page = desk.dialog();
  const link = page.getByRole('link', { name: 'Give the permission on Google’s page' });
  await link.and(page.locator(':focus')).waitFor();
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/script\.google\.com\//);
  await desk.look('the way to the grant');
  expect(await violationsIn(desk)).toEqual([]);
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('Google does not have your permission yet.').waitFor();
  await desk.look('not given yet');
  expect(await violationsIn(desk)).toEqual([]);

  await desk.fault('Permission', 'Off');
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('All permissions are given.').waitFor();
  await desk.look('given');
  expect(await violationsIn(desk)).toEqual([]);
  await desk.page.keyboard.press('Enter');
  await desk.window('Heatpunk Leads: Permission').waitFor({ state: 'detached' });
  await firstItem(desk, 'Sync now');
  await desk.page.keyboard.press('Escape');
  await anHourLater(desk, 'completed', 1);
  await desk.sees(`${COLUMN.sync}2`, 'Synced');
});

test('what is chosen from the menu without the permission leads to it too', async (desk) => {
  await desk.connect();
  await desk.fault('Permission', 'Not given');
  await desk.menu('Sync now');
  await desk.dialog().getByRole('link', { name: 'Give the permission on Google’s page' }).waitFor();
  await desk.look('instead of the sync');
  await desk.page.keyboard.press('Escape');
  await desk.menu('Insights…');
  await desk.dialog().getByText('Google needs your permission before anything can be sent or fetched.').waitFor();
  await desk.look('instead of the insights');
});
