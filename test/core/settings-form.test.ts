import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SETTINGS, REFRESH_INTERVALS, type Settings } from '../../src/core/settings';
import {
  type FormErrors,
  keyHint,
  type ParsedForm,
  parseSettingsForm,
  settingsView,
} from '../../src/core/settings-form';

const TODAY = '2026-11-22';
const KEY = 'f3a9c2d47b1e-9x7q';
const NO_KEY = 'An API key has no spaces and no accented or special characters.';

/** A form as the dialog sends it, all filled in well. */
const FORM = {
  service: 'easy-pv',
  apiKey: KEY,
  userEmail: 'saira@brightroofs.example',
  windowKind: 'days',
  days: '90',
  since: '',
  policy: 'ask',
  refresh: 'hourly',
  refreshPushes: true,
};

const parse = (changes: Record<string, unknown> = {}, savedKey = '') =>
  parseSettingsForm({ ...FORM, ...changes }, savedKey, TODAY);

function errorsOf(parsed: ParsedForm): FormErrors {
  return parsed.ok ? {} : parsed.errors;
}

function settingsOf(parsed: ParsedForm): Settings | null {
  return parsed.ok ? parsed.settings : null;
}

test('a form filled in well becomes settings and credentials', () => {
  expect(parse()).toEqual({
    ok: true,
    settings: {
      service: 'easy-pv',
      window: { kind: 'days', days: 90 },
      policy: 'ask',
      refreshPushes: true,
    },
    credentials: { apiKey: KEY, userEmail: 'saira@brightroofs.example' },
    refresh: 'hourly',
  });
});

describe('what is wrong is told beside its field', () => {
  test.each<readonly [string, Record<string, unknown>, keyof typeof FORM, string]>([
    ['an unknown service', { service: 'https://evil.example' }, 'service', 'Choose one of the services in the list.'],
    [
      'a name of JavaScript for a service',
      { service: '__proto__' },
      'service',
      'Choose one of the services in the list.',
    ],
    [
      'no key at all',
      { apiKey: ' ' },
      'apiKey',
      'Enter the API key from your Pro account settings, under "CRM connections".',
    ],
    ['a key with a space inside', { apiKey: 'abc def' }, 'apiKey', NO_KEY],
    ['a key with a line break inside', { apiKey: 'abc\r\nX-Evil: 1' }, 'apiKey', NO_KEY],
    ['a key with accented letters', { apiKey: 'schlüssel' }, 'apiKey', NO_KEY],
    ['a whole page for a key', { apiKey: 'x'.repeat(501) }, 'apiKey', 'That is too long for an API key.'],
    ['no e-mail', { userEmail: '  ' }, 'userEmail', "Enter the team member's e-mail address."],
    ['an incomplete e-mail', { userEmail: 'saira@brightroofs' }, 'userEmail', 'This is not a complete e-mail address'],
    ['neither days nor a date', { windowKind: 'weeks' }, 'windowKind', 'Choose a number of days or a date.'],
    ['no days', { days: '' }, 'days', 'Enter a whole number of days from 1 to 3650.'],
    ['zero days', { days: '0' }, 'days', 'Enter a whole number of days from 1 to 3650.'],
    ['too many days', { days: '3651' }, 'days', 'Enter a whole number of days from 1 to 3650.'],
    ['half a day', { days: '0.5' }, 'days', 'Enter a whole number of days'],
    ['negative days', { days: '-3' }, 'days', 'Enter a whole number of days'],
    ['days in words', { days: 'ninety' }, 'days', 'Enter a whole number of days'],
    ['no date', { windowKind: 'since', since: '' }, 'since', 'Enter a date, such as 31/12/2025.'],
    ['a date that does not exist', { windowKind: 'since', since: '2026-02-30' }, 'since', 'Enter a date'],
    ['a date written otherwise', { windowKind: 'since', since: '31/12/2025' }, 'since', 'Enter a date'],
    ['a date in the future', { windowKind: 'since', since: '2026-11-23' }, 'since', 'This date is in the future.'],
    ['an unknown policy', { policy: 'guess' }, 'policy', 'Choose what happens when both sides changed.'],
    ['an unknown interval', { refresh: '1min' }, 'refresh', 'Choose how often to refresh.'],
    ['a box neither ticked nor not', { refreshPushes: 'yes' }, 'refreshPushes', 'Tick or untick this box.'],
  ])('%s', (_description, changes, field, words) => {
    const errors = errorsOf(parse(changes));
    expect(Object.keys(errors)).toEqual([field]);
    expect(errors[field]).toContain(words);
  });

  test('all at once', () => {
    const errors = errorsOf(parse({ apiKey: '', userEmail: 'saira', days: 'x', refresh: 'often' }));
    expect(Object.keys(errors).sort()).toEqual(['apiKey', 'days', 'refresh', 'userEmail']);
  });

  test('one message a field', () => {
    expect(errorsOf(parse({ apiKey: 'ä '.repeat(600) })).apiKey).not.toContain('\n');
  });
});

describe('what is typed', () => {
  test('loses the white space around it', () => {
    const parsed = parse({ apiKey: ` ${KEY}\n`, userEmail: ' saira@brightroofs.example ', days: ' 7 ' });
    expect(parsed).toMatchObject({
      ok: true,
      credentials: { apiKey: KEY, userEmail: 'saira@brightroofs.example' },
      settings: { window: { kind: 'days', days: 7 } },
    });
  });

  test.each([
    ['1', 1],
    ['3650', 3650],
    ['007', 7],
  ])('%j days', (days, count) => {
    expect(settingsOf(parse({ days }))?.window).toEqual({ kind: 'days', days: count });
  });

  test.each([TODAY, '2025-09-01', '2024-02-29'])('a window since %s', (since) => {
    expect(settingsOf(parse({ windowKind: 'since', since }))?.window).toEqual({ kind: 'since', date: since });
  });

  test('in the part of the window that is not chosen does not matter', () => {
    expect(parse({ windowKind: 'days', since: 'nonsense' }).ok).toBe(true);
    expect(parse({ windowKind: 'since', since: '2025-09-01', days: 'nonsense' }).ok).toBe(true);
  });
});

