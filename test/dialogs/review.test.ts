import { describe, expect, test } from '@jest/globals';
import type { ApprovedEntry } from '../../src/core/approval';
import type { LeadOutcome } from '../../src/core/lead-outcome';
import type { ReviewEntry } from '../../src/core/review';
import type { PushAnswer, ReviewView } from '../../src/core/review-dialog';
import { violationsIn } from './accessibility';
import { type DialogPage, labelOf, openDialog, startDialog } from './dialog-page';
import type { Call } from './fake-platform';
import { held } from './held';
import { conflict, created, entry, PHONE_CHANGE, PHONE_CONFLICT, problem, STATUS_CONFLICT, view } from './review-view';

const PAGE = 'review.html';
/** After it a click on Cancel is meant. */
const A_MOMENT_MS = 600;
const HOSTILE = '<img src=x onerror=alert(1)>"\'</script>';

const ALL = [entry('1'), conflict('2'), created('3'), problem('4')];

interface Server {
  readonly view?: ReviewView;
  readonly loadReview?: () => unknown;
  readonly pushReviewed?: (batch: readonly ApprovedEntry[]) => unknown;
  readonly showRow?: (key: string) => unknown;
}

const sentAll = (batch: readonly ApprovedEntry[]): PushAnswer => ({
  outcomes: batch.map(({ key }) => outcome(key)),
  stopped: '',
});
const outcome = (key: string, traits: Partial<LeadOutcome> = {}): LeadOutcome => ({
  key,
  kind: 'sent',
  words: '',
  now: key,
  canRetry: false,
  ...traits,
});

function server({ view: shown = view(ALL), ...functions }: Server = {}) {
  return { loadReview: () => shown, pushReviewed: sentAll, showRow: () => ({ row: 17 }), ...functions };
}

const open = (answers: Server = {}) => openDialog(PAGE, server(answers));
const many = (count: number, batchSize = 30) =>
  view(
    Array.from({ length: count }, (_, index) => entry(String(1001 + index))),
    batchSize,
  );

