import { describe, expect, test } from '@jest/globals';
import type { Route } from '../../playground/heatpunk/endpoints';
import type { FaultEffect } from '../../playground/heatpunk/faults';
import { API_KEY, createWorld, FORM, MEMBER, MENU, type World } from '../world';
import {
  ALEX,
  ANOTHER,
  COMPLETE,
  chooseToDelete,
  contents,
  DELETE,
  edit,
  FIRST,
  freeRow,
  HOUR_MS,
  leads,
  logLines,
  MINUTE_MS,
  PULL,
  PUSH,
  rowOf,
  SYNC,
  typeLead,
} from './at-work';

/** A part of the key so long is no coincidence any more. */
const PART_LENGTH = 8;

/** Everything that anybody but the person themself could ever get to see, by where it stands. */
function everythingSeen(world: World): Readonly<Record<string, string>> {
  const { host } = world;
  return {
    'the cells, their notes and formats': contents(world, []),
    'the console': JSON.stringify(host.executions.map(({ logs }) => logs)),
    'what executions threw': JSON.stringify(host.executions.map(({ error }) => error ?? null)),
    'what executions returned': JSON.stringify(host.executions.map(({ value }) => value ?? null)),
    'alerts, toasts and dialogs': JSON.stringify(host.ui.shown),
    'Google’s red bar': JSON.stringify(host.ui.errors),
    menus: JSON.stringify(host.ui.menus),
    mails: JSON.stringify(host.mail),
    'the document’s properties': JSON.stringify([...host.properties.document]),
    'other people’s properties': JSON.stringify([...host.properties.user(ALEX)]),
    'the cache': JSON.stringify([...host.cache]),
    'names of sheets': JSON.stringify(host.workbook.sheets.map(({ name, protections }) => [name, protections])),
  };
}

/** Where the key stands, whole or in part. */
function leaks(world: World, key = API_KEY): string[] {
  const parts = Array.from({ length: key.length - PART_LENGTH + 1 }, (_, start) =>
    key.slice(start, start + PART_LENGTH),
  );
  return Object.entries(everythingSeen(world)).flatMap(([where, text]) => {
    const part = parts.find((each) => text.includes(each));
    if (part === undefined) return [];
    const place = text.indexOf(part);
    return [`${where}: ${text.slice(Math.max(0, place - 60), place + 60)}`];
  });
}

/** Does one of everything: a run of each kind, an edit, a new row, a deletion, a test of the connection, and a refresh. */
function doOneOfEach(world: World): void {
  edit(world, FIRST, 'customerPhone', `01632 ${String(world.host.clock.now()).slice(-6)}`);
  typeLead(world, freeRow(world), { ...COMPLETE, customerName: `New ${world.host.clock.now()}` });
  for (const item of [SYNC, PULL, PUSH]) world.click(item);
  chooseToDelete(world, [FIRST]);
  world.host.ui.respond(({ buttons }) => (buttons.includes('NO') ? 'NO' : 'OK'));
  world.click(DELETE);
  world.host.ui.respond(({ buttons }) => (buttons.includes('YES') ? 'YES' : 'OK'));
  world.click('Settings…');
  world.host.callFromDialog('loadSettings');
  world.host.callFromDialog('testConnection', { ...FORM, apiKey: '' });
  world.host.callFromDialog('saveSettings', { ...FORM, days: 'none' });
  world.host.advance(HOUR_MS);
}

function inUse(): World {
  const world = createWorld({ leads: leads(6), settings: { refresh: 'hourly', refreshPushes: true } });
  world.click(SYNC);
  return world;
}

const ECHO = `The key ${API_KEY} is not welcome; ${API_KEY}!`;

const failures: readonly [string, FaultEffect][] = [
  ...[400, 401, 503].flatMap((status): [string, FaultEffect][] => [
    [`${status}, the key in its JSON`, { kind: 'status', status, message: ECHO }],
    [`${status}, the key in its page`, { kind: 'status', status, body: 'html', message: ECHO }],
    [`${status}, the key in a text`, { kind: 'body', status, body: ECHO, contentType: 'text/plain' }],
    [`${status}, the key as a name`, { kind: 'body', status, body: { errors: { [API_KEY]: ['is not welcome'] } } }],
    [`${status}, the headers that were sent`, { kind: 'body', status, body: { headers: { 'x-api-key': API_KEY } } }],
  ]),
  ['no leads but the key', { kind: 'body', body: { key: API_KEY } }],
  ['a text of the key', { kind: 'body', body: API_KEY }],
  ['a list of the key', { kind: 'body', body: [API_KEY] }],
  ['a lead without an id, the key as a name', { kind: 'body', body: [{ [API_KEY]: 1 }] }],
  ['leads under the key as their id', { kind: 'body', body: { rows: { [API_KEY]: 'no lead' } } }],
  ['an id that is an object with the key', { kind: 'body', body: [{ ID: { key: API_KEY } }] }],
  ['two leads with the key as their id', { kind: 'body', body: [{ ID: API_KEY }, { ID: API_KEY }] }],
  ['a redirection with the key', { kind: 'redirect', location: `https://evil.example/?key=${API_KEY}` }],
  ['nobody there', { kind: 'refuse' }],
  ['no answer', { kind: 'hang' }],
  ['a broken connection', { kind: 'reset' }],
  ['an answer that is lost', { kind: 'answer-lost' }],
  ['JSON that breaks off', { kind: 'truncate' }],
  ['a page', { kind: 'html-page' }],
];

