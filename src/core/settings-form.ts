import * as v from 'valibot';
import { isCalendarDate } from './dates';
import { isEmail } from './email';
import { SERVICE_IDS } from './services';
import {
  CONFLICT_POLICIES,
  type ConflictPolicy,
  type Credentials,
  DEFAULT_DAYS,
  type LeadWindow,
  REFRESH_INTERVALS,
  type RefreshInterval,
  type Settings,
} from './settings';

/** What the settings dialog sends. Everything a person types is text; an empty key keeps the saved one. */
export interface SettingsForm {
  readonly service: string;
  readonly apiKey: string;
  readonly userEmail: string;
  readonly windowKind: LeadWindow['kind'];
  readonly days: string;
  readonly since: string;
  readonly policy: ConflictPolicy;
  readonly refresh: RefreshInterval;
  readonly refreshPushes: boolean;
}

/** What the dialog is given: the form without the key, and a sentence by which to recognise the saved key ('' with none saved). */
export interface SettingsView extends Omit<SettingsForm, 'apiKey'> {
  readonly keyHint: string;
  /** Whether somebody saved settings for this spreadsheet before. */
  readonly isInUse: boolean;
  /** How the person's own automatic refresh stands, in words; '' where it is off. */
  readonly refreshWords: string;
  /** When a run last worked, whoever's it was, as people here read it; '' for never. */
  readonly lastRun: string;
}

/** The words to show beside each field that cannot be saved as it is. */
export type FormErrors = Partial<Record<keyof SettingsForm, string>>;

export type SaveAnswer =
  | {
      readonly ok: true;
      readonly view: SettingsView;
      readonly message: string;
      /** Whether it was the person's first time, so that a pull is the next thing to do. */
      readonly offersPull: boolean;
    }
  | { readonly ok: false; readonly errors: FormErrors };

export type PullAnswer =
  /** `message`: what the pull brought. `hasLeads`: whether there is any lead in the chosen dates. */
  | { readonly ok: true; readonly message: string; readonly hasLeads: boolean }
  /** `message`: why it brought nothing. */
  | { readonly ok: false; readonly message: string };

export type TestAnswer =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly message: string; readonly errors: FormErrors };

export type ParsedForm =
  | {
      readonly ok: true;
      readonly settings: Settings;
      readonly credentials: Credentials;
      readonly refresh: RefreshInterval;
    }
  | { readonly ok: false; readonly errors: FormErrors };

/** How far back a rolling window may reach, in days: ten years. */
const MAX_DAYS = 3650;

const text = v.pipe(v.string('Enter text here.'), v.trim());

const formSchema = v.object({
  service: v.picklist(SERVICE_IDS, 'Choose one of the services in the list.'),
  apiKey: v.pipe(
    text,
    v.maxLength(500, 'That is too long for an API key. Copy it again from the account settings.'),
    v.regex(
      /^[\x21-\x7e]*$/,
      'An API key has no spaces and no accented or special characters. Copy it again from the account settings.',
    ),
  ),
  userEmail: v.pipe(
    text,
    v.nonEmpty("Enter the team member's e-mail address."),
    v.check(isEmail, 'This is not a complete e-mail address, such as name@example.com.'),
  ),
  windowKind: v.picklist(['days', 'since'], 'Choose a number of days or a date.'),
  days: text,
  since: text,
  policy: v.picklist(CONFLICT_POLICIES, 'Choose what happens when both sides changed.'),
  refresh: v.picklist(REFRESH_INTERVALS, 'Choose how often to refresh.'),
  refreshPushes: v.boolean('Tick or untick this box.'),
});

/**
 * Checks what the dialog sent as if it came from a stranger.
 *
 * @param input whatever arrived
 * @param savedKey the person's saved key, kept where the form's is empty; '' with none saved
 * @param today the British day, YYYY-MM-DD: the last date that leads can have been created since
 */
export function parseSettingsForm(input: unknown, savedKey: string, today: string): ParsedForm {
  const parsed = v.safeParse(formSchema, input);
  // What is missing is told beside what is wrong, so that all of it can be corrected at once.
  const errors: FormErrors = { ...errorsBetweenFields(input, savedKey, today), ...errorsOf(parsed.issues) };
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors };
  const { service, policy, refresh, refreshPushes, userEmail, apiKey, windowKind, days, since } = parsed.output;
  const window: LeadWindow =
    windowKind === 'days' ? { kind: 'days', days: Number(days) } : { kind: 'since', date: since };
  return {
    ok: true,
    settings: { service, window, policy, refreshPushes },
    credentials: { apiKey: apiKey || savedKey, userEmail },
    refresh,
  };
}

/** What the dialog shows: everything but the key, of which only the last four characters are told. */
export function settingsView(
  settings: Settings,
  credentials: Credentials,
  now: Pick<SettingsView, 'isInUse' | 'refresh' | 'refreshWords' | 'lastRun'>,
): SettingsView {
  const { service, window, policy, refreshPushes } = settings;
  return {
    service,
    userEmail: credentials.userEmail,
    windowKind: window.kind,
    days: String(window.kind === 'days' ? window.days : DEFAULT_DAYS),
    since: window.kind === 'since' ? window.date : '',
    policy,
    refreshPushes,
    keyHint: keyHint(credentials.apiKey),
    ...now,
  };
}

/** What people are told of a saved key. A short key is not shown in part: four characters would be most of it. */
export function keyHint(apiKey: string): string {
  if (!apiKey) return '';
  return `A key ${apiKey.length >= 12 ? `ending in …${apiKey.slice(-4)} ` : ''}is saved.`;
}

function errorsOf(issues: readonly v.BaseIssue<unknown>[] = []): FormErrors {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[String(issue.path?.[0]?.key ?? 'service')] ??= issue.message;
  return errors;
}

/** What no field tells by itself: a key neither typed nor saved, and the dates, of which only the chosen kind counts. */
function errorsBetweenFields(input: unknown, savedKey: string, today: string): FormErrors {
  const errors: { -readonly [Field in keyof FormErrors]: FormErrors[Field] } = {};
  if (savedKey === '' && textIn(input, 'apiKey') === '') {
    errors.apiKey = 'Enter the API key from your Pro account settings, under "CRM connections".';
  }
  const days = textIn(input, 'days');
  const since = textIn(input, 'since');
  if (textIn(input, 'windowKind') === 'since') {
    if (!isCalendarDate(since)) errors.since = 'Enter a date, such as 31/12/2025.';
    else if (since > today) errors.since = 'This date is in the future. Choose today or earlier.';
  } else if (!/^\d{1,5}$/.test(days) || Number(days) < 1 || Number(days) > MAX_DAYS) {
    errors.days = `Enter a whole number of days from 1 to ${MAX_DAYS}.`;
  }
  return errors;
}

function textIn(input: unknown, field: keyof SettingsForm): string {
  const form = v.safeParse(v.object({ [field]: text }), input);
  return form.success ? (form.output[field] ?? '') : '';
}
