/** The playground over its WebSocket, as a page speaks to it. */

import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { PlaygroundOptions } from '../../../playground/server/playground';
import { type Page, saveSettings, scriptOf, startTestServer, type TestServer } from './a-page';

// Threads, processes and sockets on a machine that may be busy.
jest.setTimeout(60_000);

let servers: TestServer[] = [];

const server = async (options: Partial<PlaygroundOptions> = {}): Promise<TestServer> => {
  const started = await startTestServer(options);
  servers.push(started);
  return started;
};
const page = async (options: Partial<PlaygroundOptions> = {}): Promise<Page> => (await server(options)).page();

afterEach(async () => {
  await Promise.all(servers.map((one) => one.close()));
  servers = [];
});

const [SAM, ALEX] = ['sam@example.com', 'alex@example.com'];

/** A page of a few lines of script, once its menu is there. */
const pageOf = async (code: string, items: readonly string[], options: Partial<PlaygroundOptions> = {}) => {
  const made = await page({ script: scriptOf(code, items), ...options });
  await made.hear('menus', () => true, 0);
  return made;
};

const cellsOf = (one: Page, name = 'Sheet1') =>
  [...one.book.sheet(name).cells.values()].map(({ row, column, text }) => [row, column, text]);

test('a page is told everything there is, and the menu once onOpen has run', async () => {
  const one = await page();
  expect(one.state).toMatchObject({
    spreadsheet: { name: 'Our leads', timeZone: 'Europe/London', locale: 'en_GB' },
    people: [SAM, ALEX],
    live: false,
    sheets: [{ name: 'Sheet1', rows: 1000, columns: 26, cells: [] }],
    questions: [],
    dialogs: [],
  });
  expect(one.state.heatpunk?.leads).toHaveLength(20);
  expect(one.state.faults.map(({ mode }) => mode)).toEqual(['off', 'off', 'off', 'off', 'off']);
  const { menus } = await one.hear('menus', () => true, 0);
  expect(menus).toMatchObject([{ name: 'Heatpunk Leads' }]);
});

test('leads are pulled through the menu: cells, toast and execution are seen', async () => {
  const one = await page();
  await saveSettings(one);
  const toast = one.hear('toast', ({ text }) => text.includes('leads'));
  expect(await one.click('pullLeads')).toMatchObject({ outcome: 'completed', trigger: 'menu', user: SAM, requests: 1 });
  expect((await toast).text).toBe('20 new leads. 20 leads in 20 rows.');
  const texts = new Set([...one.book.sheet('Leads').cells.values()].map(({ text }) => text));
  for (const id of one.leads.keys()) expect(texts).toContain(id);
});

test('without settings a menu item fails in words, and a script’s error makes the red bar', async () => {
  const one = await pageOf('function fail() { throw new Error("so it is") }', ['fail']);
  const bar = one.hear('red-bar');
  expect(await one.click('fail')).toMatchObject({ outcome: 'failed', error: 'Error: so it is' });
  expect(await bar).toMatchObject({ user: SAM, handler: 'fail', message: 'Error: so it is' });
});

describe('a question', () => {
  const code = `function ask() {
    const ui = SpreadsheetApp.getUi();
    const name = ui.prompt('Name', 'Who?', ui.ButtonSet.OK_CANCEL).getResponseText();
    SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(name);
  }`;

  test('waits for its answer, on whichever page of the person', async () => {
    const place = await server({ script: scriptOf(code, ['ask']) });
    const [first, second] = [await place.page(), await place.page()];
    await first.hear('menus', () => true, 0);
    first.send({ kind: 'menu', handler: 'ask' });
    await second.until(() => second.questions.length > 0);
    const [question] = second.questions;
    expect(question).toMatchObject({
      kind: 'prompt',
      user: SAM,
      title: 'Name',
      text: 'Who?',
      buttons: ['OK', 'CANCEL'],
    });
    const third = await place.page();
    expect(third.state.questions).toEqual([question]);
    expect(third.state.executions.at(-1)).toMatchObject({ outcome: 'running' });
    const answer = { kind: 'answer', question: question?.id ?? 0, button: 'OK', text: 'Robin' } as const;
    second.send(answer);
    await first.hear('question-closed', () => true, 0);
    await first.until(() => cellsOf(first).length > 0);
    expect(cellsOf(first)).toEqual([[1, 1, 'Robin']]);
    second.send(answer);
    expect((await second.hear('refused')).message).toBe('Nobody waits for this answer any more.');
  });

  test('takes none of the buttons that it does not have', async () => {
    const one = await pageOf(code, ['ask']);
    one.send({ kind: 'menu', handler: 'ask' });
    const { question } = await one.hear('question');
    one.send({ kind: 'answer', question: question.id, button: 'YES', text: '' });
    await one.hear('refused');
    expect(one.questions).toHaveLength(1);
  });
});

