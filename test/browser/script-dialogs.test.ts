import { expect } from '@jest/globals';
import { startScript } from './script-server';
import { withBrowser } from './with-browser';

/** What a page of the script does with google.script.run, told in its own text. */
const PAGE = `<!doctype html><html><head><title>Ours</title></head><body>
<button id="date">A date</button><button id="many">Twelve calls</button><button id="odd">A failing call</button>
<button id="tall">Taller</button><button id="close">Close it</button><p id="out">nothing yet</p>
<script>
const say = (text) => { document.getElementById('out').textContent = text; };
const on = (id, act) => document.getElementById(id).addEventListener('click', act);
on('date', () => { try { google.script.run.echo({ when: new Date() }); say('sent'); } catch (error) { say(error.message); } });
on('many', () => {
  let answered = 0;
  for (let i = 0; i < 12; i++) {
    google.script.run.withSuccessHandler((value, extra) => { answered += value; say(extra + ' ' + answered); }).withUserObject('sum').echo(i);
  }
});
on('odd', () => google.script.run.withFailureHandler((error) => say(error.message)).fails());
on('tall', () => google.script.host.setHeight(420));
on('close', () => google.script.host.close());
</script></body></html>`;

const CODE = `
  function echo(value) { return value; }
  function fails() { throw new Error('That was too much.'); }
  const html = () => HtmlService.createHtmlOutput(${JSON.stringify(PAGE)}).setTitle('Ours beside');
  function modal() { SpreadsheetApp.getUi().showModalDialog(html().setWidth(420).setHeight(200), 'Ours'); }
  function sidebar() { SpreadsheetApp.getUi().showSidebar(html()); }
  function asks() {
    const ui = SpreadsheetApp.getUi();
    const answer = ui.prompt('Your name', 'How are you called?', ui.ButtonSet.OK_CANCEL);
    SpreadsheetApp.getActive().toast(answer.getSelectedButton() + ' ' + answer.getResponseText(), 'Prompt', 30);
  }
  function breaks() { throw new TypeError('It is broken.'); }`;

const test = withBrowser(() => startScript(CODE, ['modal', 'sidebar', 'asks', 'breaks']));

test('google.script.run keeps the rules of the platform in a dialog and in a sidebar', async (desk) => {
  await desk.menu('modal', 'Test');
  const page = desk.dialog();
  const out = page.locator('#out');
  await page.getByRole('button', { name: 'A date' }).click();
  await out.getByText('Failed due to illegal value in property: when').waitFor();
  await page.getByRole('button', { name: 'Twelve calls' }).click();
  await out.getByText('sum 66').waitFor();
  await page.getByRole('button', { name: 'A failing call' }).click();
  await out.getByText('That was too much.').waitFor();
  await desk.look('a dialog');
  await page.getByRole('button', { name: 'Taller' }).click();
  await desk.page.locator('.frame-place[style*="420px"]').waitFor();
  await page.getByRole('button', { name: 'Close it' }).click();
  await desk.window('Ours').waitFor({ state: 'detached' });

  await desk.menu('sidebar', 'Test');
  const sidebar = desk.page.getByRole('complementary', { name: 'Ours beside' });
  await sidebar.locator('iframe').contentFrame().getByRole('button', { name: 'Twelve calls' }).click();
  await sidebar.locator('iframe').contentFrame().getByText('sum 66').waitFor();
  await desk.look('a sidebar');
  await sidebar.getByRole('button', { name: 'Close' }).click();
  await sidebar.waitFor({ state: 'detached' });
});

test('a dialog reaches neither the page around it nor anything outside', async (desk) => {
  await desk.menu('modal', 'Test');
  const frame = await (await desk.page.locator('dialog iframe').elementHandle())?.contentFrame();
  const reached = await frame?.evaluate(() => {
    const attempts: Readonly<Record<string, () => unknown>> = {
      parent: () => window.parent.document.title,
      storage: () => window.localStorage.length,
      cookie: () => document.cookie,
    };
    return Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [name];
      } catch {
        return [];
      }
    });
  });
  expect(reached).toEqual([]);
});

test('a prompt, a sub-menu, and the red bar after a menu item failed', async (desk) => {
  await desk.menu('asks', 'Test');
  const prompt = desk.window('Your name');
  await prompt.getByLabel('How are you called?').fill('Ada');
  await desk.look('a prompt');
  await desk.page.keyboard.press('Enter');
  await desk.toast('OK Ada');

  await desk.page.getByRole('menuitem', { name: 'Test', exact: true }).click();
  await desk.page.getByText('More', { exact: true }).hover();
  await desk.page.getByText('Again breaks').waitFor();
  await desk.look('a sub-menu');
  await desk.page.getByText('Again breaks').click();
  const bar = desk.page.getByRole('alert').filter({ hasText: 'TypeError: It is broken.' });
  await bar.waitFor();
  await desk.look('the red bar');
  await bar.getByRole('button', { name: 'Dismiss' }).click();
  await bar.waitFor({ state: 'detached' });
});
