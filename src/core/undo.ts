import { type Agreed, agreedIn } from './base';
import { quoted } from './conflict-note';
import { dateOf, daysBefore } from './dates';
import { fieldKey } from './field-key';
import { kindOf, titleOf } from './fields';
import { type Answer, createdAt, fieldsSeen, leadIn } from './lead';
import { LOG_LENGTH, type LogLine } from './log-line';
import { nameIn } from './named-lead';
import type { Reversal } from './reversal';
import { idsOf, isOf, isOfField, isUndo, lastPush, type SentField, sentFields } from './sent-fields';
import { namesConflict } from './sync-word';
import { fieldsOf, type LeadTable, type Row, rowsById, valueIn } from './table';
import { whyInvalid } from './validation';
import { isCut, sameValue, type Value } from './value';

const IN_CONFLICT = 'In conflict: select its cell, then Heatpunk Leads > Conflicts.';

/** A field that an undo would put back. */
export interface UndoItem extends Reversal {
  /** The customer's name; '' where there is none. */
  readonly name: string;
}

/** What it would not, and why. */
export interface UndoRest {
  readonly id: string;
  readonly name: string;
  /** '' for the lead as a whole. */
  readonly field: string;
  readonly why: string;
}

/** The last push, and what can be put back of it. */
export interface UndoPlan {
  /** Its key in the log. */
  readonly run: string;
  /** When it ended, in ms since 1970; null where nobody knows. */
  readonly when: number | null;
  readonly who: string;
  /** Whether it was an undo itself: then undoing it does again what that took back. */
  readonly isUndo: boolean;
  readonly items: readonly UndoItem[];
  readonly rest: readonly UndoRest[];
  /** Whether the log may have dropped lines of it. */
  readonly isCutShort: boolean;
}

/** What is known now. */
export interface UndoState {
  readonly answer: Answer;
  readonly table: LeadTable;
  /** Fields that Heatpunk listed in earlier answers: where none of the leads carries one now, it is blank in all. */
  readonly reported?: readonly string[];
}

/** The same, with the fields of which that tells. */
interface ToldState extends UndoState {
  readonly told: ReadonlySet<string>;
}

/**
 * Says what undoing the last push would put back: each field of which both the sheet and Heatpunk still hold what was sent.
 *
 * @param lines the log, oldest first
 * @returns null where there is no push that changed anything
 */
export function planUndo(lines: readonly LogLine[], state: UndoState): UndoPlan | null {
  const { leads, older } = state.answer;
  const seen = [leads, older?.leads ?? new Map()].flatMap((each) => [...fieldsSeen(each.values())]);
  const known = { ...state, told: new Set([...seen, ...(state.reported ?? [])]) };
  const key = lastPush(lines, (change) => isHeld(change, known));
  const own = lines.filter((line) => line.run === key);
  const last = own[own.length - 1];
  if (key === null || last === undefined) return null;
  const after = lines.slice(lines.indexOf(own[0] ?? last));
  const created = idsOf('Created', own);
  const deleted = idsOf('Deleted', after);
  const rows = rowsById(state.table);
  const nameOf = (id: string) => nameOfLead(id, rows.get(id)?.[0], state);

  const items: UndoItem[] = [];
  const rest: UndoRest[] = [
    ...[...created].map((id) => ({ id, why: 'Created by this push. A new lead cannot be undone.' })),
    ...[...deleted].map((id) => ({ id, why: 'Deleted since. A deletion cannot be undone.' })),
  ].map((each) => ({ ...each, name: nameOf(each.id), field: '' }));
  for (const change of sentFields(own)) {
    const { id, field, sent, old } = change;
    if (created.has(id) || deleted.has(id)) continue;
    if (change.isGenuine && sameValue(kindOf(field), sent, old)) continue;
    if (!change.isConfirmed && !isHeld(change, known)) continue;
    const why = whyNot(change, rows.get(id) ?? [], known);
    if (why === null) items.push({ id, field, sent, old, name: nameOf(id) });
    else rest.push({ id, field, name: nameOf(id), why });
  }
  const isCutShort = lines.length >= LOG_LENGTH && lines[0]?.run === key;
  return { run: key, when: last.when, who: last.who, isUndo: isUndo(own), items, rest, isCutShort };
}

/**
 * How far back (YYYY-MM-DD) Heatpunk has to be asked so that all leads of a push are listed; null where they are.
 *
 * @param agreed what was last agreed of each lead, by its id
 */
export function reachOf(
  lines: readonly LogLine[],
  run: string,
  { answer, table }: UndoState,
  agreed: ReadonlyMap<string, Agreed>,
): string | null {
  const rows = rowsById(table);
  const ids = new Set(lines.filter((line) => line.run === run && isOfField(line)).map(({ lead }) => lead));
  const created = [...ids].flatMap((id) => {
    if (leadIn(answer, id)) return [];
    const [row] = rows.get(id) ?? [];
    const time = createdAt(row ? fieldsOf(table, row) : new Map(), agreed.get(id));
    return time !== null && dateOf(time) <= answer.furthestDate ? [time] : [];
  });
  return created.length > 0 ? daysBefore(Math.min(...created), 1) : null;
}

