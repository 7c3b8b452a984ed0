import { render } from 'preact';
import { moveFocus } from '../focus';
import { RETRY_ID } from '../notice';
import { onEscape } from '../on-escape';
import { TEST_ID } from './connection-fields';
import { CLOSE_ID, PULL_ID } from './first-pull';
import { SettingsPage } from './settings-page';
import { openSettings } from './settings-session';
import type { FocusTarget } from './settings-state';

const FOCUS: Readonly<Record<FocusTarget, string>> = {
  'first-control': 'select, input',
  'first-error': '[aria-invalid]',
  test: `#${TEST_ID}`,
  retry: `#${RETRY_ID}`,
  pull: `#${PULL_ID}`,
  close: `#${CLOSE_ID}`,
};

const app = document.getElementById('app');
if (app) {
  const { close } = openSettings((state, actions) => {
    render(<SettingsPage state={state} actions={actions} />, app);
    if (state.focus) moveFocus(app, FOCUS[state.focus]);
  });
  onEscape(close);
}
