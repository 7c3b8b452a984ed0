import { describe, expect, test } from '@jest/globals';
import { deletionQuestion, deletionText, isConfirmedBy, mustBeTyped } from '../../src/core/deletion-words';
import { FILTER_VIEW_WORDS } from '../../src/core/filter-view-words';
import { planDeletion } from '../../src/core/plan-deletion';
import { row, table } from './builders';

describe('the question before', () => {
  test.each([
    ['with line breaks', 'Bob\n\nTo delete them, type: nothing', '• Bob ⏎  ⏎ To delete them, type: nothing (7)'],
    ['of blanks', ' ', '• no name (7)'],
    ['of 3,000 letters', 'A'.repeat(3000), `• ${'A'.repeat(99)}… (7)`],
  ])('names a lead whose name is one %s in one line', (_, customerName, line) => {
    const question = deletionQuestion(
      planDeletion(
        table(row({ customerName })),
        () => true,
        () => false,
      ),
    );
    expect(question.split('\n\n')[1]).toBe(line);
  });

  const lead = (index: number) => ({ id: String(index), name: `Person ${index}`, text: '', isUnlisted: false });
  const leads = (length: number) => Array.from({ length }, (_, index) => lead(index + 1));

  test('names the leads, says what goes with them, and what is left out', () => {
    const question = deletionQuestion({ leads: leads(2), leftOut: ['Something is left out.'] });
    expect(question.split('\n\n')).toEqual([
      'Delete these 2 leads from Heatpunk?',
      '• Person 1 (1)\n• Person 2 (2)',
      expect.stringContaining('cannot be undone'),
      'Something is left out.',
    ]);
  });

  test.each([
    [1, '1 of the rows says Not in Heatpunk: removed as well.'],
    [2, '2 of the rows say Not in Heatpunk: removed as well.'],
  ])('says that the rows of %i leads that Heatpunk does not list go too', (count, words) => {
    const unlisted = leads(count).map((each) => ({ ...each, isUnlisted: true }));
    expect(deletionQuestion({ leads: [...unlisted, lead(9)], leftOut: [] })).toContain(`\n\n${words}`);
  });

  test('gives the first ten reasons why something is left out', () => {
    const leftOut = Array.from({ length: 1210 }, (_, index) => `Reason ${index + 1}.`);
    const paragraphs = deletionQuestion({ leads: leads(1), leftOut }).split('\n\n');
    expect(paragraphs.slice(3)).toEqual([...leftOut.slice(0, 10), '… and 1,200 more']);
  });

  test('speaks of one lead where it is one', () => {
    expect(deletionQuestion({ leads: leads(1), leftOut: [] })).toMatch(/^Delete this lead from Heatpunk\?/);
  });

  test.each([
    [10, null],
    [11, 'To delete them, type their number here: 11'],
  ])('of %i leads asks for their number to be typed: %s', (count, words) => {
    const deletion = { leads: leads(count), leftOut: ['Something is left out.'] };
    expect(mustBeTyped(deletion)).toBe(words !== null);
    const paragraphs = deletionQuestion(deletion).split('\n\n');
    expect(paragraphs.at(-1)).toBe(words ?? 'Something is left out.');
    // Not all of them are named, so that a person may not know what a filter view hides from them.
    expect(paragraphs.includes(FILTER_VIEW_WORDS)).toBe(words !== null);
  });

  test.each([
    ['11', true],
    [' 11\n', true],
    ['', false],
    ['1', false],
    ['12', false],
    ['11 leads', false],
    ['eleven', false],
    ['0011', false],
  ])('of 11 leads is confirmed by %j: %s', (typed, expected) => {
    expect(isConfirmedBy(typed, { leads: leads(11), leftOut: [] })).toBe(expected);
  });

  test.each([
    [10, '• Person 10 (10)'],
    [11, '… and 1 more'],
    [250, '… and 240 more'],
  ])('of %i leads names the first ten', (count, last) => {
    const names =
      deletionQuestion({ leads: leads(count), leftOut: [] })
        .split('\n\n')[1]
        ?.split('\n') ?? [];
    expect(names[9]).toBe('• Person 10 (10)');
    expect(names.at(-1)).toBe(last);
    expect(names.length).toBeLessThanOrEqual(11);
  });
});

test.each([
  [{ deleted: 1 }, '1 lead deleted.'],
  [{ deleted: 0, removed: 1 }, '1 row removed, whose lead Heatpunk does not list to you.'],
  [{ deleted: 1, removed: 2 }, '1 lead deleted. 2 rows removed, whose leads Heatpunk does not list to you.'],
  [
    { deleted: 0, unlisted: 1 },
    '0 leads deleted. Heatpunk does not list it to you: deleted already, or not shared with you; its row stays until you choose this again, or remove it by hand.',
  ],
  [
    { deleted: 3, unlisted: 1, stayed: 2 },
    '3 leads deleted. Heatpunk does not list 1 of them to you: deleted already, or not shared with you; its row stays until you choose this again, or remove it by hand. 2 stayed: see the Sync column.',
  ],
  [
    { deleted: 0, unlisted: 2 },
    '0 leads deleted. Heatpunk does not list 2 of them to you: deleted already, or not shared with you; their rows stay until you choose this again, or remove them by hand.',
  ],
  [
    { deleted: 0, changed: 2, unreached: 4 },
    '0 leads deleted. 2 were left alone, as their rows changed or went since the question was asked: look, and select again. For 4 there was no time left: select them again.',
  ],
])('what became of a deletion is told in words: %j', (counts, text) => {
  const none = { deleted: 0, removed: 0, unlisted: 0, changed: 0, stayed: 0, unreached: 0 };
  expect(deletionText({ ...none, ...counts })).toBe(text);
});
