import { describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../playground/heatpunk/faults';
import {
  baseEntries,
  COMPLETE,
  chooseToDelete,
  contents,
  DELETE,
  differences,
  differencesAfterSync,
  edit,
  FIRST,
  freeRow,
  idsOf,
  inHeatpunk,
  leadRows,
  leads,
  logLines,
  MINUTE_MS,
  PHONE,
  PULL,
  pasteOver,
  pulled,
  requests,
  SECOND,
  SYNC,
  shown,
  THIRD,
  typeLead,
  wordOf,
} from './at-work';

const OFFLINE: readonly [string, FaultEffect][] = [
  ['nobody listens', { kind: 'refuse' }],
  ['the connection breaks', { kind: 'reset' }],
  ['no answer comes', { kind: 'hang' }],
];

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

  test('for every try of a create take its reference back: it was not done, and the next run sends it at once', () => {
    const world = pulled();
    typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 429 }, hits: { route: 'create' } });
    world.click(SYNC);
    expect(leadRows(world).at(-1)).toMatchObject({ id: '', word: expect.stringMatching(/^Failed: .*HTTP 429/) });
    expect([...baseEntries(world).keys()]).toEqual([FIRST, SECOND, THIRD]);
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('leave the reference of a create that went out before without an answer: that one may yet be done', () => {
    const world = pulled();
    typeLead(world, freeRow(world), COMPLETE);
    world.heatpunk.faults.add({ effect: { kind: 'reset' }, hits: { route: 'create' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.host.clock.advance(3 * MINUTE_MS);
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 429 }, hits: { route: 'create' } });
    world.click(SYNC);
    expect(leadRows(world).at(-1)).toMatchObject({ id: expect.stringMatching(/^pending-/), word: 'Sending' });
    world.heatpunk.faults.clear();
    world.host.clock.advance(3 * MINUTE_MS);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test.each([undefined, { seconds: 3600 }])(
    'for three batches in a row end the run; the rest stays marked, and the next run sends all: Retry-After %j',
    (retryAfter) => {
      const world = pulled(200);
      pasteOver(
        world,
        'customerPhone',
        leads(200).map(({ id }) => `01632 ${id}`),
      );
      const effect: FaultEffect = { kind: 'status', status: 429, ...(retryAfter ? { retryAfter } : {}) };
      world.heatpunk.faults.add({ effect, hits: { route: 'update' } });
      world.click(SYNC);
      expect(new Set(requests(world, 'update').map(({ leadId }) => leadId)).size).toBe(90);
      expect(world.words().filter((word) => word === 'Edited')).toHaveLength(110);
      world.heatpunk.faults.clear();
      world.click(SYNC);
      expect(differences(world)).toEqual([]);
    },
  );
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

  test('ends the run after three batches of new rows as well: each of them is created once in the end', () => {
    const world = pulled(1);
    const { customerPhone, customerEmail, address } = COMPLETE;
    const block = Array.from({ length: 130 }, (_, index) => [`New ${index}`, customerPhone, customerEmail, address]);
    world.host.people.paste([freeRow(world), world.column('customerName')], block);
    world.heatpunk.faults.add({ effect: { kind: 'reset' }, hits: { route: 'create' } });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(90);
    expect(world.alert()).toContain('could not be reached');
    const rows = leadRows(world).slice(1);
    expect(rows.slice(0, 90)).toEqual(
      Array(90).fill(expect.objectContaining({ id: expect.stringMatching(/^pending-/), word: 'Sending' })),
    );
    expect(rows.slice(90)).toEqual(Array(40).fill(expect.objectContaining({ id: '', word: '' })));
    world.heatpunk.faults.clear();
    world.host.advance(3 * MINUTE_MS);
    world.click(SYNC);
    expect(world.heatpunk.dashboard.leads()).toHaveLength(131);
    expect(differencesAfterSync(world)).toEqual([]);
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
