import { keyOfId } from '../../core/row-key';
import { closeDialog, server } from '../bridge';
import { goToRow, NO_ROW } from '../go-to-row';
import {
  type Activity,
  choiceOf,
  INITIAL_STATE,
  type List,
  nextState,
  type UndoEvent,
  type UndoState,
} from './undo-state';

/** What a person can do on the page. */
export interface UndoActions {
  readonly load: () => void;
  readonly tick: (keys: readonly string[], ticked: boolean) => void;
  readonly more: (list: List) => void;
  readonly undo: () => void;
  readonly goToRow: (id: string) => void;
  readonly close: () => void;
}

/** Runs the dialog from loading to closing; `show` is called with each new state, before anything else happens. */
export function openUndo(show: (state: UndoState, actions: UndoActions) => void): UndoActions {
  let state = INITIAL_STATE;

  const dispatch = (event: UndoEvent) => {
    state = nextState(state, event);
    show(state, actions);
  };

  /** One thing at a time: what is pressed meanwhile, or pressed twice, is not asked again. */
  const run = async (activity: Activity, ask: () => Promise<UndoEvent>) => {
    if (state.running) return;
    dispatch({ type: 'started', activity });
    dispatch(await ask().catch((error: Error) => ({ type: 'failed', activity, words: error.message })));
  };

  const actions: UndoActions = {
    // Also after an undo that failed: what is to be put back then is no longer what it was.
    load: () => run('load', async () => ({ type: 'loaded', view: await server.loadUndo() })),
    tick: (keys, ticked) => {
      if (!state.running) dispatch({ type: 'ticked', keys, ticked });
    },
    more: (list) => dispatch({ type: 'more', list }),
    undo: () => {
      const choice = choiceOf(state);
      if (choice && !state.answer) run('undo', async () => ({ type: 'undone', answer: await server.undoPush(choice) }));
    },
    goToRow: (id) => void goToRow(keyOfId(id), NO_ROW, (words) => dispatch({ type: 'said', words })),
    close: () => {
      // An undo that is under way goes on, and closing would look as if it had been stopped.
      if (state.running !== 'undo') closeDialog();
    },
  };
  actions.load();
  return actions;
}
