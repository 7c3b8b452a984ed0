import { render } from 'preact';
import { onEscape } from '../on-escape';
import { moveFocus } from './focus';
import { SettingsPage } from './settings-page';
import { openSettings } from './settings-session';

const app = document.getElementById('app');
if (app) {
  const { close } = openSettings((state, actions) => {
    render(<SettingsPage state={state} actions={actions} />, app);
    if (state.focus) moveFocus(app, state.focus);
  });
  onEscape(close);
}
