/** Scripts in threads of their own: what takes real time, and what goes on meanwhile. */

import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createLiveHost, type LiveHost, type LiveHostOptions } from '../../../playground/apps-script/live-host';
import { NetworkError, noNetwork } from '../../../playground/apps-script/network';
import { consumerLimits } from '../../../playground/apps-script/runtime/limits';

// Threads, processes and sockets on a machine that may be busy.
jest.setTimeout(60_000);

const ANN = 'ann@example.com';
const BEN = 'ben@example.com';

let open: LiveHost[] = [];
let news: () => void = () => {};

const liveHost = (code: string, options: Partial<LiveHostOptions> = {}): LiveHost => {
  const host = createLiveHost({ code, manifest: {}, network: noNetwork, onChange: () => news(), ...options });
  open.push(host);
  return host;
};

afterEach(async () => {
  await Promise.all(open.map((host) => host.close()));
  open = [];
});

/** Until something that the host told of makes it true. */
const until = (isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    news = () => {
      if (isSo()) resolve();
    };
    news();
  });

const asked = async (host: LiveHost) => {
  await until(() => host.questions().length > 0);
  const [question] = host.questions();
  if (question === undefined) throw new Error('Nothing is asked.');
  return question;
};

test('a script reads and writes the sheet from its own thread', async () => {
  const host = liveHost(`function go() {
    const range = SpreadsheetApp.getActive().getSheets()[0].getRange('A1:B1');
    range.setValues([['007', new Date(2026, 0, 5)]]);
    console.log('wrote', { a: [1] });
    return range.getValues()[0][1] instanceof Date;
  }`);
  const record = await host.click('go', ANN);
  expect(record).toMatchObject({ outcome: 'completed', value: true, logs: [{ text: 'wrote { a: [ 1 ] }' }] });
  expect(host.person(ANN).value('A1')).toBe(7);
});

test('what a script throws, and what the services throw at it, arrives as in-process', async () => {
  const host = liveHost(`function go() { SpreadsheetApp.getActive().getSheets()[0].getRange('nowhere') }
    function gap() { try { SpreadsheetApp.inventThings() } catch (error) { } }`);
  expect(await host.click('go', ANN)).toMatchObject({ outcome: 'failed', error: { name: 'Exception' } });
  expect(await host.click('gap', ANN)).toMatchObject({ outcome: 'failed', error: { name: 'HostError' } });
  expect(host.machine.ui.errors.map(({ handler, user }) => [handler, user])).toEqual([
    ['go', ANN],
    ['gap', ANN],
  ]);
});

describe('an alert', () => {
  const code = `function go() {
    const ui = SpreadsheetApp.getUi();
    const range = SpreadsheetApp.getActive().getSheets()[0].getRange('A1');
    const answer = ui.alert('Title', 'Really?', ui.ButtonSet.YES_NO);
    return [answer === ui.Button.YES, range.getValue()];
  }`;

  test('waits for the person, who may type meanwhile', async () => {
    const host = liveHost(code);
    const run = host.click('go', ANN);
    const question = await asked(host);
    expect(question).toMatchObject({ user: ANN, title: 'Title', text: 'Really?', buttons: ['YES', 'NO'] });
    expect(host.executions()).toMatchObject([{ waitsFor: 'Ui.alert', record: null }]);
    host.person(ANN).type('A1', 'meanwhile');
    expect(host.answer(question.id, { button: 'OK', text: '' })).toBe(false);
    expect(host.answer(question.id, { button: 'YES', text: '' })).toBe(true);
    expect(host.answer(question.id, { button: 'YES', text: '' })).toBe(false);
    expect((await run).value).toEqual([true, 'meanwhile']);
  });

  test('goes when its time is up', async () => {
    const host = liveHost(code, { limits: { executionMs: 3000 } });
    const run = host.click('go', ANN);
    await asked(host);
    expect(await run).toMatchObject({ outcome: 'killed', error: { message: 'Exceeded maximum execution time' } });
    expect(host.questions()).toEqual([]);
  });
});

test('a prompt gives the text that was typed', async () => {
  const host = liveHost('function go() { return SpreadsheetApp.getUi().prompt("Name?").getResponseText() }');
  const run = host.click('go', ANN);
  host.answer((await asked(host)).id, { button: 'OK', text: 'Robin' });
  expect((await run).value).toBe('Robin');
});

describe('the lock', () => {
  const code = `function hold() {
      LockService.getDocumentLock().tryLock(10);
      SpreadsheetApp.getUi().alert('held');
    }
    function wait() { const lock = LockService.getDocumentLock(); const had = lock.tryLock(60000); return [had, lock.hasLock()] }
    function impatient() { return LockService.getDocumentLock().tryLock(5) }
    function hang() { LockService.getDocumentLock().tryLock(10); for (;;); }`;

  test('is waited for until the one who has it ends', async () => {
    const host = liveHost(code);
    const first = host.click('hold', ANN);
    const question = await asked(host);
    const second = host.click('wait', BEN);
    await until(() => host.executions()[1]?.waitsFor === 'Lock.tryLock');
    host.answer(question.id, { button: 'OK', text: '' });
    expect((await first).outcome).toBe('completed');
    expect((await second).value).toEqual([true, true]);
  });

  test('is refused once the patience is over', async () => {
    const host = liveHost(code);
    const first = host.click('hold', ANN);
    const question = await asked(host);
    expect((await host.click('impatient', BEN)).value).toBe(false);
    host.answer(question.id, { button: 'OK', text: '' });
    await first;
  });

  test('is free again when its holder was ended', async () => {
    const host = liveHost(code, { limits: { executionMs: 3000 } });
    expect(await host.click('hang', ANN)).toMatchObject({ outcome: 'killed' });
    expect((await host.click('wait', BEN)).value).toEqual([true, true]);
  });
});

