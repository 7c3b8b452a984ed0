import type { JournalEntry } from '../../playground/heatpunk/journal';
import type { LeadChange } from '../../playground/heatpunk/lead-store';
import { Broken } from './broken';
import { cellKey } from './cell-marks';
import type { Choices } from './choices';
import { ITEMS } from './items';
import { textOf } from './team-record';

/** What a judge of Heatpunk's side has to know of the world. */
export interface HeatpunkKnowledge {
  readonly choices: Choices;
  /** Whether a text stood in the lead's row since the run began, or in a row that may have become the lead. */
  readonly stoodInRow: (id: string, field: string, text: string) => boolean;
  /** Whether all these texts stood in one row that was no lead. */
  readonly stoodAsRow: (fields: JournalEntry['fields']) => boolean;
  /** Whether the id stood in several rows when the run began, and nobody touched the sheet since. */
  readonly isDuplicate: (id: string) => boolean;
  /** Whether the lead was made from a row, so that what was ticked of that may follow. */
  readonly isMadeOfRow: (id: string) => boolean;
  /** Whether the field changed in Heatpunk after the run had fetched: it could not know. */
  readonly isUnknowable: (change: LeadChange) => boolean;
  /** Whether what gave way was seen in this spreadsheet. */
  readonly isSeen: (change: LeadChange) => boolean;
  /** Whether a person, or a policy, decided for the sheet. */
  readonly isDecided: (change: LeadChange) => boolean;
  /** Whether what gave way is nobody's edit, or one that nothing can tell apart from what was agreed on. */
  readonly isNobodysEdit: (change: LeadChange) => boolean;
  /** Whether Heatpunk's answer told nothing of the field. */
  readonly wasUntold: (field: string) => boolean;
}

/** Judges one request: whether the run was asked for it, and whether what it changes is what people wrote (promises 1, 3 and 5). */
export function judgeRequest(entry: JournalEntry, know: HeatpunkKnowledge): void {
  const { route, leadId, fields, workDone } = entry;
  const { item, approved, confirmed, hasRefused } = know.choices;
  if (hasRefused) throw new Broken(`"${item}" made the request ${route}, though the answer was no.`);
  if (item === null || !ITEMS[item].routes.includes(route))
    throw new Broken(`"${item}" made the request ${route} ${leadId ?? ''}.`);
  if (route === 'update' && leadId !== null) {
    if (know.isDuplicate(leadId)) throw new Broken(`Lead ${leadId} stands in several rows, and one of them was sent.`);
    for (const [field, value] of Object.entries(fields)) judgeSent(leadId, field, textOf(value), know);
  }
  if (route === 'delete' && workDone && leadId !== null && !confirmed.has(leadId))
    throw new Broken(`Lead ${leadId} was deleted, though nobody chose it.`);
  if (route === 'create' && !know.stoodAsRow(fields))
    throw new Broken(`A lead was created with ${JSON.stringify(fields)}, which no row said.`);
  if (route === 'create' && approved?.mayCreate(fields) === false)
    throw new Broken(`A lead was created with ${JSON.stringify(fields)}, which nobody ticked.`);
}

function judgeSent(id: string, field: string, text: string, know: HeatpunkKnowledge): void {
  const { item, approved, decided, undoing } = know.choices;
  const isPutBack = undoing.get(cellKey(id, field))?.old === text;
  if (!isPutBack && !know.stoodInRow(id, field, text))
    throw new Broken(`Lead ${id}: ${field} "${text}" was sent, which did not stand in its row.`);
  if (item === 'undo last push' && !isPutBack)
    throw new Broken(`Lead ${id}: ${field} "${text}" was sent by an undo that was not about it.`);
  // What else was edited in a row that is kept goes with it.
  const isKept = [...decided].some(([key, { side }]) => side === 'sheet' && key.startsWith(cellKey(id, '')));
  if (item === 'Keep mine' && !isKept)
    throw new Broken(`Lead ${id}: ${field} "${text}" was sent, though nobody chose to keep that row.`);
  const mayFollow = know.isMadeOfRow(id) && approved?.mayFollow(field, text);
  if (approved?.maySend(id, field, text) === false && !mayFollow)
    throw new Broken(`Lead ${id}: ${field} "${text}" was sent, though nobody ticked it.`);
}

/** Judges one field that the product changed in Heatpunk: nothing is overwritten there that the writer had not seen (promise 2). */
export function judgeChange(change: LeadChange, field: string, know: HeatpunkKnowledge): void {
  const { leadId } = change;
  const { approved } = know.choices;
  const old = textOf(change.old);
  if (know.isUnknowable(change)) return;
  // Of what was reviewed, nothing is sent but over what was shown; where no answer tells of a field, what was last agreed on is shown.
  if (approved !== null && !know.wasUntold(field) && !approved.wasShown(leadId, field, old))
    throw new Broken(`Lead ${leadId}: ${field} "${old}" was overwritten by a push in which that was not shown.`);
  if (know.isSeen(change) || know.isDecided(change) || know.isNobodysEdit(change)) return;
  throw new Broken(
    `Lead ${leadId}: ${field} "${old}" was overwritten in Heatpunk, unseen, with "${textOf(change.new)}".`,
  );
}
