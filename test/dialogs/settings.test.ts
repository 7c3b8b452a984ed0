import { expect, test } from '@jest/globals';
import type { SaveAnswer, SettingsForm, SettingsView, TestAnswer } from '../../src/core/settings-form';
import { FIRST_SETTINGS } from '../first-settings';
import { labelOf, openDialog, startDialog } from './dialog-page';
import { held } from './held';

const PAGE = 'settings.html';
const KEY = 'sk-live-do-not-show-me-1234';
const HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b>';

const configured: SettingsView = {
  service: 'easy-pv',
  userEmail: 'saira@brightroofs.example',
  windowKind: 'since',
  days: '90',
  since: '2025-09-01',
  policy: 'sheet',
  refresh: '15min',
  refreshPushes: true,
  keyHint: 'A key ending in …1234 is saved.',
  isInUse: true,
  refreshWords: 'The next run is about 14:30.',
  lastRun: '22/11/2026 14:15',
};

const saved: SaveAnswer = { ok: true, view: configured, message: 'Refreshing every 15 minutes.', offersPull: false };
const works: TestAnswer = { ok: true, message: 'The connection works.' };

interface Server {
  readonly view?: SettingsView;
  readonly loadSettings?: () => unknown;
  readonly saveSettings?: (form: SettingsForm) => unknown;
  readonly testConnection?: (form: SettingsForm) => unknown;
}

function server({ view = configured, ...functions }: Server = {}) {
  return { loadSettings: () => view, saveSettings: () => saved, testConnection: () => works, ...functions };
}

const open = (answers: Server = {}) => openDialog(PAGE, server(answers));

/** Fails the first time, then answers. */
function failingOnce(words: string, answer: unknown) {
  let failed = false;
  return () => {
    if (failed) return answer;
    failed = true;
    throw new Error(words);
  };
}

const refuses =
  (errors: Extract<SaveAnswer, { ok: false }>['errors']): (() => SaveAnswer) =>
  () => ({ ok: false, errors });

test('says that it is loading before there is an answer', async () => {
  const { answer, release } = held();
  const page = startDialog(PAGE, server({ loadSettings: () => answer }));
  expect(page.announced()).toContain('Loading');
  expect(page.isLocked(page.button('Save'))).toBe(true);
  release(configured);
  await page.answered();
  expect(page.announced()).toBe('');
});

test('shows the settings as they are saved, with the focus on the first of them', async () => {
  const page = await open();
  expect(page.control('Service').value).toBe('easy-pv');
  expect(page.control('Team member’s e-mail address').value).toBe('saira@brightroofs.example');
  expect(page.control('Created on or after').matches(':checked')).toBe(true);
  expect(page.control('Created on or after this date').value).toBe('2025-09-01');
  expect(page.control('Number of days').value).toBe('90');
  expect(page.control('The sheet wins').matches(':checked')).toBe(true);
  expect(page.control('How often').value).toBe('15min');
  expect(page.control('Also send edits').matches(':checked')).toBe(true);
  expect(page.focused()).toBe('Service');
});

test('offers every service, interval and policy by name', async () => {
  const page = await open();
  const options = (label: string) => Array.from(page.control(label).querySelectorAll('option'), (o) => o.textContent);
  expect(options('Service')).toEqual(['Heatpunk', 'Easy PV', 'Easy PV Ireland', 'Heatpunk sandbox']);
  expect(options('How often')).toEqual([
    'Off',
    'Every 5 minutes',
    'Every 15 minutes',
    'Every 30 minutes',
    'Every hour',
    'Every day',
  ]);
  expect(page.document.querySelectorAll('input[name=policy]')).toHaveLength(3);
});

test('says the chosen date in words, whatever order of day and month the browser has', async () => {
  const page = await open();
  expect(page.text()).toContain('1 September 2025');
});

