import { describe, expect, test } from '@jest/globals';
import { FIRST_SETTINGS } from '../first-settings';
import { API_KEY, builtFile, createWorld, FORM, MEMBER, MENU, type World } from '../world';
import { ALEX, ALEX_KEY, edit, inHeatpunk, leads, NOT_CONFIGURED, PULL, SYNC } from './at-work';

/** What a handler of the dialog answered; throws what it threw. */
function ask(world: World, handler: string, form?: unknown, user = MEMBER): unknown {
  const answer = world.host.callFromDialogAs(user, handler, ...(form === undefined ? [] : [form]));
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

/** All that is stored of settings and credentials, and who has a trigger. */
function stored(world: World): string {
  const { properties, triggers } = world.host;
  return JSON.stringify([
    [...properties.document],
    [...properties.user(MEMBER)],
    triggers.list.map(({ creator, schedule }) => [creator, schedule]),
  ]);
}

describe('the dialog', () => {
  test('opens from the menu, with its size and its title, and holds the page as it was built', () => {
    const world = createWorld();
    const { outcome } = world.click('Settings…');
    expect(outcome).toBe('completed');
    expect(world.host.ui.dialogs).toMatchObject([
      { kind: 'modal', title: 'Heatpunk Leads: Settings', width: 480, height: 620, user: MEMBER },
    ]);
    expect(world.host.ui.dialogs[0]?.content).toBe(builtFile('settings.html'));
  });

  test('shows the defaults before anything was saved', () => {
    expect(ask(createWorld(NOT_CONFIGURED), 'loadSettings')).toEqual(FIRST_SETTINGS);
  });

  test('shows what was saved', () => {
    const world = createWorld(NOT_CONFIGURED);
    const form = {
      ...FORM,
      service: 'easy-pv-ireland',
      windowKind: 'since',
      since: '2026-01-31',
      policy: 'sheet',
      refresh: 'daily',
      refreshPushes: true,
    };
    expect(ask(world, 'saveSettings', form)).toMatchObject({ ok: true });
    const { apiKey: _key, ...rest } = form;
    expect(ask(world, 'loadSettings')).toEqual({
      ...rest,
      keyHint: 'A key ending in …wxyz is saved.',
      isInUse: true,
      refreshWords: 'The next run is about 06:00 on 23/11/2026.',
      lastRun: '',
    });
    expect(world.toast()).toBe('Settings saved.');
  });

  test('shows when a run last worked, in the spreadsheet’s own time', () => {
    const world = createWorld({ leads: leads(3), spreadsheetTimeZone: 'Asia/Kolkata' });
    expect(ask(world, 'loadSettings')).toMatchObject({ lastRun: '' });
    world.click(PULL);
    const note = world.host.people.note([1, world.column('(sync)')]);
    const [, when] = /^Last run: (.+) \(Pull leads\)$/m.exec(note) ?? [];
    expect(ask(world, 'loadSettings')).toMatchObject({ lastRun: when ?? 'none' });
  });

  test('saves what was typed without the blanks around it', () => {
    const world = createWorld(NOT_CONFIGURED);
    ask(world, 'saveSettings', { ...FORM, apiKey: ` ${API_KEY}\n`, userEmail: ` ${MEMBER} `, days: ' 30 ' });
    expect(ask(world, 'loadSettings')).toMatchObject({ userEmail: MEMBER, days: '30' });
    expect(ask(world, 'testConnection', { ...FORM, apiKey: '' })).toMatchObject({ ok: true });
  });

  test('keeps the saved key where none is typed', () => {
    const world = createWorld({ leads: leads(3) });
    expect(ask(world, 'saveSettings', { ...FORM, apiKey: '', days: '30' })).toMatchObject({ ok: true });
    world.click(PULL);
    expect(world.heatpunk.journal.entries().at(-1)?.status).toBe(200);
  });

  test('never gives the key back, whole or in part, but for its last four signs', () => {
    const world = createWorld();
    const answers = [
      ask(world, 'loadSettings'),
      ask(world, 'saveSettings', { ...FORM }),
      ask(world, 'saveSettings', { ...FORM, days: 'none' }),
      ask(world, 'testConnection', { ...FORM }),
      ask(world, 'testConnection', { ...FORM, userEmail: 'nobody@example.com' }),
    ];
    const told = JSON.stringify(answers);
    expect(told).not.toContain(API_KEY);
    for (let start = 0; start + 5 <= API_KEY.length; start++) {
      expect(told).not.toContain(API_KEY.slice(start, start + 5));
    }
    expect(told).toContain('…wxyz');
  });

  test('does not tell the end of a short key', () => {
    const world = createWorld(NOT_CONFIGURED);
    ask(world, 'saveSettings', { ...FORM, apiKey: 'secret' });
    expect(ask(world, 'loadSettings')).toMatchObject({ keyHint: 'A key is saved.' });
  });
});

describe('what cannot be saved', () => {
  const wrong: readonly [string, Readonly<Record<string, unknown>>][] = [
    ['service', { service: 'https://evil.example' }],
    ['service', { service: 'toString' }],
    ['apiKey', { apiKey: 'two words' }],
    ['apiKey', { apiKey: 'schlüssel' }],
    ['apiKey', { apiKey: 'line\r\nX-Evil: 1' }],
    ['apiKey', { apiKey: 'k'.repeat(501) }],
    ['userEmail', { userEmail: '' }],
    ['userEmail', { userEmail: 'sam' }],
    ['userEmail', { userEmail: 'sam@example' }],
    ['userEmail', { userEmail: 'sam@example.com, alex@example.com' }],
    ['userEmail', { userEmail: `${'s'.repeat(300)}@example.com` }],
    ['windowKind', { windowKind: 'ever' }],
    ['days', { days: '' }],
    ['days', { days: '0' }],
    ['days', { days: '-3' }],
    ['days', { days: '1.5' }],
    ['days', { days: '1e3' }],
    ['days', { days: '3651' }],
    ['days', { days: 'a year' }],
    ['since', { windowKind: 'since', since: '' }],
    ['since', { windowKind: 'since', since: '2026-02-30' }],
    ['since', { windowKind: 'since', since: '31/12/2025' }],
    ['since', { windowKind: 'since', since: '2026-11-23' }],
    ['policy', { policy: 'mine' }],
    ['refresh', { refresh: 'every second' }],
    ['refreshPushes', { refreshPushes: 'yes' }],
  ];

  test.each(wrong)('is told beside its field, and nothing is saved: %s %j', (field, change) => {
    const world = createWorld({ settings: { refresh: 'hourly' } });
    const before = stored(world);
    const form = { ...FORM, days: '7', refresh: 'daily', ...change };
    for (const handler of ['saveSettings', 'testConnection']) {
      const answer = ask(world, handler, form);
      expect(answer).toMatchObject({ ok: false });
      expect(Object.keys((answer as { errors: object }).errors)).toEqual([field]);
      expect((answer as { errors: Record<string, string> }).errors[field]).toMatch(/\w+.*\.$/);
    }
    expect(stored(world)).toBe(before);
    expect(world.heatpunk.journal.entries()).toEqual([]);
  });

  test('is no date of today, half an hour into a British day of summer', () => {
    const world = createWorld();
    world.host.clock.advance(Date.parse('2027-06-30T23:30:00Z') - world.host.clock.now());
    const since = (date: string) => ask(world, 'saveSettings', { ...FORM, windowKind: 'since', since: date });
    expect(since('2027-07-01')).toMatchObject({ ok: true });
    expect(since('2027-07-02')).toMatchObject({ ok: false });
  });

  test('is a form without a key where none was ever saved', () => {
    const world = createWorld(NOT_CONFIGURED);
    expect(ask(world, 'saveSettings', { ...FORM, apiKey: '' })).toEqual({
      ok: false,
      errors: { apiKey: expect.stringContaining('Enter the API key') },
    });
    expect(world.host.properties.document.size).toBe(0);
    expect(world.host.triggers.list).toEqual([]);
  });

  test('is told for all fields at once', () => {
    const world = createWorld();
    const answer = ask(world, 'saveSettings', { ...FORM, userEmail: 'sam', days: 'none', policy: 'mine' });
    expect(Object.keys((answer as { errors: object }).errors).sort()).toEqual(['days', 'policy', 'userEmail']);
  });

  const hostile: readonly unknown[] = [
    null,
    true,
    7,
    'a text',
    [],
    [FORM],
    {},
    { ...FORM, extra: { nested: [] }, service: undefined },
    { constructor: FORM, prototype: FORM, toString: 'a form' },
  ];

  test.each(hostile.map((form) => [JSON.stringify(form), form]))('is no form at all: %s', (_text, form) => {
    const world = createWorld();
    const before = stored(world);
    for (const handler of ['saveSettings', 'testConnection']) {
      expect(ask(world, handler, form)).toMatchObject({ ok: false });
    }
    expect(stored(world)).toBe(before);
  });

  test('is a call without a form', () => {
    const world = createWorld();
    const before = stored(world);
    for (const handler of ['saveSettings', 'testConnection']) {
      expect(ask(world, handler)).toMatchObject({ ok: false });
    }
    expect(stored(world)).toBe(before);
  });

  const values: readonly unknown[] = [
    null,
    7,
    true,
    [],
    ['heatpunk'],
    {},
    { toString: 'ask' },
    '\u0000',
    '='.repeat(9999),
  ];

  test.each(Object.keys(FORM))('is a %s of any other kind than it should be', (field) => {
    const world = createWorld();
    const before = stored(world);
    // A text is a fair key, and the date is not looked at where days are chosen.
    const wrongValues = values.filter(
      (value) => !(field === 'refreshPushes' && value === true) && !(field === 'since' && typeof value === 'string'),
    );
    for (const value of wrongValues) {
      expect([value, ask(world, 'saveSettings', { ...FORM, [field]: value })]).toEqual([
        value,
        { ok: false, errors: { [field]: expect.any(String) } },
      ]);
    }
    expect(stored(world)).toBe(before);
  });
});

describe('the test of the connection', () => {
  test('tells how many leads there are, and saves and shows nothing', () => {
    const world = createWorld(NOT_CONFIGURED);
    expect(ask(world, 'testConnection', FORM)).toEqual({
      ok: true,
      message: 'Heatpunk answers, with 3 leads in the chosen dates.',
    });
    expect(world.host.properties.document.size + world.host.properties.user(MEMBER).size).toBe(0);
    expect(world.host.workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
    expect(world.heatpunk.journal.entries().map(({ route }) => route)).toEqual(['fetch']);
  });

  test.each([
    [
      'the key',
      { apiKey: 'wrong-key-wrong-key' },
      /does not accept the API key\. Check it above, or .* CRM connections/,
    ],
    ['the member', { userEmail: 'nobody@example.com' }, /not the team member nobody@example\.com\. Check .* above/],
  ])('says that %s is not accepted', (_name, change, words) => {
    const world = createWorld(NOT_CONFIGURED);
    const answer = ask(world, 'testConnection', { ...FORM, ...change });
    expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(words), errors: {} });
    // A menu item that is not there yet, for whoever is here for the first time.
    expect(JSON.stringify(answer)).not.toContain('Settings…');
    expect(JSON.stringify(answer)).not.toContain('wrong-key');
  });

  test('says that the service cannot be reached', () => {
    const world = createWorld(NOT_CONFIGURED);
    world.heatpunk.faults.add({ effect: { kind: 'refuse' } });
    const answer = ask(world, 'testConnection', FORM);
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('could not be reached') });
  });

  test('says that something else answers', () => {
    const world = createWorld(NOT_CONFIGURED);
    world.heatpunk.faults.add({ effect: { kind: 'html-page' } });
    const answer = ask(world, 'testConnection', FORM);
    expect(answer).toMatchObject({
      ok: false,
      message: expect.stringContaining('something other than a list of leads'),
    });
  });
});

