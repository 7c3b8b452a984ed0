import { describe, expect, test } from '@jest/globals';
import type { Lead } from '../../src/core/lead';
import { LOG_LENGTH, type LogLine } from '../../src/core/log-line';
import { reversalsOf, UNDO_REMARK } from '../../src/core/sent-fields';
import { conflictWord } from '../../src/core/sync-word';
import type { LeadTable } from '../../src/core/table';
import { outcomeOfUndo, planUndo, reachOf } from '../../src/core/undo';
import {
  ALEX,
  agreed,
  answer,
  base,
  DAY,
  type Facts,
  fields,
  lead,
  NOW,
  OUTSIDE_WINDOW,
  reachingBack,
  row,
  SAM,
  table,
  tableWith,
} from './builders';
import { edited, line, PUSH } from './log-lines';

const NEW = '07999 999999';
const OLD = '07111 111111';

/** Lead 7 as it is right after the push of `line()`. */
const sent = { sheet: table(row({ customerPhone: NEW })), heatpunk: [lead({ customerPhone: NEW })] };

const NONE_AGREED = new Map();

const undoOf = (
  lines: readonly LogLine[],
  { sheet = sent.sheet, heatpunk = sent.heatpunk }: { sheet?: LeadTable; heatpunk?: readonly Lead[] } = {},
) => planUndo(lines, { answer: answer(heatpunk), table: sheet });

test('what Heatpunk has of a field that it does not list nobody can tell, unless it listed it before', () => {
  const { customerPhone: _unlisted, ...rest } = Object.fromEntries(lead().fields);
  const state = {
    answer: answer([{ id: '7', fields: new Map(Object.entries(rest)) }]),
    table: table(row({ customerPhone: null })),
  };
  const cleared = [line({ old: NEW, new: '' })];
  expect(planUndo(cleared, state)).toMatchObject({
    items: [],
    rest: [{ why: expect.stringContaining('does not list this field') }],
  });
  expect(planUndo(cleared, { ...state, reported: ['customerPhone'] })).toMatchObject({
    items: [{ sent: null, old: NEW }],
    rest: [],
  });
});

describe('what can be put back', () => {
  test('is a field of which both sides still hold what was sent', () => {
    expect(undoOf([line()])).toEqual({
      run: PUSH,
      when: NOW,
      who: SAM,
      isUndo: false,
      isCutShort: false,
      items: [{ id: '7', field: 'customerPhone', name: 'John Doe', sent: NEW, old: OLD }],
      rest: [],
    });
  });

  test.each([
    ['a cleared field', line({ new: '' }), { customerPhone: null }, { sent: null, old: OLD }],
    ['a field that was blank', line({ old: '' }), { customerPhone: NEW }, { sent: NEW, old: null }],
    ['a number', line({ field: 'Latitude', old: '50.25', new: '51' }), { lat: 51 }, { sent: 51, old: 50.25 }],
    [
      'a text that looks like a number',
      line({ field: 'CRM reference', old: '007', new: '008' }),
      { crmReference: '008' },
      { sent: '008', old: '007' },
    ],
  ])('also where it is %s', (_, logged, facts, values) => {
    const undo = undoOf([logged], { sheet: table(row(facts)), heatpunk: [lead(facts)] });
    expect(undo?.items).toMatchObject([values]);
    expect(undo?.rest).toEqual([]);
  });

  test('is a field of which no answer came, if Heatpunk took it all the same', () => {
    const lost = line({ action: 'Failed', result: 'no answer' });
    expect(undoOf([lost])?.items).toHaveLength(1);
    expect(undoOf([lost], { heatpunk: [lead()] })).toBeNull();
  });

  test('goes back to what stood there before a run sent it twice', () => {
    const twice = [line({ old: 'first', new: 'second' }), line({ old: 'second', new: NEW })];
    expect(undoOf(twice)?.items).toMatchObject([{ old: 'first', sent: NEW }]);
    const retried = [line({ action: 'Failed', old: 'first', new: 'second' }), line()];
    expect(undoOf(retried)?.items).toMatchObject([{ old: OLD, sent: NEW }]);
    const failedAfterwards = [line(), line({ action: 'Failed', old: NEW, new: 'third' })];
    expect(undoOf(failedAfterwards)?.items).toMatchObject([{ old: OLD, sent: NEW }]);
  });

  test('is nothing of a field that is as it was', () => {
    expect(undoOf([line({ old: NEW })])).toMatchObject({ items: [], rest: [] });
  });
});

