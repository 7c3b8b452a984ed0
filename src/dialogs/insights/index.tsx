import { render } from 'preact';
import { moveFocus } from '../focus';
import { RETRY_ID } from '../notice';
import { onEscape } from '../on-escape';
import { HEADING_ID, InsightsPage } from './insights-page';
import { openInsights } from './insights-session';
import type { FocusTarget } from './insights-state';

const FOCUS: Readonly<Record<FocusTarget, string>> = { heading: `#${HEADING_ID}`, retry: `#${RETRY_ID}` };

const app = document.getElementById('app');
if (app) {
  const { close } = openInsights((state, actions) => {
    render(<InsightsPage state={state} actions={actions} />, app);
    if (state.focus) moveFocus(app, FOCUS[state.focus]);
  });
  onEscape(close);
}