describe('the API key', () => {
  test('stands nowhere after everything worked', () => {
    const world = inUse();
    doOneOfEach(world);
    chooseToDelete(world, ['10002']);
    world.click(DELETE);
    expect(leaks(world)).toEqual([]);
    expect(logLines(world).length).toBeGreaterThan(0);
  });

  test.each(failures)('stands nowhere after every kind of request failed: %s', (_name, effect) => {
    const world = inUse();
    world.heatpunk.faults.add({ effect });
    doOneOfEach(world);
    world.heatpunk.faults.clear();
    for (const route of ['update', 'create', 'delete'] satisfies Route[]) {
      world.heatpunk.faults.add({ effect, hits: { route } });
    }
    doOneOfEach(world);
    chooseToDelete(world, [FIRST]);
    world.click(DELETE);
    world.host.advance(3 * HOUR_MS);
    expect(leaks(world)).toEqual([]);
  });

  test.each(['fetch', 'update', 'create', 'delete'] satisfies Route[])(
    'does not stand in part where a server’s words are cut: %s',
    (route) => {
      for (const length of [65, 75, 185, 195]) {
        const words = `${'x'.repeat(length)} ${API_KEY} is not welcome`;
        for (const effect of [
          { kind: 'status', status: 422, message: words },
          { kind: 'body', body: words, contentType: 'text/plain' },
        ] satisfies FaultEffect[]) {
          const world = inUse();
          world.heatpunk.faults.add({ effect, hits: { route } });
          doOneOfEach(world);
          chooseToDelete(world, ['10002']);
          world.click(DELETE);
          expect([length, effect.kind, leaks(world)]).toEqual([length, effect.kind, []]);
        }
      }
    },
  );

  test('with signs that JSON and HTML write differently stands nowhere either', () => {
    const key = 'ab"cd\\ef<gh>&ij-0123456789';
    const inHtml = key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    for (const effect of [
      { kind: 'status', status: 422, message: key },
      { kind: 'status', status: 422, body: 'html', message: key },
      { kind: 'body', status: 422, body: `<html><body><p>${inHtml}</p></body></html>`, contentType: 'text/html' },
      { kind: 'body', status: 500, body: key, contentType: 'text/plain' },
      { kind: 'body', body: { echo: key } },
      { kind: 'body', body: { rows: { [key]: key } } },
      { kind: 'body', body: [{ ID: { echo: key } }] },
    ] satisfies FaultEffect[]) {
      const world = inUse();
      world.heatpunk.team.addKey(key);
      expect(world.host.callFromDialog('saveSettings', { ...FORM, apiKey: key })).toMatchObject({
        value: { ok: true },
      });
      world.heatpunk.faults.add({ effect });
      doOneOfEach(world);
      world.heatpunk.faults.clear();
      world.heatpunk.faults.add({ effect, hits: { route: ['update', 'create', 'delete'] } });
      doOneOfEach(world);
      expect([effect, leaks(world, key)]).toEqual([effect, []]);
    }
  });

  test('stands nowhere after runs that were killed, held, refused the lock, or broke', () => {
    const world = inUse();
    for (const atCall of [5, 8, 10, 20, 40, 60]) world.host.ui.click(MENU, SYNC, { kill: { atCall } });
    const release = world.host.lock.hold();
    world.click(SYNC);
    world.host.advance(HOUR_MS);
    release();
    world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX, refresh: 'hourly' });
    world.host.ui.click(MENU, SYNC, { user: ALEX });
    world.host.people.setNote([1, world.column('(lead id)')], '');
    world.click(SYNC);
    world.heatpunk.team.revokeKey(API_KEY);
    world.host.advance(5 * HOUR_MS);
    expect(world.host.mail.length).toBeGreaterThan(0);
    // Alex has the key of the same team.
    expect(leaks(world).filter((leak) => !leak.startsWith('other people’s properties'))).toEqual([]);
  });

  test('is kept in the person’s own properties and in no others', () => {
    const world = inUse();
    expect(JSON.stringify([...world.host.properties.user(MEMBER)])).toContain(API_KEY);
    expect(leaks(world)).toEqual([]);
  });

  test('does not go with a copy of the spreadsheet', () => {
    const world = inUse();
    const copy = world.host.copy();
    expect(leaks({ ...world, host: copy })).toEqual([]);
  });
});

describe('what is sent', () => {
  test('goes to the chosen service alone, through a long day with every kind of failure', () => {
    const world = inUse();
    typeLead(world, freeRow(world), ANOTHER);
    for (const [, effect] of failures) {
      const id = world.heatpunk.faults.add({ effect, hits: { next: 3 } });
      edit(world, FIRST, 'customerName', `Name ${id}`);
      world.click(SYNC);
      world.heatpunk.faults.clear();
      world.host.advance(20 * MINUTE_MS);
    }
    const entries = world.heatpunk.journal.entries();
    expect(new Set(entries.map(({ host }) => host))).toEqual(new Set(['heatpunk.co.uk']));
    expect(entries.every(({ route }) => route !== null)).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(API_KEY);
    world.click(SYNC);
    expect(rowOf(world, FIRST).word).toBe('Synced');
    expect(leaks(world)).toEqual([]);
  });

  test('is not what a redirection asks for', () => {
    const world = inUse();
    world.heatpunk.journal.clear();
    world.heatpunk.faults.add({ effect: { kind: 'redirect', location: 'https://easy-pv.co.uk/api/v1/leads/fetch' } });
    world.click(SYNC);
    expect(world.heatpunk.journal.entries().map(({ host }) => host)).toEqual(['heatpunk.co.uk']);
  });
});
