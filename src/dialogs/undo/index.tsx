import { render } from 'preact';
import { onEscape } from '../on-escape';
import { moveFocus } from './focus';
import { UndoPage } from './undo-page';
import { openUndo } from './undo-session';

const app = document.getElementById('app');
if (app) {
  const { close } = openUndo((state, actions) => {
    render(<UndoPage state={state} actions={actions} />, app);
    if (state.focus) moveFocus(app, state.focus);
  });
  onEscape(close);
}
