import { describe, expect, test } from '@jest/globals';
import { API_KEY, createWorld, MEMBER } from '../world';
import {
  ALEX,
  COMPLETE,
  contents,
  DAY_MS,
  differences,
  edit,
  FIRST,
  freeRow,
  HOUR_MS,
  idsOf,
  inHeatpunk,
  leads,
  logLines,
  MINUTE_MS,
  PHONE,
  refreshed,
  requests,
  SYNC,
  shown,
  typeLead,
  wordOf,
} from './at-work';
import { save } from './save-settings';

describe('a timed refresh', () => {
  test('takes what changed in Heatpunk, without anybody before the screen', () => {
    const world = refreshed();
    const shownBefore = world.host.ui.shown.length;
    world.heatpunk.dashboard.edit(FIRST, { status: 'Sale' });
    world.heatpunk.dashboard.create({ customerName: 'From Heatpunk' });
    const records = world.host.advance(HOUR_MS);
    expect(records).toMatchObject([{ handler: 'refresh', trigger: 'clock', user: MEMBER, outcome: 'completed' }]);
    expect(shown(world, FIRST, 'status')).toBe('Sale');
    expect(differences(world)).toEqual([]);
    expect(world.host.ui.shown).toHaveLength(shownBefore);
    expect(logLines(world).map(({ who, action }) => [who, action])).toContainEqual([MEMBER, 'Pulled']);
  });

  test('leaves edits and new rows of the sheet alone, unless it is told to push', () => {
    const world = refreshed({ refreshPushes: false });
    edit(world, FIRST, 'customerPhone', PHONE);
    typeLead(world, freeRow(world), COMPLETE);
    world.host.advance(HOUR_MS);
    expect(world.heatpunk.journal.entries().map(({ route }) => route)).toEqual(['fetch']);
    expect(wordOf(world, FIRST)).toBe('Edited');
    expect(shown(world, FIRST, 'customerPhone')).toBe(PHONE);
  });

  test('sends edits and new rows if it is told to push', () => {
    const world = refreshed({ refreshPushes: true });
    edit(world, FIRST, 'customerPhone', PHONE);
    typeLead(world, freeRow(world), COMPLETE);
    world.host.advance(HOUR_MS);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    world.host.advance(HOUR_MS);
    expect(differences(world)).toEqual([]);
  });

  test('with nothing new writes nothing but the time at which it ran', () => {
    const world = refreshed({ refreshPushes: true });
    world.host.advance(HOUR_MS);
    const [record] = world.host.advance(HOUR_MS);
    expect(record).toMatchObject({ requests: 1, rangeWrites: 1 });
    expect(record?.callsByName['Range.setNote']).toBe(1);
  });

  test.each([
    ['5min', 12],
    ['15min', 4],
    ['30min', 2],
    ['hourly', 1],
  ])('comes as often as chosen: %s', (refresh, times) => {
    const world = refreshed({ refresh });
    expect(world.host.advance(HOUR_MS)).toHaveLength(times);
    expect(requests(world, 'fetch')).toHaveLength(times);
  });

  test('comes once a day where that is chosen, and never where it is off', () => {
    expect(refreshed({ refresh: 'daily' }).host.advance(3 * DAY_MS)).toHaveLength(3);
    expect(refreshed({ refresh: 'off' }).host.advance(3 * DAY_MS)).toEqual([]);
  });
});

