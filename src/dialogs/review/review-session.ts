import type { ConflictChoice } from '../../core/decisions';
import { laterRunKey } from '../../core/run-key';
import { closeDialog, server } from '../bridge';
import { goToRow } from '../go-to-row';
import { sentence } from '../words';
import { type BatchAnswer, nextBatch } from './push-progress';
import { INITIAL_STATE, nextState, type ReviewEvent, type ReviewState } from './review-state';

const GONE = 'That row is not found any more: it was edited or removed since.';

/**
 * In ms. Stop takes the place and the focus of the button that starts a push: a double click, or a key held down, would stop at
 * once what it has just started. Nobody who means to stop it is that quick.
 */
const NO_STOP_MS = 600;

/** What a person can do on the page. */
export interface ReviewActions {
  readonly load: () => void;
  readonly search: (search: string) => void;
  readonly filter: (kind: ReviewState['kind']) => void;
  readonly tick: (key: string, on: boolean) => void;
  readonly tickShown: (on: boolean) => void;
  readonly choose: (key: string, field: string, choice: ConflictChoice | null) => void;
  readonly chooseShown: (field: string, choice: ConflictChoice) => void;
  readonly push: () => void;
  readonly retry: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
  readonly filterResults: (kind: ReviewState['resultKind']) => void;
  readonly goToRow: (key: string) => void;
  readonly close: () => void;
  /** The Escape key: first it stops a push or clears the search, then it closes. */
  readonly escape: () => void;
}

/** Runs the dialog from loading to closing; `show` is called with each new state, before anything else happens. */
export function openReview(show: (state: ReviewState, actions: ReviewActions) => void): ReviewActions {
  let state = INITIAL_STATE;
  let isClosed = false;
  let isAsking = false;
  /** When the last push began, in ms. */
  let pushedAt = 0;
  /** When what is shown was asked for, in ms. */
  let loadedAt = 0;
  /** Goes along with each batch, also of those that are tried again. */
  let run = '';

  const dispatch = (event: ReviewEvent) => {
    state = nextState(state, event);
    show(state, actions);
  };

  /** One question at a time, whatever is pressed meanwhile. */
  const alone = async (work: () => Promise<void>) => {
    if (isAsking) return;
    isAsking = true;
    await work();
    isAsking = false;
  };

  const load = () =>
    alone(async () => {
      loadedAt = Date.now();
      dispatch({ type: 'load started' });
      dispatch(
        await server.loadReview().then(
          (view): ReviewEvent => ({ type: 'loaded', view }),
          (error: Error): ReviewEvent => ({ type: 'load failed', words: error.message }),
        ),
      );
    });

  /** Batch after batch, until all are done, one is stopped, or the person stops or closes. */
  const pushBatches = (start: ReviewEvent) =>
    alone(async () => {
      pushedAt = Date.now();
      // This computer's clock tells how long ago that was, though not what time it is.
      if (start.type === 'push started' || !isBegun(state.push))
        run = laterRunKey(state.view?.run ?? '', pushedAt - loadedAt);
      dispatch(start);
      while (state.phase === 'pushing' && state.push && !isClosed) {
        dispatch({ type: 'batch started', at: Date.now() });
        const answer = await server.pushReviewed(nextBatch(state.push), run).catch((error: Error): BatchAnswer => {
          return { outcomes: [], stopped: `The last batch got no answer: ${sentence(error.message)}`, isLost: true };
        });
        dispatch({ type: 'batch answered', answer, at: Date.now() });
      }
    });

  const close = () => {
    isClosed = true;
    closeDialog();
  };

  const actions: ReviewActions = {
    load,
    search: (search) => dispatch({ type: 'searched', search }),
    filter: (kind) => dispatch({ type: 'filtered', kind }),
    tick: (key, on) => dispatch({ type: 'ticked', key, on }),
    tickShown: (on) => dispatch({ type: 'ticked shown', on }),
    choose: (key, field, choice) => dispatch({ type: 'chosen', key, field, choice }),
    chooseShown: (field, choice) => dispatch({ type: 'chosen shown', field, choice }),
    push: () => pushBatches({ type: 'push started' }),
    retry: () => pushBatches({ type: 'retried' }),
    resume: () => pushBatches({ type: 'resumed' }),
    stop: () => {
      if (Date.now() - pushedAt >= NO_STOP_MS) dispatch({ type: 'stop asked' });
    },
    filterResults: (kind) => dispatch({ type: 'results filtered', kind }),
    goToRow: (key) => void goToRow(key, GONE, (words) => dispatch({ type: 'said', words })),
    close,
    escape: () => {
      if (state.phase === 'pushing' && !state.push?.isStopping) dispatch({ type: 'stop asked' });
      else if (state.phase === 'review' && state.search !== '') dispatch({ type: 'searched', search: '' });
      else close();
    },
  };
  load();
  return actions;
}

/** Whether anything of a push is in the log, or may be. */
function isBegun(push: ReviewState['push']): boolean {
  return push !== null && push.outcomes.length + push.unknown.size > 0;
}
