import { type Agreed, agreedIn, isKeptInBase, surelyAgreed } from './base';
import { choiceFor } from './decisions';
import { CREATED_FIELD, FIRST_STATUS, isUpdatable, kindOf, STATUS_FIELD, titleOf } from './fields';
import type { Lead } from './lead';
import { mergeField } from './merge';
import type { SyncSwitches } from './sync-switches';
import { conflictWord, EDITED, invalidWord, isFailed, NEW, namesNotTaken, SYNCED } from './sync-word';
import type { LeadTable, Row } from './table';
import { invalidFields } from './validation';
import { isBlank, isTooLong, type Kind, normalise, sameValue, shown, type Value } from './value';

/** One field that one side takes from the other. */
export interface FieldChange {
  readonly field: string;
  readonly value: Value;
  /** What stands there now. */
  readonly was: Value;
}

/** A field for which neither side's value may be written before somebody decides. */
export interface Conflict {
  readonly field: string;
  readonly sheet: Value;
  /** What Heatpunk has: where its answer does not tell of the field, what both last agreed on, or undefined. */
  readonly remote: Value | undefined;
  /** What both last agreed on; undefined where that is not known. */
  readonly base: Value | undefined;
  readonly reason: 'both changed' | 'never compared' | 'formula';
}

/** What is to happen to one lead that has a row. */
export interface LeadPlan {
  readonly id: string;
  readonly row: Row;
  /** Whether row and lead were never compared: what the base may say of the lead does not count. */
  readonly isFirst: boolean;
  /** The fields last agreed on, and undefined for those in conflict of which nobody knows. */
  readonly base: Agreed;
  /** For the sheet. */
  readonly take: readonly FieldChange[];
  /** For Heatpunk. */
  readonly send: readonly FieldChange[];
  /** Values on which both sides agree already, for the base. */
  readonly agree: readonly { readonly field: string; readonly value: Value }[];
  readonly conflicts: readonly Conflict[];
  /** What would be in conflict, had neither a person nor the policy decided. */
  readonly decided: readonly Conflict[];
  /** Why the row cannot be sent; empty where it can. */
  readonly invalid: readonly string[];
  /** The Sync word before anything was sent, and once everything was. */
  readonly word: string;
  readonly settledWord: string;
  /** The fields of which something was left out that another run is to send or take; absent where all is done. */
  readonly leftOut?: readonly string[];
}

/** What is known of a lead and its row beside what they hold. */
export interface LeadKnowledge {
  /** Whether row and lead were never compared. */
  readonly isFirst: boolean;
  /** The fields last agreed on; undefined where lead and row never met, and for a field of which nobody knows. */
  readonly base: Agreed | undefined;
  /** Fields that somebody may just have changed, or not: a person decides, also where the cell is blank. */
  readonly doubtful: ReadonlySet<string>;
  /** Fields whose blank cells are none that somebody cleared. */
  readonly unfilled: ReadonlySet<string> | undefined;
  /** The fields that the answer carries at all: one that no lead carries tells nothing of this lead. */
  readonly reported: ReadonlySet<string>;
}

