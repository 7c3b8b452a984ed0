import { describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../playground/heatpunk/faults';
import type { Json } from '../../playground/heatpunk/json';
import { API_KEY, createWorld, FORM, MEMBER, MENU, type World } from '../world';
import {
  COMPLETE,
  chooseToDelete,
  contents,
  DELETE,
  differences,
  differencesAfterSync,
  edit,
  freeRow,
  idsOf,
  inHeatpunk,
  lead,
  leadRows,
  leads,
  logLines,
  MINUTE_MS,
  PULL,
  PUSH,
  pasteOver,
  requests,
  SYNC,
  shown,
  typeLead,
  wordOf,
} from './at-work';

/** A world whose leads were pulled, with nothing asked of Heatpunk since. */
function pulled(count = 3, options: Parameters<typeof createWorld>[0] = {}): World {
  const world = createWorld({ leads: leads(count), ...options });
  world.click(SYNC);
  world.heatpunk.journal.clear();
  return world;
}

const FIRST = '10001';
const SECOND = '10002';
const THIRD = '10003';
const PHONE = '01632 960777';

const OFFLINE: readonly [string, FaultEffect][] = [
  ['nobody listens', { kind: 'refuse' }],
  ['the connection breaks', { kind: 'reset' }],
  ['no answer comes', { kind: 'hang' }],
];

describe('a key that is not accepted', () => {
  test('stops the run, and says to check the key', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    world.heatpunk.team.revokeKey(API_KEY);
    const { outcome } = world.click(SYNC);
    expect(outcome).toBe('completed');
    expect(world.alert()).toContain('Heatpunk does not accept the API key');
    expect(world.alert()).toContain('Settings');
    expect(contents(world)).toBe(before);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).not.toBe(PHONE);
    expect(logLines(world).at(-1)).toMatchObject({
      who: MEMBER,
      action: 'Failed',
      result: expect.stringContaining('does not accept the API key'),
    });
  });

  test('that is accepted again lets the next run send what waited', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.team.revokeKey(API_KEY);
    world.click(SYNC);
    world.heatpunk.team.addKey(API_KEY);
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test('in the middle of a run: what was sent is settled, the rest stays marked and goes with the next run', () => {
    const world = pulled(40);
    pasteOver(
      world,
      'customerPhone',
      leads(40).map(({ id }) => `01632 ${id}`),
    );
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 401 }, hits: { route: 'update', nth: 30 } });
    world.click(SYNC);
    expect(requests(world, 'update')).toHaveLength(30);
    expect(world.alert()).toContain('API key');
    expect(world.words().filter((word) => word === 'Synced')).toHaveLength(29);
    expect(world.words().filter((word) => word === 'Edited')).toHaveLength(11);
    world.heatpunk.journal.clear();
    world.click(SYNC);
    expect(requests(world, 'update')).toHaveLength(11);
    expect(differences(world)).toEqual([]);
  });

  test('keeps a new row as it is, and the next run creates its lead once', () => {
    const world = pulled();
    const row = typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 401 }, hits: { route: 'create' } });
    world.click(SYNC);
    expect(leadRows(world).at(-1)).toMatchObject({ number: row, id: '', word: '' });
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('deletes nothing', () => {
    const world = pulled();
    chooseToDelete(world, [FIRST]);
    const before = contents(world);
    world.heatpunk.team.revokeKey(API_KEY);
    world.click(DELETE);
    expect(world.alert()).toContain('does not accept the API key');
    expect(contents(world)).toBe(before);
    expect(world.heatpunk.dashboard.lead(FIRST)).toBeDefined();
  });
});

describe('a team member who is not accepted', () => {
  test('stops the run, and says which address to check', () => {
    const world = pulled();
    const before = contents(world);
    world.heatpunk.team.removeMember(MEMBER);
    world.click(SYNC);
    expect(world.alert()).toContain(`not the team member ${MEMBER}`);
    expect(contents(world)).toBe(before);
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Failed', result: expect.stringContaining(MEMBER) });
    world.heatpunk.team.addMember(MEMBER);
    world.click(SYNC);
    expect(world.toast()).toBe('Everything is up to date.');
  });
});