describe('the service', () => {
  test.each([
    ['heatpunk', 'Heatpunk', 'heatpunk.co.uk'],
    ['easy-pv', 'Easy PV', 'easy-pv.co.uk'],
    ['easy-pv-ireland', 'Easy PV Ireland', 'easy-pv.ie'],
    ['heatpunk-sandbox', 'Heatpunk sandbox', 'sandbox.heatpunk.co.uk'],
  ])('that is chosen is the one that is asked, and no other: %s', (service, name, host) => {
    const world = createWorld(NOT_CONFIGURED);
    expect(ask(world, 'testConnection', { ...FORM, service })).toMatchObject({
      message: `${name} answers, with 3 leads in the chosen dates.`,
    });
    ask(world, 'saveSettings', { ...FORM, service });
    world.click(SYNC);
    edit(world, '10001', 'status', 'Sale');
    world.click(SYNC);
    expect(inHeatpunk(world, '10001', 'status')).toBe('Sale');
    expect(new Set(world.heatpunk.journal.entries().map((entry) => entry.host))).toEqual(new Set([host]));
  });

  test('is named in what goes wrong', () => {
    const world = createWorld({ settings: { service: 'easy-pv' } });
    world.heatpunk.team.revokeKey(API_KEY);
    world.click(PULL);
    expect(world.alert()).toContain('Easy PV does not accept the API key');
  });
});

