import type { InsightsView } from '../../core/insights';
import type { NoticeContent } from '../notice';

export type FocusTarget = 'heading' | 'retry';

export interface InsightsState {
  /** null until it has been loaded. */
  readonly view: InsightsView | null;
  readonly loading: boolean;
  readonly notice: NoticeContent | null;
  /** The lists that are shown to their end. */
  readonly expanded: ReadonlySet<string>;
  /** Where the focus goes with this state; null leaves it where it is. */
  readonly focus: FocusTarget | null;
}

export type InsightsEvent =
  | { readonly type: 'started' }
  | { readonly type: 'loaded'; readonly view: InsightsView }
  | { readonly type: 'failed'; readonly words: string }
  | { readonly type: 'toggled'; readonly list: string };

export const INITIAL_STATE: InsightsState = {
  view: null,
  loading: false,
  notice: null,
  expanded: new Set(),
  focus: null,
};

export function nextState(state: InsightsState, event: InsightsEvent): InsightsState {
  switch (event.type) {
    case 'started':
      return {
        ...state,
        loading: true,
        notice: { tone: 'busy', text: 'Counting the leads in Heatpunk…' },
        focus: null,
      };
    case 'loaded':
      return { ...INITIAL_STATE, view: event.view, focus: 'heading' };
    case 'failed': {
      const what = state.view
        ? 'The leads could not be counted again; the numbers above are as old as they say.'
        : 'The leads could not be counted.';
      return { ...state, loading: false, notice: { tone: 'bad', text: `${what} ${event.words}` }, focus: 'retry' };
    }
    case 'toggled': {
      const expanded = new Set(state.expanded);
      if (!expanded.delete(event.list)) expanded.add(event.list);
      return { ...state, expanded, focus: null };
    }
  }
}
