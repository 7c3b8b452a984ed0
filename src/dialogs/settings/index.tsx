import { render } from 'preact';
import { moveFocus } from './focus';
import { SettingsPage } from './settings-page';
import { openSettings } from './settings-session';

const app = document.getElementById('app');
if (app) {
  const { close } = openSettings((state, actions) => {
    render(<SettingsPage state={state} actions={actions} />, app);
    if (state.focus) moveFocus(app, state.focus);
  });
  // Sheets closes its dialogs with Escape only while the focus is outside the page.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) close();
  });
}
