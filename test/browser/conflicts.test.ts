import { expect } from '@jest/globals';
import { violationsIn } from './accessibility';
import { COLUMN } from './columns';
import type { Desk } from './desk';
import { noteOnName, seesColour } from './grid';
import { withBrowser } from './with-browser';

const test = withBrowser();

const ORANGE = '#f7cd7a';
const YELLOW = '#fff2cc';
const WHITE = '#ffffff';

/** Answers what the lead in a row is called, and its id. */
async function leadIn(desk: Desk, row: number): Promise<{ readonly id: string; readonly name: string }> {
  return { id: await desk.text(`${COLUMN.id}${row}`), name: await desk.text(`${COLUMN.name}${row}`) };
}

/** A person types a name, and a colleague types another one in Heatpunk. */
async function bothRename(desk: Desk, row: number, here: string, there: string): Promise<void> {
  const { id } = await leadIn(desk, row);
  await desk.type(`${COLUMN.name}${row}`, here);
  await desk.sees(`${COLUMN.sync}${row}`, 'Edited');
  await desk.editInHeatpunk(`#${id}`, 'Customer name', there);
}

async function seesInHeatpunk(desk: Desk, id: string, words: string): Promise<void> {
  await (await desk.lead(`#${id}`)).filter({ hasText: words }).waitFor();
}

test('a conflict is marked beside a note and a colour of one’s own, and goes when it is decided from the menu', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  const [first, second] = [await leadIn(desk, 3), await leadIn(desk, 5)];
  await noteOnName(desk, 3, 'Ring after six');
  await desk.seesNote(`${COLUMN.name}3`, 'Ring after six');
  await desk.menu('Yellow background', 'Format');
  await bothRename(desk, 3, 'Ada Here', 'Ada There');
  await bothRename(desk, 5, 'Ben Here', 'Ben There');
  await desk.menu('Sync now');
  await desk.toast('2 leads in conflict: see the Sync column.');

  await desk.sees(`${COLUMN.sync}3`, 'Conflict: Customer name');
  await desk.sees(`${COLUMN.name}3`, 'Ada Here');
  for (const words of [
    /^Note: Ring after six\s+Heatpunk conflict, seen \d\d\/\d\d\/\d{4}/,
    /Here: “Ada Here”\s+In Heatpunk: “Ada There”/,
    new RegExp(`Last agreed: “${first.name}”`),
  ]) {
    await desk.seesNote(`${COLUMN.name}3`, words);
  }
  await desk.look('a cell in conflict');
  await seesColour(desk, 3, ORANGE);
  await seesColour(desk, 5, ORANGE);

  await desk.type(`${COLUMN.name}3`, 'Ada Wanted');
  await desk.sees(`${COLUMN.name}3`, 'Ada Wanted');
  await desk.decide('Keep mine');
  const mine = desk.window('Heatpunk Leads: Keep mine');
  await mine.getByText(`Ada Wanted (${first.id}), Customer name: “Ada Wanted” here, “Ada There” in Heatpunk`).waitFor();
  await desk.look('asked before mine is kept');
  await mine.getByRole('button', { name: 'No' }).click();
  await desk.toast('Nothing was decided.');
  await desk.sees(`${COLUMN.sync}3`, 'Conflict: Customer name');
  await desk.goTo(`${COLUMN.name}3`);
  await desk.decide('Keep mine');
  await mine.getByRole('button', { name: 'Yes' }).click();
  await desk.toast('1 lead sent to Heatpunk');
  await desk.sees(`${COLUMN.sync}3`, 'Synced');
  await desk.seesNote(`${COLUMN.name}3`, 'Ring after six');
  await seesColour(desk, 3, YELLOW);
  await seesInHeatpunk(desk, first.id, 'Ada Wanted');
  await desk.look('mine was kept');

  // The other one was not asked about, and waits.
  await desk.sees(`${COLUMN.sync}5`, 'Conflict: Customer name');
  await desk.goTo(`${COLUMN.name}5`);
  await desk.decide("Take Heatpunk's");
  const theirs = desk.window("Heatpunk Leads: Take Heatpunk's");
  await theirs.getByText('Nothing is sent.').waitFor();
  await desk.look('asked before Heatpunk’s is taken');
  await theirs.getByRole('button', { name: 'Yes' }).click();
  await desk.toast('1 row updated from Heatpunk');
  await desk.sees(`${COLUMN.name}5`, 'Ben There');
  await desk.sees(`${COLUMN.sync}5`, 'Synced');
  await desk.seesNote(`${COLUMN.name}5`, '');
  await seesColour(desk, 5, WHITE);
  await seesInHeatpunk(desk, second.id, 'Ben There');

  await desk.goTo(`${COLUMN.name}5`);
  await desk.decide('Keep mine');
  const message = desk.window('Heatpunk Leads');
  await message.getByText('Nothing in the selected cells is in conflict.').waitFor();
  await desk.look('nothing to decide');
  await message.getByRole('button', { name: 'OK' }).click();
});

