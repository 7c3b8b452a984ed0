import { describe, expect, test } from '@jest/globals';
import type { ReviewEntry } from '../../src/core/review';
import { violationsIn } from './accessibility';
import { type DialogPage, labelOf, startDialog } from './dialog-page';
import { held } from './held';
import {
  ALL,
  batchOf,
  many,
  open,
  outcome,
  PAGE,
  pushButton,
  pushes,
  rows,
  type Server,
  server,
  settled,
} from './review-page';
import { conflict, entry, PHONE_CHANGE, PHONE_CONFLICT, STATUS_CONFLICT, view } from './review-view';

const HOSTILE = '<img src=x onerror=alert(1)>"\'</script>';

describe('the table', () => {
  test('says that it is comparing before there is an answer, and can be closed', async () => {
    const page = startDialog(PAGE, server({ loadReview: () => held().answer }));
    expect(page.announced()).toContain('Comparing the sheet with Heatpunk');
    await page.press('Close');
    expect(page.closes()).toBe(1);
  });

  test('shows totals, and each row with what would be sent, with the focus on the search', async () => {
    const page = await open();
    const chips = Array.from(page.document.querySelectorAll('.chip'), (chip) => chip.textContent);
    expect(chips).toEqual(['All 4', 'New 1', 'Changed 1', 'Conflict 1', 'Cannot be sent 1']);
    const [update, both, create, wrong] = rows(page);
    expect(update).toContain('Phone: 07700 900100 becomes → 07700 900111');
    expect(both).toContain('Status: here Quote, in Heatpunk Lost; last agreed new');
    expect(create).toContain('Status: Quote');
    expect(wrong).toContain('needs phone, e-mail');
    expect(page.focused()).toBe('Search name, field or value');
    expect(pushButton(page).textContent).toBe('Push 2 changes');
  });

  test('says of a field in conflict that Heatpunk does not list it', async () => {
    const unlisted = {
      ...STATUS_CONFLICT,
      remote: null,
      isRemoteKnown: false,
      isAgreedKnown: false,
      choices: ['sheet'],
    } as const;
    const page = await open({ view: view([conflict('1', [unlisted])]) });
    expect(rows(page)[0]).toContain('Status: here Quote, in Heatpunk not listed; never compared before');
    expect(page.text()).toContain('Keep all mine');
    expect(page.text()).not.toMatch(/Take (all )?Heatpunk/);
  });

  test('calls blank what only has spaces in it', async () => {
    const spaces = { ...STATUS_CONFLICT, sheet: '  ' };
    expect(rows(await open({ view: view([conflict('1', [spaces])]) }))[0]).toContain('Status: here blank, in Heatpunk');
  });

  test('says that there is nothing to push', async () => {
    const page = await open({ view: view([]) });
    expect(page.text()).toContain('Nothing to push.');
    expect(page.isLocked(pushButton(page))).toBe(true);
  });

  test('says why the changes could not be compared, and compares them at the next try', async () => {
    let tries = 0;
    const page = await open({
      loadReview: () => {
        if (++tries === 1) throw new Error('We are sorry, a server error occurred');
        return view(ALL);
      },
    });
    expect(page.announced()).toContain('could not be compared. We are sorry, a server error occurred.');
    expect(page.focused()).toBe('Try again');
    await page.press('Try again');
    await page.answered();
    expect(rows(page)).toHaveLength(4);
  });

  test('of thousands holds only what is in sight, and says how many there are', async () => {
    const page = await open({ view: many(5000) });
    expect(rows(page).length).toBeLessThan(40);
    expect(page.document.querySelector('table')?.getAttribute('aria-rowcount')).toBe('5001');
    expect(pushButton(page).textContent).toBe('Push 5,000 changes');
  });

  test('is searched and filtered', async () => {
    const page = await open();
    await page.type('Search name, field or value', 'customer 3');
    expect(rows(page)).toHaveLength(1);
    await page.type('Search name, field or value', '');
    await page.choose('Cannot be sent');
    expect(rows(page)).toEqual([expect.stringContaining('Customer 4')]);
    await page.type('Search name, field or value', 'nobody');
    expect(page.text()).toContain('Nothing matches.');
  });

  test.each<[string, (page: DialogPage) => Promise<void>]>([
    ['a search', (page) => page.type('Search name, field or value', 'customer 1')],
    ['a choice of a kind', (page) => page.choose('Changed')],
  ])('begins at the top again after %s, however far down it was scrolled', async (_, narrow) => {
    const page = await open({ view: many(2000) });
    page.document.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();
    await page.key('End');
    expect(rows(page).at(-1)).toContain('Customer 3000');
    await narrow(page);
    expect(page.document.querySelector('.grid')?.scrollTop).toBe(0);
    expect(rows(page)[0]).toContain('Customer 1001');
    expect(rows(page).length).toBeLessThan(40);
  });

  test('is whole again after Escape in a search, with ticks and decisions; the next Escape closes', async () => {
    const page = await open();
    await page.press('Keep mine');
    await page.type('Search name, field or value', 'customer 1');
    await page.key('Escape');
    expect([page.closes(), rows(page).length]).toEqual([0, 4]);
    expect(page.control('Search name, field or value').value).toBe('');
    expect(page.button('Keep mine').getAttribute('aria-pressed')).toBe('true');
    expect(pushButton(page).textContent).toBe('Push 3 changes');
    await page.key('Escape');
    expect(page.closes()).toBe(1);
  });

  test('says of what is shown how many rows that is', async () => {
    const page = await open();
    expect(labelOf(page.control('Tick all shown'))).toBe('Tick all shown (4)');
    await page.type('Search name, field or value', 'customer 3');
    expect(labelOf(page.control('Tick all shown'))).toBe('Tick all shown (1)');
  });

  test('is ticked row by row, or all that is shown', async () => {
    const page = await open();
    await page.choose('Push Customer 1');
    expect(pushButton(page).textContent).toBe('Push 1 change');
    await page.choose('Tick all shown');
    expect(pushButton(page).textContent).toBe('Push 2 changes');
    await page.choose('Tick all shown');
    expect(pushButton(page).textContent).toBe('Push 0 changes');
    expect(page.isLocked(page.control('Push Customer 4'))).toBe(true);
  });

  test('takes a decision about one conflict, and takes it back', async () => {
    const page = await open();
    expect(page.isLocked(page.control('Push Customer 2'))).toBe(true);
    await page.press('Keep mine');
    expect(page.button('Keep mine').getAttribute('aria-pressed')).toBe('true');
    expect(page.control('Push Customer 2').matches(':checked')).toBe(true);
    await page.press('Take Heatpunk’s');
    expect(page.button('Keep mine').getAttribute('aria-pressed')).toBe('false');
    await page.press('Take Heatpunk’s');
    expect(page.control('Push Customer 2').matches(':checked')).toBe(false);
  });

  test('takes one decision for all conflicts of a field', async () => {
    const page = await open({ view: view([conflict('1'), conflict('2', [STATUS_CONFLICT, PHONE_CONFLICT])]) });
    await page.type('Conflicts shown:', 'status');
    await page.press('Take all Heatpunk’s');
    await page.press('Push 2 changes');
    await page.answered();
    expect(
      batchOf(pushes(page)[0]).map(({ decisions }) => decisions.map(({ field, choice }) => `${field} ${choice}`)),
    ).toEqual([['status heatpunk'], ['status heatpunk']]);
  });

  test('goes with the arrow keys from row to row, ticks with the space bar, and is one stop for Tab', async () => {
    const page = await open({ view: many(200) });
    const stops = () => Array.from(page.document.querySelectorAll('tbody tr[tabindex="0"]'), (row) => row.ariaRowIndex);
    const focusedRow = () => page.document.activeElement?.getAttribute('aria-rowindex');
    page.document.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();
    expect(stops()).toHaveLength(1);
    await page.key('ArrowDown');
    await page.key('ArrowDown');
    expect(focusedRow()).toBe('4');
    await page.key(' ');
    expect(pushButton(page).textContent).toBe('Push 199 changes');
    await page.key('End');
    expect(focusedRow()).toBe('201');
    await page.key('Home');
    expect(focusedRow()).toBe('2');
    expect(stops()).toHaveLength(1);
    await page.key('ArrowUp');
    expect(focusedRow()).toBe('2');
  });

  test('goes to a row, and says where that is', async () => {
    const page = await open({ view: view([entry('1')]) });
    await page.press('Go to row');
    await page.answered();
    expect(page.calls.at(-1)).toEqual({ name: 'showRow', args: ['id:1'] });
    expect(page.announced()).toContain('Row 17 is selected');
  });

  test('says so where the row is not there any more', async () => {
    const page = await open({ view: view([entry('1')]), showRow: () => ({ row: null }) });
    await page.press('Go to row');
    await page.answered();
    expect(page.announced()).toContain('it was edited or removed since');
  });
});

