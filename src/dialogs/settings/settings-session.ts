import type { SettingsForm } from '../../core/settings-form';
import { closeDialog, server } from '../bridge';
import { type Activity, INITIAL_STATE, nextState, type SettingsEvent, type SettingsState } from './settings-state';

/** What a person can do on the page. */
export interface SettingsActions {
  readonly edit: (change: Partial<SettingsForm>) => void;
  readonly load: () => void;
  readonly test: () => void;
  readonly save: () => void;
  readonly pull: () => void;
  readonly back: () => void;
  readonly close: () => void;
}

/** Runs the dialog from loading to closing; `show` is called with each new state, before anything else happens. */
export function openSettings(show: (state: SettingsState, actions: SettingsActions) => void): SettingsActions {
  let state = INITIAL_STATE;

  const dispatch = (event: SettingsEvent) => {
    state = nextState(state, event);
    show(state, actions);
  };

  const isDone = () => state.step === 'done';

  /** One thing at a time: what is pressed meanwhile, or pressed twice, is not asked again. */
  const run = async (activity: Activity, ask: () => Promise<SettingsEvent>) => {
    if (state.running || isDone()) return;
    dispatch({ type: 'started', activity });
    dispatch(await ask().catch((error: Error) => ({ type: 'failed', activity, words: error.message })));
    if (isDone()) closeDialog();
  };

  const withForm = (activity: Activity, ask: (form: SettingsForm) => Promise<SettingsEvent>) => {
    const { form } = state;
    if (form) run(activity, () => ask(form));
  };

  const actions: SettingsActions = {
    edit: (change) => dispatch({ type: 'edited', change }),
    load: () => run('load', async () => ({ type: 'loaded', view: await server.loadSettings() })),
    test: () => withForm('test', async (form) => ({ type: 'tested', answer: await server.testConnection(form) })),
    save: () =>
      withForm('save', async (form) => ({ type: 'saved', answer: await server.saveSettings(form, state.shown) })),
    pull: () => run('pull', async () => ({ type: 'pulled', answer: await server.firstPull() })),
    back: () => {
      if (!state.running) dispatch({ type: 'went-back' });
    },
    close: () => {
      // A save that is under way cannot be taken back, and closing would look as if it had been.
      if (state.running !== 'save') closeDialog();
    },
  };
  actions.load();
  return actions;
}
