/** The line with the spreadsheet's name, and who sits before it. */

import type { PageState } from '../page-state';
import type { Session } from '../session';

export function TopBar({ page, session }: { readonly page: PageState; readonly session: Session }) {
  return (
    <header class="top-bar">
      <h1>{page.title}</h1>
      {page.live ? (
        <strong class="live">LIVE: requests go to the real Heatpunk, and what is sent there is real.</strong>
      ) : (
        <span class="hint">Playground: nothing here reaches Google or the real Heatpunk.</span>
      )}
      <span class="space" />
      <button
        type="button"
        title="As reloading the page in Sheets does: onOpen runs again"
        onClick={() => session.send({ kind: 'reopen' })}
      >
        Reopen spreadsheet
      </button>
      {page.people.length > 1 && (
        <label class="person">
          You are
          <select
            value={page.me}
            onChange={(event) => session.send({ kind: 'act-as', user: event.currentTarget.value })}
          >
            {page.people.map((user) => (
              <option key={user}>{user}</option>
            ))}
          </select>
        </label>
      )}
    </header>
  );
}
