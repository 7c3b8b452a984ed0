import { render } from 'preact';
import { moveFocus } from '../focus';
import { RETRY_ID } from '../notice';
import { onEscape } from '../on-escape';
import { RESULT_ID } from './result-view';
import { ReviewPage, STOP_ID } from './review-page';
import { openReview } from './review-session';
import type { FocusTarget } from './review-state';
import { SEARCH_ID } from './review-table';

const FOCUS: Readonly<Record<FocusTarget, string>> = {
  search: `#${SEARCH_ID}`,
  retry: `#${RETRY_ID}`,
  stop: `#${STOP_ID}`,
  result: `#${RESULT_ID}`,
};

const app = document.getElementById('app');
if (app) {
  const session = openReview((state, actions) => {
    render(<ReviewPage state={state} actions={actions} />, app);
    if (state.focus) moveFocus(app, FOCUS[state.focus]);
  });
  onEscape(session.escape);
}
