import type { SettingsView } from './settings-form';

/** What the people of a spreadsheet have in common: fields of the form that say one thing together, each. */
const SHARED = [['service'], ['windowKind', 'days', 'since'], ['policy'], ['refreshPushes']] as const;

/**
 * The form as it is to be saved. What a person left as it was shown to them stays as it is by now: somebody else may have changed it
 * since.
 *
 * @param form whatever arrived; it is still to be checked
 * @param shown whatever the dialog says that it showed
 */
export function onlyEdited(form: unknown, shown: unknown, now: SettingsView): unknown {
  if (!isObject(form) || !isObject(shown)) return form;
  const edited = { ...form };
  for (const fields of SHARED) {
    if (fields.some((field) => form[field] !== shown[field])) continue;
    for (const field of fields) edited[field] = now[field];
  }
  return edited;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
