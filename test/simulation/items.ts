import type { JournalEntry } from '../../playground/heatpunk/journal';
import type { WatchedItem } from './act';

/** What a run is for, as the README promises it of each item of the menu. */
export interface Item {
  /** What it may ask of Heatpunk. */
  readonly routes: readonly JournalEntry['route'][];
  /** Whether the sheet takes what Heatpunk has. */
  readonly takes: boolean;
  /** Whether it sends all that there is to send. */
  readonly sendsAll: boolean;
  /** Whether it is about all rows: what does no more than it was asked for leaves the others as they are. */
  readonly isOfAllRows: boolean;
  /** Whether it looks again for old leads that it was once told of no more. */
  readonly looksAgain: boolean;
}

const FETCH: Item['routes'] = ['fetch'];
const EDITS: Item['routes'] = ['fetch', 'update'];
const EDITS_AND_NEW: Item['routes'] = ['fetch', 'update', 'create'];

export const ITEMS: Readonly<Record<WatchedItem, Item>> = {
  'Sync now': { routes: EDITS_AND_NEW, takes: true, sendsAll: true, isOfAllRows: true, looksAgain: true },
  'Pull leads': { routes: FETCH, takes: true, sendsAll: false, isOfAllRows: true, looksAgain: true },
  'Push changes': { routes: EDITS_AND_NEW, takes: false, sendsAll: true, isOfAllRows: true, looksAgain: true },
  refresh: { routes: EDITS_AND_NEW, takes: true, sendsAll: true, isOfAllRows: true, looksAgain: false },
  delete: { routes: ['delete'], takes: false, sendsAll: false, isOfAllRows: false, looksAgain: false },
  'Keep mine': { routes: EDITS, takes: true, sendsAll: false, isOfAllRows: true, looksAgain: true },
  "Take Heatpunk's": { routes: FETCH, takes: true, sendsAll: false, isOfAllRows: true, looksAgain: true },
  'undo last push': { routes: EDITS, takes: false, sendsAll: false, isOfAllRows: false, looksAgain: false },
  review: { routes: FETCH, takes: false, sendsAll: false, isOfAllRows: false, looksAgain: true },
  'Review & push': { routes: EDITS_AND_NEW, takes: false, sendsAll: false, isOfAllRows: true, looksAgain: false },
};