describe('the note that tells of the last run', () => {
  const noteOf = (world: World) => world.host.people.note([1, world.column('(sync)')]);

  test.each([401, 403])('stays as it was where Heatpunk ended the run with %i while it sent', (status) => {
    const world = pulled();
    const before = noteOf(world);
    expect(before).toContain('Last run');
    world.host.advance(10 * MINUTE_MS);
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.dashboard.edit(SECOND, { status: 'Sale' });
    world.heatpunk.faults.add({ effect: { kind: 'status', status }, hits: { route: 'update' } });
    world.click(SYNC);
    expect(shown(world, SECOND, 'status')).toBe('Sale');
    expect(noteOf(world)).toBe(before);
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(noteOf(world)).not.toBe(before);
  });
});

describe('a row that cannot be sent', () => {
  const notSent = (world: World) =>
    logLines(world)
      .filter(({ action }) => action === 'Not sent')
      .map(({ lead, result }) => [lead, result]);

  test('is logged once, and again when it cannot for another reason', () => {
    const world = pulled();
    edit(world, FIRST, 'customerEmail', 'nobody');
    world.click(SYNC);
    world.click(SYNC);
    world.click(PULL);
    expect(notSent(world)).toEqual([[FIRST, 'e-mail is not complete']]);
    const { customerPhone, ...rest } = COMPLETE;
    const row = typeLead(world, freeRow(world), rest);
    world.click(SYNC);
    world.click(SYNC);
    expect(notSent(world)).toEqual([
      [FIRST, 'e-mail is not complete'],
      ['', 'needs phone'],
    ]);
    typeLead(world, row, { customerPhone });
    edit(world, FIRST, 'customerEmail', 'john@example.com');
    world.click(SYNC);
    expect(notSent(world)).toHaveLength(2);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe('a row that Heatpunk refuses', () => {
  const WORDS = 'That postcode does not exist.';

  test.each([400, 422])('with %d is marked with the server’s words, and the others are sent', (status) => {
    const world = pulled();
    for (const id of [FIRST, SECOND, THIRD]) edit(world, id, 'postcode', `EX23 ${id}`);
    const effect: FaultEffect = { kind: 'status', status, message: WORDS };
    world.heatpunk.faults.add({ effect, hits: { route: 'update', leadId: SECOND } });
    world.click(SYNC);
    expect(wordOf(world, SECOND)).toBe(`Failed: ${WORDS} (HTTP ${status})`);
    expect([FIRST, THIRD].map((id) => [wordOf(world, id), inHeatpunk(world, id, 'postcode')])).toEqual([
      ['Synced', `EX23 ${FIRST}`],
      ['Synced', `EX23 ${THIRD}`],
    ]);
    expect(world.toast()).toContain('2 leads sent to Heatpunk; 1 lead failed');
    expect(requests(world, 'update')).toHaveLength(3);
    const failed = logLines(world).filter(({ action }) => action === 'Failed');
    expect(failed).toMatchObject([{ lead: SECOND, field: 'Postcode', result: expect.stringContaining(WORDS) }]);
  });

  test('keeps the edit, and the next run tries it again', () => {
    const world = pulled();
    edit(world, SECOND, 'postcode', 'EX23 9ZZ');
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 422 }, hits: { route: 'update', next: 1 } });
    world.click(SYNC);
    expect(shown(world, SECOND, 'postcode')).toBe('EX23 9ZZ');
    world.click(SYNC);
    expect(inHeatpunk(world, SECOND, 'postcode')).toBe('EX23 9ZZ');
    expect(differences(world)).toEqual([]);
  });

  test.each<[string, FaultEffect, string]>([
    ['{"error"}', { kind: 'body', status: 422, body: { error: WORDS } }, WORDS],
    ['{"message"}', { kind: 'body', status: 422, body: { message: WORDS } }, WORDS],
    [
      '{"errors"} by field',
      { kind: 'body', status: 422, body: { errors: { postcode: [WORDS] } } },
      `postcode: ${WORDS}`,
    ],
    ['plain text', { kind: 'body', status: 422, body: WORDS, contentType: 'text/plain' }, WORDS],
    ['a page', { kind: 'status', status: 422, body: 'html', message: WORDS }, WORDS],
    ['nothing', { kind: 'status', status: 422, body: 'empty' }, 'no reason given'],
  ])('is told in the server’s words, whatever its body is: %s', (_name, effect, words) => {
    const world = pulled(1);
    edit(world, FIRST, 'postcode', 'EX23 9ZZ');
    world.heatpunk.faults.add({ effect, hits: { route: 'update' } });
    world.click(SYNC);
    expect(wordOf(world, FIRST)).toMatch(/^Failed: .+ \(HTTP 422\)$/);
    expect(wordOf(world, FIRST)).toContain(words);
    expect(wordOf(world, FIRST)).not.toMatch(/[<>{}]/);
  });

  test('a new row is marked, stays without an id, and is created once when nothing is wrong any more', () => {
    const world = pulled();
    const row = typeLead(world, freeRow(world), COMPLETE);
    const effect: FaultEffect = { kind: 'status', status: 422, message: WORDS };
    world.heatpunk.faults.add({ effect, hits: { route: 'create', next: 1 } });
    world.click(SYNC);
    expect(leadRows(world).at(-1)).toMatchObject({ number: row, id: '', word: `Failed: ${WORDS} (HTTP 422)` });
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('a lead that may not be deleted keeps its row, with the server’s words; the others go', () => {
    const world = pulled();
    const effect: FaultEffect = { kind: 'status', status: 400, message: 'This lead has an invoice.' };
    world.heatpunk.faults.add({ effect, hits: { route: 'delete', leadId: SECOND } });
    chooseToDelete(world, [FIRST, SECOND, THIRD]);
    world.click(DELETE);
    expect(leadRows(world)).toMatchObject([{ id: SECOND, word: 'Failed: This lead has an invoice. (HTTP 400)' }]);
    expect(world.heatpunk.dashboard.leads().map(({ id }) => id)).toEqual([SECOND]);
    expect(world.toast()).toContain('2 leads deleted. 1 stayed');
  });
});

describe('a lead that Heatpunk no longer has', () => {
  test('when its update arrives is marked, the others are sent', () => {
    const world = pulled();
    for (const id of [FIRST, SECOND]) edit(world, id, 'customerPhone', PHONE);
    world.host.ui.click(MENU, SYNC, {
      between: ({ name }) => {
        const isThere = world.heatpunk.dashboard.lead(SECOND) !== undefined;
        if (name === 'SpreadsheetApp.flush' && isThere) world.heatpunk.dashboard.remove(SECOND);
      },
    });
    expect(wordOf(world, SECOND)).toBe('Not in Heatpunk');
    expect(shown(world, SECOND, 'customerPhone')).toBe(PHONE);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    world.heatpunk.journal.clear();
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
    expect(wordOf(world, SECOND)).toBe('Not in Heatpunk');
  });

  test('is marked, kept, and not sent', () => {
    const world = pulled();
    world.heatpunk.dashboard.remove(SECOND);
    world.click(SYNC);
    edit(world, SECOND, 'customerPhone', PHONE);
    world.click(SYNC);
    expect(wordOf(world, SECOND)).toBe('Not in Heatpunk');
    expect(shown(world, SECOND, 'customerName')).toBe(`Customer ${SECOND}`);
    expect(shown(world, SECOND, 'customerPhone')).toBe(PHONE);
    expect([...requests(world, 'update'), ...requests(world, 'create')]).toEqual([]);
  });

  test('counts as gone when it is to be deleted', () => {
    const world = pulled();
    world.heatpunk.dashboard.remove(SECOND);
    chooseToDelete(world, [SECOND]);
    world.click(DELETE);
    expect(leadRows(world).map(({ id }) => id)).toEqual([FIRST, THIRD]);
    expect(world.toast()).toContain('1 lead deleted');
  });

  test('or does not show to the member is marked; when it shows again, edits of both sides come through', () => {
    const world = pulled();
    world.heatpunk.dashboard.hideFrom(MEMBER, SECOND);
    world.click(SYNC);
    expect(wordOf(world, SECOND)).toBe('Not in Heatpunk');
    edit(world, SECOND, 'customerPhone', PHONE);
    world.heatpunk.dashboard.edit(SECOND, { status: 'Sale' });
    world.click(SYNC);
    world.heatpunk.dashboard.showTo(MEMBER, SECOND);
    world.click(SYNC);
    expect(inHeatpunk(world, SECOND, 'customerPhone')).toBe(PHONE);
    expect(shown(world, SECOND, 'status')).toBe('Sale');
    expect(differences(world)).toEqual([]);
  });
});

describe('too many requests', () => {
  test.each(['seconds', 'http-date'] as const)('are followed by the wait that the server asks for, in %s', (as) => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const effect: FaultEffect = { kind: 'status', status: 429, retryAfter: { seconds: 17, as } };
    for (const route of ['fetch', 'update'] as const) world.heatpunk.faults.add({ effect, hits: { route, next: 2 } });
    world.click(SYNC);
    for (const route of ['fetch', 'update'] as const) {
      const [first, second, third] = requests(world, route).map(({ time }) => time);
      expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(16_000);
      expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(16_000);
    }
    expect(differences(world)).toEqual([]);
  });

  test('are followed by growing waits where the server asks for none', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 429 }, hits: { route: 'fetch', next: 3 } });
    world.click(SYNC);
    const times = requests(world, 'fetch').map(({ time }) => time);
    expect(times).toHaveLength(4);
    expect((times[3] ?? 0) - (times[2] ?? 0)).toBeGreaterThan((times[1] ?? 0) - (times[0] ?? 0));
    expect(world.toast()).toBe('Everything is up to date.');
  });

  test('let a create be sent again: it was not done', () => {
    const world = pulled();
    typeLead(world, freeRow(world), COMPLETE);
    const effect: FaultEffect = { kind: 'status', status: 429, retryAfter: { seconds: 5 } };
    world.heatpunk.faults.add({ effect, hits: { route: 'create', next: 1 } });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(2);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('for good end the run with a message, and nothing is lost', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 429 } });
    world.click(SYNC);
    expect(world.alert()).toContain('HTTP 429');
    expect(contents(world)).toBe(before);
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(differences(world)).toEqual([]);
  });

  test('are not waited for beyond the time of a run', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const effect: FaultEffect = { kind: 'status', status: 429, retryAfter: { seconds: 3600 } };
    world.heatpunk.faults.add({ effect, hits: { route: 'update' } });
    const { outcome } = world.click(SYNC);
    expect(outcome).toBe('completed');
    expect(requests(world, 'update')).toHaveLength(1);
    expect(wordOf(world, FIRST)).toContain('HTTP 429');
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(differences(world)).toEqual([]);
  });
});