describe('two people in one spreadsheet', () => {
  test('share the settings, and each has a key and an address of their own', () => {
    const world = createWorld({ leads: leads(3), settings: { service: 'easy-pv', days: '30', policy: 'sheet' } });
    expect(ask(world, 'loadSettings', undefined, ALEX)).toMatchObject({
      service: 'easy-pv',
      days: '30',
      policy: 'sheet',
      userEmail: '',
      keyHint: '',
    });
    world.heatpunk.team.addKey(ALEX_KEY);
    const form = { ...FORM, service: 'easy-pv', apiKey: ALEX_KEY, userEmail: ALEX, days: '90' };
    expect(ask(world, 'saveSettings', form, ALEX)).toMatchObject({ ok: true });
    expect(ask(world, 'loadSettings')).toMatchObject({
      days: '90',
      userEmail: MEMBER,
      keyHint: 'A key ending in …wxyz is saved.',
    });
    world.host.ui.click(MENU, PULL, { user: ALEX });
    world.click(PULL);
    expect(world.heatpunk.journal.entries().map(({ member }) => member)).toEqual([ALEX, MEMBER]);
  });

  test.each<readonly [string, Record<string, unknown>, Record<string, unknown>]>([
    ['a key of their own alone', { apiKey: ALEX_KEY }, { service: 'easy-pv', days: '90', policy: 'sheet' }],
    ['another policy', { policy: 'heatpunk' }, { service: 'easy-pv', days: '90', policy: 'heatpunk' }],
    ['other dates', { windowKind: 'since', since: '2026-01-31' }, { windowKind: 'since', since: '2026-01-31' }],
    ['that edits are not sent', { refreshPushes: false }, { days: '90', refreshPushes: false }],
  ])('keep what the other one saved while their dialog was open, where they change %s', (_name, change, saved) => {
    const world = createWorld({ leads: leads(3), settings: { refreshPushes: true } });
    const shown = { ...(ask(world, 'loadSettings', undefined, ALEX) as object), apiKey: '' };
    ask(world, 'saveSettings', { ...FORM, service: 'easy-pv', days: '90', policy: 'sheet', refreshPushes: true });
    const form = { ...shown, apiKey: API_KEY, userEmail: ALEX, ...change };
    expect(world.host.callFromDialogAs(ALEX, 'saveSettings', form, shown)).toMatchObject({
      value: { ok: true, view: { service: 'easy-pv', ...saved } },
    });
    expect(ask(world, 'loadSettings')).toMatchObject({ service: 'easy-pv', ...saved });
  });

  test.each([null, 7, 'a text', [], {}, { service: 'heatpunk' }])(
    'lose nothing to a dialog that tells something else of what it showed: %j',
    (shown) => {
      const world = createWorld({ settings: { days: '30' } });
      expect(world.host.callFromDialog('saveSettings', { ...FORM, days: '90' }, shown)).toMatchObject({
        value: { ok: true, view: { service: 'heatpunk', days: '90' } },
      });
    },
  );

  test('do not lend each other a key', () => {
    const world = createWorld({ leads: leads(3) });
    const answer = ask(world, 'saveSettings', { ...FORM, apiKey: '', userEmail: ALEX }, ALEX);
    expect(answer).toMatchObject({ ok: false, errors: { apiKey: expect.any(String) } });
    world.host.ui.click(MENU, SYNC, { user: ALEX });
    expect(world.alert()).toContain('No API key is saved for you yet');
    expect(world.heatpunk.journal.entries()).toEqual([]);
  });
});
