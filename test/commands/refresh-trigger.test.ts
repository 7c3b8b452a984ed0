import { describe, expect, test } from '@jest/globals';
import { API_KEY, createWorld, FORM, MEMBER, type World } from '../world';
import { ALEX, DAY_MS, differencesAfterSync, HOUR_MS, leads, MINUTE_MS, refreshed, SYNC } from './at-work';
import { save } from './save-settings';

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
  world.host.triggers.add({ handler: 'refresh', creator, schedule }, world.host.clock.now());
}

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
      { handler: 'somethingElse', creator: MEMBER, schedule: { kind: 'every', ms: HOUR_MS } },
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
    if (trigger) trigger.nextDue = Number.POSITIVE_INFINITY;
    world.host.advance(3 * HOUR_MS);
    expect(words(world)).toBe(
      'Google did not start the automatic refresh when it was due: press Save to set it up again.',
    );
  });
});