describe('a server in trouble', () => {
  test.each([500, 502, 503, 504])('that recovers is asked again: %d', (status) => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    for (const route of ['fetch', 'update'] as const) {
      world.heatpunk.faults.add({ effect: { kind: 'status', status, body: 'html' }, hits: { route, next: 2 } });
    }
    world.click(SYNC);
    expect(requests(world, 'fetch')).toHaveLength(3);
    expect(requests(world, 'update')).toHaveLength(3);
    expect(differences(world)).toEqual([]);
  });

  test('that recovers is asked again for a delete', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 503 }, hits: { route: 'delete', next: 2 } });
    chooseToDelete(world, [FIRST]);
    world.click(DELETE);
    expect(leadRows(world).map(({ id }) => id)).toEqual([SECOND, THIRD]);
    expect(differences(world)).toEqual([]);
  });

  test('that does not recover is asked three times, and the run says so', () => {
    const world = pulled();
    const before = contents(world);
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 503, message: 'Back at noon.' } });
    world.click(PULL);
    expect(requests(world, 'fetch')).toHaveLength(3);
    expect(world.alert()).toContain('could not be reached');
    expect(world.alert()).toContain('Back at noon.');
    expect(contents(world)).toBe(before);
  });

  test.each(['before', 'after'] as const)(
    'is never sent a create again in the same run, failing %s the work',
    (when) => {
      const world = pulled();
      typeLead(world, freeRow(world), COMPLETE);
      const effect: FaultEffect = { kind: 'status', status: 500 };
      world.heatpunk.faults.add({ effect, when, hits: { route: 'create', next: 1 } });
      world.click(SYNC);
      expect(requests(world, 'create')).toHaveLength(1);
      expect(leadRows(world).at(-1)?.word).toBe('Sending');
      world.host.advance(3 * MINUTE_MS);
      world.click(SYNC);
      expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
      expect(differencesAfterSync(world)).toEqual([]);
    },
  );
});

