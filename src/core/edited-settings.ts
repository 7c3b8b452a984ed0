import type { SettingsView } from './settings-form';

/** Fields of the form that say one thing together, each. Not the key: what is saved of it is never shown. */
const GROUPS = [
  ['service'],
  ['userEmail'],
  ['windowKind', 'days', 'since'],
  ['policy'],
  ['refresh'],
  ['refreshPushes'],
] as const;

/**
 * The form as it is to be saved. What a person left as it was shown to them stays as it is by now: somebody else may have changed it
 * since, or the person themselves in another window.
 *
 * @param form whatever arrived; it is still to be checked
 * @param shown whatever the dialog says that it showed
 */
export function editedSettings(form: unknown, shown: unknown, now: SettingsView): unknown {
  if (!isObject(form) || !isObject(shown)) return form;
  const edited = { ...form };
  for (const fields of GROUPS) {
    if (fields.some((field) => form[field] !== shown[field])) continue;
    for (const field of fields) edited[field] = now[field];
  }
  return edited;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
