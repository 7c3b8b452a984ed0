import { numberWords } from '../../core/count-words';
import { LOG_LENGTH } from '../../core/log-line';
import { fieldsWords, type UndoView, type UndoViewRest } from '../../core/undo-form';
import { Notice } from '../notice';
import { ItemList } from './item-list';
import { RestList } from './rest-list';
import type { UndoActions } from './undo-session';
import { chosenItems, type UndoState } from './undo-state';

export const CLOSE_ID = 'close';

export interface UndoPageProps {
  readonly state: UndoState;
  readonly actions: UndoActions;
}

export function UndoPage({ state, actions }: UndoPageProps) {
  const { view, running, answer, notice, unticked } = state;
  const chosen = chosenItems(view, unticked);
  const said = <Notice notice={notice} onRetry={notice?.canRetry ? actions.load : undefined} />;
  return (
    <form
      class="dialog"
      noValidate
      aria-busy={running !== null}
      onSubmit={(event) => {
        event.preventDefault();
        actions.undo();
      }}
    >
      <main>
        <h1 class="unseen">Undo last push</h1>
        {!view && said}
        {view && (answer ? <Outcome state={state} actions={actions} /> : <Found state={state} actions={actions} />)}
      </main>
      <footer>
        <p role="status" class="said">
          {state.said}
        </p>
        {view && said}
        <div class="buttons">
          <button type="button" id={CLOSE_ID} disabled={running === 'undo'} onClick={actions.close}>
            {answer || (view && !view.found) ? 'Close' : 'Cancel'}
          </button>
          {!answer && (
            <button type="submit" class="primary" disabled={running !== null || chosen.length === 0}>
              {chosen.length > 0 ? `Undo ${fieldsWords(chosen)}` : 'Undo'}
            </button>
          )}
        </div>
      </footer>
    </form>
  );
}

/** What can be put back, and what cannot. */
function Found({ state, actions }: UndoPageProps) {
  const { view, unticked, lines, running } = state;
  if (!view?.found) {
    return (
      <p>
        The activity log tells of no push yet. Once changes have been sent to Heatpunk, the last of them can be undone
        here.
      </p>
    );
  }
  return (
    <>
      <About view={view} />
      {view.items.length > 0 ? (
        <ItemList
          items={view.items}
          unticked={unticked}
          lines={lines.items}
          disabled={running !== null}
          onTick={actions.tick}
          onMore={() => actions.more('items')}
          onGo={actions.goToRow}
        />
      ) : (
        <p class="gap">Nothing of it can be put back.</p>
      )}
      {view.rest.length > 0 && <Rest title="Cannot be put back" rest={view.rest} state={state} actions={actions} />}
    </>
  );
}

function About({ view }: { readonly view: Extract<UndoView, { found: true }> }) {
  const { when, who, isUndo, isCutShort } = view;
  return (
    <>
      <p class="gap">
        {isUndo ? 'The last push was an undo' : 'The last push was sent'}
        {when !== '' && ` on ${when}`}
        {who !== '' && ` by ${who}`}.{isUndo && ' Undoing it sends again what it took back.'}
      </p>
      <p class="hint gap">
        A field goes back only where Heatpunk and the sheet still hold what was sent. New leads and deletions stay.
        {isCutShort &&
          ` The log keeps its newest ${numberWords(LOG_LENGTH)} lines only, so the first fields of this push are not listed.`}
      </p>
    </>
  );
}

/** What came of it: the notice below says how much was put back. */
function Outcome({ state, actions }: UndoPageProps) {
  const { answer } = state;
  if (!answer) return null;
  if (answer.rest.length === 0) return <p class="gap">The sheet and Heatpunk hold the old values again.</p>;
  return <Rest title="Not put back" rest={answer.rest} state={state} actions={actions} />;
}

interface RestProps extends UndoPageProps {
  readonly title: string;
  readonly rest: readonly UndoViewRest[];
}

function Rest({ title, rest, state, actions }: RestProps) {
  const onMore = () => actions.more('rest');
  return <RestList title={title} rest={rest} lines={state.lines.rest} onMore={onMore} onGo={actions.goToRow} />;
}
