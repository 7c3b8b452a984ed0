import type { FormErrors, SettingsForm } from '../../core/settings-form';

/** What each group of fields is given. */
export interface GroupProps {
  readonly form: SettingsForm;
  readonly errors: FormErrors;
  readonly edit: (change: Partial<SettingsForm>) => void;
}
