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

  await dialog.getByText('Fetch your leads now?').waitFor();
  await desk.look('the offer');
  await dialog.getByRole('button', { name: 'Pull leads now' }).click();
  await dialog.getByText('40 new leads. 40 leads in 40 rows.').waitFor();
  await dialog.getByText('What to try next').waitFor();
  await desk.look('the first pull');
  await page.keyboard.press('Enter');
  await desk.window('Heatpunk Leads: set up').waitFor({ state: 'detached' });
  await desk.sees(`${COLUMN.sync}2`, 'Synced');
  await desk.look('the leads');
});

test('a refresh that fails is the first item of the menu until it works again', async (desk) => {
  const { page } = desk;
  await desk.connect();
  await desk.menu('Settings…');
  const settings = desk.dialog();
  await settings.getByLabel('How often').selectOption({ label: 'Every hour' });
  await settings.getByRole('button', { name: 'Save' }).click();
  await desk.window('Heatpunk Leads: settings').waitFor({ state: 'detached' });
  await desk.menu('Settings…');
  await settings.getByText(/The next run is about \d\d:\d\d/).waitFor();
  await desk.look('the next run');
  await settings.getByRole('button', { name: 'Cancel' }).click();

  const oneHour = async (fault: string, ahead: string) => {
    await desk.fault('Offline', fault);
    await (await desk.panel('Clock')).getByRole('button', { name: '1 hour forward' }).click();
    await page.getByText(ahead).waitFor();
    await page
      .getByText(fault === 'Off' ? 'refresh: completed' : 'refresh: failed')
      .first()
      .waitFor();
    await page.reload();
    await page.locator('output', { hasText: 'A1' }).waitFor();
  };
  const failing = 'The automatic refresh failed: what to do…';
  await oneHour('Every request', '1 h ahead');
  await desk.menu(failing);
  const message = desk.window('Heatpunk Leads: automatic refresh');
  await message.getByText('could not be reached').waitFor();
  await desk.look('what to do');
  await message.getByRole('button', { name: 'No' }).click();

  await oneHour('Off', '2 h ahead');
  await page.getByRole('menuitem', { name: 'Heatpunk Leads', exact: true }).click();
  const items = page.getByRole('menu', { name: 'Heatpunk Leads' }).getByRole('menuitem');
  await desk.look('it works again');
  expect(await items.first().textContent()).toContain('Sync now');
});

test('more than ten leads are deleted only after their number was typed', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 leads in 40 rows.');
  await desk.goTo(`${COLUMN.name}2:${COLUMN.name}13`);
  await desk.menu('Delete selected leads…');
  const question = desk.window('Heatpunk Leads: delete leads');
  await question.getByText('type their number here: 12').waitFor();
  await desk.look('the question');
  await question.getByRole('textbox').fill('13');
  await question.getByRole('button', { name: 'OK' }).click();
  await desk.toast('Nothing was deleted: "13" is not the number of leads, 12.');
  await desk.menu('Delete selected leads…');
  await question.getByRole('textbox').fill('12');
  await question.getByRole('button', { name: 'OK' }).click();
  await desk.toast('12 leads deleted.');
  await desk.look('deleted');
});
