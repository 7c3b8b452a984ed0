import { advanceBase } from '../core/advance';
import { CREATED_FIELD } from '../core/fields';
import type { Listener } from '../core/lead-outcome';
import { logEntry } from '../core/log-entry';
import { sentEntries, withName } from '../core/log-of-run';
import { agreedByCreate } from '../core/new-rows';
import type { FieldChange } from '../core/plan-lead';
import { type RunReport, reportText } from '../core/report';
import { EDITED, failedWord, NEW, NOT_IN_HEATPUNK, SENDING, SYNCED } from '../core/sync-word';
import type { LeadTable, Row } from '../core/table';
import { failure } from '../core/user-error';
import { isBlank } from '../core/value';
import type { Client, Outcome } from '../heatpunk/client';
import { type Applied, applyChanges } from '../sheet/apply-changes';
import type { SheetReading } from '../sheet/read-lead-sheet';
import type { ReadyToSend, ReferencedCreate } from './apply-plan';
import { createBrake } from './brake';
import { createOutcome, createWords, isSurelyUnmade, saysUnmade, unsentFollowUp, updateOutcome } from './lead-outcomes';
import { BATCH_SIZE } from './limits';
import { outcomeWords } from './outcome-words';
import type { Workspace } from './workspace';

/** One lead's update on its way. */
interface Update {
  readonly id: string;
  readonly changes: readonly FieldChange[];
  /** The Sync word once Heatpunk took it. */
  readonly settledWord: string;
  /** Brings what a create did not take: of the lead itself was told already. */
  readonly isFollowUp: boolean;
  /** Moves the base. */
  readonly confirm: () => void;
}

/** What became of one request, as it is to be shown in its row. */
interface RowOutcome {
  /** The id or reference in the row's Lead ID cell. */
  readonly key: string;
  readonly word: string;
  /** A new text for the Lead ID cell. */
  readonly id?: string;
  /** Whether the row has just become a lead. */
  readonly isMade?: boolean;
}

/**
 * Sends updates and creates in batches. After each batch its rows are found again by their ids, and what came of them is
 * written: the sheet first, then the base, then the log; the latter two also where the sheet cannot be written.
 *
 * @param deadline ms since 1970, after which no further batch starts
 * @throws UserError where the key or the member is refused, or Heatpunk falls silent; all that was done before is recorded
 */
