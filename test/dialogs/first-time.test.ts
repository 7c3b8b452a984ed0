import { describe, expect, test } from '@jest/globals';
import type { PullAnswer, SaveAnswer, SettingsView } from '../../src/core/settings-form';
import { FIRST_SETTINGS } from '../first-settings';
import { violationsIn } from './accessibility';
import { type DialogPage, openDialog } from './dialog-page';

const PAGE = 'settings.html';
const HOSTILE = '<img src=x onerror="document.title=1">';
const KEY = 'sk-live-do-not-show-me-1234';

const inUse: SettingsView = {
  ...FIRST_SETTINGS,
  userEmail: 'sam@example.com',
  refresh: 'hourly',
  keyHint: 'A key ending in …1234 is saved.',
  isInUse: true,
  refreshWords: 'The next run is about 14:30.',
};
const saved: SaveAnswer = { ok: true, view: inUse, message: 'Settings saved.', offersPull: true };
const brought: PullAnswer = { ok: true, message: '412 new leads. 412 leads in 412 rows.', hasLeads: true };

interface Answers {
  readonly view?: SettingsView;
  readonly firstPull?: () => unknown;
}

const open = ({ view = FIRST_SETTINGS, firstPull = () => brought }: Answers = {}) =>
  openDialog(PAGE, { loadSettings: () => view, saveSettings: () => saved, testConnection: () => brought, firstPull });

/** Enters a key and saves, so that the pull is offered. */
async function offered(answers: Answers = {}): Promise<DialogPage> {
  const page = await open(answers);
  await page.type('API key', KEY);
  await page.press('Save');
  await page.answered();
  return page;
}

async function pull(page: DialogPage): Promise<void> {
  await page.press('Pull leads now');
  await page.answered();
}

describe('the form of the first time', () => {
  test('says in steps where the key is found, and what to press', async () => {
    const page = await open();
    const steps = Array.from(page.document.querySelectorAll('ol li'), ({ textContent }) => textContent);
    expect(steps).toEqual([
      expect.stringMatching(/Pro account settings, find CRM connections and press Generate key/),
      expect.stringContaining('press Test connection'),
      expect.stringContaining('Press Save'),
    ]);
    expect(page.description('API key')).toContain('The key is shown only that once');
  });

  test('says to whoever joins colleagues that they need a key of their own', async () => {
    const page = await open({ view: { ...inUse, keyHint: '', userEmail: '' } });
    expect(page.text()).toContain('you need a key of your own');
    expect(page.text()).toContain('How often it refreshes in your name is yours too, off at first');
    expect(page.document.querySelector('ol')).toBeNull();
  });

  test('is not that of somebody with a key', async () => {
    const page = await open({ view: inUse });
    expect(page.document.querySelector('ol')).toBeNull();
    expect(page.text()).not.toContain('key of your own');
  });
});

describe('after the first save', () => {
  test('offers a pull, stays open, and has forgotten the key', async () => {
    const page = await offered();
    expect(page.announced()).toBe('Settings saved.');
    expect(page.text()).toContain('Pull your leads now?');
    expect(page.text()).toContain('nothing is changed in Heatpunk');
    expect(page.focused()).toBe('Pull leads now');
    expect(page.closes()).toBe(0);
    expect(page.document.documentElement.outerHTML).not.toContain(KEY);
  });

  test('says at once that it fetches, and fetches once', async () => {
    let release = (_: unknown) => {};
    const answer = new Promise((resolve) => {
      release = resolve;
    });
    const page = await offered({ firstPull: () => answer });
    page.button('Pull leads now').click();
    page.button('Pull leads now').click();
    expect(page.announced()).toContain('Fetching your leads');
    expect(page.isLocked(page.button('Back'))).toBe(true);
    expect(page.hasButton('Close')).toBe(true);
    release(brought);
    await page.answered();
    expect(page.calls.filter(({ name }) => name === 'firstPull')).toHaveLength(1);
  });

  test('says what the pull brought, and what to try next', async () => {
    const page = await offered();
    await pull(page);
    expect(page.announced()).toBe(brought.message);
    expect(page.text()).toContain('What to try next');
    expect(page.text()).toContain('Heatpunk Leads > Sync now');
    expect(page.focused()).toBe('Close');
    await page.press('Close');
    expect(page.closes()).toBe(1);
  });

  test.each([
    ['some', true, 'Change a cell'],
    ['none', false, 'Type a new row'],
  ])('that brought %s begins what to try next with what can be done now', async (_, hasLeads, first) => {
    const page = await offered({ firstPull: () => ({ ...brought, hasLeads }) });
    await pull(page);
    const steps = Array.from(page.document.querySelectorAll('.steps li'), ({ textContent }) => textContent);
    expect(steps[0]).toContain(first);
    expect(steps).toHaveLength(5);
  });

  test('says why the pull brought nothing, as text, and lets it be tried again', async () => {
    const answers: PullAnswer[] = [{ ok: false, message: HOSTILE }, brought];
    const page = await offered({ firstPull: () => answers.shift() });
    await pull(page);
    expect(page.announced()).toBe(HOSTILE);
    expect(page.document.querySelector('img')).toBeNull();
    expect(page.focused()).toBe('Pull leads now');
    await pull(page);
    expect(page.announced()).toBe(brought.message);
  });

  test('says that the settings are saved where the pull fails for a reason of Google’s', async () => {
    const page = await offered({
      firstPull: () => {
        throw new Error('Service invoked too many times');
      },
    });
    await pull(page);
    expect(page.announced()).toContain('the settings are saved');
    expect(page.announced()).toContain('Service invoked too many times.');
    expect(page.hasButton('Try again')).toBe(false);
  });

  test('goes back to the settings, where a wrong key can be corrected', async () => {
    const page = await offered({ firstPull: () => ({ ok: false, message: 'Heatpunk does not accept the API key.' }) });
    await pull(page);
    await page.press('Back');
    expect(page.focused()).toBe('Service');
    expect(page.announced()).toBe('');
    expect(page.control('Team member’s e-mail address').value).toBe('sam@example.com');
  });

  test.each(['Later', 'Escape'])('closes with %s, and fetches nothing', async (way) => {
    const page = await offered();
    await (way === 'Escape' ? page.key(way) : page.press(way));
    expect(page.closes()).toBe(1);
    expect(page.calls.map(({ name }) => name)).not.toContain('firstPull');
  });
});

describe('the automatic refresh', () => {
  test('is told with its next run, as long as the choice is the one that was saved', async () => {
    const page = await open({ view: inUse });
    expect(page.description('How often')).toContain('The next run is about 14:30.');
    await page.type('How often', '5min');
    expect(page.description('How often')).not.toContain('next run');
    await page.type('How often', 'hourly');
    expect(page.description('How often')).toContain('The next run is about 14:30.');
  });
});

describe('axe-core objects to nothing', () => {
  const states: readonly [string, () => Promise<DialogPage>][] = [
    ['the first time', () => open()],
    ['joining colleagues', () => open({ view: { ...inUse, keyHint: '' } })],
    ['settings as saved', () => open({ view: inUse })],
    ['the offer', () => offered()],
    [
      'the pull done',
      async () => {
        const page = await offered();
        await pull(page);
        return page;
      },
    ],
    [
      'the pull failed',
      async () => {
        const page = await offered({ firstPull: () => ({ ok: false, message: 'Not now.' }) });
        await pull(page);
        return page;
      },
    ],
  ];

  test.each(states)('%s', async (_, reach) => {
    const page = await reach();
    expect(await violationsIn(page.document)).toEqual([]);
  });
});
