import { expect } from '@jest/globals';
import { COLUMN } from './columns';
import { withBrowser } from './with-browser';

const test = withBrowser();

test('the first minutes lead from the only item of the menu to the leads in the sheet', async (desk) => {
  const { page } = desk;
  await page.getByRole('menuitem', { name: 'Heatpunk Leads', exact: true }).click();
  const items = page.getByRole('menu', { name: 'Heatpunk Leads' }).getByRole('menuitem');
  expect(await items.allTextContents()).toEqual(['Set up…']);
  await desk.look('the menu');
  await items.first().click();

  const dialog = desk.dialog();
  await dialog.getByText('CRM connections').first().waitFor();
  await desk.look('set up');
  const heatpunk = await desk.panel('Heatpunk');
  const [key = '', email = ''] = await heatpunk.locator('code').allTextContents();
  await dialog.getByLabel('API key').fill('not-the-key-of-anybody');
  await dialog.getByLabel(/e-mail address/).fill(email);
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await dialog.getByText('does not accept the API key').waitFor();
  await desk.look('a wrong key');
  await dialog.getByLabel('API key').fill(key);
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await dialog.getByText('Heatpunk answers, with 40 leads in the chosen dates.').waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();

  await dialog.getByText('Pull your leads now?').waitFor();
  await desk.look('the offer');
  await dialog.getByRole('button', { name: 'Pull leads now' }).click();
  await dialog.getByText('40 new leads. 40 leads in 40 rows.').waitFor();
  await dialog.getByText('What to try next').waitFor();
  await desk.look('the first pull');
  await page.keyboard.press('Enter');
  await desk.window('Heatpunk Leads: Set up').waitFor({ state: 'detached' });
  await desk.sees(`${COLUMN.sync}2`, 'Synced');
  await desk.look('the leads');
});
