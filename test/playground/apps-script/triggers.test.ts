/** Timed triggers, and the clock that fires them. */

import { describe, expect, test } from '@jest/globals';
import { manualClock } from '../../../playground/apps-script/runtime/clock';
import { errorOf, hostWith } from './support';

const ann = 'ann@example.com';
const bob = 'bob@example.com';
const minute = 60_000;
const hour = 60 * minute;

const script = `
function every(minutes) { return ScriptApp.newTrigger('tick').timeBased().everyMinutes(minutes).create().getUniqueId() }
function daily(at) { ScriptApp.newTrigger('tick').timeBased().everyDays(1).atHour(at).create() }
function list() { return ScriptApp.getProjectTriggers().map((t) => t.getHandlerFunction()) }
function clear() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)) }
function tick() { PropertiesService.getUserProperties().setProperty('ticked', String(Date.now())) }
function ask() { SpreadsheetApp.getUi() }
`;

describe('a trigger', () => {
  test('fires each time it falls due, at that time', () => {
    const host = hostWith(script);
    const start = host.clock.now();
    host.run('every', { args: [15] });
    expect(host.advance(14 * minute)).toHaveLength(0);
    expect(host.advance(31 * minute)).toHaveLength(3);
    expect(host.clock.now()).toBe(start + 45 * minute);
    expect(host.properties.user('installer@example.com').get('ticked')).toBe(String(start + 45 * minute));
  });

  test('runs as whoever created it', () => {
    const host = hostWith(script);
    host.run('every', { args: [30], user: bob });
    expect(host.advance(30 * minute)).toMatchObject([{ user: bob, trigger: 'clock', outcome: 'completed' }]);
    expect(host.properties.user(bob).has('ticked')).toBe(true);
    expect(host.properties.user(ann).has('ticked')).toBe(false);
  });

  test('has no Ui', () => {
    expect(hostWith(script).run('ask', { trigger: 'clock' }).error?.message).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
  });

  test('of a day fires at its hour, also after the clocks change', () => {
    const host = hostWith(script, {
      clock: manualClock(Date.UTC(2026, 2, 28, 12)),
      manifest: { timeZone: 'Europe/London' },
    });
    host.run('daily', { args: [6] });
    const times: string[] = [];
    for (let days = 0; days < 2; days++) {
      host.advance(24 * hour);
      times.push(new Date(Number(host.properties.user('installer@example.com').get('ticked'))).toISOString());
    }
    expect(times).toEqual(['2026-03-29T05:00:00.000Z', '2026-03-30T05:00:00.000Z']);
  });

  test('whose function is gone fails by its name', () => {
    const host = hostWith(`function go() { ScriptApp.newTrigger('gone').timeBased().everyHours(1).create() }`);
    host.run('go');
    expect(host.advance(hour)).toMatchObject([
      { outcome: 'failed', error: { message: 'Script function not found: gone' } },
    ]);
  });

  test("stops when the day's trigger time is spent", () => {
    const host = hostWith(
      `function go() { ScriptApp.newTrigger('slow').timeBased().everyMinutes(10).create() } function slow() { Utilities.sleep(${5 * minute}) }`,
      { limits: { triggerMsPerDay: 12 * minute } },
    );
    host.run('go');
    expect(host.advance(40 * minute).map((record) => record.outcome)).toEqual([
      'completed',
      'completed',
      'completed',
      'failed',
    ]);
  });
});

test('people see and delete their own triggers only', () => {
  const host = hostWith(script);
  host.run('every', { args: [5], user: ann });
  expect(host.run('list', { user: ann }).value).toEqual(['tick']);
  expect(host.run('list', { user: bob }).value).toEqual([]);
  host.run('clear', { user: bob });
  expect(host.triggers.list).toHaveLength(1);
  host.run('clear', { user: ann });
  expect(host.triggers.list).toHaveLength(0);
  expect(host.advance(hour)).toHaveLength(0);
});

test('a person has twenty triggers at most', () => {
  expect(
    errorOf(`for (let i = 0; i < 21; i++) ScriptApp.newTrigger('go').timeBased().everyHours(1).create()`),
  ).toContain('too many triggers');
});

test('only some numbers of minutes exist', () => {
  expect(errorOf(`ScriptApp.newTrigger('go').timeBased().everyMinutes(7)`)).toContain('1, 5, 10, 15 or 30');
});
