import type { ApprovedEntry } from '../../core/approval';
import type { ConflictChoice } from '../../core/decisions';
import type { EntryKind, ReviewEntry } from '../../core/review';
import type { ReviewView } from '../../core/review-dialog';
import type { NoticeContent } from '../notice';
import { sentence } from '../words';
import {
  afterAnswer,
  type BatchAnswer,
  type PushProgress,
  type ResultKind,
  rowsIn,
  startProgress,
  withFailedAgain,
  withRestAgain,
} from './push-progress';

export type Phase = 'loading' | 'not loaded' | 'review' | 'pushing' | 'result';

export type FocusTarget = 'search' | 'retry' | 'stop' | 'result';

/** What was decided of an entry's conflicts, by field. */
export type Choices = ReadonlyMap<string, ConflictChoice>;

export interface ReviewState {
  readonly phase: Phase;
  readonly view: ReviewView | null;
  readonly notice: NoticeContent | null;
  readonly search: string;
  readonly kind: EntryKind | 'all';
  /** The entries that search and kind leave. */
  readonly shown: readonly ReviewEntry[];
  readonly ticked: ReadonlySet<string>;
  readonly choices: ReadonlyMap<string, Choices>;
  readonly push: PushProgress | null;
  readonly resultKind: ResultKind | 'all';
  /** What came of the last "go to row". */
  readonly said: string;
  /** Where the focus goes with this state; null leaves it where it is. */
  readonly focus: FocusTarget | null;
}

export type ReviewEvent =
  | { readonly type: 'load started' }
  | { readonly type: 'loaded'; readonly view: ReviewView }
  | { readonly type: 'load failed'; readonly words: string }
  | { readonly type: 'searched'; readonly search: string }
  | { readonly type: 'filtered'; readonly kind: ReviewState['kind'] }
  | { readonly type: 'ticked'; readonly key: string; readonly on: boolean }
  | { readonly type: 'ticked shown'; readonly on: boolean }
  | { readonly type: 'chosen'; readonly key: string; readonly field: string; readonly choice: ConflictChoice | null }
  /** Of all conflicts shown; of one field unless that is ''. */
  | { readonly type: 'chosen shown'; readonly field: string; readonly choice: ConflictChoice }
  | { readonly type: 'push started' | 'retried' | 'resumed' }
  /** `at` in ms. */
  | { readonly type: 'batch started'; readonly at: number }
  | { readonly type: 'batch answered'; readonly answer: BatchAnswer; readonly at: number }
  | { readonly type: 'stop asked' }
  | { readonly type: 'results filtered'; readonly kind: ReviewState['resultKind'] }
  | { readonly type: 'said'; readonly words: string };

export const INITIAL_STATE: ReviewState = {
  phase: 'loading',
  view: null,
  notice: null,
  search: '',
  kind: 'all',
  shown: [],
  ticked: new Set(),
  choices: new Map(),
  push: null,
  resultKind: 'all',
  said: '',
  focus: null,
};

const NO_CHOICES: Choices = new Map();

/** What the page shows after an event. The focus stays where it is unless the event moves it. */
export function nextState(before: ReviewState, event: ReviewEvent): ReviewState {
  const state = { ...before, focus: null };
  switch (event.type) {
    case 'load started': {
      const notice = { tone: 'busy', text: 'Comparing the sheet with Heatpunk… Nothing is sent yet.' } as const;
      return { ...INITIAL_STATE, notice };
    }
    case 'loaded':
      return loaded(event.view);
    case 'load failed': {
      const notice = { tone: 'bad', text: `The changes could not be compared. ${sentence(event.words)}` } as const;
      return { ...INITIAL_STATE, phase: 'not loaded', notice, focus: 'retry' };
    }
    case 'searched':
      return withShown({ ...state, search: event.search });
    case 'filtered':
      return withShown({ ...state, kind: event.kind });
    case 'ticked':
      return withTicks(state, (entry) => (entry.key === event.key ? event.on : state.ticked.has(entry.key)));
    case 'ticked shown': {
      const shown = new Set(state.shown);
      return withTicks(state, (entry) => (shown.has(entry) ? event.on : state.ticked.has(entry.key)));
    }
    case 'chosen':
      return withChoice(state, event.choice, (entry, field) => entry.key === event.key && field === event.field);
    case 'chosen shown': {
      const shown = new Set(state.shown);
      const isMeant = (field: string) => event.field === '' || event.field === field;
      return withChoice(state, event.choice, (entry, field) => shown.has(entry) && isMeant(field));
    }
    case 'push started':
      return pushStarted(state);
    case 'retried':
      return state.push ? { ...state, phase: 'pushing', push: withFailedAgain(state.push), focus: 'stop' } : state;
    case 'resumed':
      return state.push ? { ...state, phase: 'pushing', push: withRestAgain(state.push), focus: 'stop' } : state;
    case 'batch started':
      return state.push ? { ...state, push: { ...state.push, batchStartedAt: event.at } } : state;
    case 'batch answered': {
      if (!state.push) return state;
      const push = afterAnswer(state.push, event.answer, event.at);
      const isOver = push.queue.length === 0 || push.stopped !== '';
      return isOver ? { ...state, push, phase: 'result', resultKind: 'all', focus: 'result' } : { ...state, push };
    }
    case 'stop asked':
      return state.push ? { ...state, push: { ...state.push, isStopping: true } } : state;
    case 'results filtered':
      return { ...state, resultKind: event.kind };
    case 'said':
      return { ...state, said: event.words };
  }
}

