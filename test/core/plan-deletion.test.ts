import { describe, expect, test } from '@jest/globals';
import { deletionQuestion, planDeletion } from '../../src/core/plan-deletion';
import { newRow, row, table } from './builders';

describe('what of a selection can be deleted', () => {
  const sheet = table(
    row(),
    row({ customerName: null }, { id: '8' }),
    newRow(),
    newRow(undefined, { id: 'pending-1' }),
    row({}, { id: '9' }),
    row({}, { id: '9' }),
  );
  const chosen = (...numbers: number[]) => planDeletion(sheet, new Set(numbers));

  test('is each lead, with its name and all that its row says', () => {
    const { leads, leftOut } = chosen(2, 3);
    expect(leads.map(({ id, name }) => [id, name])).toEqual([
      ['7', 'John Doe'],
      ['8', 'no name'],
    ]);
    expect(JSON.parse(leads[0]?.text ?? '')).toMatchObject({ customerPhone: '07111 111111', postcode: 'CB24 6YU' });
    expect(JSON.parse(leads[1]?.text ?? '')).not.toHaveProperty('customerName');
    expect(leftOut).toEqual([]);
  });

  test('is nothing that was not selected', () => {
    expect(chosen()).toEqual({ leads: [], leftOut: [] });
    expect(chosen(1, 99)).toEqual({ leads: [], leftOut: [] });
  });

  test.each([
    [[4], '1 selected row is not in Heatpunk yet: remove by hand.'],
    [[4, 5], '2 selected rows are not in Heatpunk yet: remove by hand.'],
    [[6], 'Lead 9 stands in more than one row: remove the copy by hand first.'],
    [[6, 7], 'Lead 9 stands in more than one row: remove the copy by hand first.'],
  ])('leaves out the rows %j, and says so once', (numbers, words) => {
    expect(chosen(...numbers)).toEqual({ leads: [], leftOut: [words] });
  });

  test('keeps a field with a name like __proto__ in the text for the log', () => {
    const odd = table(row({ ['__proto__']: 'mine' }));
    expect(planDeletion(odd, new Set([2])).leads[0]?.text).toContain('"__proto__":"mine"');
  });
});

describe('the question before', () => {
  const lead = (index: number) => ({ id: String(index), name: `Person ${index}`, text: '' });
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

  test('speaks of one lead where it is one', () => {
    expect(deletionQuestion({ leads: leads(1), leftOut: [] })).toMatch(/^Delete this lead from Heatpunk\?/);
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
