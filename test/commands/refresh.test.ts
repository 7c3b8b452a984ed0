import { describe, expect, test } from '@jest/globals';
import { API_KEY, createWorld, FORM, MEMBER, type World } from '../world';
import {
  ALEX,
  COMPLETE,
  contents,
  differences,
  differencesAfterSync,
  edit,
  freeRow,
  HOUR_MS,
  idsOf,
  inHeatpunk,
  leads,
  logLines,
  MINUTE_MS,
  requests,
  SYNC,
  shown,
  typeLead,
  wordOf,
} from './at-work';

const FIRST = '10001';
const PHONE = '01632 960777';
const DAY_MS = 24 * HOUR_MS;

/** A world whose leads were pulled, refreshed every hour. */
function refreshed(settings: Readonly<Record<string, unknown>> = {}): World {
  const world = createWorld({ leads: leads(3), settings: { refresh: 'hourly', ...settings } });
  world.click(SYNC);
  world.heatpunk.journal.clear();
  return world;
}

function save(world: World, settings: Readonly<Record<string, unknown>>, user = MEMBER): unknown {
  const form = { ...FORM, userEmail: user, ...settings };
  const answer = world.host.callFromDialogAs(user, 'saveSettings', form);
  return answer.ok ? answer.value : answer.error;
}

/** The same by a dialog that was opened before, and tells what it showed. */
function saveShown(world: World, form: object, shown: object, user = MEMBER): unknown {
  const answer = world.host.callFromDialogAs(user, 'saveSettings', form, shown);
  return answer.ok ? answer.value : answer.error;
}

/** What the settings dialog shows to somebody. */
function refreshOf(world: World, user = MEMBER): object {
  const answer = world.host.callFromDialogAs(user, 'loadSettings');
  if (!answer.ok) throw new Error(answer.error);
  // The host tells no types of what a handler answers.
  return answer.value as object;
}

const creatorsOf = (world: World) => world.host.triggers.list.map(({ creator, handler }) => `${creator} ${handler}`);

/** One more trigger, as a save that was interrupted leaves it behind. */
function plantTrigger(world: World, creator: string): void {
  const schedule = { kind: 'every', ms: HOUR_MS } as const;
  world.host.triggers.add({ handler: 'refresh', creator, eventType: 'CLOCK', schedule }, world.host.clock.now());
}

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
    const release = world.host.locks.hold('document');
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

