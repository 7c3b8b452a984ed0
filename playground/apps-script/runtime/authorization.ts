/** Which calls an authorization mode and the manifest's scopes allow. */

import { ServiceError } from '../errors';

export type AuthMode = 'NONE' | 'LIMITED' | 'FULL';

interface Need {
  readonly least: AuthMode;
  /** Any one of these in the manifest is enough; empty for calls that need none. */
  readonly scopes: readonly string[];
}

const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;

const document: Need = { least: 'LIMITED', scopes: [scope('spreadsheets.currentonly'), scope('spreadsheets')] };
const storage: Need = { least: 'LIMITED', scopes: [] };
const fetching: Need = { least: 'FULL', scopes: [scope('script.external_request')] };
const triggers: Need = { least: 'FULL', scopes: [scope('script.scriptapp')] };
const pages: Need = { least: 'FULL', scopes: [scope('script.container.ui')] };
const mail: Need = { least: 'FULL', scopes: [scope('script.send_mail')] };
const free: Need = { least: 'NONE', scopes: [] };

/** By call, or by service. Google's reference lists the scopes with each method; "Authorization for Google Services" the modes. */
const needs: Readonly<Record<string, Need>> = {
  SpreadsheetApp: document,
  'SpreadsheetApp.getUi': free,
  'SpreadsheetApp.newDataValidation': free,
  Spreadsheet: document,
  Sheet: document,
  Range: document,
  RangeList: document,
  Filter: document,
  Protection: document,
  PropertiesService: storage,
  Properties: storage,
  CacheService: storage,
  Cache: storage,
  LockService: storage,
  Lock: storage,
  UrlFetchApp: fetching,
  'ScriptApp.newTrigger': triggers,
  'ScriptApp.getProjectTriggers': triggers,
  'ScriptApp.deleteTrigger': triggers,
  ClockTriggerBuilder: triggers,
  'Ui.showModalDialog': pages,
  'Ui.showModelessDialog': pages,
  'Ui.showSidebar': pages,
  MailApp: mail,
};

const ranks = { NONE: 0, LIMITED: 1, FULL: 2 } as const;

/** `scopes`: the manifest's, or undefined when it names none and the platform works them out from the code. */
export const authorise = (
  service: string,
  call: string,
  mode: AuthMode,
  scopes: readonly string[] | undefined,
): void => {
  const need = needs[call] ?? needs[service] ?? free;
  if (ranks[mode] < ranks[need.least]) throw refusal(call, need);
  if (need.scopes.length === 0 || scopes === undefined) return;
  if (!need.scopes.some((wanted) => scopes.includes(wanted))) throw refusal(call, need);
};

const refusal = (call: string, need: Need): ServiceError => {
  const sentence = `You do not have permission to call ${call}`;
  if (need.scopes.length === 0) return new ServiceError(sentence);
  const scopes = need.scopes.length === 1 ? need.scopes[0] : `(${need.scopes.join(' || ')})`;
  return new ServiceError(`${sentence}. Required permissions: ${scopes}`);
};
