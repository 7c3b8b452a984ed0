import type { InsightsView } from '../../core/insights';
import type { NoticeContent } from '../notice';
import { sentence } from '../words';

export type FocusTarget = 'heading' | 'retry';

export interface InsightsState {
  /** null until it has been loaded. */
  readonly view: InsightsView | null;
  readonly loading: boolean;
  readonly notice: NoticeContent | null;
  /** By how many steps each list is shown beyond its beginning. */
  readonly steps: ReadonlyMap<string, number>;
  /** What came of the last "go to row". */
  readonly said: string;
  /** Where the focus goes with this state; null leaves it where it is. */
  readonly focus: FocusTarget | null;
}

export type InsightsEvent =
  | { readonly type: 'started' }
  | { readonly type: 'loaded'; readonly view: InsightsView }
  | { readonly type: 'failed'; readonly words: string }
  | { readonly type: 'more'; readonly list: string }
  | { readonly type: 'fewer'; readonly list: string }
  | { readonly type: 'said'; readonly words: string };

export const INITIAL_STATE: InsightsState = {
  view: null,
  loading: false,
  notice: null,
  steps: new Map(),
  said: '',
  focus: null,
};

/** What the page shows after an event. Counts that are there stay until new ones come. */
export function nextState(state: InsightsState, event: InsightsEvent): InsightsState {
  switch (event.type) {
    case 'started':
      return {
        ...state,
        loading: true,
        notice: { tone: 'busy', text: 'Counting the leads in Heatpunk…' },
        said: '',
        focus: null,
      };
    case 'loaded':
      return { ...INITIAL_STATE, view: event.view, focus: 'heading' };
    case 'failed': {
      const what = state.view
        ? 'The leads could not be counted again; the numbers above are as old as they say.'
        : 'The leads could not be counted.';
      return {
        ...state,
        loading: false,
        notice: { tone: 'bad', text: `${what} ${sentence(event.words)}` },
        focus: 'retry',
      };
    }
    case 'more':
      return withSteps(state, event.list, (state.steps.get(event.list) ?? 0) + 1);
    case 'fewer':
      return withSteps(state, event.list, 0);
    case 'said':
      return { ...state, said: event.words, focus: null };
  }
}

function withSteps(state: InsightsState, list: string, steps: number): InsightsState {
  return { ...state, steps: new Map(state.steps).set(list, steps), focus: null };
}
