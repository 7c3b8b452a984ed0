import { keyOfId } from '../../core/row-key';
import { closeDialog, server } from '../bridge';
import { goToRow, NO_ROW } from '../go-to-row';
import { INITIAL_STATE, type InsightsEvent, type InsightsState, nextState } from './insights-state';

/** What a person can do on the page. */
export interface InsightsActions {
  readonly load: () => void;
  readonly more: (list: string) => void;
  readonly fewer: (list: string) => void;
  /** Selects the row of the lead with this id. */
  readonly goToRow: (id: string) => void;
  readonly close: () => void;
}

/** Runs the dialog from loading to closing; `show` is called with each new state, before anything else happens. */
export function openInsights(show: (state: InsightsState, actions: InsightsActions) => void): InsightsActions {
  let state = INITIAL_STATE;

  const dispatch = (event: InsightsEvent) => {
    state = nextState(state, event);
    show(state, actions);
  };

  const load = async () => {
    // What is pressed twice is not asked twice.
    if (state.loading) return;
    dispatch({ type: 'started' });
    const answer = server.loadInsights().then(
      (view): InsightsEvent => ({ type: 'loaded', view }),
      (error: Error): InsightsEvent => ({ type: 'failed', words: error.message }),
    );
    dispatch(await answer);
  };

  const actions: InsightsActions = {
    load,
    more: (list) => dispatch({ type: 'more', list }),
    fewer: (list) => dispatch({ type: 'fewer', list }),
    goToRow: (id) => void goToRow(keyOfId(id), NO_ROW, (words) => dispatch({ type: 'said', words })),
    close: closeDialog,
  };
  load();
  return actions;
}
