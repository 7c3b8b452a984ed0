import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Fields, titleOf } from '../../src/core/fields';

import type { LogLine } from '../../src/core/log-line';
import { planSync } from '../../src/core/plan-sync';
import { decisionsToUndo, onlyReversals, type Reversal, reversedCells, withCells } from '../../src/core/reversal';
import { reversalsOf } from '../../src/core/sent-fields';
import { planUndo } from '../../src/core/undo';
import type { Value } from '../../src/core/value';
import { agreed, answer, base, type Facts, JOHN, lead, NOW, row, SAM, SYNC_AND_ASK, table } from './builders';
import { line, PUSH } from './log-lines';

const FIELDS = ['status', 'customerName', 'customerPhone', 'address', 'postcode', 'crmReference'] as const;
type Field = (typeof FIELDS)[number];

/** One field of one lead: what was there before the push, what the push sent, and what each side holds by now. */
interface Story {
  readonly before: Value;
  readonly sent: Value;
  readonly remote: Value;
  readonly sheet: Value;
}

const text = fc.constantFrom<Value>(null, 'one', 'two', 'three');
const story: fc.Arbitrary<Story> = fc
  .record({
    before: text,
    sent: text,
    remote: fc.option(text, { freq: 3, nil: undefined }),
    sheet: fc.option(text, { freq: 3, nil: undefined }),
  })
  // Most fields stay as they were sent.
  .map(({ before, sent, remote, sheet }) => ({
    before,
    sent,
    remote: remote === undefined ? sent : remote,
    sheet: sheet === undefined ? sent : sheet,
  }));
const leads = fc.array(
  fc.record({
    stories: fc.record(Object.fromEntries(FIELDS.map((field) => [field, story])) as Record<Field, fc.Arbitrary<Story>>),
    pushed: fc.subarray([...FIELDS]),
    isKnown: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

test('after an undo Heatpunk’s fields are what they were before the push wherever nobody touched them since, and nothing else changes', () => {
  fc.assert(
    fc.property(leads, fc.constantFrom('ask', 'sheet', 'heatpunk'), fc.boolean(), (team, policy, isOldList) => {
      const facts = (part: (each: Story) => Value) =>
        team.map(({ stories }, index) => ({
          id: String(index + 1),
          ...Object.fromEntries(FIELDS.map((field) => [field, part(stories[field])])),
        }));
      const lines = team.flatMap(({ stories, pushed }, index): LogLine[] =>
        pushed
          .filter((field) => stories[field].before !== stories[field].sent)
          .map((field) => {
            const { before, sent } = stories[field];
            const told = { lead: String(index + 1), field: titleOf(field), old: textOf(before), new: textOf(sent) };
            return line(told);
          }),
      );
      const sheet = table(...facts(({ sheet }) => sheet).map(({ id, ...held }) => row(held as Facts, { id })));
      const remote = answer(facts(({ remote }) => remote).map((held) => lead(held)));
      const known = facts(({ sent }) => sent).filter((_, index) => team[index]?.isKnown);
      const state = { base: base(...known.map((held) => agreed(held))), answer: remote, now: NOW, member: SAM };

      const listed = planUndo(lines, { answer: remote, table: sheet })?.items ?? [];
      // A dialog that was opened before anybody touched anything offers all.
      const chosen = reversalsOf(lines, PUSH).filter(
        ({ id, field }) => isOldList || listed.some((item) => item.id === id && item.field === field),
      );
      const after = undone(state, sheet, chosen, policy);

      team.forEach(({ stories, pushed }, index) => {
        const id = String(index + 1);
        for (const field of Object.keys(JOHN)) {
          const told = stories[field as Field];
          const now = remote.leads.get(id)?.fields.get(field) ?? null;
          const wasSent = told !== undefined && pushed.includes(field as Field) && told.before !== told.sent;
          const isHeld = wasSent && told.remote === told.sent;
          const isListed = isHeld && told.sheet === told.sent;
          // Who has typed the old value themselves meanwhile, and then undoes it, has it sent.
          const isPutBack = isListed || (isOldList && isHeld && told.sheet === told.before);
          const expected = isPutBack ? told.before : now;
          expect([id, field, after.get(id)?.get(field) ?? null]).toEqual([id, field, expected]);
          expect(listed.some((item) => item.id === id && item.field === field)).toBe(isListed);
        }
      });
    }),
    { numRuns: 300 },
  );
});

/** Heatpunk's leads after the flow: typed into the sheet where it would be sent, then planned from the sheet as it is, and sent. */
function undone(
  state: Omit<Parameters<typeof planSync>[0], 'table'>,
  sheet: ReturnType<typeof table>,
  reversals: readonly Reversal[],
  policy: string,
): ReadonlyMap<string, Fields> {
  const switches = { ...SYNC_AND_ASK, pull: false, policy: policy as 'ask', decisions: decisionsToUndo(reversals) };
  const planned = (now: typeof sheet) => onlyReversals(planSync({ ...state, table: now }, switches), reversals);
  const first = planned(withCells(sheet, reversedCells(sheet, reversals)));
  const cells = first.leads.flatMap(({ row: { number }, send }) => {
    const found = sheet.rows.find((each) => each.number === number);
    return found ? send.map(({ field, value }) => ({ row: found, field, value })) : [];
  });
  const second = planned(withCells(sheet, cells));
  expect(second.creates).toEqual([]);
  const after = new Map<string, Map<string, Value>>();
  for (const [id, { fields }] of state.answer.leads) after.set(id, new Map(fields));
  for (const { id, send, take } of second.leads) {
    expect(take).toEqual([]);
    for (const { field, value } of send) after.get(id)?.set(field, value);
  }
  return after;
}

function textOf(value: Value): string {
  return value === null ? '' : String(value);
}
