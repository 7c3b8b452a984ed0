import { countWords, numberWords } from '../../core/count-words';
import { Notice } from '../notice';
import { ProgressView } from './progress-view';
import { rowsIn, unsentOf } from './push-progress';
import { ResultView } from './result-view';
import type { ReviewActions } from './review-session';
import { type ReviewState, tickedRows } from './review-state';
import { ReviewTable } from './review-table';

export const STOP_ID = 'stop';

export interface ReviewPageProps {
  readonly state: ReviewState;
  readonly actions: ReviewActions;
}

export function ReviewPage({ state, actions }: ReviewPageProps) {
  return (
    <div class="dialog whole" aria-busy={state.phase === 'loading' || state.phase === 'pushing'}>
      <main>
        <h1 class="unseen">Review & push</h1>
        <Body state={state} actions={actions} />
      </main>
      <footer>
        <p role="status" class="said">
          {state.said}
        </p>
        <div class="buttons">
          <Buttons state={state} actions={actions} />
        </div>
      </footer>
    </div>
  );
}

function Body({ state, actions }: ReviewPageProps) {
  switch (state.phase) {
    case 'loading':
    case 'not loaded':
      return <Notice notice={state.notice} onRetry={actions.load} />;
    case 'review':
      return <ReviewTable state={state} actions={actions} />;
    case 'pushing':
      return state.push && <ProgressView push={state.push} />;
    case 'result':
      return state.push && <ResultView push={state.push} kind={state.resultKind} actions={actions} />;
  }
}

function Buttons({ state, actions }: ReviewPageProps) {
  const { phase, push } = state;
  const close = (
    <button key="close" type="button" onClick={actions.close}>
      Close
    </button>
  );
  switch (phase) {
    case 'loading':
    case 'not loaded':
      return close;
    case 'review':
      return (
        <>
          {close}
          <PushButton rows={tickedRows(state)} onPush={actions.push} />
        </>
      );
    case 'pushing':
      return <StopButton isStopping={push?.isStopping ?? false} onStop={actions.stop} />;
    case 'result':
      return push && <ResultButtons push={push} actions={actions} close={close} />;
  }
}

interface StopButtonProps {
  readonly isStopping: boolean;
  readonly onStop: () => void;
}

/** One that is `disabled` would lose the focus, and with it the place of whoever pressed it. */
function StopButton({ isStopping, onStop }: StopButtonProps) {
  return (
    <button
      type="button"
      id={STOP_ID}
      aria-disabled={isStopping}
      onClick={isStopping ? undefined : onStop}
      // A key that is still held down was pressed on the button that started the push.
      onKeyDown={(event) => event.repeat && event.preventDefault()}
    >
      Stop after this batch
    </button>
  );
}

function PushButton({ rows, onPush }: { readonly rows: number; readonly onPush: () => void }) {
  return (
    <button type="button" class="primary" disabled={rows === 0} onClick={onPush}>
      {`Push ${countWords(rows, 'change')}`}
    </button>
  );
}

interface ResultButtonsProps {
  readonly push: NonNullable<ReviewState['push']>;
  readonly actions: ReviewActions;
  readonly close: preact.JSX.Element;
}

function ResultButtons({ push, actions, close }: ResultButtonsProps) {
  const left = rowsIn(unsentOf(push));
  return (
    <>
      {close}
      <button type="button" onClick={actions.load}>
        Review again
      </button>
      {push.outcomes.some(({ canRetry }) => canRetry) && (
        <button type="button" onClick={actions.retry}>
          Try the failed again
        </button>
      )}
      {left > 0 && (
        <button type="button" class="primary" onClick={actions.resume}>
          {`Go on with the ${numberWords(left)} left`}
        </button>
      )}
    </>
  );
}
