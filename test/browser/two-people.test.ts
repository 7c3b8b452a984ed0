import { COLUMN } from './columns';
import { withBrowser } from './with-browser';

const test = withBrowser();

test('who has no key sees and edits the leads and is told so on a push; with a key of their own the log names each', async (desk, server) => {
  await desk.connect();
  const other = await desk.colleague(server);
  await other.page.getByLabel('You are').selectOption('alex@example.com');
  await desk.menu('Pull leads');
  await desk.toast('40 new leads.');
  const id = await desk.text(`${COLUMN.id}2`);

  await other.sees(`${COLUMN.id}2`, id);
  await other.type(`${COLUMN.phone}2`, '07700 900222');
  await other.sees(`${COLUMN.sync}2`, 'Edited');
  const message = other.window('Heatpunk Leads');
  await other.goTo(`${COLUMN.name}3`);
  for (const item of ['Push changes', 'Delete selected leads…']) {
    await other.menu(item);
    await message.getByText(/No API key is saved for you yet.*What you type in the sheet stays/).waitFor();
    await other.look(`no key, ${item}`);
    await message.getByRole('button', { name: 'OK' }).click();
  }
  await other.menu('Review & push…');
  await other.dialog().getByText('No API key is saved for you yet').waitFor();
  await other.look('no key, review');
  await other.page.keyboard.press('Escape');
  await other.sees(`${COLUMN.sync}2`, 'Edited');

  // What was typed without a key goes with whoever has one, unless Heatpunk is away.
  await desk.fault('Offline', 'Every request');
  await desk.menu('Push changes');
  const own = desk.window('Heatpunk Leads');
  await own.getByText(/could not be reached/).waitFor();
  await own.getByRole('button', { name: 'OK' }).click();
  await desk.fault('Offline', 'Off');
  await desk.menu('Push changes');
  await desk.toast('1 lead sent to Heatpunk.');
  await (await desk.lead(`#${id}`)).filter({ hasText: '07700 900222' }).waitFor();

  const [key = ''] = await (await other.panel('Heatpunk')).locator('code').allTextContents();
  await other.menu('Settings…');
  await other.dialog().getByLabel('API key').fill(key);
  await other
    .dialog()
    .getByLabel(/e-mail address/)
    .fill('alex@example.com');
  await other.look('a key of one’s own');
  await other.dialog().getByRole('button', { name: 'Save' }).click();
  await other.dialog().getByRole('button', { name: 'Later' }).click();
  await other.window('Heatpunk Leads: Set up').waitFor({ state: 'detached' });
  await other.type(`${COLUMN.phone}3`, '07700 900333');
  await other.sees(`${COLUMN.sync}3`, 'Edited');
  await other.menu('Push changes');
  await other.toast('1 lead sent to Heatpunk.');
  await other.menu('Open activity log');
  const cell = other.page.getByRole('status', { name: 'Selected cell' });
  await cell.getByText(/^A4\d$/).waitFor();
  const last = Number(/\d+/.exec((await cell.textContent()) ?? '')?.[0]);
  await other.sees(`B${last}`, 'alex@example.com');
  await other.sees(`C${last}`, 'Sent');
  await other.look('the log names both');
  await other.sees('B2', 'sam@example.com');
  await other.close();
});
