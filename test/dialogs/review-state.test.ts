import { describe, expect, test } from '@jest/globals';
import type { ReviewEntry } from '../../src/core/review';
import {
  conflictFields,
  INITIAL_STATE,
  nextState,
  type ReviewEvent,
  type ReviewState,
  tickedRows,
} from '../../src/dialogs/review/review-state';
import { conflict, created, entry, PHONE_CHANGE, PHONE_CONFLICT, problem, STATUS_CONFLICT, view } from './review-view';

const stateAfter = (entries: readonly ReviewEntry[], ...events: readonly ReviewEvent[]): ReviewState =>
  [{ type: 'loaded', view: view(entries) } as const, ...events].reduce<ReviewState>(nextState, INITIAL_STATE);

const ALL = [entry('1'), conflict('2'), created('3', { count: 2 }), problem('4')];
const chosen = (key: string, choice: 'sheet' | 'heatpunk' | null, field = 'status'): ReviewEvent => ({
  type: 'chosen',
  key,
  field,
  choice,
});

describe('what is ticked', () => {
  test.each<[string, readonly ReviewEntry[], readonly ReviewEvent[], readonly string[]]>([
    ['at first all that can be sent', ALL, [], ['id:1', 'new:3']],
    ['with other changes also a row in conflict', [{ ...conflict('2'), changes: [PHONE_CHANGE] }], [], ['id:2']],
    ['no longer what was unticked', ALL, [{ type: 'ticked', key: 'id:1', on: false }], ['new:3']],
    ['never a row that cannot be sent', ALL, [{ type: 'ticked', key: 'id:4', on: true }], ['id:1', 'new:3']],
    ['no conflict before it is decided', ALL, [{ type: 'ticked', key: 'id:2', on: true }], ['id:1', 'new:3']],
    ['a conflict as soon as it is', ALL, [chosen('id:2', 'sheet')], ['id:1', 'id:2', 'new:3']],
    ['not once that is taken back', ALL, [chosen('id:2', 'sheet'), chosen('id:2', null)], ['id:1', 'new:3']],
    ['nothing shown after unticking all', ALL, [{ type: 'ticked shown', on: false }], []],
    [
      'what is not shown stays as it was',
      ALL,
      [
        { type: 'filtered', kind: 'update' },
        { type: 'ticked shown', on: false },
      ],
      ['new:3'],
    ],
    [
      'all shown, those that can be',
      ALL,
      [
        { type: 'ticked shown', on: false },
        { type: 'searched', search: 'customer' },
        { type: 'ticked shown', on: true },
      ],
      ['id:1', 'new:3'],
    ],
  ])('%s', (_, entries, events, expected) => {
    expect([...stateAfter(entries, ...events).ticked].sort()).toEqual(expected);
  });

  test('is counted in rows', () => {
    expect(tickedRows(stateAfter(ALL))).toBe(3);
  });
});

describe('what is shown', () => {
  test.each<[string, readonly ReviewEvent[], readonly string[]]>([
    ['everything', [], ['id:1', 'id:2', 'new:3', 'id:4']],
    ['one kind', [{ type: 'filtered', kind: 'problem' }], ['id:4']],
    ['a customer', [{ type: 'searched', search: ' CUSTOMER 2 ' }], ['id:2']],
    ['a value that would be sent', [{ type: 'searched', search: '900111' }], ['id:1']],
    ['a value in conflict', [{ type: 'searched', search: 'lost' }], ['id:2']],
    ['a field', [{ type: 'searched', search: 'phone' }], ['id:1', 'id:4']],
    [
      'both at once',
      [
        { type: 'searched', search: 'phone' },
        { type: 'filtered', kind: 'update' },
      ],
      ['id:1'],
    ],
    ['nothing', [{ type: 'searched', search: 'nobody' }], []],
  ])('%s', (_, events, expected) => {
    expect(stateAfter(ALL, ...events).shown.map(({ key }) => key)).toEqual(expected);
  });
});

