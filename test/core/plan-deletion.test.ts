import { describe, expect, test } from '@jest/globals';
import { planDeletion } from '../../src/core/plan-deletion';
import { newRow, row, table } from './builders';

const always = () => true;
const never = () => false;

describe('what of a selection can be deleted', () => {
  const sheet = table(
    row(),
    row({ customerName: null }, { id: '8' }),
    newRow(),
    newRow(undefined, { id: 'pending-1' }),
    row({}, { id: '9' }),
    row({}, { id: '9' }),
  );
  const chosen = (...numbers: number[]) => planDeletion(sheet, (row) => numbers.includes(row), never);

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

  test('is no row of which nobody can tell which lead it stands for', () => {
    const typed = table(row({}, { id: '' }));
    const unreadable = { ...typed, rows: typed.rows.map((each) => ({ ...each, hasUnreadableId: true as const })) };
    const { leads, leftOut } = planDeletion(unreadable, always, never);
    expect(leads).toEqual([]);
    expect(leftOut).toEqual([
      '1 selected row is left out: Lead ID shows as a date: choose Plain text as its number format and type it again.',
    ]);
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

  test('tells of copies, of which there may be many, after all else', () => {
    expect(chosen(4, 6).leftOut).toEqual([
      '1 selected row is not in Heatpunk yet: remove by hand.',
      'Lead 9 stands in more than one row: remove the copy by hand first.',
    ]);
  });

  test.each([
    [[2], [], 'leaves nothing out'],
    [[2], [3], '1 selected row is hidden, by the filter or by hand, and left out.'],
    [[], [2, 3, 4, 6], '4 selected rows are hidden, by the filter or by hand, and left out.'],
  ])('of the rows %j and the hidden %j: %s', (visible, hidden, words) => {
    const { leads, leftOut } = planDeletion(
      sheet,
      (row) => [...visible, ...hidden].includes(row),
      (row) => hidden.includes(row),
    );
    expect(leads.map(({ id }) => id)).toEqual(visible.length > 0 ? ['7'] : []);
    expect(leftOut).toEqual(hidden.length > 0 ? [words] : []);
  });

  test('is refused where it is more than anybody means to delete, hidden rows not counted', () => {
    const many = table(...Array.from({ length: 502 }, (_, index) => row({}, { id: String(index) })));
    expect(() => planDeletion(many, always, never)).toThrow('at most 500 leads');
    expect(planDeletion(many, always, (number) => number < 4).leads).toHaveLength(500);
  });

  test('keeps a field with a name like __proto__ in the text for the log', () => {
    const odd = table(row({ ['__proto__']: 'mine' }));
    expect(planDeletion(odd, always, never).leads[0]?.text).toContain('"__proto__":"mine"');
  });
});