const rows = (page: DialogPage) =>
  Array.from(page.document.querySelectorAll('tbody tr'), (row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim());
const pushes = (page: DialogPage) => page.calls.filter(({ name }) => name === 'pushReviewed');
/** What crossed in a call: the page sends nothing else. */
const batchOf = (call: Call | undefined) => (call ? call.args[0] : []) as readonly ApprovedEntry[];
const keysOf = (call: Call | undefined) => batchOf(call).map(({ key }) => key);
const pushButton = (page: DialogPage) => page.button('Push ');

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

describe('the push', () => {
  test('goes batch by batch, in the order of the sheet, and says how far it is', async () => {
    const answers = [held(), held(), held()];
    let asked = 0;
    const page = await open({ view: many(70), pushReviewed: () => answers[asked++]?.answer });
    await page.press('Push 70 changes');
    expect(page.announced()).toContain('0 of 70');
    expect(page.focused()).toBe('Cancel after this batch');
    for (const [index, { release }] of answers.entries()) {
      expect(pushes(page)).toHaveLength(index + 1);
      const batch = batchOf(pushes(page)[index]);
      expect(batch).toHaveLength([30, 30, 10][index] ?? 0);
      release(sentAll(batch));
      await settled();
      if (index < 2) expect(page.announced()).toContain(`${(index + 1) * 30} of 70, less than a minute left`);
    }
    expect(page.text()).toContain('70 of 70 done.');
    expect(pushes(page).flatMap(keysOf)).toEqual(many(70).entries.map(({ key }) => key));
    expect(pushes(page).map(({ args }) => args[1])).toEqual(Array(3).fill('review-0001'));
  });

  test('sends once, however often it is pressed', async () => {
    const page = await open({ pushReviewed: () => held().answer });
    const button = pushButton(page);
    button.click();
    button.click();
    await settled();
    expect(pushes(page)).toHaveLength(1);
  });

  test('stops after the batch on its way, and can go on', async () => {
    const first = held();
    const page = await open({
      view: many(40),
      pushReviewed: (batch) => (pushes(page).length === 1 ? first.answer : sentAll(batch)),
    });
    await page.press('Push 40 changes');
    page.wait(A_MOMENT_MS);
    await page.press('Cancel after this batch');
    expect(page.announced()).toContain('stopping after this batch');
    // A button that is disabled would lose the focus.
    const cancel = page.button('Cancel after this batch');
    expect([cancel.disabled, cancel.getAttribute('aria-disabled')]).toEqual([false, 'true']);
    expect(page.focused()).toBe('Cancel after this batch');
    await page.press('Cancel after this batch');
    first.release(sentAll(many(40).entries.slice(0, 30) as never));
    await page.answered();
    expect(pushes(page)).toHaveLength(1);
    expect(page.text()).toContain('30 of 40 done; 10 not sent.You stopped it.');
    // What a person did themselves is no failure.
    expect(page.document.querySelector('[role=alert], .bad')).toBeNull();
    await page.press('Go on with the 10 left');
    await page.answered();
    expect(page.text()).toContain('40 of 40 done.');
  });

  test('is not stopped by a second click or a held key, which land on Cancel, however it was started', async () => {
    let turns: ReturnType<typeof held>[] = [];
    const page = await open({
      view: many(90),
      pushReviewed: () => {
        turns = [...turns, held()];
        return turns.at(-1)?.answer;
      },
    });
    const answerLast = async () => {
      const batch = batchOf(pushes(page).at(-1));
      const failed = { kind: 'failed', words: 'No.', canRetry: true } as const;
      const outcomes = batch.map(({ key }) => outcome(key, key === 'id:1001' && turns.length === 1 ? failed : {}));
      turns.at(-1)?.release({ outcomes, stopped: '' });
      await settled();
    };
    const isStopping = () => page.announced().includes('stopping after this batch');
    for (const start of ['Push 90 changes', 'Try the failed again', 'Go on with the 60 left']) {
      await page.press(start);
      await page.press('Cancel after this batch');
      page.wait(A_MOMENT_MS - 1);
      await page.press('Cancel after this batch');
      expect([start, isStopping()]).toEqual([start, false]);
      page.wait(1);
      await page.press('Cancel after this batch');
      expect([start, isStopping()]).toEqual([start, true]);
      await answerLast();
    }
    expect(page.text()).toContain('60 of 90 done; 30 not sent.');
  });

  test('takes no repetition of a held key for Cancel, however long it is held', async () => {
    const page = await open({ view: many(40), pushReviewed: () => held().answer });
    await page.press('Push 40 changes');
    page.wait(A_MOMENT_MS);
    const isTaken = (repeat: boolean) => {
      const view = page.document.defaultView;
      if (!view) throw new Error('The page has no window.');
      const key = new view.KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true });
      // A browser makes a click of Enter unless its keydown is prevented.
      return page.button('Cancel after this batch').dispatchEvent(key);
    };
    expect([isTaken(true), isTaken(false)]).toEqual([false, true]);
  });

  test('starts no batch any more once the window is closed', async () => {
    const first = held();
    const page = await open({ view: many(40), pushReviewed: () => first.answer });
    await page.press('Push 40 changes');
    await page.key('Escape');
    expect(page.closes()).toBe(0);
    expect(page.announced()).toContain('stopping after this batch');
    await page.key('Escape');
    expect(page.closes()).toBe(1);
    first.release(sentAll(many(30).entries as never));
    await page.answered();
    expect(pushes(page)).toHaveLength(1);
  });

  test.each<[string, Server['pushReviewed'], string, string]>([
    [
      'another run is at work',
      () => ({ outcomes: [], stopped: 'Alex is running "Sync now".' }),
      'Alex is running',
      'not sent',
    ],
    [
      'the call is lost',
      () => {
        throw new Error('Network failure');
      },
      'The last batch got no answer: Network failure.',
      'not known',
    ],
    ['nothing is answered at all', () => null, 'The last batch got no answer', 'not known'],
  ])('says so where %s, and goes on when told to', async (_, fail, words, result) => {
    const page = await open({
      view: many(2),
      pushReviewed: (batch) => (pushes(page).length === 1 ? fail?.(batch) : sentAll(batch)),
    });
    await page.press('Push 2 changes');
    await page.answered();
    expect(page.announced()).toContain(words);
    expect(page.text()).toContain(`0 of 2 done; 2 ${result}.`);
    expect(rows(page)).toEqual(
      [1001, 1002].map((id) => expect.stringMatching(new RegExp(`Customer ${id} ?${result}`, 'i'))),
    );
    expect(page.text().includes('The answer was lost: the Sync column tells.')).toBe(result === 'not known');
    await page.press('Go on with the 2 left');
    await page.answered();
    expect(page.text()).toContain('2 of 2 done.');
  });
});

