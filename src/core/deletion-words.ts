import { countWords } from './count-words';
import { FILTER_VIEW_WORDS } from './filter-view-words';
import { firstFew } from './first-few';
import type { Deletion } from './plan-deletion';
import { NOT_IN_HEATPUNK } from './sync-word';

/** For more leads than this a click is not enough: somebody may have selected more than they know. */
const MAX_CLICKED = 10;

/** Whether a person has to type how many leads are to be deleted. */
export function mustBeTyped({ leads }: Deletion): boolean {
  return leads.length > MAX_CLICKED;
}

/** Whether what was typed confirms a deletion. */
export function isConfirmedBy(typed: string, { leads }: Deletion): boolean {
  return typed.trim() === String(leads.length);
}

/** The question before leads are deleted: it names them, and says what goes with them. */
export function deletionQuestion(deletion: Deletion): string {
  const { leads, leftOut } = deletion;
  const unlisted = leads.filter(({ isUnlisted }) => isUnlisted).length;
  const named = firstFew(leads.map(({ id, name }) => `• ${name} (${id})`));
  return [
    leads.length === 1
      ? 'Delete this lead from Heatpunk?'
      : `Delete these ${countWords(leads.length, 'lead')} from Heatpunk?`,
    named.join('\n'),
    ...(mustBeTyped(deletion) ? [FILTER_VIEW_WORDS] : []),
    'Each row leaves this sheet with all its columns, yours included, once Heatpunk has deleted its lead. This cannot be undone.',
    ...(unlisted > 0
      ? [`${countWords(unlisted, 'of the rows says', 'of the rows say')} ${NOT_IN_HEATPUNK}: removed as well.`]
      : []),
    ...firstFew(leftOut),
    ...(mustBeTyped(deletion) ? [`To delete them, type their number here: ${leads.length}`] : []),
  ].join('\n\n');
}

/** What became of leads whose deletion was confirmed, in numbers. */
export interface DeletionCounts {
  readonly deleted: number;
  /** Rows that said already that Heatpunk does not list their leads, and went. */
  readonly removed: number;
  /** Leads that Heatpunk does not list, of which nothing said so before. */
  readonly unlisted: number;
  /** Left alone, as their rows changed since the question was asked. */
  readonly changed: number;
  /** Which Heatpunk did not delete. */
  readonly stayed: number;
  /** For which there was no time. */
  readonly unreached: number;
}

/** The same in words. */
export function deletionText({ deleted, removed, unlisted, changed, stayed, unreached }: DeletionCounts): string {
  const sentences = deleted > 0 || removed === 0 ? [`${countWords(deleted, 'lead')} deleted.`] : [];
  if (removed > 0) {
    const rows = countWords(removed, 'row removed, whose lead', 'rows removed, whose leads');
    sentences.push(`${rows} Heatpunk does not list to you.`);
  }
  if (unlisted > 0) {
    const isOnly = unlisted === 1 && deleted + removed + changed + stayed + unreached === 0;
    const which = isOnly ? 'it' : `${unlisted} of them`;
    const rows = unlisted === 1 ? 'its row stays until you' : 'their rows stay until you';
    sentences.push(
      `Heatpunk does not list ${which} to you: deleted already, or not shared with you; ${rows} choose this again, or remove ${unlisted === 1 ? 'it' : 'them'} by hand.`,
    );
  }
  if (stayed > 0) sentences.push(`${stayed} stayed: see the Sync column.`);
  if (changed > 0) {
    const rows = countWords(changed, 'was left alone, as its row', 'were left alone, as their rows');
    sentences.push(`${rows} changed or went since the question was asked: look, and select again.`);
  }
  if (unreached > 0) sentences.push(`For ${unreached} there was no time left: select them again.`);
  return sentences.join(' ');
}