test('people type while a script waits, and its own writes are seen as it goes', async () => {
  const one = await pageOf(
    `function slow() {
      const sheet = SpreadsheetApp.getActive().getSheets()[0];
      sheet.getRange('A1').setValue('first half');
      SpreadsheetApp.flush();
      SpreadsheetApp.getUi().alert('half-way');
      sheet.getRange('A2').setValue(sheet.getRange('C3').getValue() + ' was seen');
    }`,
    ['slow'],
  );
  one.send({ kind: 'menu', handler: 'slow' });
  const { question } = await one.hear('question');
  expect(cellsOf(one)).toEqual([[1, 1, 'first half']]);
  expect(await one.act('Sheet1', { do: 'type', row: 3, column: 3, text: 'typed meanwhile' })).toBeUndefined();
  one.send({ kind: 'answer', question: question.id, button: 'OK', text: '' });
  await one.hear('execution', ({ execution }) => execution.outcome === 'completed');
  expect(cellsOf(one)).toEqual(
    expect.arrayContaining([
      [2, 1, 'typed meanwhile was seen'],
      [3, 3, 'typed meanwhile'],
    ]),
  );
});

test('two executions at once meet the lock: while Heatpunk is slow, the second waits for the first', async () => {
  const place = await server();
  const [one, two] = [await place.page(), await place.page()];
  await two.actAs(ALEX);
  await saveSettings(one);
  await saveSettings(two, { userEmail: ALEX });
  one.send({ kind: 'fault', name: 'slow', mode: 'next' });
  const waits = one.hear('execution', ({ execution }) => execution.waitsFor === 'UrlFetchApp.fetchAll');
  const first = one.click('pullLeads');
  await waits;
  const locked = two.hear('execution', ({ execution }) => execution.waitsFor === 'Lock.tryLock');
  const second = two.click('syncNow');
  expect((await locked).execution).toMatchObject({ handler: 'syncNow', user: ALEX });
  expect((await Promise.all([first, second])).map(({ outcome }) => outcome)).toEqual(['completed', 'completed']);
  const ends = two.news.flatMap((news) =>
    news.kind === 'execution' && news.execution.outcome === 'completed' ? [news.execution.handler] : [],
  );
  expect(ends.filter((handler) => handler === 'pullLeads' || handler === 'syncNow')).toEqual(['pullLeads', 'syncNow']);
});

test('a script that hangs is ended, and everybody works on', async () => {
  const one = await pageOf('function hang() { for (;;); } function fine() { return 1 }', ['hang', 'fine'], {
    limits: { executionMs: 3000 },
  });
  const hung = one.click('hang');
  expect(await one.act('Sheet1', { do: 'type', row: 1, column: 1, text: 'x' })).toBeUndefined();
  expect(await one.click('fine')).toMatchObject({ outcome: 'completed' });
  expect(await hung).toMatchObject({ outcome: 'killed', error: 'Killed: Exceeded maximum execution time' });
});

