import { deletionText } from '../core/deletion-words';
import type { LogEntry } from '../core/log-entry';
import { type ChosenLead, textsById } from '../core/plan-deletion';
import { failure, UserError } from '../core/user-error';
import { createClient } from '../heatpunk/client';
import { watchLostAnswers } from '../heatpunk/lost-answers';
import { googleTransport } from '../heatpunk/transport';
import { loadCredentials, loadSettings } from '../settings/settings-store';
import { applyChanges } from '../sheet/apply-changes';
import { readLeadSheetAgain, type SheetReading } from '../sheet/read-lead-sheet';
import { removeRows } from '../sheet/remove-rows';
import { currentSpreadsheet, flush } from '../sheet/spreadsheet';
import { createBrake } from './brake';
import { type DeletionOutcome, deletionOutcome } from './deletion-outcome';
import { BATCH_SIZE, WORKING_TIME_MS } from './limits';
import { recordAnyway } from './record-anyway';
import { openWorkspace, type Workspace } from './workspace';

/** Leads by what became of them. */
type Counts = Record<DeletionOutcome['kind'] | 'changed', number>;

/**
 * Deletes leads in Heatpunk in batches; after each batch logs what became of it and removes the rows of those that are gone.
 *
 * @returns what to tell the person
 * @throws UserError where the key or the member is refused, Heatpunk falls silent, or the sheet cannot be read any more; what was done
 *   before is logged, and told first
 */
export function deleteLeads(leads: readonly ChosenLead[], key: string): string {
  const counts: Counts = { deleted: 0, removed: 0, unlisted: 0, stayed: 0, changed: 0 };
  try {
    const unreached = deleteBatches(leads, key, counts);
    return deletionText({ ...counts, unreached });
  } catch (error) {
    const isBegun = Object.values(counts).some((count) => count > 0);
    if (!isBegun || !(error instanceof UserError)) throw error;
    throw failure.stoppedMidway(deletionText({ ...counts, unreached: 0 }), error);
  }
}

/**
 * @param counts counted up as it goes
 * @returns for how many leads there was no time
 */
function deleteBatches(leads: readonly ChosenLead[], key: string, counts: Counts): number {
  const credentials = loadCredentials();
  const deadline = Date.now() + WORKING_TIME_MS;
  const { service } = loadSettings();
  const transport = watchLostAnswers(googleTransport);
  const client = createClient(service, credentials, transport, deadline);
  const workspace = openWorkspace(currentSpreadsheet(), new Map(), {
    who: credentials.userEmail,
    key,
    service,
    makesColumns: false,
  });
  let { reading } = workspace;
  const rest = [...leads];
  const brake = createBrake(client.name);

  while (rest.length > 0 && brake.reason() === null && Date.now() < deadline) {
    // Nobody agreed to lose what was written into a row since the question was asked, or a copy that was made of it.
    const texts = textsById(reading.table);
    const next = rest.splice(0, BATCH_SIZE);
    const batch = next.filter(({ id, text }) => texts.get(id) === text);
    counts.changed += next.length - batch.length;
    if (batch.length === 0) continue;
    const outcomes = client.remove(batch.map(({ id }) => id));
    brake.notice(outcomes);
    const became = new Map<string, DeletionOutcome>();
    batch.forEach((lead, index) => {
      const outcome = deletionOutcome(lead, outcomes[index], transport.hasLostAnswer(lead.id));
      if (outcome === null) return;
      became.set(lead.id, outcome);
      counts[outcome.kind]++;
    });
    reading = recordBatch(workspace, reading, batch, became);
  }
  const stopped = brake.reason();
  if (stopped !== null) throw stopped;
  return rest.length;
}

/**
 * Logs what became of a batch, writes it into the rows, and removes those whose leads are gone.
 *
 * @returns the sheet as it is then
 */
function recordBatch(
  workspace: Workspace,
  before: SheetReading,
  batch: readonly ChosenLead[],
  became: ReadonlyMap<string, DeletionOutcome>,
): SheetReading {
  const gone = [...became].flatMap(([id, { word }]) => (word === null ? [id] : []));
  let reading: SheetReading;
  try {
    // Somebody may have written into their rows while they were on their way.
    reading = readLeadSheetAgain(before);
  } catch (error) {
    // Nobody can tell their rows now; but nothing else knows what the leads were, and a row must not pass for one of a lead that is there.
    recordAnyway(() => {
      workspace.log(linesOf(batch, became, new Map()));
      for (const id of gone) workspace.draft.forget(id);
      workspace.saveBase();
    });
    throw error;
  }
  const last = textsById(reading.table);
  // First of all, as nothing else knows what the leads were; and as rows are removed right after they were read.
  workspace.log(linesOf(batch, became, last));
  const words = reading.table.rows.flatMap((row) => {
    const word = became.get(row.id)?.word ?? null;
    return word === null ? [] : [{ row, word }];
  });
  reading = applyChanges(reading, { cells: [], ids: [], added: [], words, isOfFields: false }, workspace.way).reading();
  // What was written into a row just now, or into a copy that was made of it, is in no log yet: it stays.
  const now = textsById(reading.table);
  removeRows(reading, new Set(gone.filter((id) => now.has(id) && now.get(id) === last.get(id))));
  for (const id of gone) workspace.draft.forget(id);
  workspace.saveBase(reading);
  // The base says nothing any more of columns that were away, so it has to be known which were: but not before it does.
  flush();
  workspace.close(reading, false);
  return reading;
}

/** @param texts of the rows as they were last read, by id */
function linesOf(
  batch: readonly ChosenLead[],
  became: ReadonlyMap<string, DeletionOutcome>,
  texts: ReadonlyMap<string, string>,
): LogEntry[] {
  return batch.flatMap(({ id, text }) => {
    const outcome = became.get(id);
    if (outcome === undefined) return [];
    return outcome.word === null ? { ...outcome.line, old: texts.get(id) ?? text } : outcome.line;
  });
}