describe('what cannot be put back is told with its reason', () => {
  const bad = (text: string) => line({ field: 'E-mail', old: text, new: 'new@example.com' });
  const cases: [string, readonly LogLine[], { sheet?: LeadTable; heatpunk?: readonly Lead[] }, string][] = [
    ['changed in Heatpunk since', [line()], { heatpunk: [lead({ customerPhone: '1' })] }, 'another value since: “1”'],
    ['cleared in Heatpunk since', [line()], { heatpunk: [lead({ customerPhone: '' })] }, 'another value since: blank'],
    ['put back in Heatpunk', [line()], { heatpunk: [lead()] }, 'Heatpunk has the old value already'],
    ['edited in the sheet since', [line()], { sheet: table(row({ customerPhone: '2' })) }, 'edited since: “2”'],
    ['typed back, not sent yet', [line()], { sheet: table(row()) }, 'not sent yet. Choose Push changes'],
    ['of a lead that is gone', [line()], { heatpunk: [] }, 'does not list this lead'],
    ['of a lead without a row', [line()], { sheet: table() }, 'no row in the sheet'],
    [
      'of a lead with two rows',
      [line()],
      { sheet: table(row({ customerPhone: NEW }), row({ customerPhone: NEW })) },
      'more than one row',
    ],
    [
      'where a formula stands',
      [line()],
      { sheet: table(row({ customerPhone: NEW }, { formulas: ['customerPhone'] })) },
      'A formula of your own',
    ],
    ['too long for the log', [line({ old: 'x… [too long for a cell: 60000 characters]' })], {}, 'too long'],
    ['in a line that somebody edited', [edited(line(), { old: '07123' })], {}, 'activity log was changed'],
    [
      'that Heatpunk would refuse',
      [bad('half@')],
      {
        sheet: table(row({ customerEmail: 'new@example.com' })),
        heatpunk: [lead({ customerEmail: 'new@example.com' })],
      },
      'cannot be sent: e-mail is not complete',
    ],
  ];
  test.each(cases)('%s', (_, lines, state, why) => {
    const undo = undoOf(lines, state);
    expect(undo?.items).toEqual([]);
    expect(undo?.rest).toHaveLength(1);
    expect(undo?.rest[0]).toMatchObject({ id: '7', why: expect.stringContaining(why) });
    expect(undo?.rest[0]?.field).not.toBe('');
  });

  test('of a field without a column', () => {
    const sheet = tableWith([], row({ customerPhone: NEW }));
    const heatpunk = [lead({ crmReference: 'b' })];
    const undo = undoOf([line({ field: 'CRM reference', old: 'a', new: 'b' })], { sheet, heatpunk });
    expect(undo?.rest).toMatchObject([{ field: 'crmReference', why: expect.stringContaining('no column') }]);
  });

  test('a lead that the push created, once, whatever was sent after it', () => {
    const undo = undoOf([line({ action: 'Created', field: '', old: '', new: '' }), line({ field: 'Status' })]);
    expect(undo).toMatchObject({
      items: [],
      rest: [{ id: '7', field: '', name: 'John Doe', why: expect.stringContaining('new lead cannot be undone') }],
    });
  });

  test('a lead that was deleted since, also one that the push did not touch', () => {
    const gone = (id: string) => line({ run: 'delete-2', action: 'Deleted', lead: id, field: '', old: '{}', new: '' });
    const undo = undoOf([line(), gone('7'), gone('8')], { sheet: table(), heatpunk: [] });
    expect(undo?.run).toBe(PUSH);
    expect(undo?.rest.map(({ id, field }) => [id, field])).toEqual([
      ['7', ''],
      ['8', ''],
    ]);
    expect(undo?.rest[0]?.why).toContain('deletion cannot be undone');
    expect(undoOf([gone('8'), line()])?.rest).toEqual([]);
  });
});

describe('the last push', () => {
  const other = (facts: Partial<LogLine>) => line({ run: 'later-2', who: ALEX, ...facts });

  test('is the last run that sent or created anything', () => {
    expect(undoOf([line(), other({ field: 'Status', old: 'a', new: 'b' })])).toMatchObject({
      run: 'later-2',
      who: ALEX,
    });
    expect(undoOf([line(), other({ action: 'Created', lead: '9', field: '' })])?.run).toBe('later-2');
  });

  test.each(['Pulled', 'Added', 'Conflict', 'Failed', 'Held', 'Deleted', 'Row removed', 'Recognised', 'Not sent'])(
    'is none that only has lines of %s',
    (action) => {
      expect(undoOf([line(), other({ action, field: 'Status', old: 'a', new: 'b' })])?.run).toBe(PUSH);
      expect(undoOf([other({ action, lead: '', field: '' })])).toBeNull();
    },
  );

  test('is none from before runs had keys', () => {
    expect(undoOf([line({ run: '' })])).toBeNull();
  });

  test('says that it was an undo', () => {
    expect(undoOf([line({ result: UNDO_REMARK })])?.isUndo).toBe(true);
  });

  test('is told to be cut short where its lines begin a log that is full', () => {
    const own = Array.from({ length: LOG_LENGTH }, (_, index) => line({ lead: String(index) }));
    expect(undoOf(own)?.isCutShort).toBe(true);
    expect(undoOf([line({ run: 'earlier' }), ...own.slice(1)])?.isCutShort).toBe(false);
    expect(undoOf(own.slice(1))?.isCutShort).toBe(false);
  });
});

