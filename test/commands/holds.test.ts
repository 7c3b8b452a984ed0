import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../playground/heatpunk/json';
import { API_KEY, createWorld, FORM, MEMBER, type World } from '../world';
import {
  ALEX,
  COMPLETE,
  contents,
  differences,
  differencesAfterSync,
  edit,
  FIRST,
  freeRow,
  HOUR_MS,
  idsOf,
  inHeatpunk,
  leadRows,
  logLines,
  MINUTE_MS,
  menuItems,
  PHONE,
  PULL,
  PUSH,
  pasteOver,
  pulled,
  requests,
  SYNC,
  shown,
  typeLead,
} from './at-work';

describe('an answer without any lead', () => {
  test.each([{ rows: {} }, { rows: [] }, []] as Json[])('marks and removes nothing: %j', (body) => {
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

  test.each([
    [PULL, (world: World) => void world.click(PULL)],
    [PUSH, (world: World) => void world.click(PUSH)],
    ['the automatic refresh', (world: World) => void world.host.advance(61 * MINUTE_MS)],
  ])('is held in a run of any kind: %s', (_name, run) => {
    const world = pulled(3, { settings: { refresh: 'hourly', refreshPushes: true } });
    edit(world, FIRST, 'customerPhone', PHONE);
    typeLead(world, freeRow(world), COMPLETE);
    const before = contents(world);
    world.heatpunk.faults.add({ effect: { kind: 'body', body: { rows: {} } } });
    run(world);
    expect(contents(world)).toBe(before);
    expect(world.heatpunk.journal.entries().map(({ route }) => route)).toEqual(['fetch']);
    expect(logLines(world).at(-1)).toMatchObject({
      action: 'Held',
      result: expect.stringContaining('no leads at all'),
    });
  });

  test('as a colleague deleted the only one is held until its row is removed', () => {
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

  test('is right where there never was one', () => {
    const world = createWorld();
    world.click(SYNC);
    expect(world.toast()).toBe('Everything is up to date.');
    typeLead(world, 2, COMPLETE);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
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

describe('an automatic refresh that is held time and again', () => {
  const REVIEW = 'The automatic refresh held back a large change: review…';
  const NO_LEADS = 'The automatic refresh found no leads in Heatpunk: what to do…';
  const heldLines = (world: World) => logLines(world).filter(({ action }) => action === 'Held');
  const firstItem = (world: World, user = MEMBER) => {
    world.host.open({ user });
    return menuItems(world.host, user)[0];
  };

  interface Cause {
    readonly item: string;
    readonly subject: string;
    readonly words: string;
    begin(world: World): void;
    end(world: World): void;
  }

  const EMPTY = { effect: { kind: 'body', body: { rows: {} } } } as const;
  const causes: readonly (readonly [string, Cause])[] = [
    [
      'for a large change',
      {
        item: REVIEW,
        subject: 'Heatpunk Leads: the automatic refresh held back a large change',
        words: 'Choose Review & push… to look at it and to send it.',
        begin: (world) => pasteOver(world, 'customerPhone', Array<string>(30).fill(PHONE)),
        end: (world) => void world.click(PUSH),
      },
    ],
    [
      'as Heatpunk lists no leads',
      {
        item: NO_LEADS,
        subject: 'Heatpunk Leads: Heatpunk lists no leads',
        words: 'Heatpunk listed no leads at all',
        begin: (world) => void world.heatpunk.faults.add(EMPTY),
        end: (world) => world.heatpunk.faults.clear(),
      },
    ],
  ];

  function held(cause: Cause): World {
    const world = pulled(60, { settings: { refresh: '30min', refreshPushes: true } });
    cause.begin(world);
    return world;
  }

  test.each(causes)('is logged once, and again where it ended and came again: %s', (_name, cause) => {
    const world = held(cause);
    world.host.advance(5 * HOUR_MS);
    expect(heldLines(world)).toMatchObject([{ who: MEMBER, result: expect.stringContaining(cause.words) }]);
    cause.end(world);
    world.host.advance(HOUR_MS);
    expect(heldLines(world)).toHaveLength(1);
    world.heatpunk.dashboard
      .leads()
      .forEach(({ id }) => void world.heatpunk.dashboard.edit(id, { customerPhone: '1' }));
    world.host.advance(HOUR_MS);
    cause.begin(world);
    world.host.advance(5 * HOUR_MS);
    expect(heldLines(world)).toHaveLength(2);
  });

  test.each(causes)('is told by mail to the one whose refresh it is, at most once a day: %s', (_name, cause) => {
    const world = held(cause);
    world.host.advance(HOUR_MS);
    expect(world.host.mail).toMatchObject([{ to: MEMBER, subject: cause.subject }]);
    expect(world.host.mail[0]?.body).toContain(cause.words);
    expect(world.host.mail[0]?.body).toMatch(
      /\n\nThe spreadsheet: https:.*\n\nNothing is lost:.* at most once a day\.$/,
    );
    world.host.advance(22 * HOUR_MS);
    expect(world.host.mail).toHaveLength(1);
    world.host.advance(3 * HOUR_MS);
    expect(world.host.mail).toHaveLength(2);
  });

  test.each(causes)('is the first item of that person’s menu until it is held no more: %s', (_name, cause) => {
    const world = held(cause);
    world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX, refreshPushes: true });
    expect(firstItem(world)).toBe(SYNC);
    world.host.advance(HOUR_MS);
    expect(firstItem(world, ALEX)).toBe(SYNC);
    expect(firstItem(world)).toBe(cause.item);
    cause.end(world);
    world.host.advance(HOUR_MS);
    expect(firstItem(world)).toBe(SYNC);
  });

  test.each([PUSH, SYNC])(
    'is over at once where the person sends the change themselves, and another one is told: %s',
    (item) => {
      const [[, cause]] = causes as readonly [(typeof causes)[number]];
      const world = held(cause);
      world.host.advance(HOUR_MS);
      expect(firstItem(world)).toBe(REVIEW);
      world.click(PULL);
      expect(menuItems(world.host)[0]).toBe(REVIEW);
      world.click(item);
      expect(menuItems(world.host)[0]).toBe(SYNC);
      pasteOver(world, 'customerPhone', Array<string>(30).fill('01632 960555'));
      world.host.advance(HOUR_MS);
      expect(heldLines(world)).toHaveLength(2);
    },
  );

  test('leads to the review of a large change', () => {
    const [[, cause]] = causes as readonly [(typeof causes)[number]];
    const world = held(cause);
    world.host.advance(HOUR_MS);
    world.host.open();
    world.click(REVIEW);
    expect(world.host.ui.dialogs).toMatchObject([{ title: 'Heatpunk Leads: Review & push' }]);
    expect(world.host.callFromDialog('loadReview')).toMatchObject({ ok: true });
  });

  test('says what to do where Heatpunk lists no leads, and that it is over once it is', () => {
    const [, [, cause]] = causes as readonly [unknown, (typeof causes)[number]];
    const world = held(cause);
    world.host.advance(HOUR_MS);
    world.host.open();
    world.host.ui.respond(() => 'YES');
    world.click(NO_LEADS);
    expect(world.alert().split('\n\n')).toEqual([
      expect.stringMatching(/^Heatpunk listed no leads at all.*remove their rows here\.$/),
      'The next run is about 11:00. Sync now tells at once whether it is still so.',
      'Open Settings… now?',
    ]);
    expect(world.host.ui.dialogs).toMatchObject([{ title: 'Heatpunk Leads: Settings' }]);
    cause.end(world);
    world.host.advance(HOUR_MS);
    world.host.ui.respond(() => 'OK');
    world.click(NO_LEADS);
    expect(world.alert()).toBe('The automatic refresh works again: there is nothing to do.');
    expect(menuItems(world.host)[0]).toBe(SYNC);
  });

  test('leads to the review from a menu that still tells of a failure', () => {
    const [[, cause]] = causes as readonly [(typeof causes)[number]];
    const world = held(cause);
    world.heatpunk.team.revokeKey(API_KEY);
    world.host.advance(HOUR_MS);
    world.host.open();
    world.heatpunk.team.addKey(API_KEY);
    world.host.advance(HOUR_MS);
    world.click('The automatic refresh has failed 2 times: what to do…');
    expect(world.host.ui.dialogs).toMatchObject([{ title: 'Heatpunk Leads: Review & push' }]);
    expect(menuItems(world.host)[0]).toBe(REVIEW);
  });

  test('that fails meanwhile is told as failing', () => {
    const [[, cause]] = causes as readonly [(typeof causes)[number]];
    const world = held(cause);
    world.host.advance(HOUR_MS);
    world.heatpunk.team.revokeKey(API_KEY);
    world.host.advance(HOUR_MS);
    expect(firstItem(world)).toBe('The automatic refresh has failed 2 times: what to do…');
    world.heatpunk.team.addKey(API_KEY);
    world.host.advance(HOUR_MS);
    expect(firstItem(world)).toBe(REVIEW);
    expect(heldLines(world)).toHaveLength(1);
  });
});
