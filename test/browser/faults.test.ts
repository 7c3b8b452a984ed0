import { expect } from '@jest/globals';
import { COLUMN } from './columns';
import { withBrowser } from './with-browser';

const test = withBrowser();

test('while Heatpunk cannot be reached nothing is lost, and once it can be, all of it is sent', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  const id = await desk.text(`${COLUMN.id}3`);
  await desk.type(`${COLUMN.phone}3`, '07700 900777');

  await desk.fault('Offline', 'Every request');
  await desk.look('offline');
  await desk.menu('Sync now');
  const message = desk.window('Heatpunk Leads');
  await message.getByText(/could not be reached/).waitFor();
  await desk.look('the message');
  await message.getByRole('button', { name: 'OK' }).click();
  await desk.sees(`${COLUMN.sync}3`, 'Edited');
  await desk.sees(`${COLUMN.phone}3`, '07700 900777');

  await desk.fault('Offline', 'Off');
  await desk.menu('Sync now');
  await desk.toast('1 lead sent to Heatpunk.');
  await desk.sees(`${COLUMN.sync}3`, 'Synced');
  expect(await (await desk.lead(`#${id}`)).textContent()).toContain('07700 900777');
  await desk.look('repaired');
});

test('a new lead whose answer was lost is recognised, and not made twice', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  await desk.paste(`${COLUMN.name}42`, [
    ['Nia Newcomer', '07700 900444', 'nia@example.com', '1 Test Street, Cardiff', 'CF10 1AA'],
  ]);
  await desk.sees(`${COLUMN.postcode}42`, 'CF10 1AA');

  // So slow that the fault can be switched on between the fetch and the create.
  await desk.fault('Slow', 'Every request');
  await desk.panel('Executions');
  await desk.menu('Push changes');
  await desk.page.getByText('waits for UrlFetchApp').first().waitFor();
  await desk.fault('Answer lost', 'The next request');
  await desk.toast('1 lead failed: see the Sync column.');
  await desk.fault('Slow', 'Off');
  await desk.sees(`${COLUMN.id}42`, /^pending-/);
  expect(await (await desk.lead('Nia Newcomer')).textContent()).toContain('new from the sheet');
  await desk.look('the answer was lost, though Heatpunk has the lead');

  await desk.menu('Sync now');
  await desk.toast('1 row recognised as a lead that Heatpunk has already.');
  await desk.sees(`${COLUMN.id}42`, /^\d+$/);
  await desk.lead('Nia Newcomer');
  expect(await (await desk.panel('Heatpunk')).getByRole('listitem').count()).toBe(1);
  await desk.look('there is one');
});