test('a hang in pure computation is ended, and loses the writes that were not applied', async () => {
  const host = liveHost(
    `function go() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue('lost'); for (;;); }
     function onEdit() { for (;;); }
     function fine() { return 'fine' }`,
    { limits: { executionMs: 3000, simpleTriggerMs: 1000 } },
  );
  const hung = host.click('go', ANN);
  host.person(BEN).type('B1', 'typed meanwhile');
  expect((await host.click('fine', BEN)).value).toBe('fine');
  expect(await hung).toMatchObject({ outcome: 'killed', error: { message: 'Exceeded maximum execution time' } });
  await until(() => host.executions().every(({ record }) => record !== null));
  expect(host.executions().map(({ record }) => [record?.handler, record?.outcome])).toEqual([
    ['go', 'killed'],
    ['onEdit', 'killed'],
    ['fine', 'completed'],
  ]);
  expect(host.person(ANN).values('A1:B1')).toEqual([['', 'typed meanwhile']]);
});

test('the limits are Google’s unless told otherwise', () => {
  const host = liveHost('');
  expect(host.machine.limits).toEqual(consumerLimits);
  expect([consumerLimits.executionMs, consumerLimits.simpleTriggerMs]).toEqual([360_000, 30_000]);
});

test('requests take their time while another execution runs; sleep sleeps', async () => {
  let arrive: () => void = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const host = liveHost(
    `function get() { return UrlFetchApp.fetchAll(['https://example.com/a', 'https://example.com/b']).map((one) => one.getContentText()) }
     function fail() { UrlFetchApp.fetch('https://example.com/offline') }
     function nap() { Utilities.sleep(20); return 'slept' }`,
    {
      network: async (requests) => {
        if (requests[0]?.url.endsWith('offline')) return [new NetworkError('Address unavailable: offline')];
        await arrived;
        return requests.map(({ url }) => ({ status: 200, headers: {}, body: url.slice(-1) }));
      },
    },
  );
  const getting = host.click('get', ANN);
  await until(() => host.executions()[0]?.waitsFor === 'UrlFetchApp.fetchAll');
  expect((await host.click('nap', BEN)).value).toBe('slept');
  expect((await host.click('fail', BEN)).error?.message).toBe('Address unavailable: offline');
  arrive();
  expect(await getting).toMatchObject({ value: ['a', 'b'], requests: 2 });
});

test('timed triggers run as the clock is moved, each at its time, and edits fire onEdit', async () => {
  const host = liveHost(`
    function install() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(10).create() }
    function tick() { SpreadsheetApp.getActive().getSheets()[0].appendRow([new Date().getTime()]) }
    function onEdit(event) { console.log(event.range.getA1Notation() + ' ' + event.value) }`);
  await host.click('install', ANN);
  await host.moveClock(25 * 60_000);
  const [first, second] = host.person(ANN).values('A1:A2').flat().map(Number);
  expect(Math.round(((second ?? 0) - (first ?? 0)) / 60_000)).toBe(10);
  host.person(BEN).type('C3', 'x');
  await until(() => host.executions().every(({ record }) => record !== null));
  expect(host.executions().map(({ record }) => record?.trigger)).toEqual(['menu', 'clock', 'clock', 'edit']);
  expect(host.executions().at(-1)?.record?.logs).toMatchObject([{ text: 'C3 x' }]);
});

test('a page calls the script’s functions by the rules of google.script.run', async () => {
  const host = liveHost(
    `function add(a, b) { return a + b } function hidden_() {} function day() { return new Date() }`,
  );
  expect(await host.callFromDialog(ANN, 'add', [1, 2])).toEqual({ ok: true, value: 3 });
  expect(await host.callFromDialog(ANN, 'day', [])).toEqual({ ok: true, value: null });
  expect(await host.callFromDialog(ANN, 'add', [new Date()])).toMatchObject({ ok: false });
  expect(await host.callFromDialog(ANN, 'hidden_', [])).toMatchObject({ ok: false });
});

test('a script that takes all memory ends alone', async () => {
  const host = liveHost(
    'function eat() { const all = []; for (;;) all.push(new Array(100000).fill(1.5)) } function fine() { return 1 }',
  );
  expect(await host.click('eat', ANN)).toMatchObject({ outcome: 'failed', error: { message: 'Out of memory error.' } });
  expect((await host.click('fine', ANN)).value).toBe(1);
});

test('more executions than may be at once wait for their turn', async () => {
  const host = liveHost('function go() { return 1 }');
  const records = await Promise.all(Array.from({ length: 70 }, () => host.click('go', ANN)));
  expect(records.filter(({ value }) => value === 1)).toHaveLength(70);
});