/** The fields of an undo that did nothing. */
export function notPutBack(reversals: readonly Reversal[], state: UndoState): UndoRest[] {
  const rows = rowsById(state.table);
  return reversals.map(({ id, field }) => ({
    id,
    field,
    name: nameOfLead(id, rows.get(id)?.[0], state),
    why: 'Left as it is.',
  }));
}

/**
 * What became of an undo: of each field that was to be put back, whether Heatpunk took it, and else why not.
 *
 * @param agreed what was last agreed of each lead once the undo was over, by its id
 */
export function outcomeOfUndo(
  reversals: readonly Reversal[],
  lines: readonly LogLine[],
  run: string,
  state: UndoState,
  agreed: ReadonlyMap<string, Agreed>,
): { readonly done: readonly Reversal[]; readonly rest: readonly UndoRest[] } {
  const rows = rowsById(state.table);
  const done: Reversal[] = [];
  const rest: UndoRest[] = [];
  const told = new Map(
    lines.filter((line) => line.run === run && isOfField(line)).map((line) => [fieldKey(line.lead, line.field), line]),
  );
  for (const reversal of reversals) {
    const { id, field } = reversal;
    const line = told.get(fieldKey(id, titleOf(field)));
    if (line && isOf('Sent', line)) {
      done.push(reversal);
      continue;
    }
    const [row] = rows.get(id) ?? [];
    const cell = row && valueIn(state.table, row, field);
    const isOpen = row !== undefined && namesConflict(row.word, titleOf(field));
    const why = line?.result ?? (isOpen ? IN_CONFLICT : whyNotSent(reversal, cell, agreed.get(id)));
    rest.push({ id, field, name: nameOfLead(id, row, state), why });
  }
  return { done, rest };
}

/** Why a field was not sent though nothing kept it from being put back, by its cell and what was agreed since. */
function whyNotSent({ field, old }: Reversal, cell: Value | undefined, agreed: Agreed | undefined): string {
  const kind = kindOf(field);
  if (!sameValue(kind, cell, old)) return 'Changed meanwhile: left as it is.';
  const common = agreedIn(agreed, field);
  const isAgreed = common !== undefined && sameValue(kind, common, old);
  return isAgreed ? 'Has its old value already.' : 'Not sent yet: it goes with the next push.';
}

/** Whether Heatpunk holds what was sent, and did not before. */
function isHeld({ id, field, old, sent, isGenuine }: SentField, { answer, told }: ToldState): boolean {
  const lead = leadIn(answer, id);
  const kind = kindOf(field);
  if (!isGenuine || lead === undefined || !told.has(field)) return false;
  return !sameValue(kind, sent, old) && sameValue(kind, lead.fields.get(field), sent);
}

/** Why a field is not put back, in words; null where it can be. */
function whyNot(
  { id, field, old, sent, isGenuine }: SentField,
  rows: readonly Row[],
  { answer, table, told }: ToldState,
): string | null {
  const kind = kindOf(field);
  const lead = leadIn(answer, id);
  if (!isGenuine) return 'Its line in the activity log was changed, so what was there before is not certain.';
  if (lead === undefined)
    return 'Heatpunk does not list this lead: it was deleted there, is not shared with you, or is older than the chosen dates.';
  if (isCut(old) || isCut(sent)) return 'The value is too long for the activity log.';
  if (!told.has(field)) return 'Heatpunk does not list this field, so nobody can tell what it has there now.';
  const remote = lead.fields.get(field) ?? null;
  if (sameValue(kind, remote, old)) return 'Heatpunk has the old value already.';
  if (!sameValue(kind, remote, sent)) return `Heatpunk has another value since: ${quoted(remote)}.`;
  const [row, ...others] = rows;
  if (row === undefined) {
    return answer.leads.has(id)
      ? 'The lead has no row in the sheet. Pull leads, then undo.'
      : 'The lead has no row in the sheet. Reach further back in Settings…, pull leads, then undo.';
  }
  if (others.length > 0) return 'The lead stands in more than one row. Remove the copy first.';
  if (!table.fields.includes(field)) return 'The sheet has no column for it any more.';
  if (row.formulas?.has(field)) return 'A formula of your own fills the cell.';
  const cell = valueIn(table, row, field);
  if (sameValue(kind, cell, old)) return 'The cell has the old value already, not sent yet. Choose Push changes.';
  if (!sameValue(kind, cell, sent)) return `The cell was edited since: ${quoted(cell)}.`;
  const invalid = whyInvalid(field, old);
  return invalid === null ? null : `The old value cannot be sent: ${invalid}.`;
}

function nameOfLead(id: string, row: Row | undefined, { answer, table }: UndoState): string {
  const here = row ? nameIn(fieldsOf(table, row)) : '';
  return here || nameIn(leadIn(answer, id)?.fields ?? new Map());
}