/** Merges one lead, field by field. */
export function planLead(
  table: LeadTable,
  row: Row,
  lead: Lead,
  { isFirst, base, doubtful, unfilled, reported }: LeadKnowledge,
  switches: SyncSwitches,
): LeadPlan {
  const take: FieldChange[] = [];
  const send: FieldChange[] = [];
  const agree: { field: string; value: Value }[] = [];
  const conflicts: Conflict[] = [];
  const decided: Conflict[] = [];

  table.fields.forEach(planField);

  // It says whether a lead is within the chosen dates, also where nobody wants to see it.
  const created = lead.fields.get(CREATED_FIELD) ?? null;
  if (!table.fields.includes(CREATED_FIELD) && !sameValue('date', base?.get(CREATED_FIELD), created)) {
    agree.push({ field: CREATED_FIELD, value: created });
  }

  const invalid = invalidFields(
    table,
    row,
    send.map((change) => change.field),
  );
  const settledWord = conflicts.length > 0 ? conflictWord(conflicts.map(({ field }) => titleOf(field))) : SYNCED;
  return {
    id: lead.id,
    row,
    isFirst,
    base: new Map([...(base ? surelyAgreed(base) : []), ...[...conflicts, ...decided].flatMap(unknownOf)]),
    take,
    send,
    agree,
    conflicts,
    decided,
    invalid,
    settledWord,
    word: wordNow(),
  };

  /** Merges one field, and adds what is to happen to it. */
  function planField(field: string, index: number): void {
    const known = reported.has(field);
    const kind = kindOf(field);
    const sheet = row.values[index] ?? null;
    const isDoubtful = doubtful.has(field);
    const agreed = isDoubtful ? undefined : agreedIn(base, field);
    if (!known && agreed === undefined && !isDoubtful && (!isUpdatable(field) || isBlank(sheet))) {
      // Nothing is known of it on the other side, and nobody can have edited it here.
      agree.push({ field, value: sheet });
      return;
    }
    const common = agreed === undefined && !isDoubtful && isUnfilled(field, sheet) ? null : agreed;
    const remote = known ? (lead.fields.get(field) ?? null) : (common ?? null);
    const sendIt = () => send.push({ field, value: normalise(kind, sheet), was: remote });
    // A formula may show nothing since what it rests on is away, or the one above that filled the cell is in error: that clears nothing.
    const showsNothing = isBlank(sheet) && (row.formulas?.has(field) ?? false);
    // What both sides last agreed on is what it had then.
    const told = known || common !== undefined ? remote : undefined;
    // No policy decides for a formula that shows nothing.
    const policy = showsNothing ? 'ask' : switches.policy;
    const winner = () => {
      const choice = choiceFor(switches.decisions, lead.id, field, { sheet, remote: told }) ?? policy;
      // Of a field that the answer does not tell of there is nothing to take.
      return choice === 'heatpunk' && !known ? 'ask' : choice;
    };
    // A person may want to put back what the base says, where that counts for nothing else.
    const before = isDoubtful ? agreedIn(base, field) : common;
    const conflictBy = (reason: Conflict['reason']) => ({ field, sheet, remote: told, base: before, reason });
    const conflict = (reason: Conflict['reason']) => conflicts.push(conflictBy(reason));
    const decide = (reason: Conflict['reason'], work: () => void) => {
      decided.push(conflictBy(reason));
      work();
    };
    const takeIt = () => {
      if (!row.formulas?.has(field)) take.push({ field, value: remote, was: sheet });
      else if (winner() === 'sheet' && isUpdatable(field)) decide('formula', sendIt);
      else conflict('formula');
    };

    if (!isUpdatable(field)) {
      if (known && !sameValue(kind, sheet, shown(remote))) takeIt();
      else if (isKeptInBase(field) && !sameValue(kind, common, remote)) agree.push({ field, value: remote });
      return;
    }
    // The first status of a lead that had none, beside one that somebody chose here, is no change that anybody made there.
    const isFirstStatus =
      field === STATUS_FIELD && common === null && remote === FIRST_STATUS && !isBlank(sheet) && sheet !== remote;
    const changedTo = isFirstStatus ? null : remote;
    const isUnknown = !known && common === undefined;
    const outcome = isUnknown ? 'conflict' : mergeField(kind, common, uncut(sheet, kind, remote, common), changedTo);
    switch (outcome) {
      case 'same':
        break;
      case 'agree':
        agree.push({ field, value: remote });
        break;
      case 'take':
        takeIt();
        break;
      case 'send':
        if (!showsNothing) sendIt();
        else if (winner() === 'sheet') decide('formula', sendIt);
        else conflict('formula');
        break;
      case 'conflict': {
        const reason = showsNothing ? 'formula' : common === undefined ? 'never compared' : 'both changed';
        if (winner() === 'sheet') decide(reason, sendIt);
        else if (winner() === 'heatpunk') decide(reason, takeIt);
        else conflict(reason);
        break;
      }
      default:
        outcome satisfies never;
    }
  }

  /**
   * A row with an id and no word was not filled yet: the id was typed by hand, or the run that added the row was killed.
   * Its blank cells are not cleared ones, and neither is one of which the word says that it refuses its field.
   */
  function isUnfilled(field: string, sheet: Value): boolean {
    const isNew = table.hasWords && row.word === NEW;
    return isBlank(sheet) && (isNew || namesNotTaken(row.word, titleOf(field)) || (unfilled?.has(field) ?? false));
  }

  /** Its common ancestor, where nobody knows it: of what Heatpunk alone changes there is none. */
  function unknownOf({ field, base: common }: Conflict): [string, undefined][] {
    return common === undefined && isUpdatable(field) ? [[field, undefined]] : [];
  }

  function wordNow(): string {
    if (invalid.length > 0) return invalidWord(invalid);
    if (conflicts.length > 0 || send.length === 0) return settledWord;
    return isFailed(row.word) ? row.word : EDITED;
  }
}

/** The value that a cell stands for: one that shows as much as it can of a longer value stands for all of that. */
function uncut(sheet: Value, kind: Kind, ...whole: readonly (Value | undefined)[]): Value {
  for (const value of whole) {
    if (value !== undefined && isTooLong(value) && sameValue(kind, sheet, shown(value))) return value;
  }
  return sheet;
}
