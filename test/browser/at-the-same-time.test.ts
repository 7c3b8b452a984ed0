import { expect } from '@jest/globals';
import { COLUMN } from './columns';
import { withBrowser } from './with-browser';

const test = withBrowser();

test('what is typed while a slow run goes on is not lost', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  const id = await desk.text(`${COLUMN.id}5`);
  await desk.editInHeatpunk(`#${id}`, 'Address', '3 Colleague Lane, Leeds');
  await desk.editInHeatpunk(`#${id}`, 'Customer name', 'Ada Colleague');

  await desk.fault('Slow', 'Every request');
  await desk.menu('Sync now');
  await desk.page.getByText('Running script').waitFor();
  await desk.type(`${COLUMN.phone}5`, '07700 900888');
  await desk.type(`${COLUMN.phone}6`, '07700 900999');
  // The editor is still open when the run writes into the sheet, into this very cell.
  await desk.goTo(`${COLUMN.name}5`);
  await desk.page.keyboard.type('Ada Typing');
  await desk.look('typing while it runs');
  await desk.toast(/1 row updated from Heatpunk/);
  await desk.page.keyboard.type(' On');
  await desk.page.keyboard.press('Enter');

  await desk.sees(`${COLUMN.address}5`, '3 Colleague Lane, Leeds');
  await desk.sees(`${COLUMN.name}5`, 'Ada Typing On');
  await desk.sees(`${COLUMN.phone}5`, '07700 900888');
  await desk.sees(`${COLUMN.phone}6`, '07700 900999');
  await desk.look('all of it is there');
  await desk.fault('Slow', 'Off');
  await desk.menu('Sync now');
  await desk.sees(`${COLUMN.sync}5`, 'Synced');
  const lead = await (await desk.lead(`#${id}`)).textContent();
  expect(lead).toContain('Ada Typing On');
  expect(lead).toContain('07700 900888');
});

test('two runs at once: the second one waits, then says who is at work', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  // Every request takes seconds: the fetch, the update and the create make the run last longer than another one waits.
  await desk.type(`${COLUMN.phone}5`, '07700 900888');
  await desk.paste(`${COLUMN.name}42`, [
    ['Nia Newcomer', '07700 900444', 'nia@example.com', '1 Test Street, Cardiff', 'CF10 1AA'],
  ]);
  await desk.sees(`${COLUMN.postcode}42`, 'CF10 1AA');
  await desk.fault('Slow', 'Every request');
  await desk.panel('Executions');
  await desk.menu('Sync now');
  await desk.page.getByText('waits for UrlFetchApp').first().waitFor();
  await desk.menu('Pull leads');
  await desk.page
    .getByText(/waits for Lock/)
    .first()
    .waitFor();
  await desk.look('the second one waits');
  const message = desk.window('Heatpunk Leads');
  await message.getByText('is running "Sync now" in this spreadsheet just now').waitFor();
  await desk.look('the second one says why');
  await message.getByRole('button', { name: 'OK' }).click();
  await desk.toast('1 lead sent to Heatpunk; 1 lead created in Heatpunk.');
  await desk.look('the first one is done');
});

test('two people in one spreadsheet see what the other does, and each has messages of their own', async (desk, server) => {
  await desk.connect();
  const other = await desk.colleague(server);
  await other.page.getByLabel('You are').selectOption('alex@example.com');
  await desk.type('A1', 'from Sam');
  await other.sees('A1', 'from Sam');
  await other.type('A2', 'from Alex');
  await desk.sees('A2', 'from Alex');

  await other.menu('Sync now');
  await other.window('Heatpunk Leads').getByText('No API key is saved for you yet').waitFor();
  await other.look('Alex has a message');
  await desk.look('Sam has none');
  expect(await desk.window('Heatpunk Leads').count()).toBe(0);
  await other.close();
});