export function pushLeads(
  workspace: Workspace,
  client: Client,
  ready: ReadyToSend,
  deadline: number,
  report: RunReport,
  listener: Listener,
): void {
  const { draft, way } = workspace;
  // What is sent is what stood in the sheet then: a row that differs from it later has been edited again.
  const rows = rowsByKey(ready.reading);
  const brake = createBrake(client.name);
  const isOver = () => brake.reason() !== null || Date.now() >= deadline;

  const updates: Update[] = ready.updates.map((plan) => ({
    id: plan.id,
    changes: plan.send,
    settledWord: plan.settledWord,
    isFollowUp: false,
    confirm: () =>
      advanceBase(draft, plan, {
        taken: (field) => ready.took(plan, field),
        refused: (field) => ready.refused(plan, field),
        sent: true,
      }),
  }));
  const creates = [...ready.creates];

  while (updates.length > 0 && !isOver()) sendUpdates(updates.splice(0, BATCH_SIZE));
  while (creates.length > 0 && !isOver()) {
    sendCreates(creates.splice(0, BATCH_SIZE));
    while (updates.length > 0 && !isOver()) sendUpdates(updates.splice(0, BATCH_SIZE));
  }
  report.waiting += updates.length + creates.length;
  for (const { id, isFollowUp } of updates) {
    draft.endUpdate(id);
    if (isFollowUp) listener(unsentFollowUp(id));
  }
  // One that went out before this run may yet turn out to be done: it keeps its reference.
  const first = creates.filter(({ isResent }) => !isResent);
  creates.forEach(lookForFormer);
  if (first.length > 0) withdraw(first);
  else if (updates.length + creates.length > 0) workspace.saveBase();
  const stopped = brake.reason();
  if (stopped !== null)
    throw report.sent + report.created > 0 ? failure.stoppedMidway(reportText(report), stopped) : stopped;

  function sendUpdates(batch: readonly Update[]): void {
    const outcomes = client.update(
      batch.map(({ id, changes }) => ({ id, fields: new Map(changes.map(({ field, value }) => [field, value])) })),
    );
    brake.notice(outcomes);
    const rows: RowOutcome[] = [];
    const entries = batch.flatMap((update, index) => {
      const outcome = outcomes[index];
      if (outcome?.kind === 'done') {
        rows.push({ key: update.id, word: update.settledWord });
        report.sent++;
        return sentEntries(update.id, update.changes, null, workspace.remark);
      }
      const words = outcomeWords(outcome);
      if (outcome?.kind !== 'stopped') {
        rows.push({ key: update.id, word: outcome?.kind === 'gone' ? NOT_IN_HEATPUNK : failedWord(words) });
        report.failed++;
      } else report.waiting++;
      return sentEntries(update.id, update.changes, words);
    });
    showAndRecord(rows, () => {
      batch.forEach((update, index) => {
        const outcome = outcomes[index];
        if (outcome?.kind === 'done') update.confirm();
        // Of several tries one without an answer may have been done, whatever the last one came to: the next run looks.
        if (outcome?.kind === 'done' || outcome?.kind === 'gone') draft.endUpdate(update.id);
      });
      workspace.saveBase();
      workspace.log(entries);
      batch.forEach((update, index) => {
        const outcome = updateOutcome(update, outcomes[index]);
        if (outcome) listener(outcome);
      });
    });
  }

  function sendCreates(batch: readonly ReferencedCreate[]): void {
    const outcomes = believed(client.create(batch.map(({ fields }) => fields)));
    brake.notice(outcomes);
    const shown = batch.flatMap((create, index) => createdRow(create, outcomes[index]));
    showAndRecord(shown, (applied) => {
      batch.forEach((create, index) => {
        const { reference, fields, followUp } = create;
        const outcome = outcomes[index];
        const row = rows.get(reference);
        // Where it is not sure that the row has the id, the next run finds the lead by what was sent.
        const isNamed = row !== undefined && (applied?.wroteId(row) ?? false);
        if (outcome?.kind === 'created' && isNamed) {
          const { id } = outcome;
          draft.endCreate(reference);
          draft.agree(id, agreedByCreate(fields, Date.now()));
          rows.set(id, { ...row, id });
          if (followUp.size > 0) {
            draft.startUpdate(id, { at: Date.now(), sent: followUp });
            updates.push(followUpOf(id, followUp));
          }
        }
        if (isSurelyUnmade(create, outcome) && isNamed) draft.endCreate(reference);
        if (saysUnmade(outcome)) lookForFormer(create);
        if (outcome?.kind === 'created') report.created++;
        else if (outcome?.kind === 'stopped') report.waiting++;
        else report.failed++;
      });
      workspace.saveBase();
      workspace.log(batch.map((create, index) => createEntry(create, outcomes[index])));
      batch.forEach((create, index) => {
        const outcome = createOutcome(create, outcomes[index]);
        if (outcome) listener(outcome);
      });
    });
  }

  /** An answer with the id of a lead that was there before, or with another one's, tells nothing of the new lead. */
  function believed(outcomes: readonly Outcome[]): Outcome[] {
    const named = outcomes.flatMap((outcome) => (outcome.kind === 'created' ? [outcome.id] : []));
    return outcomes.map((outcome) => {
      if (outcome.kind !== 'created') return outcome;
      const { id } = outcome;
      const isOthers = rows.has(id) || workspace.wasThere(id) || named.indexOf(id) !== named.lastIndexOf(id);
      return isOthers ? { kind: 'unknown', words: `the answer names lead ${id}, which is another one` } : outcome;
    });
  }

  function followUpOf(id: string, followUp: ReferencedCreate['followUp']): Update {
    return {
      id,
      changes: [...followUp].map(([field, value]) => ({ field, value, was: null })),
      settledWord: SYNCED,
      isFollowUp: true,
      confirm: () => draft.agree(id, followUp),
    };
  }

  /** Nothing came of this try, so it is the earlier one that may yet turn out to be done: by what was sent then, and when. */
  function lookForFormer({ reference, isResent }: ReferencedCreate): void {
    const former = isResent ? workspace.base.pending.get(reference) : undefined;
    if (former) draft.startCreate(reference, former);
  }

  /** Takes the references back from rows that were not sent after all, so that they do not pass for sent ones. */
  function withdraw(unsent: readonly ReferencedCreate[]): void {
    const applied = show(unsent.map(({ reference }) => ({ key: reference, word: NEW, id: '' })));
    for (const { reference } of unsent) {
      const row = rows.get(reference);
      if (row && applied.wroteId(row)) draft.endCreate(reference);
    }
    workspace.saveBase();
  }

  /**
   * Records what came of a batch also where it cannot be shown: Heatpunk has it. The failure goes on after that. The base does not run
   * ahead of the sheet by that: what was sent stands in the cells, and just words and ids are missing.
   *
   * @param record given null where it is not known what was written
   */
  function showAndRecord(outcomes: readonly RowOutcome[], record: (applied: Applied | null) => void): void {
    let applied: Applied;
    try {
      applied = show(outcomes);
    } catch (error) {
      record(null);
      throw error;
    }
    record(applied);
  }

  /** Writes what came of a batch into its rows, wherever they stand now: 2 range reads. */
  function show(outcomes: readonly RowOutcome[]): Applied {
    const found = outcomes.flatMap((outcome) => {
      const row = rows.get(outcome.key);
      return row ? [{ ...outcome, row }] : [];
    });
    const ids = found.flatMap(({ row, id }) => (id === undefined ? [] : [{ row, id }]));
    const words = found.map(({ row, word, id }) => ({ row, word, ifEdited: id === '' ? NEW : EDITED }));
    // The date of an earlier lead, which the row was: that of the new one comes with the next pull.
    const outdated = found.filter(({ row, isMade }) => isMade === true && hasDate(ready.reading.table, row));
    const cells = outdated.map(({ row }) => ({ row, field: CREATED_FIELD, value: null }));
    const applied = applyChanges(ready.reading, { cells, added: [], ids, words, isOfFields: false }, way);
    report.notTaken.push(...applied.wordsNotTaken.filter((place) => !report.notTaken.includes(place)));
    return applied;
  }
}