test('tells a saved key by its hint and leaves its field empty', async () => {
  const page = await open();
  expect(page.control('API key').value).toBe('');
  expect(page.control('API key').getAttribute('type')).toBe('password');
  expect(page.description('API key')).toContain('A key ending in …1234 is saved. Leave this empty to keep it.');
});

test('says where to find a key when none is saved', async () => {
  const page = await open({ view: FIRST_SETTINGS });
  expect(page.description('API key')).toContain('CRM connections');
  expect(page.description('API key')).toContain('Generate key');
  expect(page.description('API key')).toContain('shown only');
});

test('gives every control a label and every label a different text', async () => {
  const page = await open();
  const labels = page.controls().map(labelOf);
  expect(labels).not.toContain('');
  expect(new Set(labels).size).toBe(labels.length);
});

test('sends exactly what is in the form, and what was shown at first', async () => {
  const page = await open({ view: FIRST_SETTINGS });
  await page.type('Service', 'easy-pv-ireland');
  await page.type('API key', KEY);
  await page.type('Team member’s e-mail address', ' aoife@solar.example ');
  await page.choose('Created on or after');
  await page.type('Created on or after this date', '2026-01-31');
  await page.choose('Heatpunk wins');
  await page.type('How often', 'hourly');
  await page.choose('Also send edits');
  await page.press('Save');
  await page.answered();
  expect(page.calls.slice(1)).toEqual([
    {
      name: 'saveSettings',
      args: [
        {
          service: 'easy-pv-ireland',
          apiKey: KEY,
          userEmail: ' aoife@solar.example ',
          windowKind: 'since',
          days: '365',
          since: '2026-01-31',
          policy: 'heatpunk',
          refresh: 'hourly',
          refreshPushes: true,
        },
        {
          service: 'heatpunk',
          apiKey: '',
          userEmail: '',
          windowKind: 'days',
          days: '365',
          since: '',
          policy: 'ask',
          refresh: 'off',
          refreshPushes: false,
        },
      ],
    },
  ]);
});

test('takes a typed number of days or date as the choice of it', async () => {
  const page = await open({ view: configured });
  await page.type('Number of days', '30');
  expect(page.control('Created in the last').matches(':checked')).toBe(true);
  await page.type('Created on or after this date', '2026-02-01');
  expect(page.control('Created on or after').matches(':checked')).toBe(true);
});

test('takes a half-typed date as the choice of it', async () => {
  const page = await open({ view: FIRST_SETTINGS });
  page.control('Created on or after this date').focus();
  await page.key('3');
  expect(page.control('Created on or after').matches(':checked')).toBe(true);
});

test('submits with Enter: Save is the only submit button of a form that asks the browser for no checks', async () => {
  const page = await open();
  const form = page.document.querySelector('form');
  expect(form?.noValidate).toBe(true);
  expect(Array.from(page.document.querySelectorAll('[type=submit]'))).toEqual([page.button('Save')]);
  form?.requestSubmit();
  await page.answered();
  expect(page.calls.at(-1)?.name).toBe('saveSettings');
});

test('says at once that it is saving, and asks once however often Save is pressed', async () => {
  const { answer, release } = held();
  const page = await open({ saveSettings: () => answer });
  page.button('Save').click();
  expect(page.announced()).toBe('Saving…');
  page.document.querySelector('form')?.requestSubmit();
  await page.press('Save');
  for (const button of ['Save', 'Cancel', 'Test connection']) expect(page.isLocked(page.button(button))).toBe(true);
  expect(page.controls().every(page.isLocked)).toBe(true);
  await page.key('Escape');
  expect(page.closes()).toBe(0);
  release(saved);
  await page.answered();
  expect(page.calls.filter(({ name }) => name === 'saveSettings')).toHaveLength(1);
});

test('says that it has saved, forgets the typed key and closes', async () => {
  const page = await open();
  await page.type('API key', KEY);
  await page.press('Save');
  await page.answered();
  expect(page.announced()).toBe('Saved. Refreshing every 15 minutes.');
  expect(page.control('API key').value).toBe('');
  expect(page.document.documentElement.outerHTML).not.toContain(KEY);
  expect(page.closes()).toBe(1);
});

