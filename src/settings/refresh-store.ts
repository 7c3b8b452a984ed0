import * as v from 'valibot';
import { cutText } from '../core/cut-text';
import { HOLDS } from '../core/guard';
import { NO_REFRESH, type RefreshRecord } from '../core/refresh-record';
import { REFRESH_INTERVALS } from '../core/settings';
import { parseStored } from '../core/stored-json';
import { userProperties } from './properties';

/** A property holds 9 KB, and what a server said may be long. */
const MAX_WORDS = 1000;

const schema = v.object({
  interval: v.picklist(REFRESH_INTERVALS),
  triggerId: v.string(),
  madeAt: v.number(),
  firedAt: v.number(),
  inARow: v.number(),
  failedAt: v.number(),
  words: v.string(),
  lastMail: v.number(),
  hold: v.optional(v.nullable(v.picklist(HOLDS)), null),
  heldMail: v.optional(v.number(), 0),
  lacksPermission: v.boolean(),
});

/** What is known of the person's own refresh in a spreadsheet: a trigger belongs to one person and one spreadsheet. */
export function loadRefresh(spreadsheetId: string): RefreshRecord {
  return parseStored(schema, userProperties.readAll()[nameOf(spreadsheetId)]) ?? NO_REFRESH;
}

/** Changes some of it, whatever else was changed meanwhile. */
export function updateRefresh(spreadsheetId: string, change: Partial<RefreshRecord>): void {
  const record = { ...loadRefresh(spreadsheetId), ...change };
  const stored = { ...record, words: cutText(record.words, MAX_WORDS) };
  userProperties.write({ [nameOf(spreadsheetId)]: JSON.stringify(stored) });
}

function nameOf(spreadsheetId: string): string {
  return `refresh.${spreadsheetId}`;
}