describe.each(OFFLINE)('offline: %s', (_name, effect) => {
  test('a fetch that gets no answer changes nothing, and the run says so', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    world.heatpunk.faults.add({ effect });
    world.click(SYNC);
    expect(world.alert()).toContain('Heatpunk could not be reached');
    expect(contents(world)).toBe(before);
    expect(requests(world, 'fetch')).toHaveLength(3);
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Failed' });
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test('an update that gets no answer is sent three times, marked, and sent by the next run', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect, hits: { route: 'update' } });
    world.click(SYNC);
    expect(requests(world, 'update')).toHaveLength(3);
    expect(wordOf(world, FIRST)).toMatch(/^Failed: /);
    expect(shown(world, FIRST, 'customerPhone')).toBe(PHONE);
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test('an update of which one try gets through is done', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    edit(world, SECOND, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect, hits: { route: 'update', next: 2 } });
    world.click(SYNC);
    expect(differences(world)).toEqual([]);
  });

  test('a create that gets no answer is sent once, and once more by a later run', () => {
    const world = pulled();
    typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect, hits: { route: 'create' } });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(leadRows(world).at(-1)).toMatchObject({ id: expect.stringMatching(/^pending-/), word: 'Sending' });
    world.heatpunk.faults.clear();
    world.host.advance(3 * MINUTE_MS);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('a lead whose delete gets no answer keeps its row, and the next run deletes it', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect, hits: { route: 'delete' } });
    chooseToDelete(world, [FIRST]);
    world.click(DELETE);
    expect(wordOf(world, FIRST)).toMatch(/^Failed: /);
    expect(world.heatpunk.dashboard.lead(FIRST)).toBeDefined();
    world.heatpunk.faults.clear();
    chooseToDelete(world, [FIRST]);
    world.click(DELETE);
    expect(leadRows(world).map(({ id }) => id)).toEqual([SECOND, THIRD]);
    expect(differences(world)).toEqual([]);
  });
});