describe('the trigger of the refresh', () => {
  test.each(['5min', '15min', '30min', 'hourly', 'daily'])(
    'is one, however often settings are saved: %s',
    (refresh) => {
      const world = refreshed({ refresh: 'hourly' });
      for (let time = 0; time < 3; time++) save(world, { refresh });
      expect(creatorsOf(world)).toEqual([`${MEMBER} refresh`]);
    },
  );

  test('goes when the refresh is switched off', () => {
    const world = refreshed();
    save(world, { refresh: 'off' });
    expect(creatorsOf(world)).toEqual([]);
  });

  test('is one for each person who saves the settings', () => {
    const world = refreshed();
    for (let time = 0; time < 2; time++) save(world, { refresh: 'hourly' }, ALEX);
    save(world, { refresh: '30min' });
    expect(creatorsOf(world).sort()).toEqual([`${ALEX} refresh`, `${MEMBER} refresh`]);
  });

  test.each(['off', '5min'])('of a person goes on as they chose, whatever another one chooses: %s', (refresh) => {
    const world = refreshed();
    save(world, { refresh }, ALEX);
    expect(refreshOf(world)).toMatchObject({ refresh: 'hourly', refreshWords: 'The next run is about 10:30.' });
    const own = world.host.advance(3 * HOUR_MS).filter(({ user }) => user === MEMBER);
    expect(own.map(({ requests }) => requests)).toEqual([1, 1, 1]);
    expect(creatorsOf(world)).toContain(`${MEMBER} refresh`);
  });

  test('is not made for a newcomer who enters a key and nothing else', () => {
    const world = refreshed();
    const shown = refreshOf(world, ALEX);
    expect(shown).toMatchObject({ refresh: 'off', refreshWords: '' });
    expect(saveShown(world, { ...shown, apiKey: API_KEY, userEmail: ALEX }, shown, ALEX)).toMatchObject({ ok: true });
    expect(creatorsOf(world)).toEqual([`${MEMBER} refresh`]);
  });

  test('stays off, and the e-mail as it is by now, when an older window saves something else', () => {
    const world = refreshed();
    const shown = { ...refreshOf(world), apiKey: '' };
    save(world, { refresh: 'off', userEmail: ALEX });
    expect(saveShown(world, { ...shown, policy: 'sheet' }, shown)).toMatchObject({ ok: true });
    expect(refreshOf(world)).toMatchObject({ refresh: 'off', userEmail: ALEX, policy: 'sheet' });
    expect(creatorsOf(world)).toEqual([]);
  });

  test('is set up again at Google by a save of what the window showed', () => {
    const world = refreshed();
    for (const { id } of [...world.host.triggers.list]) world.host.triggers.remove(id);
    const shown = { ...refreshOf(world), apiKey: '' };
    expect(saveShown(world, shown, shown)).toMatchObject({ ok: true });
    expect(creatorsOf(world)).toEqual([`${MEMBER} refresh`]);
  });

  test('goes on in a document whose settings still tell one interval for all', () => {
    const world = refreshed();
    const { document } = world.host.properties;
    document.set('settings', JSON.stringify({ ...JSON.parse(document.get('settings') ?? ''), refresh: 'off' }));
    // What is remembered of the refresh by now was not then.
    const [name = '', record = ''] =
      [...world.host.properties.user(MEMBER)].find(([key]) => /^refresh/.test(key)) ?? [];
    const { hold: _hold, heldMail: _heldMail, ...older } = JSON.parse(record);
    world.host.properties.user(MEMBER).set(name, JSON.stringify(older));
    expect(refreshOf(world)).toMatchObject({ refresh: 'hourly', days: '365' });
    expect(refreshOf(world, ALEX)).toMatchObject({ refresh: 'off' });
    expect(world.host.advance(HOUR_MS)).toMatchObject([{ outcome: 'completed', requests: 1 }]);
    expect(creatorsOf(world)).toEqual([`${MEMBER} refresh`]);
  });

  test('that a save left behind which switched it off goes without a run', () => {
    const world = refreshed();
    save(world, { refresh: 'off' });
    plantTrigger(world, MEMBER);
    expect(world.host.advance(HOUR_MS)).toMatchObject([{ outcome: 'completed', requests: 0 }]);
    expect(creatorsOf(world)).toEqual([]);
  });

  test('is left as it was, with the settings, where what is to be saved is wrong', () => {
    const world = refreshed();
    expect(save(world, { refresh: '5min', userEmail: 'nobody' })).toMatchObject({ ok: false });
    expect(world.host.advance(HOUR_MS)).toHaveLength(1);
  });

  test('is made again by a save that changes nothing, where it got lost', () => {
    const world = refreshed();
    for (const { id } of [...world.host.triggers.list]) world.host.triggers.remove(id);
    expect(save(world, { refresh: 'hourly' })).toMatchObject({ ok: true });
    expect(creatorsOf(world)).toEqual([`${MEMBER} refresh`]);
    expect(world.host.advance(HOUR_MS)).toMatchObject([{ outcome: 'completed', requests: 1 }]);
  });

  test('is one after a save, however many there were, and those of others stay', () => {
    const world = refreshed();
    save(world, { refresh: 'hourly' }, ALEX);
    for (let count = 0; count < 4; count++) plantTrigger(world, MEMBER);
    plantTrigger(world, ALEX);
    save(world, { refresh: 'hourly' });
    expect(creatorsOf(world).sort()).toEqual([`${ALEX} refresh`, `${ALEX} refresh`, `${MEMBER} refresh`]);
  });

  test('that is one too many goes the first time that it fires, without a run', () => {
    const world = refreshed();
    save(world, { refresh: 'hourly' }, ALEX);
    plantTrigger(world, MEMBER);
    const records = world.host.advance(HOUR_MS);
    expect(records.filter(({ user }) => user === MEMBER).map(({ requests }) => requests)).toEqual([1, 0]);
    expect(creatorsOf(world).sort()).toEqual([`${ALEX} refresh`, `${MEMBER} refresh`]);
    expect(world.host.advance(HOUR_MS).map(({ user, requests }) => [user, requests])).toEqual([
      [MEMBER, 1],
      [ALEX, 1],
    ]);
  });

  test('that somebody made by hand takes the place of the one that got lost', () => {
    const world = refreshed();
    for (const { id } of [...world.host.triggers.list]) world.host.triggers.remove(id);
    plantTrigger(world, MEMBER);
    plantTrigger(world, MEMBER);
    world.host.advance(HOUR_MS);
    expect(creatorsOf(world)).toEqual([`${MEMBER} refresh`]);
    expect(world.host.advance(HOUR_MS)).toMatchObject([{ outcome: 'completed', requests: 1 }]);
  });

  test('is one again soon after, wherever a save is killed', () => {
    const saving = () => createWorld({ leads: leads(3), settings: { refresh: 'hourly' } });
    const save30 = { trigger: 'dialog', args: [{ ...FORM, refresh: '30min' }] } as const;
    const { calls } = saving().host.run('saveSettings', save30);
    for (let atCall = 1; atCall <= calls; atCall++) {
      const world = saving();
      expect(world.host.run('saveSettings', { ...save30, kill: { atCall } }).outcome).toBe('killed');
      world.host.advance(HOUR_MS);
      expect([atCall, creatorsOf(world)]).toEqual([atCall, [`${MEMBER} refresh`]]);
      const runs = world.host.advance(HOUR_MS);
      expect([1, 2]).toContain(runs.length);
      expect(runs.every(({ requests }) => requests === 1)).toBe(true);
    }
  });

  test('of another handler is nobody’s business', () => {
    const world = refreshed();
    world.host.triggers.add(
      { handler: 'somethingElse', creator: MEMBER, eventType: 'ON_OPEN', schedule: null },
      world.host.clock.now(),
    );
    save(world, { refresh: 'off' });
    expect(creatorsOf(world)).toEqual([`${MEMBER} somethingElse`]);
  });

  test('that Google refuses to make leaves the one that there was', () => {
    const world = createWorld({ leads: leads(3), settings: { refresh: 'hourly' }, limits: { triggersPerUser: 1 } });
    expect(save(world, { refresh: '30min' })).toMatch(/trigger/i);
    expect(creatorsOf(world)).toEqual([`${MEMBER} refresh`]);
    expect(world.host.advance(HOUR_MS)).toMatchObject([{ outcome: 'completed' }]);
  });

  test('that Google refuses to make leaves the settings unsaved, and says so', () => {
    const world = createWorld({ leads: leads(3), limits: { triggersPerUser: 0 } });
    expect(save(world, { refresh: 'hourly', days: '30' })).toMatch(/trigger/i);
    expect(world.host.callFromDialog('loadSettings')).toMatchObject({ value: { refresh: 'off', days: '365' } });
    world.click(SYNC);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe('the settings tell of the next run', () => {
  const words = (world: World, user = MEMBER) => {
    const answer = world.host.callFromDialogAs(user, 'loadSettings');
    // The host tells no types of what a handler answers.
    return answer.ok ? (answer.value as { refreshWords: string }).refreshWords : answer.error;
  };

  test.each([
    ['off', ''],
    ['5min', 'The next run is about 09:35.'],
    ['15min', 'The next run is about 09:45.'],
    ['30min', 'The next run is about 10:00.'],
    ['hourly', 'The next run is about 10:30.'],
    ['daily', 'The next run is about 06:00 on 23/11/2026.'],
  ])('right after it was chosen: %s', (refresh, expected) => {
    const world = createWorld({ settings: { refresh } });
    expect(words(world)).toBe(expected);
    expect(save(world, { refresh })).toMatchObject({ view: { refreshWords: expected } });
  });

  test.each([
    ['forward', '2027-03-27T12:00:00Z', '28/03/2027'],
    ['back', '2027-10-30T12:00:00Z', '31/10/2027'],
  ])('at six of a daily one, also where the clocks go %s before', (_, now, day) => {
    const world = createWorld();
    world.host.clock.advance(Date.parse(now) - world.host.clock.now());
    save(world, { refresh: 'daily' });
    expect(words(world)).toBe(`The next run is about 06:00 on ${day}.`);
    world.host.advance(DAY_MS);
    expect(words(world)).toMatch(/^The next run is about 06:00 on /);
  });

  test('as Google fires it, whatever fires late', () => {
    const world = refreshed({ refresh: 'hourly' });
    for (let time = 0; time < 3; time++) {
      const next = new Date(world.host.triggers.list[0]?.nextDue ?? 0).toISOString().slice(11, 16);
      expect(words(world)).toBe(`The next run is about ${next}.`);
      world.host.advance(HOUR_MS + 7 * MINUTE_MS);
    }
  });

  test('in the spreadsheet’s own time', () => {
    const world = createWorld({ settings: { refresh: 'hourly' }, spreadsheetTimeZone: 'Asia/Kolkata' });
    expect(words(world)).toBe('The next run is about 16:00.');
  });

  test('also after a run that failed', () => {
    const world = refreshed();
    world.heatpunk.team.revokeKey(API_KEY);
    world.host.advance(HOUR_MS);
    expect(words(world)).toBe('The next run is about 11:30.');
  });

  test('that there is none where the trigger is gone, and how to get it back', () => {
    const world = refreshed();
    for (const { id } of [...world.host.triggers.list]) world.host.triggers.remove(id);
    expect(words(world)).toBe('The automatic refresh is not set up at Google any more: press Save to set it up again.');
    save(world, { refresh: 'hourly' });
    expect(words(world)).toBe('The next run is about 10:30.');
  });

  test('that there is none in somebody’s name before they save', () => {
    const world = refreshed();
    expect(words(world, ALEX)).toBe('');
    save(world, { refresh: 'hourly' }, ALEX);
    expect(words(world, ALEX)).toBe('The next run is about 10:30.');
  });

  test('that Google starts it no more', () => {
    const world = refreshed();
    const [trigger] = world.host.triggers.list;
    if (trigger) trigger.nextDue = null;
    world.host.advance(3 * HOUR_MS);
    expect(words(world)).toBe(
      'Google did not start the automatic refresh when it was due: press Save to set it up again.',
    );
  });
});