describe('in Heatpunk', () => {
  test('a colleague edits, adds, deletes and withdraws leads, and every page hears of it', async () => {
    const place = await server();
    const [one, two] = [await place.page(), await place.page()];
    const [first = '', second = '', third = ''] = one.leads.keys();
    one.send({ kind: 'lead', act: { do: 'edit', id: first, fields: { customerName: 'Robin Renamed' } } });
    expect(await two.hear('leads')).toMatchObject({
      leads: [{ id: first, fields: { customerName: 'Robin Renamed' }, withdrawn: false }],
      changes: [{ id: first, field: 'customerName', through: 'dashboard' }],
    });
    one.send({ kind: 'lead', act: { do: 'delete', id: second } });
    expect(await two.hear('leads')).toMatchObject({ leads: [], removed: [second] });
    one.send({ kind: 'lead', act: { do: 'withdraw', id: third, withdrawn: true } });
    expect(await two.hear('leads')).toMatchObject({ leads: [{ id: third, withdrawn: true }] });
    one.send({ kind: 'lead', act: { do: 'add', fields: { customerName: 'Jo New' } } });
    expect(await two.hear('leads')).toMatchObject({ leads: [{ fields: { customerName: 'Jo New', status: 'new' } }] });
    await saveSettings(one);
    const toast = one.hear('toast', ({ text }) => text.includes('leads'));
    await one.click('pullLeads');
    expect((await toast).text).toBe('19 new leads. 19 leads in 19 rows.');
    one.send({ kind: 'lead', act: { do: 'edit', id: second, fields: { customerName: 'Nobody' } } });
    expect((await one.hear('refused')).message).toContain(`no lead ${second}`);
  });

  test.each([
    ['offline', 'always'],
    ['429', 'always'],
    ['500', 'always'],
    ['lost', 'always'],
  ] as const)('the fault %s keeps leads from being pulled until it is switched off', async (name, mode) => {
    const one = await pageOf(
      `function get() {
        const { status } = { status: UrlFetchApp.fetch('https://heatpunk.co.uk/api/v1/leads/fetch', { method: 'post', muteHttpExceptions: true }).getResponseCode() };
        console.log(status);
      }`,
      ['get'],
    );
    one.send({ kind: 'fault', name, mode });
    await one.hear('faults', ({ faults }) => faults.some((fault) => fault.name === name && fault.mode === mode));
    const run = await one.click('get');
    if (name === 'offline' || name === 'lost') expect(run.error).toMatch(/^Exception: Address unavailable/);
    else expect(run.logs).toMatchObject([{ text: name }]);
    await one.until(() =>
      one.news.some((news) => news.kind === 'faults' && news.faults.some(({ hits }) => hits === 1)),
    );
    one.send({ kind: 'fault', name, mode: 'off' });
    await one.hear('faults');
    expect((await one.click('get')).logs).toMatchObject([{ text: '401' }]);
  });

  test('a fault for the next request alone is off again after it', async () => {
    const one = await page();
    await saveSettings(one);
    one.send({ kind: 'fault', name: '500', mode: 'next' });
    await one.hear('faults');
    const off = one.hear('faults', ({ faults }) => faults.some(({ hits, mode }) => hits === 1 && mode === 'off'));
    // One failed fetch is tried again.
    expect(await one.click('pullLeads')).toMatchObject({ outcome: 'completed', requests: 2 });
    await off;
  });
});

test('a permission that a person has not given is lacking for them alone, until it is given', async () => {
  const get = `function get() {
    UrlFetchApp.fetch('https://heatpunk.co.uk/api/v1/leads/fetch', { method: 'post', muteHttpExceptions: true });
  }`;
  const oauthScopes = ['https://www.googleapis.com/auth/script.external_request'];
  const one = await pageOf(get, ['get'], { script: { ...scriptOf(get, ['get']), manifest: { oauthScopes } } });
  expect(one.state.unpermitted).toEqual([]);
  one.send({ kind: 'permission', given: false });
  await one.hear('unpermitted', ({ users }) => users.includes(SAM));
  expect((await one.click('get')).error).toContain('You do not have permission to call UrlFetchApp.fetch');
  await one.actAs(ALEX);
  expect(await one.click('get')).toMatchObject({ user: ALEX, outcome: 'completed' });
  await one.actAs(SAM);
  one.send({ kind: 'permission', given: true });
  await one.hear('unpermitted', ({ users }) => users.length === 0);
  expect(await one.click('get')).toMatchObject({ user: SAM, outcome: 'completed' });
});

