import { expect } from '@jest/globals';
import { COLUMN } from './columns';
import type { Desk } from './desk';
import { hideInFilter, selectNameToo } from './grid';
import { withBrowser } from './with-browser';

const test = withBrowser();

/** Waits until Heatpunk lists the lead, or does not. */
async function seesLead(desk: Desk, id: string, isThere: boolean): Promise<void> {
  const heatpunk = await desk.panel('Heatpunk');
  await heatpunk.getByRole('searchbox').fill(`#${id}`);
  const lead = heatpunk.getByRole('listitem').filter({ hasText: `#${id}` });
  await (isThere ? lead.first() : heatpunk.getByText('No lead here has that.')).waitFor();
}

test('leads of several areas are deleted once Heatpunk can be reached, and the filtered ones among them stay', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  const ids: string[] = [];
  for (const row of [3, 4, 5, 8]) ids.push(await desk.text(`${COLUMN.id}${row}`));
  const [third = '', hidden = '', fifth = '', eighth = ''] = ids;
  const names = [
    await desk.text(`${COLUMN.name}3`),
    await desk.text(`${COLUMN.name}5`),
    await desk.text(`${COLUMN.name}8`),
  ];
  await desk.paste(`${COLUMN.status}4`, [['Sale']]);
  await desk.sees(`${COLUMN.sync}4`, 'Edited');
  await desk.menu('Create a filter', 'Data');
  await hideInFilter(desk, 'Sale');

  await desk.goTo(`${COLUMN.name}3:${COLUMN.name}5`);
  // The rows that are shown: 1, 2, 3, 5, 6, 7, 8.
  await selectNameToo(desk, 7);
  await desk.page.getByRole('status', { name: 'Selected cell' }).getByText('E8', { exact: true }).waitFor();
  await desk.look('two areas, one row of them hidden');
  await desk.fault('Offline', 'Every request');
  await desk.menu('Delete selected leads…');
  const question = desk.window('Heatpunk Leads: Delete selected leads');
  const text = (await question.textContent()) ?? '';
  for (const name of names) expect(text).toContain(name);
  expect(text).toContain('Delete these 3 leads');
  expect(text).toContain('1 selected row is hidden, by the filter or by hand, and left out.');
  await desk.look('the question');
  await question.getByRole('button', { name: 'Yes' }).click();
  await desk.toast('0 leads deleted. 3 stayed: see the Sync column.');
  await desk.sees(`${COLUMN.sync}3`, /^Failed: /);
  await desk.look('Heatpunk is away');
  await seesLead(desk, third, true);

  await desk.fault('Offline', 'Off');
  await desk.goTo(`${COLUMN.name}3:${COLUMN.name}5`);
  await selectNameToo(desk, 7);
  await desk.page.getByRole('status', { name: 'Selected cell' }).getByText('E8', { exact: true }).waitFor();
  // Heatpunk deletes one and its answer is lost: that it is gone is what the next try finds.
  await desk.fault('Answer lost', 'The next request');
  await desk.menu('Delete selected leads…');
  await question.getByRole('button', { name: 'Yes' }).click();
  await desk.toast('3 leads deleted.');
  await desk.look('deleted');
  await desk.menu('Remove filter', 'Data');
  await desk.sees(`${COLUMN.id}3`, hidden);
  await desk.sees(`${COLUMN.sync}3`, 'Edited');
  for (const id of [third, fifth, eighth]) await seesLead(desk, id, false);
  await seesLead(desk, hidden, true);
});

test('more than ten leads are deleted only after their number was typed', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 leads in 40 rows.');
  const id = await desk.text(`${COLUMN.id}2`);
  await desk.goTo(`${COLUMN.name}2:${COLUMN.name}13`);
  await desk.menu('Delete selected leads…');
  const question = desk.window('Heatpunk Leads: Delete selected leads');
  await question.getByText('type their number here: 12').waitFor();
  await desk.look('the question');
  await question.getByRole('textbox').fill('13');
  await question.getByRole('button', { name: 'OK' }).click();
  await desk.toast('Nothing was deleted: "13" is not the number of leads, 12.');
  await desk.sees(`${COLUMN.id}2`, id);
  await seesLead(desk, id, true);

  await desk.goTo(`${COLUMN.name}2:${COLUMN.name}13`);
  await desk.menu('Delete selected leads…');
  await question.getByRole('textbox').fill('12');
  await question.getByRole('button', { name: 'OK' }).click();
  await desk.toast('12 leads deleted.');
  await desk.look('deleted');
  await seesLead(desk, id, false);
});
