import type { JournalEntry } from '../../playground/heatpunk/journal';
import { Broken } from './broken';

/** An automatic run may change so many leads, or this share of all, and no more. */
const MANY = 25;
const SHARE = 1 / 3;

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