test('each person has the menu that was built for them, when they sat down or since', async () => {
  const place = await server();
  const [one, two] = [await place.page(), await place.page()];
  await two.actAs(ALEX);
  await saveSettings(one);
  expect(await one.click('pullLeads')).toMatchObject({ user: SAM, outcome: 'completed' });
  two.send({ kind: 'menu', handler: 'pullLeads' });
  expect((await two.hear('refused')).message).toBe('There is no such menu item.');
  const opened = one.hear('execution', ({ execution }) => execution.handler === 'onOpen' && execution.user === ALEX);
  const built = one.hear('menus', ({ user, menus }) => user === ALEX && JSON.stringify(menus).includes('pullLeads'));
  await one.actAs(ALEX);
  await Promise.all([opened, built]);
  const pulls = one.hear('execution', ({ execution }) => execution.handler === 'pullLeads');
  two.send({ kind: 'menu', handler: 'pullLeads' });
  expect((await pulls).execution).toMatchObject({ user: ALEX });
});

test('the clock is moved, timed triggers run, and the page is told when the next falls due', async () => {
  const one = await page();
  await saveSettings(one, { refresh: '30min' });
  await one.click('pullLeads');
  const { clock } = await one.hear('clock', (message) => message.clock.nextDue !== null, 0);
  const refreshed = one.hear(
    'execution',
    ({ execution }) => execution.handler === 'refresh' && execution.outcome !== 'running',
  );
  one.send({ kind: 'move-clock', ms: 31 * 60_000 });
  expect((await refreshed).execution).toMatchObject({ trigger: 'clock', outcome: 'completed' });
  const later = await one.hear('clock', (message) => message.clock.aheadMs >= 31 * 60_000 - 1000, 0);
  expect(later.clock.nextDue).toBe((clock.nextDue ?? 0) + 30 * 60_000);
});

describe('a dialog', () => {
  const code = `function show() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('<p>hi</p>').setWidth(300), 'Hello') }
    function side() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>side</p>').setTitle('Beside')) }
    function add(a, b) { return { sum: a + b } }
    function fail() { throw new Error('no') }
    function wait() { SpreadsheetApp.getUi().alert('wait'); return 1 }
    function hidden_() {}`;
  const open = async () => {
    const one = await pageOf(code, ['show', 'side']);
    const opened = one.hear('dialog');
    one.send({ kind: 'menu', handler: 'show' });
    return { one, dialog: (await opened).dialog };
  };

  test('is told with its page, and gives way to the next; a sidebar stands beside it', async () => {
    const { one, dialog } = await open();
    expect(dialog).toMatchObject({
      kind: 'modal',
      user: SAM,
      title: 'Hello',
      html: '<p>hi</p>',
      width: 300,
      height: null,
    });
    const side = one.hear('dialog');
    one.send({ kind: 'menu', handler: 'side' });
    expect((await side).dialog).toMatchObject({ kind: 'sidebar', title: 'Beside' });
    const gone = one.hear('dialog-closed');
    one.send({ kind: 'menu', handler: 'show' });
    expect((await gone).id).toBe(dialog.id);
  });

  test('calls the script, and is told what came of it', async () => {
    const { one, dialog } = await open();
    expect(await one.call(dialog, 'add', 1, 2)).toMatchObject({ ok: true, value: { sum: 3 } });
    expect(await one.call(dialog, 'fail')).toMatchObject({ ok: false, error: 'no' });
    expect(await one.call(dialog, 'hidden_')).toMatchObject({
      ok: false,
      error: expect.stringContaining('not a function'),
    });
    one.send({ kind: 'close-dialog', dialog: dialog.id });
    await one.hear('dialog-closed');
    expect(await one.call(dialog, 'add', 1, 2)).toMatchObject({ ok: false, error: 'This dialog is closed.' });
  });

  test('has ten calls on at once, and the eleventh waits', async () => {
    const { one, dialog } = await open();
    const calls = Array.from({ length: 11 }, () => one.call(dialog, 'wait'));
    await one.until(() => one.questions.length === 10);
    expect(
      one.news.filter((news) => news.kind === 'execution' && news.execution.handler === 'wait').length,
    ).toBeGreaterThan(0);
    for (let answered = 0; answered < 11; answered++) {
      await one.until(() => one.questions.length > 0);
      const [question] = one.questions;
      const gone = one.hear('question-closed', ({ id }) => id === question?.id);
      one.send({ kind: 'answer', question: question?.id ?? 0, button: 'OK', text: '' });
      await gone;
    }
    expect((await Promise.all(calls)).every(({ ok }) => ok)).toBe(true);
  });
});

