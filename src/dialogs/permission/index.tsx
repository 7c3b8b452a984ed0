import { render } from 'preact';
import { closeDialog, server } from '../bridge';
import { onEscape } from '../on-escape';
import { CHECK_ID, CLOSE_ID, LINK_ID, PermissionPage } from './permission-page';
import { INITIAL_STATE, nextState, type PermissionEvent } from './permission-state';

const app = document.getElementById('app');
if (app) {
  open(app);
  onEscape(closeDialog);
}

function open(app: HTMLElement): void {
  let state = INITIAL_STATE;

  const dispatch = (event: PermissionEvent) => {
    state = nextState(state, event);
    render(<PermissionPage state={state} onCheck={check} onClose={closeDialog} />, app);
  };

  const check = async () => {
    if (state.isBusy) return;
    const isFirst = state.view === null;
    dispatch({ type: 'started' });
    dispatch(
      await server.loadPermission().then(
        (view): PermissionEvent => ({ type: 'loaded', view }),
        (error: Error): PermissionEvent => ({ type: 'failed', words: error.message }),
      ),
    );
    focus(app, state.view?.isGiven ? [CLOSE_ID] : isFirst ? [LINK_ID, CHECK_ID] : [CHECK_ID]);
  };

  check();
}

/** The first of them that is there. */
function focus(page: ParentNode, ids: readonly string[]): void {
  for (const id of ids) {
    const found = page.querySelector<HTMLElement>(`#${id}`);
    if (found) {
      found.focus();
      return;
    }
  }
}
