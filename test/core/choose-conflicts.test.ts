import { describe, expect, test } from '@jest/globals';
import { chooseConflicts, decisionQuestion, decisionsFor } from '../../src/core/choose-conflicts';
import type { ConflictChoice } from '../../src/core/decisions';
import { choiceFor } from '../../src/core/decisions';
import { FILTER_VIEW_WORDS } from '../../src/core/filter-view-words';
import type { Marks } from '../../src/core/plan-marks';
import { row, table } from './builders';

const COLUMNS = [
  { field: 'customerName', column: 3 },
  { field: 'customerPhone', column: 4 },
  { field: 'status', column: 6 },
];
const mark = (remote?: string) => ({ background: '#ffffff', remote });
const MARKS: Marks = new Map([
  ['7', new Map([['customerPhone', mark('07222 222222')]])],
  [
    '8',
    new Map([
      ['customerPhone', mark('07333 333333')],
      ['status', mark('Sale')],
    ]),
  ],
  ['10', new Map([['status', mark()]])],
  ['11', new Map([['status', mark()]])],
  ['9', new Map([['status', mark('Sale')]])],
]);
const SHEET = table(
  row(),
  row({}, { id: '8' }),
  row({}, { id: '9' }),
  row({}, { id: '9' }),
  row({}, { id: '10' }),
  row({ status: null }, { id: '11' }),
);

function choose(
  areas: readonly (readonly [row: number, column: number, toRow?: number, toColumn?: number])[],
  choice: ConflictChoice = 'sheet',
  isHidden = (_row: number) => false,
) {
  const selected = areas.map(([firstRow, firstColumn, lastRow = firstRow, lastColumn = firstColumn]) => ({
    firstRow,
    lastRow,
    firstColumn,
    lastColumn,
  }));
  return chooseConflicts(SHEET, MARKS, { areas: selected, columns: COLUMNS, isHidden }, choice);
}

const fieldsOf = (...args: Parameters<typeof choose>) =>
  choose(...args).chosen.map(({ id, field }) => `${id} ${field}`);

describe('what of a selection is decided', () => {
  test.each<[string, Parameters<typeof choose>[0], readonly string[]]>([
    ['a cell', [[2, 4]], ['7 customerPhone']],
    ['a cell beside', [[2, 3]], []],
    ['an area of some columns', [[2, 3, 3, 4]], ['7 customerPhone', '8 customerPhone']],
    ['the Lead ID, for the whole row', [[3, 2]], ['8 customerPhone', '8 status']],
    ['whole rows', [[2, 1, 6, 26]], ['7 customerPhone', '8 customerPhone', '8 status', '10 status']],
    [
      'cells here and there',
      [
        [2, 4],
        [3, 6],
      ],
      ['7 customerPhone', '8 status'],
    ],
    [
      'a cell twice',
      [
        [2, 4],
        [2, 4],
      ],
      ['7 customerPhone'],
    ],
    [
      'a row and a cell of it, for the cell',
      [
        [3, 1],
        [3, 6],
      ],
      ['8 status'],
    ],
    [
      'a lead that stands in two rows',
      [
        [4, 6],
        [5, 6],
      ],
      [],
    ],
    ['the header', [[1, 1, 1, 26]], []],
    ['nothing', [], []],
  ])('%s', (_, areas, fields) => {
    expect(fieldsOf(areas)).toEqual(fields);
  });

  test('no row that is hidden', () => {
    expect(fieldsOf([[2, 1, 6, 26]], 'heatpunk', (number) => number === 3)).toEqual(['7 customerPhone']);
  });

  test('nothing that is to be taken and that Heatpunk does not list', () => {
    const { chosen, leftOut } = choose([[6, 6]], 'heatpunk');
    expect([chosen, leftOut]).toEqual([
      [],
      [expect.stringMatching(/^.+ \(10\), Status stays: Heatpunk does not list this field, .+ clear the cell\.$/)],
    ]);
    const [blank] = choose([[7, 6]], 'heatpunk').leftOut;
    expect(blank).toMatch(/ Type what it held, or choose Keep mine\.$/);
    const kept = choose([[6, 6]], 'sheet');
    expect(decisionQuestion(kept, 'sheet')).toContain('Status: “new” here, not listed in Heatpunk');
  });

  test('what the cell says now, against what Heatpunk had when it was seen', () => {
    const decisions = decisionsFor(choose([[2, 4]]).chosen, 'sheet');
    const now = { sheet: '07111 111111', remote: '07222 222222' };
    expect(choiceFor(decisions, '7', 'customerPhone', now)).toBe('sheet');
    expect(choiceFor(decisions, '7', 'customerPhone', { ...now, remote: '07999 999999' })).toBeNull();
    expect(choiceFor(decisions, '7', 'customerPhone', { ...now, sheet: '07999 999999' })).toBeNull();
  });
});

test('the question shows hostile names and values as text in one line each', () => {
  const chosen = [{ id: '7', name: 'A', field: 'status', sheet: 'one\n• two', remote: null }];
  expect(decisionQuestion({ chosen, leftOut: ['B stays: why.'] }, 'heatpunk').split('\n\n')).toEqual([
    'Take what Heatpunk says in this field?',
    '• A (7), Status: “one ⏎ • two” here, blank in Heatpunk',
    'It replaces what stands in the cell now. Nothing is sent. Whatever else changed in Heatpunk comes into the sheet too, as with a pull.',
    'B stays: why.',
  ]);
});

test.each([10, 11])('of %i fields the question says what a filter view may hide where not all are named', (count) => {
  const one = { id: '7', name: 'A', field: 'status', sheet: 'one', remote: null };
  const question = decisionQuestion({ chosen: Array(count).fill(one), leftOut: [] }, 'sheet');
  expect(question.split('\n\n').includes(FILTER_VIEW_WORDS)).toBe(count > 10);
});

test('the question gives the first ten reasons why something stays', () => {
  const leftOut = Array.from({ length: 60 }, (_, index) => `${index + 1} stays: why.`);
  const question = decisionQuestion({ ...choose([[2, 4]], 'sheet'), leftOut }, 'sheet');
  expect(question.split('\n\n').slice(3)).toEqual([...leftOut.slice(0, 10), '… and 50 more']);
});

test.each<ConflictChoice>(['sheet', 'heatpunk'])(
  'the question before "%s" says that other rows are pulled',
  (choice) => {
    expect(decisionQuestion(choose([[2, 4]], choice), choice)).toContain(
      'Whatever else changed in Heatpunk comes into the sheet too, as with a pull.',
    );
  },
);