/** Whether a tick would send, or take, anything of an entry. */
export function isPushable(entry: ReviewEntry, choices: Choices): boolean {
  return entry.kind !== 'problem' && entry.changes.length + choices.size > 0;
}

export function choicesOf(state: ReviewState, { key }: ReviewEntry): Choices {
  return state.choices.get(key) ?? NO_CHOICES;
}

function tickedEntries(state: ReviewState): readonly ReviewEntry[] {
  return (state.view?.entries ?? []).filter(({ key }) => state.ticked.has(key));
}

/** In numbers of rows. */
export function tickedRows(state: ReviewState): number {
  return rowsIn(tickedEntries(state));
}

/** The conflicts among what is shown that somebody can decide, by field, with their numbers. */
export function conflictFields(state: ReviewState): readonly { field: string; title: string; count: number }[] {
  const fields = new Map<string, { field: string; title: string; count: number }>();
  for (const entry of state.shown) {
    if (entry.kind !== 'conflict') continue;
    for (const { field, title, choices } of entry.conflicts) {
      if (choices.length > 0) fields.set(field, { field, title, count: (fields.get(field)?.count ?? 0) + 1 });
    }
  }
  return [...fields.values()];
}

/** What can be chosen of any of the conflicts shown. */
export function choicesShown(state: ReviewState): ReadonlySet<ConflictChoice> {
  const open = state.shown.filter(({ kind }) => kind === 'conflict');
  return new Set(open.flatMap(({ conflicts }) => conflicts.flatMap(({ choices }) => choices)));
}

function loaded(view: ReviewView): ReviewState {
  const ticked = new Set(view.entries.filter((entry) => isPushable(entry, NO_CHOICES)).map(({ key }) => key));
  return { ...INITIAL_STATE, phase: 'review', view, shown: view.entries, ticked, focus: 'search' };
}

function withShown(state: ReviewState): ReviewState {
  const words = state.search.trim().toLowerCase();
  const shown = (state.view?.entries ?? []).filter(
    (entry) => (state.kind === 'all' || entry.kind === state.kind) && (words === '' || textOf(entry).includes(words)),
  );
  return { ...state, shown };
}

/** All that is to be read of an entry. */
function textOf({ name, id, why, changes, conflicts }: ReviewEntry): string {
  const parts = [
    name,
    id,
    why,
    ...changes.flatMap((change) => [change.title, change.old, change.new]),
    ...conflicts.flatMap(({ title, sheet, remote }) => [title, sheet, remote]),
  ];
  return parts.join('\n').toLowerCase();
}

function withTicks(state: ReviewState, isTicked: (entry: ReviewEntry) => boolean): ReviewState {
  const entries = (state.view?.entries ?? []).filter(
    (entry) => isTicked(entry) && isPushable(entry, choicesOf(state, entry)),
  );
  return { ...state, ticked: new Set(entries.map(({ key }) => key)) };
}

/** Whoever decides a conflict means its row to be pushed; one of which nothing is left to push is not. */
function withChoice(
  state: ReviewState,
  choice: ConflictChoice | null,
  isMeant: (entry: ReviewEntry, field: string) => boolean,
): ReviewState {
  const choices = new Map(state.choices);
  const ticked = new Set(state.ticked);
  for (const entry of state.view?.entries ?? []) {
    if (entry.kind !== 'conflict') continue;
    const meant = entry.conflicts.filter(
      (conflict) => isMeant(entry, conflict.field) && (choice === null || conflict.choices.includes(choice)),
    );
    if (meant.length === 0) continue;
    const own = new Map(choicesOf(state, entry));
    for (const { field } of meant) {
      if (choice === null) own.delete(field);
      else own.set(field, choice);
    }
    choices.set(entry.key, own);
    if (choice !== null) ticked.add(entry.key);
    else if (!isPushable(entry, own)) ticked.delete(entry.key);
  }
  return { ...state, choices, ticked };
}

function pushStarted(state: ReviewState): ReviewState {
  const entries = tickedEntries(state);
  if (!state.view || entries.length === 0) return state;
  const names = new Map(state.view.entries.map(({ key, name }) => [key, name]));
  const approved = entries.map((entry) => approvalOf(entry, choicesOf(state, entry)));
  return {
    ...state,
    phase: 'pushing',
    push: startProgress(approved, names, state.view.batchSize),
    said: '',
    focus: 'stop',
  };
}

/** Just what was shown of an entry, and what was decided. */
function approvalOf({ key, count, changes, conflicts }: ReviewEntry, choices: Choices): ApprovedEntry {
  return {
    key,
    count,
    changes: changes.map(({ field, old, new: value }) => ({ field, old, new: value })),
    decisions: conflicts.flatMap(({ field, sheet, remote }) => {
      const choice = choices.get(field);
      return choice === undefined ? [] : [{ field, sheet, remote, choice }];
    }),
  };
}
