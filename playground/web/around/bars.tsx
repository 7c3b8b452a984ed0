/** What stands across the top of the sheet: the failure of a menu item, a script that runs, a server that is gone, a refused act. */

import { useEffect } from 'preact/hooks';
import type { PageState } from '../page-state';
import type { Session } from '../session';

/** Milliseconds that a notice of the page stays. */
const NOTICE_MS = 10_000;

export function Bars({ page, session }: { readonly page: PageState; readonly session: Session }) {
  const { notice } = page;
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => session.happen({ kind: 'notice', text: null }), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice]);

  const running = page.executions.find(
    ({ outcome, user, trigger }) => outcome === 'running' && user === page.me && trigger === 'menu',
  );
  const asks = page.questions.some(({ user }) => user === page.me);
  return (
    <div class="bars" aria-live="polite">
      {page.link === 'lost' && (
        <p class="bar lost" role="alert">
          <span>
            The playground’s server does not answer, so nothing is kept of what is done here. Start it again with{' '}
            <code>npm start</code>.
          </span>
        </p>
      )}
      {page.failure !== null && (
        <p class="bar failure" role="alert">
          <span>{page.failure}</span>
          <button type="button" onClick={() => session.happen({ kind: 'failure-seen' })}>
            Dismiss
          </button>
        </p>
      )}
      {notice !== null && (
        <p class="bar notice" role="alert">
          <span>{notice}</span>
          <button type="button" onClick={() => session.happen({ kind: 'notice', text: null })}>
            Dismiss
          </button>
        </p>
      )}
      {running !== undefined && !asks && (
        <p class="bar running" role="status">
          Running script
          {running.waitsFor !== null && <small>waits for {running.waitsFor}</small>}
        </p>
      )}
    </div>
  );
}
