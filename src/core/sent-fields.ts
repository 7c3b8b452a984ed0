import { fieldKey } from './field-key';
import { kindOf, titleOf, UPDATABLE_FIELDS } from './fields';
import type { LogAction } from './log-entry';
import type { LogLine } from './log-line';
import type { Reversal } from './reversal';
import { normalise, type Value } from './value';

/** What the log says of a field that was sent to undo an earlier push. */
export const UNDO_REMARK = 'undo';

/** One field that a push sent, by its lines in the log. */
export interface SentField {
  readonly id: string;
  readonly field: string;
  readonly old: Value;
  readonly sent: Value;
  readonly isGenuine: boolean;
  /** Whether Heatpunk said that it took it. */
  readonly isConfirmed: boolean;
}

/**
 * The key of the last run that changed a lead in Heatpunk by sending fields, or created one; null where there is none.
 *
 * @param lines the log, oldest first
 * @param isHeld whether Heatpunk has what was sent: of one without an answer that tells whether it was taken
 */
export function lastPush(lines: readonly LogLine[], isHeld: (change: SentField) => boolean): string | null {
  const runs = new Map<string, LogLine[]>();
  for (const line of lines) {
    if (line.run === '') continue;
    const own = runs.get(line.run) ?? [];
    own.push(line);
    // So that they come in the order in which they ended.
    runs.delete(line.run);
    runs.set(line.run, own);
  }
  const isPush = (own: readonly LogLine[]) =>
    own.some((line) => isOf('Sent', line) || isOf('Created', line)) || sentFields(own).some(isHeld);
  return [...runs].reverse().find(([, own]) => isPush(own))?.[0] ?? null;
}

/**
 * What a run sent, each field of each lead once: one that was sent several times went from what stood there first to what came last.
 * One of which no answer came may have been taken as well.
 */
export function sentFields(lines: readonly LogLine[]): SentField[] {
  const found = new Map<string, SentField>();
  for (const line of lines) {
    const field = UPDATABLE_FIELDS.find((each) => titleOf(each) === line.field);
    if (field === undefined || !isOfField(line)) continue;
    const key = fieldKey(line.lead, field);
    const before = found.get(key);
    const isConfirmed = isOf('Sent', line);
    if (before?.isConfirmed && !isConfirmed) continue;
    const isFurther = before?.isConfirmed === isConfirmed;
    found.set(key, {
      id: line.lead,
      field,
      old: isFurther ? before.old : loggedValue(field, line.old),
      sent: loggedValue(field, line.new),
      isGenuine: line.isGenuine && (!isFurther || before.isGenuine),
      isConfirmed,
    });
  }
  return [...found.values()];
}

/** What a push sent and the log can vouch for: all that may be put back of it, if nobody has touched it since. */
export function reversalsOf(lines: readonly LogLine[], run: string): Reversal[] {
  const own = lines.filter((line) => line.run === run && run !== '');
  const created = idsOf('Created', own);
  return sentFields(own)
    .filter(({ id, isGenuine }) => isGenuine && !created.has(id))
    .map(({ id, field, sent, old }) => ({ id, field, sent, old }));
}

/** Whether a line tells of a field that was sent, whatever came of it. */
export function isOfField(line: LogLine): boolean {
  return (isOf('Sent', line) || isOf('Failed', line)) && line.lead !== '' && line.field !== '';
}

/** Whether a run took back an earlier one, by its lines. */
export function isUndo(own: readonly LogLine[]): boolean {
  return own.some((line) => isOf('Sent', line) && line.result === UNDO_REMARK);
}

/** The leads of which lines tell one thing. */
export function idsOf(action: LogAction, lines: readonly LogLine[]): ReadonlySet<string> {
  return new Set(lines.filter((line) => isOf(action, line) && line.lead !== '').map(({ lead }) => lead));
}

/** Whether a line tells of that. */
export function isOf(action: LogAction, line: LogLine): boolean {
  return line.action === action;
}

function loggedValue(field: string, text: string): Value {
  return normalise(kindOf(field), text);
}