function createdRow(create: ReferencedCreate, outcome: Outcome | undefined): RowOutcome[] {
  const { reference, followUp } = create;
  const row = isSurelyUnmade(create, outcome) ? { key: reference, id: '' } : { key: reference };
  switch (outcome?.kind) {
    case 'created':
      return [{ key: reference, id: outcome.id, word: followUp.size > 0 ? EDITED : SYNCED, isMade: true }];
    case 'refused':
      return [{ ...row, word: failedWord(outcome.words) }];
    case 'busy':
      return [{ ...row, word: create.isResent ? SENDING : failedWord(outcome.words) }];
    case 'stopped':
      return [{ ...row, word: create.isResent ? SENDING : NEW }];
    default:
      return [{ key: reference, word: SENDING }];
  }
}

function createEntry({ reference, fields }: ReferencedCreate, outcome: Outcome | undefined) {
  if (outcome?.kind === 'created') return logEntry('Created', outcome.id, '');
  return logEntry('Failed', reference, withName(fields, createWords(outcome)));
}

function hasDate({ fields }: LeadTable, { values, formulas }: Row): boolean {
  return !isBlank(values[fields.indexOf(CREATED_FIELD)]) && !formulas?.has(CREATED_FIELD);
}

function rowsByKey(reading: SheetReading): Map<string, Row> {
  return new Map(reading.table.rows.filter((row) => row.id !== '').map((row) => [row.id, row]));
}
