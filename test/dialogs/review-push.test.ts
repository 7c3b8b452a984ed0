import { describe, expect, test } from '@jest/globals';
import type { PushAnswer } from '../../src/core/review-dialog';
import { laterRunKey } from '../../src/core/run-key';
import { held } from './held';
import {
  batchOf,
  keysOf,
  many,
  open,
  outcome,
  pushButton,
  pushes,
  rows,
  type Server,
  sentAll,
  settled,
} from './review-page';
import { conflict, created, entry, view } from './review-view';

/** After it a click on Stop is meant. */
const A_MOMENT_MS = 600;

describe('the push', () => {
  test('goes batch by batch, in the order of the sheet, and says how far it is', async () => {
    const answers = [held(), held(), held()];
    let asked = 0;
    const page = await open({ view: many(70), pushReviewed: () => answers[asked++]?.answer });
    await page.press('Push 70 changes');
    expect(page.announced()).toContain('0 of 70');
    expect(page.focused()).toBe('Stop after this batch');
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

  test('goes by the moment at which it began, however long the review was read, and keeps to that', async () => {
    const read = 40 * 60_000;
    const answers = [{ outcomes: [outcome('id:1001', { kind: 'failed', canRetry: true })], stopped: 'No.' }, sentAll];
    const page = await open({
      view: many(2),
      pushReviewed: (batch) => {
        const answer = answers[pushes(page).length - 1];
        return typeof answer === 'function' ? answer(batch) : answer;
      },
    });
    page.wait(read);
    await page.press('Push 2 changes');
    await page.answered();
    page.wait(read);
    await page.press('Try the failed again');
    await page.answered();
    const key = laterRunKey('review-0001', read);
    expect(key).not.toBe('review-0001');
    expect(pushes(page).map(({ args }) => args[1])).toEqual([key, key]);
  });

  test('goes by the moment at which it is tried again where nothing came of it at first, as while a colleague’s run was at work', async () => {
    const busy: PushAnswer = { outcomes: [], stopped: 'alex@example.com is at work.' };
    const page = await open({
      view: many(2),
      pushReviewed: (batch) => (pushes(page).length === 1 ? busy : sentAll(batch)),
    });
    await page.press('Push 2 changes');
    await page.answered();
    page.wait(600_000);
    await page.press('Go on with the 2 left');
    await page.answered();
    expect(pushes(page).map(({ args }) => args[1])).toEqual(['review-0001', laterRunKey('review-0001', 600_000)]);
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
    await page.press('Stop after this batch');
    expect(page.announced()).toContain('stopping after this batch');
    // A button that is disabled would lose the focus.
    const stop = page.button('Stop after this batch');
    expect([stop.disabled, stop.getAttribute('aria-disabled')]).toEqual([false, 'true']);
    expect(page.focused()).toBe('Stop after this batch');
    await page.press('Stop after this batch');
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

  test('is not stopped by a second click or a held key, which land on Stop, however it was started', async () => {
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
      await page.press('Stop after this batch');
      page.wait(A_MOMENT_MS - 1);
      await page.press('Stop after this batch');
      expect([start, isStopping()]).toEqual([start, false]);
      page.wait(1);
      await page.press('Stop after this batch');
      expect([start, isStopping()]).toEqual([start, true]);
      await answerLast();
    }
    expect(page.text()).toContain('60 of 90 done; 30 not sent.');
  });

  test('takes no repetition of a held key for Stop, however long it is held', async () => {
    const page = await open({ view: many(40), pushReviewed: () => held().answer });
    await page.press('Push 40 changes');
    page.wait(A_MOMENT_MS);
    const isTaken = (repeat: boolean) => {
      const view = page.document.defaultView;
      if (!view) throw new Error('The page has no window.');
      const key = new view.KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true });
      // A browser makes a click of Enter unless its keydown is prevented.
      return page.button('Stop after this batch').dispatchEvent(key);
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
    await page.press('Stop after this batch');
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