describe('the key', () => {
  test('is the saved one where the field is left empty', () => {
    for (const apiKey of ['', '  ']) {
      expect(parse({ apiKey }, 'saved-key')).toMatchObject({ ok: true, credentials: { apiKey: 'saved-key' } });
    }
  });

  test('is the new one where there is one', () => {
    expect(parse({}, 'saved-key')).toMatchObject({ ok: true, credentials: { apiKey: KEY } });
  });

  test('is in no message, typed or saved', () => {
    const wrong = parse({ apiKey: `${KEY} ä`, userEmail: 'x', days: 'x' }, 'saved-key-12345');
    expect(JSON.stringify(wrong)).not.toContain(KEY);
    expect(JSON.stringify(wrong)).not.toContain('saved-key-12345');
  });
});

describe('hostile input', () => {
  const text = { service: 1, apiKey: {}, userEmail: [], windowKind: null, days: 90, since: undefined, policy: true };

  test.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'service'],
    ['a number', 7],
    ['a list', [FORM]],
    ['an empty object', {}],
    ['an object of other fields', { __proto__: null, constructor: 'x' }],
    ['fields of the wrong types', text],
    ['a function', () => FORM],
    ['a date', new Date(0)],
    ['fields that have to be asked for', { ...FORM, apiKey: { toString: () => KEY, length: 1 } }],
  ])('%s gives errors, and no crash', (_description, input) => {
    const parsed = parseSettingsForm(input, 'saved-key', TODAY);
    expect(parsed.ok).toBe(false);
    expect(Object.keys(errorsOf(parsed))).not.toEqual([]);
    for (const message of Object.values(errorsOf(parsed))) expect(typeof message).toBe('string');
  });

  test('fields that nobody asked for go no further', () => {
    const parsed = parse({ admin: true, window: { kind: 'days', days: 99_999 }, baseUrl: 'https://evil.example' });
    expect(parsed.ok).toBe(true);
    expect(JSON.stringify(parsed)).not.toMatch(/admin|evil|99999/);
  });

  test('anything gives settings that are allowed, or errors', () => {
    const almost = fc.record(
      Object.fromEntries(
        Object.entries(FORM).map(([field, value]) => [
          field,
          fc.oneof({ weight: 6, arbitrary: fc.constant<unknown>(value) }, fc.anything()),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(almost, fc.anything()), fc.constantFrom('', 'saved-key'), (input, savedKey) => {
        const parsed = parseSettingsForm(input, savedKey, TODAY);
        if (!parsed.ok) {
          expect(Object.keys(parsed.errors).filter((field) => !Object.hasOwn(FORM, field))).toEqual([]);
          expect(Object.keys(parsed.errors)).not.toEqual([]);
          return;
        }
        expect(parsed.credentials.apiKey).toMatch(/^[\x21-\x7e]{1,500}$/);
        expect(REFRESH_INTERVALS).toContain(parsed.refresh);
      }),
      { numRuns: 500 },
    );
  });
});

const AS_IT_IS = {
  isInUse: true,
  refresh: 'hourly',
  refreshWords: 'The next run is about 14:30.',
  lastRun: '',
} as const;

describe('what the dialog is given', () => {
  test('is the settings as a form, with a hint of the key', () => {
    const settings: Settings = { ...DEFAULT_SETTINGS, window: { kind: 'since', date: '2025-09-01' }, policy: 'sheet' };
    expect(settingsView(settings, { apiKey: KEY, userEmail: 'saira@brightroofs.example' }, AS_IT_IS)).toEqual({
      service: 'heatpunk',
      userEmail: 'saira@brightroofs.example',
      windowKind: 'since',
      days: '365',
      since: '2025-09-01',
      policy: 'sheet',
      refreshPushes: false,
      keyHint: 'A key ending in …9x7q is saved.',
      ...AS_IT_IS,
    });
  });

  test('can be sent back as it is, with the saved key kept', () => {
    for (const settings of [
      DEFAULT_SETTINGS,
      { ...DEFAULT_SETTINGS, window: { kind: 'since', date: TODAY } as const },
    ]) {
      const credentials = { apiKey: KEY, userEmail: 'saira@brightroofs.example' };
      const { keyHint: _hint, ...form } = settingsView(settings, credentials, AS_IT_IS);
      expect(parseSettingsForm({ ...form, apiKey: '' }, KEY, TODAY)).toEqual({
        ok: true,
        settings,
        credentials,
        refresh: 'hourly',
      });
    }
  });

  test('never has the key, nor more of it than its end', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]{6,60}$/), (apiKey) => {
        fc.pre(!/saved|ends|example/.test(apiKey));
        const view = JSON.stringify(
          settingsView(DEFAULT_SETTINGS, { apiKey, userEmail: 'saira@brightroofs.example' }, AS_IT_IS),
        );
        expect(view).not.toContain(JSON.stringify(apiKey).slice(1, -1));
        expect(view).not.toContain(JSON.stringify(apiKey.slice(-5)).slice(1, -1));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['', ''],
    ['short', 'A key is saved.'],
    ['elevenchars', 'A key is saved.'],
    ['twelve-chars', 'A key ending in …hars is saved.'],
  ])('of the key %j says %j', (apiKey, hint) => {
    expect(keyHint(apiKey)).toBe(hint);
  });
});