describe('an answer lost after the work', () => {
  test.each(['timeout', 'reset'] as const)('of an update: sent again, and both sides agree (%s)', (how) => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost', how }, hits: { route: 'update', next: 1 } });
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test('of an update at every try: the next run sees that both sides agree, and sends nothing', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'update' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.heatpunk.journal.clear();
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
    expect(differences(world)).toEqual([]);
  });

  test('of an update, and a colleague’s edit of the same field before the next run: neither value is lost', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'update' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.heatpunk.dashboard.edit(FIRST, { customerPhone: '01632 960888' });
    world.click(SYNC);
    expect(wordOf(world, FIRST)).toBe('Conflict: Phone');
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe('01632 960888');
    expect(shown(world, FIRST, 'customerPhone')).toBe(PHONE);
  });

  test('of a delete: the lead is found gone, and its row leaves the sheet', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'delete', next: 1 } });
    chooseToDelete(world, [FIRST]);
    world.click(DELETE);
    expect(leadRows(world).map(({ id }) => id)).toEqual([SECOND, THIRD]);
    expect(differences(world)).toEqual([]);
  });
});

describe('a Heatpunk that falls silent in the middle', () => {
  test('ends the run after three batches; the rest stays marked, and the next run sends all', () => {
    const world = pulled(130);
    pasteOver(
      world,
      'customerPhone',
      leads(130).map(({ id }) => `01632 ${id}`),
    );
    world.heatpunk.faults.add({ effect: { kind: 'reset' }, hits: { route: 'update' } });
    world.click(SYNC);
    expect(new Set(requests(world, 'update').map(({ leadId }) => leadId)).size).toBe(90);
    expect(world.alert()).toContain('could not be reached');
    expect(world.words().filter((word) => word.startsWith('Failed: '))).toHaveLength(90);
    expect(world.words().filter((word) => word === 'Edited')).toHaveLength(40);
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(differences(world)).toEqual([]);
  });

  test('does not end the run where a batch in between is answered', () => {
    const world = pulled(130);
    pasteOver(
      world,
      'customerPhone',
      leads(130).map(({ id }) => `01632 ${id}`),
    );
    for (const batch of [0, 1, 3, 4]) {
      const bodyContains = `01632 ${10_001 + batch * 30}`;
      world.heatpunk.faults.add({ effect: { kind: 'reset' }, hits: { route: 'update', bodyContains } });
    }
    world.click(SYNC);
    expect(new Set(requests(world, 'update').map(({ leadId }) => leadId)).size).toBe(130);
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(differences(world)).toEqual([]);
  });

  test('is called by its name', () => {
    const world = pulled(100, { settings: { service: 'easy-pv' } });
    pasteOver(world, 'customerPhone', Array<string>(100).fill(PHONE));
    world.heatpunk.faults.add({ effect: { kind: 'reset' }, hits: { route: 'update' } });
    world.click(SYNC);
    expect(world.alert()).toContain('Easy PV could not be reached');
  });

  test('ends a deletion after three batches as well', () => {
    const world = pulled(130);
    world.heatpunk.faults.add({ effect: { kind: 'reset' }, hits: { route: 'delete' } });
    chooseToDelete(
      world,
      leads(130).map(({ id }) => id),
    );
    world.click(DELETE);
    expect(new Set(requests(world, 'delete').map(({ leadId }) => leadId)).size).toBe(90);
    expect(leadRows(world)).toHaveLength(130);
    expect(world.alert()).toContain('could not be reached');
  });
});

