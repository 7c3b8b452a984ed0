import type { SettingsForm } from '../../core/settings-form';
import { Notice } from '../notice';
import { ConflictFields } from './conflict-fields';
import { ConnectionFields } from './connection-fields';
import { FirstPull } from './first-pull';
import { FirstSteps } from './first-steps';
import { LeadWindowFields } from './lead-window-fields';
import { RefreshFields } from './refresh-fields';
import type { SettingsActions } from './settings-session';
import type { Activity, SettingsState } from './settings-state';

export interface SettingsPageProps {
  readonly state: SettingsState;
  readonly actions: SettingsActions;
}

export function SettingsPage({ state, actions }: SettingsPageProps) {
  const { form, running, step } = state;
  if (step === 'offer' || step === 'pulled' || step === 'pulled none') {
    return (
      <FirstPull step={step} running={running} actions={actions}>
        <Notice notice={state.notice} />
      </FirstPull>
    );
  }
  const saved = step === 'done';
  const locked = running !== null || saved;
  return (
    <form
      class="dialog"
      noValidate
      aria-busy={running !== null}
      onSubmit={(event) => {
        event.preventDefault();
        actions.save();
      }}
    >
      <main>
        <h1 class="unseen">Settings</h1>
        {form ? (
          <fieldset class="fields" disabled={locked}>
            <Groups form={form} state={state} actions={actions} />
          </fieldset>
        ) : (
          <NoticeAbout activity="load" state={state} actions={actions} />
        )}
      </main>
      <footer>
        <NoticeAbout activity="save" state={state} actions={actions} />
        <div class="buttons">
          <button type="button" disabled={running === 'save'} onClick={actions.close}>
            {saved ? 'Close' : 'Cancel'}
          </button>
          <button type="submit" class="primary" disabled={locked || !form}>
            Save
          </button>
        </div>
      </footer>
    </form>
  );
}

function Groups({ form, state, actions }: SettingsPageProps & { readonly form: SettingsForm }) {
  const group = { form, errors: state.errors, edit: actions.edit };
  return (
    <>
      {state.keyHint === '' && <FirstSteps isInUse={state.isInUse} />}
      <ConnectionFields {...group} keyHint={state.keyHint} onTest={actions.test}>
        <NoticeAbout activity="test" state={state} actions={actions} />
      </ConnectionFields>
      <LeadWindowFields {...group} />
      <ConflictFields {...group} />
      <RefreshFields {...group} shown={state.shown} refreshWords={state.refreshWords} />
      <p class="hint">
        The API key, the e-mail address and how often it refreshes are yours alone. Everything else applies to everyone
        who works in this spreadsheet.
        {state.lastRun !== '' && ` Last run: ${state.lastRun}.`}
      </p>
    </>
  );
}

/** A notice beside what it is about. */
function NoticeAbout({ activity, state, actions }: SettingsPageProps & { readonly activity: Activity }) {
  const notice = state.notice?.about === activity ? state.notice : null;
  return <Notice notice={notice} onRetry={notice?.canRetry ? actions[activity] : undefined} />;
}
