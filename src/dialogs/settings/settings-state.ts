import type {
  FormErrors,
  PullAnswer,
  SaveAnswer,
  SettingsForm,
  SettingsView,
  TestAnswer,
} from '../../core/settings-form';
import type { NoticeContent } from '../notice';
import { sentence } from '../words';

/** What the page asks the server for. */
export type Activity = 'load' | 'test' | 'save' | 'pull';

/** How far a person is: after the first save comes the offer of a pull, and what it brought. */
export type Step = 'form' | 'offer' | 'pulled' | 'pulled none' | 'done';

export interface SettingsNotice extends NoticeContent {
  /** What the notice is about, and what "Try again" does again. */
  readonly about: Activity;
  readonly canRetry: boolean;
}

export type FocusTarget = 'first-control' | 'first-error' | 'test' | 'retry' | 'pull' | 'close';

export interface SettingsState {
  /** What is typed and chosen; null until it has been loaded. */
  readonly form: SettingsForm | null;
  readonly keyHint: string;
  readonly isInUse: boolean;
  /** The form as it was loaded, before anything was typed or chosen. */
  readonly shown: SettingsForm | null;
  /** How the person's automatic refresh stood then, in words. */
  readonly refreshWords: string;
  /** When a run last worked; '' for never. */
  readonly lastRun: string;
  readonly errors: FormErrors;
  readonly running: Activity | null;
  readonly step: Step;
  readonly notice: SettingsNotice | null;
  /** Where the focus goes with this state; null leaves it where it is. */
  readonly focus: FocusTarget | null;
}

export type SettingsEvent =
  | { readonly type: 'started'; readonly activity: Activity }
  | { readonly type: 'edited'; readonly change: Partial<SettingsForm> }
  | { readonly type: 'loaded'; readonly view: SettingsView }
  | { readonly type: 'tested'; readonly answer: TestAnswer }
  | { readonly type: 'saved'; readonly answer: SaveAnswer }
  | { readonly type: 'pulled'; readonly answer: PullAnswer }
  | { readonly type: 'went-back' }
  | { readonly type: 'failed'; readonly activity: Activity; readonly words: string };

export const INITIAL_STATE: SettingsState = {
  form: null,
  keyHint: '',
  isInUse: false,
  shown: null,
  refreshWords: '',
  lastRun: '',
  errors: {},
  running: null,
  step: 'form',
  notice: null,
  focus: null,
};

const BUSY_WORDS: Record<Activity, string> = {
  load: 'Loading the settings…',
  test: 'Testing the connection…',
  save: 'Saving…',
  pull: 'Fetching your leads and writing them into the sheet. With thousands of leads this takes a minute…',
};

const FAILURE_WORDS: Record<Activity, string> = {
  load: 'The settings could not be loaded.',
  test: 'The connection could not be tested.',
  save: 'The settings could not be saved; what you entered is still here.',
  pull: 'The leads could not be fetched; the settings are saved.',
};

const CORRECT_FIRST = 'Not saved yet. Please correct what is marked.';

/** What the page shows after an event. What was typed outlives every failure. */
export function nextState(state: SettingsState, event: SettingsEvent): SettingsState {
  switch (event.type) {
    case 'started': {
      const notice = noticeOf(event.activity, 'busy', BUSY_WORDS[event.activity]);
      return { ...state, running: event.activity, notice, focus: null };
    }
    case 'edited':
      return edited(state, event.change);
    case 'loaded':
      return { ...INITIAL_STATE, ...shown(event.view), focus: 'first-control' };
    case 'tested':
      return tested(state, event.answer);
    case 'saved':
      return saved(state, event.answer);
    case 'pulled':
      return pulled(state, event.answer);
    case 'went-back':
      return { ...state, step: 'form', notice: null, focus: 'first-control' };
    case 'failed': {
      const text = [FAILURE_WORDS[event.activity], sentence(event.words)].filter(Boolean).join(' ');
      // The button that pulls stays where it is.
      const canRetry = event.activity !== 'pull';
      const notice = { ...noticeOf(event.activity, 'bad', text), canRetry };
      return { ...state, running: null, notice, focus: canRetry ? 'retry' : 'pull' };
    }
  }
}

function edited(state: SettingsState, change: Partial<SettingsForm>): SettingsState {
  if (!state.form) return state;
  const errors = { ...state.errors };
  for (const field of fieldsOf(change)) delete errors[field];
  if ('windowKind' in change) {
    delete errors.days;
    delete errors.since;
  }
  // The outcome of a test says nothing about a connection that was changed since.
  const connectionChanged = 'service' in change || 'apiKey' in change || 'userEmail' in change;
  const outdated = connectionChanged && state.notice?.about === 'test';
  const corrected = state.notice?.text === CORRECT_FIRST && isEmpty(errors);
  const notice = outdated || corrected ? null : state.notice;
  return { ...state, form: { ...state.form, ...change }, errors, notice, focus: null };
}

function tested(state: SettingsState, answer: TestAnswer): SettingsState {
  const notice = answer.message ? noticeOf('test', answer.ok ? 'good' : 'bad', answer.message) : null;
  const errors = answer.ok ? {} : answer.errors;
  return { ...state, running: null, errors, notice, focus: isEmpty(errors) ? 'test' : 'first-error' };
}

function saved(state: SettingsState, answer: SaveAnswer): SettingsState {
  if (answer.ok) {
    const notice = noticeOf('save', 'good', savedWords(answer.message));
    const next = answer.offersPull ? ({ step: 'offer', focus: 'pull' } as const) : ({ step: 'done' } as const);
    return { ...INITIAL_STATE, ...shown(answer.view), ...next, notice };
  }
  const notice = noticeOf('save', 'bad', CORRECT_FIRST);
  return { ...state, running: null, errors: answer.errors, notice, focus: 'first-error' };
}

function pulled(state: SettingsState, answer: PullAnswer): SettingsState {
  const notice = noticeOf('pull', answer.ok ? 'good' : 'bad', answer.message);
  if (!answer.ok) return { ...state, running: null, notice, focus: 'pull' };
  return { ...state, running: null, notice, step: answer.hasLeads ? 'pulled' : 'pulled none', focus: 'close' };
}

/** The form as the server knows it. The key is not among it, so one that was typed is forgotten here. */
function shown({ keyHint, isInUse, refreshWords, lastRun, ...view }: SettingsView) {
  const form = { ...view, apiKey: '' };
  return { form, shown: form, keyHint, isInUse, refreshWords, lastRun };
}

function savedWords(message: string): string {
  if (message === '') return 'Saved.';
  return /\bsaved\b/i.test(message) ? message : `Saved. ${message}`;
}

function noticeOf(about: Activity, tone: NoticeContent['tone'], text: string): SettingsNotice {
  return { about, tone, text, canRetry: false };
}

function isEmpty(errors: FormErrors): boolean {
  return fieldsOf(errors).length === 0;
}

function fieldsOf(fields: Partial<Record<keyof SettingsForm, unknown>>): (keyof SettingsForm)[] {
  // Object.keys answers string[], since an object may have more keys than its type says; ours come from literals.
  return Object.keys(fields) as (keyof SettingsForm)[];
}