describe('the result', () => {
  const mixed = () =>
    open({
      view: view([entry('1'), entry('2'), entry('3'), created('4')]),
      pushReviewed: (batch) =>
        pushes.length > 0 && batch.length === 1
          ? sentAll(batch)
          : {
              outcomes: [
                outcome('id:1'),
                outcome('id:2', { kind: 'skipped', words: 'Changed meanwhile: somebody was typing.' }),
                outcome('id:3', { kind: 'failed', words: 'Phone is not dialled', canRetry: true }),
                outcome('new:4', { kind: 'created', now: 'id:9' }),
              ],
              stopped: '',
            },
    });

  test('tells first of what failed, with Heatpunk’s words, then what was skipped, then what is done', async () => {
    const page = await mixed();
    await page.press('Push 4 changes');
    await page.answered();
    expect(page.focused()).toContain('2 of 4 done.');
    expect(rows(page)).toEqual([
      expect.stringMatching(/Customer 3 ?Failed ?Phone is not dialled/),
      expect.stringMatching(/Customer 2 ?Skipped ?Changed meanwhile/),
      expect.stringMatching(/Customer 1 ?Done ?Sent\./),
      expect.stringMatching(/Customer 4 ?Done ?Created in Heatpunk\./),
    ]);
    await page.choose('Skipped');
    expect(rows(page)).toHaveLength(1);
  });

  test('of what was only taken from Heatpunk says nowhere that it was pushed', async () => {
    const page = await open({
      view: view([conflict('2')]),
      pushReviewed: () => ({ outcomes: [outcome('id:2', { kind: 'taken' })], stopped: '' }),
    });
    expect(page.text()).toContain('What would change');
    await page.press('Take Heatpunk’s');
    await page.press('Push 1 change');
    expect(page.text()).not.toContain('Sending');
    await page.answered();
    expect(page.focused()).toContain('1 of 1 done.');
    expect(page.text()).not.toMatch(/pushed|sent\./i);
    expect(rows(page)).toEqual([expect.stringMatching(/Customer 2 ?Done ?The sheet has Heatpunk’s value\./)]);
  });

  test('goes to the row as it is called by now', async () => {
    const page = await mixed();
    await page.press('Push 4 changes');
    await page.answered();
    await page.press('Go to row of Customer 4');
    await page.answered();
    expect(page.calls.at(-1)).toEqual({ name: 'showRow', args: ['id:9'] });
  });

  test('tries the failed again, and only those', async () => {
    const page = await mixed();
    await page.press('Push 4 changes');
    await page.answered();
    await page.press('Try the failed again');
    await page.answered();
    expect(keysOf(pushes(page)[1])).toEqual(['id:3']);
    expect(page.text()).toContain('3 of 4 done.');
    expect(page.hasButton('Try the failed again')).toBe(false);
  });

  test('tries just the failed again where the person stopped the rest, which goes when they go on', async () => {
    const first = held();
    const page = await open({
      view: many(100),
      pushReviewed: (batch) => (pushes(page).length === 1 ? first.answer : sentAll(batch)),
    });
    await page.press('Push 100 changes');
    page.wait(A_MOMENT_MS);
    await page.press('Cancel after this batch');
    const outcomes = keysOf(pushes(page)[0]).map((key, index) =>
      outcome(key, index < 2 ? { kind: 'failed', words: 'No.', canRetry: true } : {}),
    );
    first.release({ outcomes, stopped: '' });
    await page.answered();
    expect(page.text()).toContain('28 of 100 done; 70 not sent.');
    await page.press('Try the failed again');
    await page.answered();
    expect(keysOf(pushes(page)[1])).toEqual(['id:1001', 'id:1002']);
    expect(page.text()).toContain('30 of 100 done; 70 not sent.');
    await page.press('Go on with the 70 left');
    await page.answered();
    expect(pushes(page).map((call) => batchOf(call).length)).toEqual([30, 2, 30, 30, 10]);
    expect(page.text()).toContain('100 of 100 done.');
  });

  test('leads back to the review', async () => {
    const page = await mixed();
    await page.press('Push 4 changes');
    await page.answered();
    await page.press('Review again');
    await page.answered();
    expect(page.calls.filter(({ name }) => name === 'loadReview')).toHaveLength(2);
    expect(pushButton(page).textContent).toBe('Push 4 changes');
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

/** Lets all that is under way come through. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
}
