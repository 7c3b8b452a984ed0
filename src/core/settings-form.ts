import * as v from 'valibot';
import { isCalendarDate } from './dates';
import { isEmail } from './email';
import { SERVICE_IDS } from './services';
import {
  CONFLICT_POLICIES,
  type ConflictPolicy,
  type Credentials,
  DEFAULT_SETTINGS,
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

/** What the dialog is given: the form without the key, and how to recognise the saved key ('' with none saved). */
export interface SettingsView extends Omit<SettingsForm, 'apiKey'> {
  readonly keyHint: string;
}

/** The words to show beside each field that cannot be saved as it is. */
export type FormErrors = Partial<Record<keyof SettingsForm, string>>;

export type SaveAnswer =
  | { readonly ok: true; readonly view: SettingsView; readonly message: string }
  | { readonly ok: false; readonly errors: FormErrors };

export type TestAnswer =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly message: string; readonly errors: FormErrors };

export type ParsedForm =
  | { readonly ok: true; readonly settings: Settings; readonly credentials: Credentials }
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
      'An API key has no blanks and no special letters. Copy it again from the account settings.',
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
 * @param today YYYY-MM-DD, the last date that leads can have been created since
 */
export function parseSettingsForm(input: unknown, savedKey: string, today: string): ParsedForm {
  const parsed = v.safeParse(formSchema, input);
  const errors: Record<string, string> = {};
  if (!parsed.success) {
    for (const issue of parsed.issues) {
      const field = String(issue.path?.[0]?.key ?? 'service');
      errors[field] ??= issue.message;
    }
    return { ok: false, errors };
  }
  const form = parsed.output;
  const window = windowOf(form.windowKind, form.days, form.since, today);
  if (!window.ok) Object.assign(errors, window.errors);
  const apiKey = form.apiKey || savedKey;
  if (!apiKey) errors.apiKey = 'Enter the API key from your Pro account settings, under "CRM connections".';
  if (!window.ok || !apiKey) return { ok: false, errors };
  const { service, policy, refresh, refreshPushes, userEmail } = form;
  return {
    ok: true,
    settings: { service, window: window.value, policy, refresh, refreshPushes },
    credentials: { apiKey, userEmail },
  };
}

/** What the dialog shows: everything but the key, of which only the last four characters are told. */
export function settingsView(settings: Settings, credentials: Credentials): SettingsView {
  const { service, window, policy, refresh, refreshPushes } = settings;
  const fallback = DEFAULT_SETTINGS.window.kind === 'days' ? DEFAULT_SETTINGS.window.days : MAX_DAYS;
  return {
    service,
    userEmail: credentials.userEmail,
    windowKind: window.kind,
    days: String(window.kind === 'days' ? window.days : fallback),
    since: window.kind === 'since' ? window.date : '',
    policy,
    refresh,
    refreshPushes,
    keyHint: keyHint(credentials.apiKey),
  };
}

/** How a saved key is named to people. A short key is not shown in part: four characters would be most of it. */
export function keyHint(apiKey: string): string {
  if (!apiKey) return '';
  return apiKey.length >= 12 ? `saved, ends in …${apiKey.slice(-4)}` : 'saved';
}

type ParsedWindow = { ok: true; value: LeadWindow } | { ok: false; errors: FormErrors };

function windowOf(kind: LeadWindow['kind'], days: string, since: string, today: string): ParsedWindow {
  if (kind === 'days') {
    const count = /^\d{1,5}$/.test(days) ? Number(days) : 0;
    if (count >= 1 && count <= MAX_DAYS) return { ok: true, value: { kind, days: count } };
    return { ok: false, errors: { days: `Enter a whole number of days from 1 to ${MAX_DAYS}.` } };
  }
  if (!isCalendarDate(since)) return { ok: false, errors: { since: 'Enter a date, such as 31/12/2025.' } };
  if (since > today) return { ok: false, errors: { since: 'This date is in the future. Choose today or earlier.' } };
  return { ok: true, value: { kind, date: since } };
}