describe('leads older than what was fetched', () => {
  const old = row({ customerPhone: NEW, dateCreated: OUTSIDE_WINDOW });
  const olderLead = lead({ customerPhone: NEW, dateCreated: OUTSIDE_WINDOW });
  const came = answer([]);

  test('have to be asked for, from the day before they were created', () => {
    expect(reachOf([line()], PUSH, { answer: came, table: table(old) }, NONE_AGREED)).toBe('2025-06-02');
    expect(reachOf([line()], 'another', { answer: came, table: table(old) }, NONE_AGREED)).toBeNull();
    expect(reachOf([line()], PUSH, { answer: answer([lead()]), table: table(old) }, NONE_AGREED)).toBeNull();
    expect(reachOf([line()], PUSH, { answer: came, table: table(row()) }, NONE_AGREED)).toBeNull();
  });

  test('have to be asked for also where the sheet no longer shows when they were created', () => {
    const undated = table(row({ customerPhone: NEW, dateCreated: null }));
    const agreed = new Map([['7', fields({ dateCreated: OUTSIDE_WINDOW })]]);
    expect(reachOf([line()], PUSH, { answer: came, table: undated }, agreed)).toBe('2025-06-02');
    expect(reachOf([line()], PUSH, { answer: came, table: undated }, NONE_AGREED)).toBeNull();
  });

  test('say how to get their row back where they have none', () => {
    const state = { answer: reachingBack(came, [olderLead], '2025-06-02'), table: table() };
    expect(planUndo([line()], state)?.rest[0]?.why).toContain(
      'Reach further back in Settings…, pull leads, then undo.',
    );
  });

  test('can then be put back', () => {
    const state = { answer: reachingBack(came, [olderLead], '2025-06-02'), table: table(old) };
    expect(planUndo([line()], state)?.items).toHaveLength(1);
  });
});

test('what may be put back is what the log can vouch for, of leads that the push did not create', () => {
  const lines = [
    line({ action: 'Created', lead: '9', field: '' }),
    line({ lead: '9' }),
    edited(line({ lead: '8' }), { new: 'mine' }),
    line(),
    line({ run: 'another', lead: '6' }),
  ];
  expect(reversalsOf(lines, PUSH)).toEqual([{ id: '7', field: 'customerPhone', sent: NEW, old: OLD }]);
  expect(reversalsOf(lines, '')).toEqual([]);
});

test('a name is cut to what a person reads at a glance', () => {
  const customerName = `${'A'.repeat(98)}😀${'B'.repeat(300)}`;
  const named = [lead({ customerName, customerPhone: NEW })];
  const name = `${'A'.repeat(98)}…`;
  const sheet = table(row({ customerName, customerPhone: NEW }));
  expect(undoOf([line()], { sheet, heatpunk: named })?.items).toMatchObject([{ name }]);
  expect(undoOf([line()], { sheet: table(), heatpunk: named })?.rest).toMatchObject([{ name }]);
});

describe('what became of an undo', () => {
  const [reversal] = reversalsOf([line()], PUSH);
  const undone = line({ run: 'undo-2', old: NEW, new: OLD, when: NOW + DAY });
  const outcome = (lines: readonly LogLine[], sheet: LeadTable, known: Facts = { customerPhone: NEW }) => {
    const state = { answer: answer([]), table: sheet };
    return outcomeOfUndo(reversal ? [reversal] : [], lines, 'undo-2', state, base(agreed(known)).leads);
  };

  test('is told by its own lines in the log', () => {
    expect(outcome([line(), undone], table(row()))).toEqual({ done: [reversal], rest: [] });
    const refused = { ...undone, action: 'Failed', result: 'too busy' };
    expect(outcome([line(), refused], table(row())).rest).toMatchObject([{ why: 'too busy', name: 'John Doe' }]);
  });

  test('and where there is none, by what the cell holds', () => {
    expect(outcome([line()], table(row())).rest).toMatchObject([{ why: expect.stringContaining('Not sent yet') }]);
    const edit = table(row({ customerPhone: 'other' }));
    expect(outcome([line()], edit).rest).toMatchObject([{ why: expect.stringContaining('Changed meanwhile') }]);
  });

  test('and where the row says that it is in conflict, by that', () => {
    const open = row({}, { word: conflictWord(['Status', 'Phone']) });
    expect(outcome([line()], table(open)).rest).toMatchObject([{ why: expect.stringMatching(/^In conflict: /) }]);
  });

  test('and where Heatpunk has the old value as well by now, by that', () => {
    const back = outcome([line()], table(row()), { customerPhone: OLD });
    expect(back.rest).toMatchObject([{ why: 'Has its old value already.' }]);
    // Of a lead that was never compared nobody knows.
    const unknown = outcome([line()], table(row()), { id: '8', customerPhone: OLD });
    expect(unknown.rest).toMatchObject([{ why: expect.stringContaining('Not sent yet') }]);
  });
});
