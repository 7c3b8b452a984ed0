import * as v from 'valibot';
import { userProperties } from './properties';
import { parseStored } from './stored-json';

/** How one person's automatic refresh has been failing. Kept per person, as each person has a trigger of their own. */
export interface RefreshFailures {
  /** How many runs in a row failed. */
  readonly inARow: number;
  /** When the last mail about it was sent, in ms since 1970; 0 for never. */
  readonly lastMail: number;
}

const NAME = 'refreshFailures';
const schema = v.object({ inARow: v.number(), lastMail: v.number() });
const NONE: RefreshFailures = { inARow: 0, lastMail: 0 };

export function loadRefreshFailures(): RefreshFailures {
  return parseStored(schema, userProperties.readAll()[NAME]) ?? NONE;
}

export function saveRefreshFailures(failures: RefreshFailures): void {
  userProperties.write({ [NAME]: JSON.stringify(failures) });
}
