import { FORM, MEMBER, type World } from '../world';

/** Saves a form with these settings for somebody; answers what the dialog was answered, or the words of the error. */
export function save(world: World, settings: Readonly<Record<string, unknown>>, user = MEMBER): unknown {
  const form = { ...FORM, userEmail: user, ...settings };
  const answer = world.host.callFromDialogAs(user, 'saveSettings', form);
  return answer.ok ? answer.value : answer.error;
}
