import { expect } from '@jest/globals';
import { COLUMN } from './columns';
import { withBrowser } from './with-browser';

const test = withBrowser();

test('what is done in the sheet comes to Heatpunk, and what is done in Heatpunk comes to the sheet', async (desk) => {
  await desk.look('opened');
  await desk.menu('Set up…');
  await desk.dialog().getByLabel('API key').waitFor();
  await desk.look('settings');
  await desk.dialog().getByRole('button', { name: 'Cancel' }).click();
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  await desk.sees('A1', 'Sync');
  await desk.look('pulled');

  const [edited, pasted] = [await desk.text(`${COLUMN.id}2`), await desk.text(`${COLUMN.id}4`)];
  await desk.type(`${COLUMN.phone}2`, '07700 900111');
  await desk.sees(`${COLUMN.sync}2`, 'Edited');
  await desk.paste(`${COLUMN.name}4`, [
    ['Ada Pasted', '07700 900222'],
    ['Ben Pasted', '07700 900333'],
  ]);
  await desk.sees(`${COLUMN.sync}5`, 'Edited');
  await desk.paste(`${COLUMN.name}42`, [
    ['Nia Newcomer', '07700 900444', 'nia@example.com', '1 Test Street, Cardiff', 'CF10 1AA'],
  ]);
  await desk.sees(`${COLUMN.postcode}42`, 'CF10 1AA');
  await desk.look('edited, pasted and added');

  await desk.menu('Sync now');
  await desk.toast('3 leads sent to Heatpunk; 1 lead created in Heatpunk.');
  await desk.sees(`${COLUMN.sync}2`, 'Synced');
  await desk.sees(`${COLUMN.id}42`, /^\d+$/);
  expect(await (await desk.lead(`#${edited}`)).textContent()).toContain('07700 900111');
  expect(await (await desk.lead(`#${pasted}`)).textContent()).toContain('Ada Pasted');
  expect(await (await desk.lead('Nia Newcomer')).textContent()).toContain('new from the sheet');
  await desk.look('synced, with the new lead in Heatpunk');

  await desk.editInHeatpunk('Nia Newcomer', 'Address', '2 Other Street, Cardiff');
  expect(await (await desk.lead('Nia Newcomer')).textContent()).toContain('address changed here');
  await desk.look('changed in Heatpunk');
  await desk.menu('Sync now');
  await desk.toast('1 row updated from Heatpunk.');
  await desk.sees(`${COLUMN.address}42`, '2 Other Street, Cardiff');
  await desk.look('the sheet has it');

  await desk.type(`${COLUMN.phone}2`, '07700 900555');
  await desk.editInHeatpunk(`#${edited}`, 'Customer phone', '07700 900666');
  await desk.menu('Sync now');
  await desk.toast('1 lead in conflict: see the Sync column.');
  await desk.sees(`${COLUMN.sync}2`, 'Conflict: Phone');
  await desk.sees(`${COLUMN.phone}2`, '07700 900555');
  await desk.look('a conflict');

  await desk.goTo(`${COLUMN.name}42`);
  await desk.menu('Delete selected leads…');
  const question = desk.window('Heatpunk Leads: Delete selected leads');
  expect(await question.textContent()).toContain('Nia Newcomer');
  await desk.look('asked before deleting');
  await question.getByRole('button', { name: 'No' }).click();
  await desk.toast('Nothing was deleted.');
  await desk.menu('Delete selected leads…');
  await question.getByRole('button', { name: 'Yes' }).click();
  await desk.toast('1 lead deleted.');
  await desk.sees(`${COLUMN.name}42`, 'blank');
  const heatpunk = await desk.panel('Heatpunk');
  await heatpunk.getByRole('searchbox').fill('Nia Newcomer');
  await heatpunk.getByText('No lead here has that.').waitFor();
  await desk.look('deleted');
});