describe('an answer that is none', () => {
  const page: FaultEffect = { kind: 'html-page' };
  const aLead = { dateCreated: '2026-06-01T09:00:00.000Z', customerName: 'Odd One' };
  const bodies: readonly [string, Json][] = [
    ['nothing', ''],
    ['null', null],
    ['a text', '"no leads today"'],
    ['a number', 7],
    ['true', true],
    ['an object without rows', { leads: [] }],
    ['an error with status 200', { error: 'Something went wrong' }],
    ['rows that are null', { rows: null }],
    ['rows that are a text', { rows: 'none' }],
    ['rows that are a number', { rows: 0 }],
    ['a lead that is null', { rows: { [FIRST]: null } }],
    ['a lead that is a text', { rows: { [FIRST]: 'Odd One' } }],
    ['a lead that is a list', { rows: { [FIRST]: [aLead] } }],
    ['a list with a number', [7]],
    ['a list with null', [null]],
    ['a list of lists', [[aLead]]],
    ['a lead without an id', [{ ID: 1, ...aLead }, aLead]],
    ['a lead whose id is null', [{ ID: null, ...aLead }]],
    ['a lead whose id is blank', [{ ID: ' ', ...aLead }]],
    ['a lead whose id is a fraction', [{ ID: 1.5, ...aLead }]],
    ['a lead whose id is an object', [{ ID: { id: 1 }, ...aLead }]],
    ['an id that is too large to be exact', '[{"ID":12345678901234567890}]'],
    [
      'two leads with one id',
      [
        { ID: 1, ...aLead },
        { ID: '1', ...aLead },
      ],
    ],
    ['an id that looks like a reference of ours', [{ ID: 'pending-1', ...aLead }]],
    ['JSON of a stream, line by line', '{"rows":{}}\n{"rows":{}}'],
  ];

  test.each([
    ['a page for people', page],
    ['JSON that breaks off', { kind: 'truncate' }],
    ['JSON that breaks off at its last sign', { kind: 'truncate', keep: 1 }],
    ['a redirection', { kind: 'redirect' }],
    ['a redirection to another host', { kind: 'redirect', location: 'https://example.com/' }],
    ...bodies.map(([name, body]): [string, FaultEffect] => [name, { kind: 'body', body }]),
  ] as [string, FaultEffect][])('leaves the sheet as it is to the letter: %s', (_name, effect) => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    world.heatpunk.faults.add({ effect });
    const { outcome } = world.click(SYNC);
    expect(outcome).toBe('completed');
    expect(world.alert()).toContain('answered with something other than');
    expect(contents(world)).toBe(before);
    expect([...requests(world, 'update'), ...requests(world, 'create')]).toEqual([]);
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Failed', lead: '' });
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(differences(world)).toEqual([]);
  });

  test('says what came, without its mark-up', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: page });
    world.click(SYNC);
    expect(world.alert()).toContain('Back soon');
    expect(world.alert()).not.toContain('<');
  });

  test('a page for people is no confirmation of an update: the edit is not lost', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect: page, hits: { route: 'update' } });
    world.click(SYNC);
    expect(wordOf(world, FIRST)).not.toBe('Synced');
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(shown(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
  });

  test('a page for people is no confirmation of a delete: the row stays', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: page, hits: { route: 'delete' } });
    chooseToDelete(world, [FIRST]);
    world.click(DELETE);
    expect(leadRows(world).map(({ id }) => id)).toContain(FIRST);
  });

  test('a page for people for a create leaves the row to the next run, which creates the lead once', () => {
    const world = pulled();
    typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: page, hits: { route: 'create' } });
    world.click(SYNC);
    expect(leadRows(world).at(-1)?.word).toBe('Sending');
    world.heatpunk.faults.clear();
    world.host.advance(3 * MINUTE_MS);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test.each([{ rows: {} }, { rows: [] }, []] as Json[])('without any lead marks and removes nothing: %j', (body) => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    world.heatpunk.faults.add({ effect: { kind: 'body', body } });
    world.click(SYNC);
    expect(world.toast()).toContain('listed no leads at all');
    expect(contents(world)).toBe(before);
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Held' });
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test('without any lead, as a colleague deleted the only one, is held until its row is removed', () => {
    const world = pulled(1);
    world.heatpunk.dashboard.remove(FIRST);
    const before = contents(world);
    world.click(SYNC);
    expect(world.toast()).toContain('If the leads were really deleted in Heatpunk, remove their rows here');
    expect(contents(world)).toBe(before);
    world.host.people.deleteRows(2);
    typeLead(world, 2, COMPLETE);
    world.click(SYNC);
    expect(world.toast()).toBe('1 lead created in Heatpunk.');
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('without any lead is right where there never was one', () => {
    const world = createWorld();
    world.click(SYNC);
    expect(world.toast()).toBe('Everything is up to date.');
    typeLead(world, 2, COMPLETE);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe('a run whose time is over', () => {
  test('sends no further batch after four and a half minutes; the rest stays marked and goes with the next run', () => {
    const world = pulled(200);
    pasteOver(
      world,
      'customerPhone',
      leads(200).map(({ id }) => `01632 ${id}`),
    );
    world.heatpunk.behave({ latencyMs: 50_000 });
    const { outcome } = world.click(SYNC);
    expect(outcome).toBe('completed');
    const sent = requests(world, 'update').length;
    expect(sent).toBe(150);
    expect(world.words().filter((word) => word === 'Synced')).toHaveLength(sent);
    expect(world.words().filter((word) => word === 'Edited')).toHaveLength(200 - sent);
    expect(world.toast()).toContain(`${200 - sent} leads with edits still to be sent`);
    world.heatpunk.behave({ latencyMs: 0 });
    world.heatpunk.journal.clear();
    world.click(SYNC);
    expect(requests(world, 'update')).toHaveLength(200 - sent);
    expect(differences(world)).toEqual([]);
  });

  test('takes the references back from new rows that were not sent, and the next run creates them once', () => {
    const world = pulled(1);
    const people = Array.from({ length: 160 }, (_, index) => ({ ...COMPLETE, customerName: `New ${index}` }));
    const block = people.map((each) => [each.customerName, each.customerPhone, each.customerEmail, each.address]);
    world.host.people.paste([freeRow(world), world.column('customerName')], block);
    world.heatpunk.behave({ latencyMs: 50_000 });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(150);
    const waiting = leadRows(world).slice(-10);
    expect(waiting.map(({ id, word }) => id + word)).toEqual(waiting.map(() => ''));
    world.heatpunk.behave({ latencyMs: 0 });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(160);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('deletes no further leads after four and a half minutes, and says for how many there was no time', () => {
    const world = pulled(200);
    chooseToDelete(
      world,
      leads(200).map(({ id }) => id),
    );
    world.heatpunk.behave({ latencyMs: 50_000 });
    const { outcome } = world.click(DELETE);
    expect(outcome).toBe('completed');
    expect(leadRows(world)).toHaveLength(200 - requests(world, 'delete').length);
    expect(requests(world, 'delete')).toHaveLength(180);
    expect(world.toast()).toContain('180 leads deleted. For 20 there was no time left');
    world.heatpunk.behave({ latencyMs: 0 });
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('is killed by Google after six minutes, and the next run repairs what that left', () => {
    const world = pulled(40);
    pasteOver(
      world,
      'customerPhone',
      leads(40).map(({ id }) => `01632 ${id}`),
    );
    typeLead(world, freeRow(world), COMPLETE);
    const { outcome, error } = world.host.ui.click(MENU, SYNC, {
      between: () => world.host.clock.advance(4000),
    });
    expect(outcome).toBe('killed');
    expect(error?.message).toBe('Exceeded maximum execution time');
    world.host.advance(3 * MINUTE_MS);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe('a lead older than the chosen dates', () => {
  const OLD = '9001';

  function withOldLead(): World {
    const old = lead(OLD, { dateCreated: '2024-02-01T09:00:00.000Z' });
    const hidden = lead('9002', { dateCreated: '2024-03-01T09:00:00.000Z' });
    const world = createWorld({ leads: [old, ...leads(2)], settings: { days: '3650' } });
    world.click(SYNC);
    world.host.callFromDialog('saveSettings', {
      ...FORM,
      apiKey: '',
      days: '30',
    });
    world.heatpunk.dashboard.create(hidden.fields, { id: hidden.id });
    world.heatpunk.journal.clear();
    return world;
  }

  test('is left alone while nobody edits it', () => {
    const world = withOldLead();
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Synced');
    expect(requests(world, 'fetch')).toHaveLength(1);
  });

  test('is sent when edited: a second fetch reaches back to it, and takes in no other lead', () => {
    const world = withOldLead();
    edit(world, OLD, 'customerPhone', PHONE);
    world.click(SYNC);
    expect(requests(world, 'fetch').map(({ furthestDate }) => furthestDate)).toEqual(['2026-10-23', '2024-01-31']);
    expect(inHeatpunk(world, OLD, 'customerPhone')).toBe(PHONE);
    expect(wordOf(world, OLD)).toBe('Synced');
    expect(leadRows(world).map(({ id }) => id)).not.toContain('9002');
  });

  test('is in conflict when a colleague changed the same field', () => {
    const world = withOldLead();
    edit(world, OLD, 'customerPhone', PHONE);
    world.heatpunk.dashboard.edit(OLD, { customerPhone: '01632 960888' });
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Conflict: Phone');
    expect(inHeatpunk(world, OLD, 'customerPhone')).toBe('01632 960888');
  });

  test('that is gone from Heatpunk is marked only when it is edited', () => {
    const world = withOldLead();
    world.heatpunk.dashboard.remove(OLD);
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Synced');
    edit(world, OLD, 'customerPhone', PHONE);
    world.click(SYNC);
    expect(wordOf(world, OLD)).toBe('Not in Heatpunk');
  });

  test('keeps its edit where the second fetch fails, and nothing else is done either', () => {
    const world = withOldLead();
    edit(world, OLD, 'customerPhone', PHONE);
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    world.heatpunk.faults.add({ effect: { kind: 'html-page' }, hits: { route: 'fetch', nth: 2 } });
    world.click(SYNC);
    expect(world.alert()).toContain('something other than');
    expect(contents(world)).toBe(before);
    world.click(SYNC);
    expect(inHeatpunk(world, OLD, 'customerPhone')).toBe(PHONE);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
  });
});

describe('a change of very many leads at once', () => {
  function withMany(edited: number, count = 60): World {
    const world = pulled(count, { settings: { refresh: 'hourly', refreshPushes: true } });
    pasteOver(world, 'customerPhone', Array<string>(edited).fill(PHONE));
    return world;
  }

  const refresh = (world: World) => world.host.advance(61 * MINUTE_MS);

  test('is held by the automatic refresh, which still takes what changed in Heatpunk', () => {
    const world = withMany(26);
    world.heatpunk.dashboard.edit('10060', { status: 'Sale' });
    expect(refresh(world)).toMatchObject([{ outcome: 'completed', trigger: 'clock' }]);
    expect(requests(world, 'update')).toEqual([]);
    expect(world.words().filter((word) => word === 'Edited')).toHaveLength(26);
    expect(shown(world, '10060', 'status')).toBe('Sale');
    expect(logLines(world).filter(({ action }) => action === 'Held')).toHaveLength(1);
  });

  test.each([PUSH, SYNC])('is sent when a person asks for it: %s', (item) => {
    const world = withMany(60);
    refresh(world);
    world.click(item);
    expect(requests(world, 'update')).toHaveLength(60);
    expect(differences(world)).toEqual([]);
  });

  test.each([
    ['25 of them', 25, 60],
    ['a third of them or less', 26, 78],
  ])('is not held where it is %s', (_name, edited, count) => {
    const world = withMany(edited, count);
    refresh(world);
    expect(requests(world, 'update')).toHaveLength(edited);
    expect(differences(world)).toEqual([]);
  });

  describe('of sixty new rows pasted beside few leads', () => {
    function withPasted(): World {
      const world = pulled(3, { settings: { refresh: 'hourly', refreshPushes: true } });
      for (let row = 5; row < 65; row++) typeLead(world, row, { ...COMPLETE, customerName: `Pasted ${row}` });
      return world;
    }

    test('is held by the automatic refresh, in words', () => {
      const world = withPasted();
      refresh(world);
      expect(requests(world, 'create')).toEqual([]);
      expect(world.heatpunk.dashboard.leads()).toHaveLength(3);
      expect(logLines(world).at(-1)).toMatchObject({
        action: 'Held',
        result: expect.stringContaining('60 leads with edits still to be sent'),
      });
      expect(leadRows(world).slice(3)).toEqual(Array(60).fill(expect.objectContaining({ id: '', word: '' })));
    });

    test("is no matter for a person's own sync", () => {
      const world = withPasted();
      refresh(world);
      world.click(SYNC);
      expect(requests(world, 'create')).toHaveLength(60);
      expect(differencesAfterSync(world)).toEqual([]);
    });
  });

  test('also holds new rows back', () => {
    const world = withMany(30);
    typeLead(world, freeRow(world), COMPLETE);
    refresh(world);
    expect(requests(world, 'create')).toEqual([]);
    expect(leadRows(world).at(-1)).toMatchObject({ id: '', word: '' });
  });
});