test.each<[string, Server, (page: DialogPage) => Promise<void>]>([
  ['while it compares', { loadReview: () => held().answer }, async () => {}],
  ['with every kind of row', {}, async () => {}],
  ['with nothing to push', { view: view([]) }, async () => {}],
  ['with 5,000 rows', { view: many(5000) }, async () => {}],
  ['while it pushes', { pushReviewed: () => held().answer }, async (page) => page.press('Push 2 changes')],
  [
    'with its result',
    {},
    async (page) => {
      await page.press('Push 2 changes');
      await settled();
    },
  ],
])('axe-core finds nothing wrong with it %s', async (_, answers, act) => {
  const page = startDialog(PAGE, server(answers));
  await settled();
  await act(page);
  expect(await violationsIn(page.document)).toEqual([]);
});

test('shows hostile text as text, wherever it comes from', async () => {
  const hostile: ReviewEntry = {
    ...conflict('1', [{ ...STATUS_CONFLICT, title: HOSTILE, sheet: HOSTILE, remote: HOSTILE }]),
    name: HOSTILE,
    id: HOSTILE,
    changes: [{ field: 'status', title: HOSTILE, old: HOSTILE, new: HOSTILE }],
  };
  const page = await open({
    view: view([hostile]),
    pushReviewed: () => ({ outcomes: [outcome('id:1', { kind: 'failed', words: HOSTILE })], stopped: HOSTILE }),
    showRow: () => {
      throw new Error(HOSTILE);
    },
  });
  expect(page.text()).toContain(HOSTILE);
  await page.press('Go to row');
  await page.answered();
  expect(page.announced()).toContain(HOSTILE);
  await page.press('Push 1 change');
  await page.answered();
  expect(page.announced()).toContain(HOSTILE);
  expect(page.document.querySelector('img, [onerror]')).toBeNull();
});

test('keeps each name and value to itself, so that none from right to left turns round what stands beside it', async () => {
  const turned = (text: string) => `\u202e${text}`;
  const shown = {
    ...conflict('1', [{ ...STATUS_CONFLICT, sheet: turned('s'), remote: turned('r'), agreed: turned('a') }]),
    name: turned('n'),
    changes: [{ ...PHONE_CHANGE, old: turned('o'), new: turned('w') }],
  };
  const failed = { kind: 'failed', words: turned('f') } as const;
  const page = await open({
    view: view([shown]),
    pushReviewed: () => ({ outcomes: [outcome('id:1', failed)], stopped: '' }),
  });
  const alone = () =>
    Array.from(page.document.querySelectorAll('tbody bdi'), ({ textContent }) => textContent?.replace('\u202e', ''));
  expect(alone()).toEqual(['n', 'o', 'w', 's', 'r', 'a']);
  await page.press('Push 1 change');
  await page.answered();
  expect(alone()).toEqual(['n', 'f']);
});
