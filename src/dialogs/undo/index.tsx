import { render } from 'preact';
import { moveFocus } from './focus';
import { UndoPage } from './undo-page';
import { openUndo } from './undo-session';

const app = document.getElementById('app');
if (app) {
  const { close } = openUndo((state, actions) => {
    render(<UndoPage state={state} actions={actions} />, app);
    if (state.focus) moveFocus(app, state.focus);
  });
  // Sheets closes its dialogs with Escape only while the focus is outside the page.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) close();
  });
}