describe('a refresh that fails', () => {
  test('is thrown on for Google to show, is logged, and changes nothing', () => {
    const world = refreshed({ refreshPushes: true });
    edit(world, FIRST, 'customerPhone', PHONE);
    const before = contents(world);
    const shownBefore = world.host.ui.shown.length;
    world.heatpunk.faults.add({ effect: { kind: 'html-page' } });
    const [record] = world.host.advance(HOUR_MS);
    expect(record).toMatchObject({
      outcome: 'failed',
      error: { message: expect.stringContaining('something other than a list of leads') },
    });
    expect(contents(world)).toBe(before);
    expect(world.host.ui.shown).toHaveLength(shownBefore);
    expect(logLines(world).at(-1)).toMatchObject({
      who: MEMBER,
      action: 'Failed',
      result: expect.stringMatching(/^Automatic refresh: .*something other than/),
    });
  });

  test('is made up for by the next one', () => {
    const world = refreshed({ refreshPushes: true });
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect: { kind: 'refuse' } });
    world.host.advance(HOUR_MS);
    world.heatpunk.faults.clear();
    expect(world.host.advance(HOUR_MS)).toMatchObject([{ outcome: 'completed' }]);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test('three times in a row is told by mail to the one whose trigger it is', () => {
    const world = refreshed();
    world.heatpunk.team.revokeKey(API_KEY);
    world.host.advance(2 * HOUR_MS);
    expect(world.host.mail).toEqual([]);
    world.host.advance(HOUR_MS);
    expect(world.host.mail).toHaveLength(1);
    const [mail] = world.host.mail;
    expect(mail).toMatchObject({ to: MEMBER, subject: expect.stringContaining('automatic refresh') });
    expect(mail?.body).toContain('3 times in a row');
    expect(mail?.body).toContain('does not accept the API key');
    expect(mail?.body).toContain('Nothing is lost');
  });

  test('for days sends no more than one mail a day', () => {
    const world = refreshed();
    world.heatpunk.team.revokeKey(API_KEY);
    world.host.advance(3 * HOUR_MS + 3 * DAY_MS - MINUTE_MS);
    expect(world.host.mail).toHaveLength(3);
    const times = world.host.mail.map(({ at }) => at);
    for (let index = 1; index < times.length; index++) {
      expect((times[index] ?? 0) - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(DAY_MS);
    }
  });

  test('sends no mail after it works again, and counts anew', () => {
    const world = refreshed();
    const failFor = (hours: number) => {
      world.heatpunk.team.revokeKey(API_KEY);
      world.host.advance(hours * HOUR_MS);
      world.heatpunk.team.addKey(API_KEY);
      world.host.advance(HOUR_MS);
    };
    failFor(3);
    expect(world.host.mail).toHaveLength(1);
    world.host.advance(3 * DAY_MS);
    failFor(2);
    failFor(2);
    expect(world.host.mail).toHaveLength(1);
    failFor(3);
    expect(world.host.mail).toHaveLength(2);
  });

  test('is counted before the mail goes out, so that a run that ends there does not make the next ones mail at once', () => {
    const failing = () => {
      const world = refreshed();
      world.heatpunk.team.revokeKey(API_KEY);
      world.host.advance(2 * HOUR_MS);
      return world;
    };
    let mailing = 0;
    failing().host.run('refresh', {
      trigger: 'clock',
      between: ({ name, index }) => {
        if (name === 'MailApp.sendEmail') mailing = index;
      },
    });
    const world = failing();
    expect(world.host.run('refresh', { trigger: 'clock', kill: { atCall: mailing } }).outcome).toBe('killed');
    world.host.advance(23 * HOUR_MS);
    expect(world.host.mail).toEqual([]);
    world.host.advance(2 * HOUR_MS);
    expect(world.host.mail.map(({ body }) => /has failed (\d+) times/.exec(body)?.[1])).toEqual(['27']);
  });

  test('is not mailed for another person, whose own refresh works', () => {
    const world = refreshed();
    save(world, { refresh: 'hourly' }, ALEX);
    world.heatpunk.team.removeMember(MEMBER);
    const records = world.host.advance(4 * HOUR_MS);
    expect(new Set(records.map(({ user, outcome }) => `${user} ${outcome}`))).toEqual(
      new Set([`${MEMBER} failed`, `${ALEX} completed`]),
    );
    expect(world.host.mail.map(({ to }) => to)).toEqual([MEMBER]);
  });

  test('fails as before where no mail can be sent any more', () => {
    const world = createWorld({ leads: leads(3), settings: { refresh: 'hourly' }, limits: { mailsPerDay: 0 } });
    world.click(SYNC);
    world.heatpunk.team.revokeKey(API_KEY);
    const records = world.host.advance(4 * HOUR_MS);
    expect(records.map(({ error }) => error?.message)).toEqual(
      Array(4).fill(expect.stringContaining('does not accept the API key')),
    );
    expect(logLines(world).filter(({ action }) => action === 'Failed')).toHaveLength(4);
  });

  test('as nobody saved a key says so', () => {
    const world = refreshed();
    world.host.properties.user(MEMBER).delete('apiKey');
    expect(world.host.advance(HOUR_MS)).toMatchObject([
      { outcome: 'failed', error: { message: expect.stringContaining('No API key is saved') } },
    ]);
  });
});

describe('a refresh while another run is at work', () => {
  test('leaves quietly, and does not count as a failure', () => {
    const world = refreshed();
    const release = world.host.lock.hold();
    const before = contents(world, []);
    const records = world.host.advance(5 * HOUR_MS);
    expect(records.map(({ outcome }) => outcome)).toEqual(Array(5).fill('completed'));
    expect(requests(world, 'fetch')).toEqual([]);
    expect(contents(world, [])).toBe(before);
    expect(world.host.mail).toEqual([]);
    release();
    world.heatpunk.dashboard.edit(FIRST, { status: 'Sale' });
    world.host.advance(HOUR_MS);
    expect(shown(world, FIRST, 'status')).toBe('Sale');
  });
});
