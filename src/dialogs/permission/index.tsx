import { render } from 'preact';
import { closeDialog, server } from '../bridge';
import { moveFocus } from '../focus';
import { onEscape } from '../on-escape';
import { CHECK_ID, CLOSE_ID, LINK_ID, PermissionPage } from './permission-page';
import { type FocusTarget, INITIAL_STATE, nextState, type PermissionEvent } from './permission-state';

const FOCUS: Readonly<Record<FocusTarget, string>> = {
  // The link stands before the button; Google may name no page to link to.
  first: `#${LINK_ID}, #${CHECK_ID}`,
  check: `#${CHECK_ID}`,
  close: `#${CLOSE_ID}`,
};

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
    if (state.focus) moveFocus(app, FOCUS[state.focus]);
  };

  const check = async () => {
    if (state.isBusy) return;
    dispatch({ type: 'started' });
    dispatch(
      await server.loadPermission().then(
        (view): PermissionEvent => ({ type: 'loaded', view }),
        (error: Error): PermissionEvent => ({ type: 'failed', words: error.message }),
      ),
    );
  };

  check();
}
