import { fieldKey } from '../../core/field-key';
import { fieldsWords, type UndoAnswer, type UndoChoice, type UndoView, type UndoViewItem } from '../../core/undo-form';
import type { NoticeContent } from '../notice';
import { sentence } from '../words';

/** What the page asks the server for. */
export type Activity = 'load' | 'undo';

export interface UndoNotice extends NoticeContent {
  readonly canRetry: boolean;
}

/** The two lists of the page: what can be put back, and the rest. */
export type List = 'items' | 'rest';

export type FocusTarget = 'first-control' | 'close' | 'retry' | `more-${List}`;

export interface UndoState {
  /** null until it has been loaded. */
  readonly view: UndoView | null;
  /** The keys of the fields that stay as they are. */
  readonly unticked: ReadonlySet<string>;
  /** How many lines of each list are on the page. */
  readonly lines: Readonly<Record<List, number>>;
  readonly running: Activity | null;
  readonly answer: UndoAnswer | null;
  readonly notice: UndoNotice | null;
  /** What came of looking for a row. */
  readonly said: string;
  /** Where the focus goes with this state; null leaves it where it is. */
  readonly focus: FocusTarget | null;
}

export type UndoEvent =
  | { readonly type: 'started'; readonly activity: Activity }
  | { readonly type: 'loaded'; readonly view: UndoView }
  | { readonly type: 'ticked'; readonly keys: readonly string[]; readonly ticked: boolean }
  | { readonly type: 'more'; readonly list: List }
  | { readonly type: 'said'; readonly words: string }
  | { readonly type: 'undone'; readonly answer: UndoAnswer }
  | { readonly type: 'failed'; readonly activity: Activity; readonly words: string };

/** Thousands of lines at once would make the page slow to answer. */
export const LINES_AT_ONCE = 200;
const FIRST_LINES = { items: LINES_AT_ONCE, rest: LINES_AT_ONCE };

export const INITIAL_STATE: UndoState = {
  view: null,
  unticked: new Set(),
  lines: FIRST_LINES,
  running: null,
  answer: null,
  notice: null,
  said: '',
  focus: null,
};

/** What the page shows after an event. Of a list that was just loaded everything is ticked. */
export function nextState(state: UndoState, event: UndoEvent): UndoState {
  switch (event.type) {
    case 'started': {
      const text = event.activity === 'load' ? 'Looking at the log and at Heatpunk…' : busyWords(state);
      return {
        ...state,
        running: event.activity,
        notice: { tone: 'busy', text, canRetry: false },
        said: '',
        focus: null,
      };
    }
    case 'loaded':
      return {
        ...INITIAL_STATE,
        view: event.view,
        focus: chosenItems(event.view).length > 0 ? 'first-control' : 'close',
      };
    case 'ticked': {
      const unticked = new Set(state.unticked);
      for (const key of event.keys) {
        if (event.ticked) unticked.delete(key);
        else unticked.add(key);
      }
      return { ...state, unticked, focus: null };
    }
    case 'more': {
      const lines = { ...state.lines, [event.list]: state.lines[event.list] + LINES_AT_ONCE };
      return { ...state, lines, focus: `more-${event.list}` };
    }
    case 'said':
      return { ...state, said: event.words, focus: null };
    case 'undone': {
      const tone = event.answer.rest.length > 0 ? 'bad' : 'good';
      const notice: UndoNotice = { tone, text: event.answer.message, canRetry: false };
      return { ...state, lines: FIRST_LINES, running: null, answer: event.answer, notice, focus: 'close' };
    }
    case 'failed': {
      const notice: UndoNotice = { tone: 'bad', text: failureWords(event.activity, event.words), canRetry: true };
      return { ...state, running: null, notice, focus: 'retry' };
    }
  }
}

/** Names a field of a lead. */
export function keyOf({ id, field }: Pick<UndoViewItem, 'id' | 'field'>): string {
  return fieldKey(id, field);
}

/** The fields that are ticked; all of them in a list that was just loaded. */
export function chosenItems(view: UndoView | null, unticked: ReadonlySet<string> = new Set()): readonly UndoViewItem[] {
  return view?.found ? view.items.filter((item) => !unticked.has(keyOf(item))) : [];
}

/** What is sent to the server; null where nothing is ticked. */
export function choiceOf({ view, unticked }: UndoState): UndoChoice | null {
  const chosen = chosenItems(view, unticked);
  if (!view?.found || chosen.length === 0) return null;
  return { run: view.run, fields: chosen.map(({ id, field }) => ({ id, field })) };
}

function busyWords({ view, unticked }: UndoState): string {
  return `Putting back ${fieldsWords(chosenItems(view, unticked))}…`;
}

function failureWords(activity: Activity, words: string): string {
  const told = sentence(words);
  if (activity === 'load') return `What can be undone could not be found out. ${told}`;
  return `The undo did not come to its end. ${told} What has its old value in the sheet and was not sent is marked Edited.`;
}
