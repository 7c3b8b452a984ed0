import type { ComponentChildren } from 'preact';
import type { SettingsActions } from './settings-session';
import type { SettingsState } from './settings-state';

interface FirstPullProps extends Pick<SettingsState, 'running'> {
  readonly step: 'offer' | 'pulled' | 'pulled none';
  readonly actions: SettingsActions;
  /** How things are going or went. */
  readonly children: ComponentChildren;
}

export const PULL_ID = 'pull';
export const CLOSE_ID = 'close';

/** What comes after the first save: the offer of a pull, and then what to try next. */
export function FirstPull({ step, running, actions, children }: FirstPullProps) {
  const isOffer = step === 'offer';
  return (
    <div class="dialog" aria-busy={running !== null}>
      <main>
        <h1 class="title">{isOffer ? 'Pull your leads now?' : 'The first pull is done'}</h1>
        {isOffer && (
          <p class="paragraph">
            Each lead becomes a row of this spreadsheet. This only fetches: nothing is changed in Heatpunk. You may
            close this window meanwhile.
          </p>
        )}
        {children}
        {!isOffer && <NextSteps hasLeads={step === 'pulled'} />}
      </main>
      <footer>
        <div class="buttons">
          {isOffer && (
            <button type="button" disabled={running !== null} onClick={actions.back}>
              Back
            </button>
          )}
          <button type="button" id={CLOSE_ID} onClick={actions.close}>
            {isOffer && running === null ? 'Later' : 'Close'}
          </button>
          {isOffer && (
            <button type="button" class="primary" id={PULL_ID} disabled={running !== null} onClick={actions.pull}>
              Pull leads now
            </button>
          )}
        </div>
      </footer>
    </div>
  );
}

function NextSteps({ hasLeads }: { readonly hasLeads: boolean }) {
  const newRow = <li>Type a new row with name, phone, e-mail and address: it becomes a lead with the next sync.</li>;
  return (
    <>
      <h2 class="title">What to try next</h2>
      <ul class="steps">
        {!hasLeads && newRow}
        <li>Change a cell: its row says “Edited” in the Sync column. Nothing is sent yet.</li>
        <li>
          Choose <b>Heatpunk Leads &gt; Sync now</b>: your edits go to Heatpunk, and what changed there comes here.
        </li>
        {hasLeads && newRow}
        <li>Add columns of your own, sort, filter, move columns: the leads stay the same.</li>
        <li>
          Switch on the automatic refresh in <b>Settings…</b>, so that new leads come by themselves.
        </li>
      </ul>
    </>
  );
}
