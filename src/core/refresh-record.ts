import type { Hold } from './guard';
import type { RefreshInterval } from './settings';

/** What is known of one person's automatic refresh in one spreadsheet. Instants are in ms since 1970; 0 for never. */
export interface RefreshRecord {
  readonly interval: RefreshInterval;
  /** The one trigger that counts; '' for none. */
  readonly triggerId: string;
  readonly madeAt: number;
  readonly firedAt: number;
  /** How many runs in a row failed, when the last of them did, and what it said. */
  readonly inARow: number;
  readonly failedAt: number;
  readonly words: string;
  /** When the last mail about a failure was sent. */
  readonly lastMail: number;
  /** Why the last run that did not fail was held; null where it was not. */
  readonly hold: Hold | null;
  /** When the last mail about that was sent. */
  readonly heldMail: number;
  /** Whether a permission is missing, and the person was told so. */
  readonly lacksPermission: boolean;
}

export const NO_REFRESH: RefreshRecord = {
  interval: 'off',
  triggerId: '',
  madeAt: 0,
  firedAt: 0,
  inARow: 0,
  failedAt: 0,
  words: '',
  lastMail: 0,
  hold: null,
  heldMail: 0,
  lacksPermission: false,
};

/** What is left of it once the refresh is switched off: only when mails were sent, so that they stay few. */
export function switchedOff({ lastMail, heldMail }: RefreshRecord): RefreshRecord {
  return { ...NO_REFRESH, lastMail, heldMail };
}

/** Whether a menu that somebody sees may have, or lack, an item about the refresh. */
export function concernsMenu({ failedAt, heldMail, lacksPermission }: RefreshRecord): boolean {
  return failedAt > 0 || heldMail > 0 || lacksPermission;
}