test('says what is wrong beside each field, goes to the first of them and keeps what was typed', async () => {
  const page = await open({ saveSettings: refuses({ userEmail: 'This is no address.', days: 'Too many days.' }) });
  await page.type('API key', KEY);
  await page.type('Team member’s e-mail address', 'saira@');
  await page.type('Number of days', '99999');
  await page.press('Save');
  await page.answered();
  expect(page.description('Team member’s e-mail address')).toContain('This is no address.');
  expect(page.control('Team member’s e-mail address').getAttribute('aria-invalid')).toBe('true');
  expect(page.description('Number of days')).toContain('Too many days.');
  expect(page.control('Service').hasAttribute('aria-invalid')).toBe(false);
  expect(page.announced()).toContain('This is no address.');
  expect(page.focused()).toBe('Team member’s e-mail address');
  expect(page.control('API key').value).toBe(KEY);
  expect(page.control('Team member’s e-mail address').value).toBe('saira@');
  expect(page.control('Number of days').value).toBe('99999');
  expect(page.closes()).toBe(0);
});

test.each([
  ['service', 'Service'],
  ['apiKey', 'API key'],
  ['windowKind', 'Created on or after'],
  ['since', 'Created on or after this date'],
  ['policy', 'The sheet wins'],
  ['refresh', 'How often'],
  ['refreshPushes', 'Also send edits to Heatpunk'],
])('goes to what is wrong with %s', async (field, label) => {
  const page = await open({ saveSettings: refuses({ [field]: 'Please look here.' }) });
  await page.press('Save');
  await page.answered();
  expect(page.text()).toContain('Please look here.');
  expect(page.focused().startsWith(label)).toBe(true);
});

test('takes back what it said of a field once that field is changed', async () => {
  const page = await open({ saveSettings: refuses({ userEmail: 'This is no address.' }) });
  await page.press('Save');
  await page.answered();
  await page.type('Team member’s e-mail address', 'saira@brightroofs.example');
  expect(page.control('Team member’s e-mail address').hasAttribute('aria-invalid')).toBe(false);
  expect(page.announced()).toBe('');
});

test('says why it could not save, keeps what was typed and saves it at the next try', async () => {
  const page = await open({ saveSettings: failingOnce('Service unavailable.', saved) });
  await page.type('API key', KEY);
  await page.press('Save');
  await page.answered();
  expect(page.announced()).toContain('could not be saved');
  expect(page.announced()).toContain('Service unavailable.');
  expect(page.announced()).not.toContain('Error:');
  expect(page.control('API key').value).toBe(KEY);
  expect(page.focused()).toBe('Try again');
  await page.press('Try again');
  await page.answered();
  expect(page.calls.at(-1)).toMatchObject({ name: 'saveSettings', args: [{ apiKey: KEY }, {}] });
  expect(page.closes()).toBe(1);
});

test('says why it could not load, and loads at the next try', async () => {
  const page = await open({ loadSettings: failingOnce('The document is gone.', configured) });
  expect(page.announced()).toContain('could not be loaded');
  expect(page.announced()).toContain('The document is gone.');
  expect(page.isLocked(page.button('Save'))).toBe(true);
  expect(page.focused()).toBe('Try again');
  await page.press('Try again');
  await page.answered();
  expect(page.control('Service').value).toBe('easy-pv');
  expect(page.announced()).toBe('');
});

test('takes an answer that got lost on the way for a failure', async () => {
  const page = await open({ saveSettings: () => null });
  await page.press('Save');
  await page.answered();
  expect(page.announced()).toContain('could not be saved');
  expect(page.hasButton('Try again')).toBe(true);
  expect(page.closes()).toBe(0);
});