test('a decision that Heatpunk does not hear of loses nothing, and works once it does', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  const [first, second] = [await leadIn(desk, 3), await leadIn(desk, 5)];
  await bothRename(desk, 3, 'Ada Here', 'Ada There');
  await bothRename(desk, 5, 'Ben Here', 'Ben There');
  await desk.menu('Sync now');
  await desk.toast('2 leads in conflict: see the Sync column.');

  await desk.fault('Offline', 'Every request');
  const message = desk.window('Heatpunk Leads');
  for (const choice of ['Keep mine', "Take Heatpunk's"] as const) {
    await desk.goTo(`${COLUMN.name}3`);
    await desk.decide(choice);
    await desk.window(`Heatpunk Leads: ${choice}`).getByRole('button', { name: 'Yes' }).click();
    await message.getByText(/could not be reached/).waitFor();
    await desk.look(`offline, ${choice}`);
    await message.getByRole('button', { name: 'OK' }).click();
    await desk.sees(`${COLUMN.name}3`, 'Ada Here');
    await desk.sees(`${COLUMN.sync}3`, 'Conflict: Customer name');
    await desk.seesNote(`${COLUMN.name}3`, /In Heatpunk: “Ada There”/);
    await seesColour(desk, 3, ORANGE);
  }
  await desk.fault('Offline', 'Off');
  await desk.goTo(`${COLUMN.name}3`);
  await desk.decide("Take Heatpunk's");
  await desk.window("Heatpunk Leads: Take Heatpunk's").getByRole('button', { name: 'Yes' }).click();
  await desk.toast('1 row updated from Heatpunk');
  await desk.sees(`${COLUMN.name}3`, 'Ada There');
  await seesColour(desk, 3, WHITE);

  // So slow that the fault can be switched on between the fetch and the update.
  await desk.fault('Slow', 'Every request');
  await desk.goTo(`${COLUMN.name}5`);
  await desk.decide('Keep mine');
  await desk.window('Heatpunk Leads: Keep mine').getByRole('button', { name: 'Yes' }).click();
  await desk.page.getByText('waits for UrlFetchApp').first().waitFor();
  await desk.fault('Answer lost', 'Every request');
  await desk.fault('Slow', 'Off');
  await desk.toast('1 lead failed: see the Sync column.');
  await desk.sees(`${COLUMN.sync}5`, /^Failed: /);
  await desk.sees(`${COLUMN.name}5`, 'Ben Here');
  await desk.look('the answer was lost');
  await desk.fault('Answer lost', 'Off');
  await desk.menu('Sync now');
  await desk.sees(`${COLUMN.sync}5`, 'Synced');
  await desk.sees(`${COLUMN.name}5`, 'Ben Here');
  await desk.seesNote(`${COLUMN.name}5`, '');
  await seesColour(desk, 5, WHITE);
  await seesInHeatpunk(desk, first.id, 'Ada There');
  await seesInHeatpunk(desk, second.id, 'Ben Here');
});

test('a conflict is decided in the review, whatever else a colleague changed in its row, and after Heatpunk was away', async (desk) => {
  await desk.connect();
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  const { id, name } = await leadIn(desk, 3);
  await bothRename(desk, 3, 'Ada Here', 'Ada There');
  await desk.editInHeatpunk(`#${id}`, 'Address', '3 Colleague Lane, Leeds');

  await desk.fault('Offline', 'Every request');
  await desk.menu('Review & push…');
  const page = desk.dialog();
  await page.getByText(/The changes could not be compared.*could not be reached/).waitFor();
  await desk.look('Heatpunk is away');
  expect(await violationsIn(desk)).toEqual([]);
  await desk.fault('Offline', 'Off');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText(`here Ada Here, in Heatpunk Ada There; last agreed ${name}`).waitFor();
  await page.getByRole('button', { name: 'Keep mine' }).first().click();
  await desk.look('decided');
  await desk.fault('Offline', 'Every request');
  await page.getByRole('button', { name: 'Push 1 change' }).click();
  await page.getByText('0 of 1 done; 1 not sent.').waitFor();
  await desk.look('and away once more');
  await desk.fault('Offline', 'Off');
  await page.getByRole('button', { name: 'Go on with the 1 left' }).click();
  await page.getByText('1 of 1 done.').waitFor();
  await desk.look('pushed');
  await page.getByRole('button', { name: 'Close' }).click();
  await desk.window('Heatpunk Leads: Review & push').waitFor({ state: 'detached' });

  await seesInHeatpunk(desk, id, 'Ada Here');
  await seesColour(desk, 3, WHITE);
  await desk.menu('Sync now');
  await desk.sees(`${COLUMN.address}3`, '3 Colleague Lane, Leeds');
  await desk.sees(`${COLUMN.name}3`, 'Ada Here');
  await desk.sees(`${COLUMN.sync}3`, 'Synced');
  await desk.seesNote(`${COLUMN.name}3`, '');
});