test('an act names the rows that its page showed, though others moved them since', async () => {
  const place = await server();
  const [one, two] = [await place.page(), await place.page()];
  await one.act('Sheet1', { do: 'paste', row: 1, column: 1, block: [['a'], ['b'], ['c']] });
  const seen = one.book.revision;
  await two.until(() => two.book.revision === seen);
  await two.act('Sheet1', { do: 'insert-rows', before: 1, count: 2 });
  one.send({ kind: 'act', id: 100, seen, sheet: 0, act: { do: 'type', row: 2, column: 2, text: 'beside b' } });
  await one.hear('acted', ({ id }) => id === 100);
  expect(cellsOf(one)).toEqual(
    expect.arrayContaining([
      [4, 1, 'b'],
      [4, 2, 'beside b'],
    ]),
  );
  await two.act('Sheet1', { do: 'delete-rows', first: 4, count: 1 });
  one.send({ kind: 'act', id: 101, seen, sheet: 0, act: { do: 'type', row: 2, column: 2, text: 'late' } });
  expect((await one.hear('acted', ({ id }) => id === 101)).refused).toMatch(/gone/);
});

test('a script that opens another tab moves the person there', async () => {
  const one = await pageOf(
    'function go() { const book = SpreadsheetApp.getActive(); book.setActiveSheet(book.insertSheet("Second")) }',
    ['go'],
  );
  const moved = one.hear('selected');
  await one.click('go');
  expect((await moved).selection.sheet).toBe(one.book.sheet('Second').id);
});

test('what is selected is cut to the grid, and is what the script sees', async () => {
  const one = await pageOf(
    'function go() { console.log(SpreadsheetApp.getActive().getActiveRangeList().getRanges().map((range) => range.getA1Notation()).join()) }',
    ['go'],
  );
  const areas = [
    { row: 2, column: 1, rows: 2, columns: 18_278 },
    { row: 990, column: 2, rows: 10_000, columns: 1 },
  ];
  one.send({ kind: 'select', sheet: 0, areas });
  expect((await one.click('go')).logs).toMatchObject([{ text: 'A2:Z3,B990:B1000' }]);
});

test.each(['rows', 'array'] as const)('Heatpunk lists its leads as %s when asked to', async (shape) => {
  const one = await pageOf(
    `function go() {
      const options = { method: 'post', contentType: 'application/json', headers: { 'X-API-Key': 'playground-key-0123456789' }, payload: JSON.stringify({ userEmail: '${SAM}', furthestDate: '2020-01-01' }) };
      const body = JSON.parse(UrlFetchApp.fetch('https://heatpunk.co.uk/api/v1/leads/fetch', options).getContentText());
      console.log(Array.isArray(body) ? 'array' : 'rows');
    }`,
    ['go'],
    { heatpunk: { leads: 3, seed: 1, shape } },
  );
  expect(await one.click('go')).toMatchObject({ error: null, logs: [{ text: shape }] });
});

test('live, there is no Heatpunk here to change, and the page can say so', async () => {
  const one = await page({ heatpunk: null });
  expect(one.state).toMatchObject({ live: true, heatpunk: null, faults: [] });
  one.send({ kind: 'fault', name: 'slow', mode: 'always' });
  expect((await one.hear('refused')).message).toMatch(/real services/);
  one.send({ kind: 'lead', act: { do: 'delete', id: '1' } });
  expect((await one.hear('refused')).message).toMatch(/real services/);
});

test('the latency that was asked for is waited for at each call', async () => {
  // Long enough for a busy server to tell of it in between.
  const one = await pageOf('function go() { SpreadsheetApp.getActive().getName() }', ['go'], { latencyMs: 1_000 });
  const waits = one.hear('execution', ({ execution }) => execution.handler === 'go' && execution.waitsFor !== null);
  await Promise.all([one.click('go'), waits]);
});