test('tests the connection with what is typed, saves nothing and says that it works', async () => {
  const { answer, release } = held();
  const page = await open({ testConnection: () => answer });
  await page.type('API key', KEY);
  page.button('Test connection').click();
  expect(page.announced()).toBe('Testing the connection…');
  expect(page.isLocked(page.button('Save'))).toBe(true);
  expect(page.isLocked(page.button('Cancel'))).toBe(false);
  release(works);
  await page.answered();
  expect(page.calls.slice(1)).toMatchObject([{ name: 'testConnection', args: [{ apiKey: KEY }] }]);
  expect(page.announced()).toBe('The connection works.');
  expect(page.focused()).toBe('Test connection');
  expect(page.control('API key').value).toBe(KEY);
});

test('says what the connection test found wrong, beside the field where it is the field’s', async () => {
  const answer: TestAnswer = { ok: false, message: 'Refused.', errors: { apiKey: 'Easy PV does not know this key.' } };
  const page = await open({ testConnection: () => answer });
  await page.press('Test connection');
  await page.answered();
  expect(page.announced()).toContain('Refused.');
  expect(page.description('API key')).toContain('Easy PV does not know this key.');
  expect(page.focused()).toBe('API key');
});

test('drops the outcome of a test once the connection is changed', async () => {
  const page = await open();
  await page.press('Test connection');
  await page.answered();
  await page.type('Number of days', '7');
  expect(page.announced()).toBe('The connection works.');
  await page.type('Service', 'heatpunk');
  expect(page.announced()).toBe('');
});

test('says why the connection could not be tested, and tests it at the next try', async () => {
  const page = await open({ testConnection: failingOnce('Too many calls today', works) });
  await page.press('Test connection');
  await page.answered();
  expect(page.announced()).toContain('could not be tested');
  expect(page.announced()).toContain('Too many calls today.');
  await page.press('Try again');
  await page.answered();
  expect(page.announced()).toBe('The connection works.');
});

test('says whose each setting is, and lets everyone choose whether edits are sent', async () => {
  const page = await open({ view: { ...configured, refresh: 'off', refreshWords: '' } });
  expect(page.text()).toContain('The API key, the e-mail address and how often it refreshes are yours alone.');
  expect(page.isLocked(page.control('Also send edits'))).toBe(false);
});

test.each([
  ['22/11/2026 14:15', 'Last run: 22/11/2026 14:15.'],
  ['', null],
])('says when a run last worked (%j)', async (lastRun, words) => {
  const page = await open({ view: { ...configured, lastRun } });
  expect(/Last run: [^.]*\./.exec(page.text())?.[0] ?? null).toBe(words);
});

test.each(['Cancel', 'Escape'])('closes with %s, and asks the server for nothing', async (way) => {
  const page = await open();
  await (way === 'Escape' ? page.key(way) : page.press(way));
  expect(page.closes()).toBe(1);
  expect(page.calls.map(({ name }) => name)).toEqual(['loadSettings']);
});

test('can be closed while it waits for the settings', async () => {
  const page = startDialog(PAGE, server({ loadSettings: () => held().answer }));
  await page.press('Cancel');
  expect(page.closes()).toBe(1);
});

test('shows hostile text as text, wherever it comes from', async () => {
  const page = await open({
    view: { ...configured, userEmail: HOSTILE, keyHint: HOSTILE },
    testConnection: () => ({ ok: false, message: HOSTILE, errors: { userEmail: HOSTILE } }),
    saveSettings: () => {
      throw new Error(HOSTILE);
    },
  });
  expect(page.control('Team member’s e-mail address').value).toBe(HOSTILE);
  expect(page.description('API key')).toContain(HOSTILE);
  await page.press('Test connection');
  await page.answered();
  expect(page.description('Team member’s e-mail address')).toContain(HOSTILE);
  await page.press('Save');
  await page.answered();
  expect(page.announced()).toContain(HOSTILE);
  expect(page.document.querySelector('img, [onerror]')).toBeNull();
});