describe('one choice for all conflicts shown', () => {
  const many = [conflict('1'), conflict('2', [STATUS_CONFLICT, PHONE_CONFLICT]), conflict('3', [PHONE_CONFLICT])];
  const choicesIn = (state: ReviewState) =>
    [...state.choices].map(([key, own]) => [key, [...own].map(([field, choice]) => `${field} ${choice}`)]);

  test('counts them by field', () => {
    expect(conflictFields(stateAfter(many))).toEqual([
      { field: 'status', title: 'Status', count: 2 },
      { field: 'customerPhone', title: 'Phone', count: 2 },
    ]);
  });

  test('decides all of them', () => {
    const state = stateAfter(many, { type: 'chosen shown', field: '', choice: 'heatpunk' });
    expect(choicesIn(state)).toEqual([
      ['id:1', ['status heatpunk']],
      ['id:2', ['status heatpunk', 'customerPhone heatpunk']],
      ['id:3', ['customerPhone heatpunk']],
    ]);
    expect(state.ticked.size).toBe(3);
  });

  test('decides those of one field', () => {
    const state = stateAfter(many, { type: 'chosen shown', field: 'status', choice: 'sheet' });
    expect(choicesIn(state)).toEqual([
      ['id:1', ['status sheet']],
      ['id:2', ['status sheet']],
    ]);
  });

  test('leaves those alone that are not shown', () => {
    const events: ReviewEvent[] = [
      { type: 'searched', search: 'customer 3' },
      { type: 'chosen shown', field: '', choice: 'sheet' },
    ];
    expect(choicesIn(stateAfter(many, ...events))).toEqual([['id:3', ['customerPhone sheet']]]);
  });

  test('never makes a choice that there is not', () => {
    const closed = [conflict('1', [{ ...STATUS_CONFLICT, choices: ['heatpunk'] }])];
    expect(choicesIn(stateAfter(closed, { type: 'chosen shown', field: '', choice: 'sheet' }))).toEqual([]);
  });
});

describe('a push', () => {
  const answer = (stopped = '', ...keys: string[]): ReviewEvent => ({
    type: 'batch answered',
    answer: {
      stopped,
      outcomes: keys.map((key) => ({ key, kind: 'sent' as const, words: '', now: key, canRetry: false })),
    },
    at: 1,
  });

  test('sends just what was ticked, as it was shown, with the decisions', () => {
    const state = stateAfter(
      ALL,
      chosen('id:2', 'heatpunk'),
      { type: 'ticked', key: 'new:3', on: false },
      { type: 'push started' },
    );
    expect(state.phase).toBe('pushing');
    expect(state.push?.queue).toEqual([
      {
        key: 'id:1',
        count: 1,
        changes: [{ field: 'customerPhone', old: '07700 900100', new: '07700 900111' }],
        decisions: [],
      },
      {
        key: 'id:2',
        count: 1,
        changes: [],
        decisions: [{ field: 'status', sheet: 'Quote', remote: 'Lost', choice: 'heatpunk' }],
      },
    ]);
  });

  test('of nothing does not begin', () => {
    expect(stateAfter([problem('1')], { type: 'push started' }).phase).toBe('review');
  });

  test('goes on until all is answered', () => {
    const state = stateAfter([entry('1'), entry('2')], { type: 'push started' }, answer('', 'id:1', 'id:2'));
    expect([state.phase, state.focus]).toEqual(['result', 'result']);
  });

  test('stands still where a batch was stopped, and can go on', () => {
    const stopped = stateAfter([entry('1'), entry('2')], { type: 'push started' }, answer('Busy.', 'id:1'));
    expect([stopped.phase, stopped.push?.stopped]).toEqual(['result', 'Busy.']);
    const resumed = nextState(stopped, { type: 'resumed' });
    expect([resumed.phase, resumed.push?.stopped, resumed.focus]).toEqual(['pushing', '', 'stop']);
  });

  test('starts from nothing when the changes are compared again', () => {
    expect(nextState(stateAfter(ALL, { type: 'push started' }), { type: 'load started' })).toMatchObject({
      phase: 'loading',
      push: null,
      view: null,
      search: '',
    });
  });
});
