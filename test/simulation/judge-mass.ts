import type { JournalEntry } from '../../playground/heatpunk/journal';
import { Broken } from './broken';
import { isUnanswered } from './run-at-hand';

/** An automatic run may change so many leads, or this share of all, and no more. */
const MANY = 25;
const SHARE = 1 / 3;

/**
 * Judges a refresh that was held: there was much to send.
 *
 * @param most how many leads it may have had to send at most
 */
export function judgeHeld(most: number): void {
  if (most <= MANY) throw new Broken(`A refresh was held that had no more than ${most} leads to send.`);
}

/**
 * Judges a run that took an answer for an empty one.
 *
 * @param asked what it asked of Heatpunk
 * @param isListed whether an answer lists any lead for certain, by the date from which leads were asked for
 */
export function judgeEmpty(asked: readonly JournalEntry[], isListed: (furthestDate: string) => boolean): void {
  const told = asked.find(
    (entry) =>
      entry.route === 'fetch' &&
      entry.workDone &&
      entry.faultId === null &&
      !isUnanswered(entry) &&
      isListed(entry.furthestDate ?? ''),
  );
  if (told) throw new Broken(`An answer was taken for an empty one that lists leads since ${told.furthestDate}.`);
}

/**
 * Judges how much a refresh sent: nothing where it says that it was held, and else not many leads at once.
 *
 * @param asked what it asked of Heatpunk
 * @param rows how many there were in the sheet when it began
 */
export function judgeMass(asked: readonly JournalEntry[], rows: number, isHeld: boolean): void {
  const sent = asked.filter(({ route }) => route !== 'fetch');
  if (isHeld && sent.length > 0) throw new Broken(`A refresh that was held sent ${sent.length} requests.`);
  const leads = new Set(sent.map(({ leadId, number }) => leadId ?? number)).size;
  if (leads > MANY && leads > rows * SHARE) throw new Broken(`A refresh sent ${leads} leads of ${rows} at once.`);
}
