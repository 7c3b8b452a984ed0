import { render } from 'preact';
import { moveFocus } from '../focus';
import { RETRY_ID } from '../notice';
import { onEscape } from '../on-escape';
import { CLOSE_ID, UndoPage } from './undo-page';
import { openUndo } from './undo-session';
import type { FocusTarget } from './undo-state';

const FOCUS: Readonly<Record<FocusTarget, string>> = {
  'first-control': 'input',
  close: `#${CLOSE_ID}`,
  retry: `#${RETRY_ID}`,
  // The first of the lines that came, so that reading goes on there.
  'more-items': '.more-items',
  'more-rest': '.more-rest',
};

const app = document.getElementById('app');
if (app) {
  const { close } = openUndo((state, actions) => {
    render(<UndoPage state={state} actions={actions} />, app);
    if (state.focus) moveFocus(app, FOCUS[state.focus]);
  });
  onEscape(close);
}
