import type { ServiceId } from './services';

/** What happens to a field that was changed on both sides: a person decides, or one side always wins. */
export const CONFLICT_POLICIES = ['ask', 'sheet', 'heatpunk'] as const;
export type ConflictPolicy = (typeof CONFLICT_POLICIES)[number];

export const REFRESH_INTERVALS = ['off', '5min', '15min', '30min', 'hourly', 'daily'] as const;
/** How often a person's own automatic refresh runs. */
export type RefreshInterval = (typeof REFRESH_INTERVALS)[number];

/** Which leads are fetched: those created on or after a date (YYYY-MM-DD), or in the last so many days. */
export type LeadWindow =
  | { readonly kind: 'since'; readonly date: string }
  | { readonly kind: 'days'; readonly days: number };

/** What is shared by everyone who works in the spreadsheet. */
export interface Settings {
  readonly service: ServiceId;
  readonly window: LeadWindow;
  readonly policy: ConflictPolicy;
  /** Whether an automatic refresh, whoever's it is, also sends edits to Heatpunk. */
  readonly refreshPushes: boolean;
}

/** What belongs to one person. The key stays on the server side. */
export interface Credentials {
  readonly apiKey: string;
  readonly userEmail: string;
}

export const DEFAULT_DAYS = 365;

export const DEFAULT_SETTINGS: Settings = {
  service: 'heatpunk',
  window: { kind: 'days', days: DEFAULT_DAYS },
  policy: 'ask',
  refreshPushes: false,
};
