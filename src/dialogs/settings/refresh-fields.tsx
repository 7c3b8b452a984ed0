import { REFRESH_INTERVALS, type RefreshInterval } from '../../core/settings';
import { CheckBox } from '../check-box';
import { SelectField } from '../select-field';
import type { GroupProps } from './group-props';
import type { SettingsState } from './settings-state';

const INTERVAL_WORDS: Record<RefreshInterval, string> = {
  off: 'Off',
  '5min': 'Every 5 minutes',
  '15min': 'Every 15 minutes',
  '30min': 'Every 30 minutes',
  hourly: 'Every hour',
  daily: 'Every day',
};

const INTERVAL_OPTIONS = REFRESH_INTERVALS.map((value) => ({ value, label: INTERVAL_WORDS[value] }));

type RefreshFieldsProps = GroupProps & Pick<SettingsState, 'shown' | 'refreshWords'>;

/** How often the sheet brings itself up to date in the person's name, and whether edits go out with everyone's refresh. */
export function RefreshFields({ form, errors, edit, shown, refreshWords }: RefreshFieldsProps) {
  // What was said of one choice says nothing of another.
  const words = form.refresh === shown?.refresh ? refreshWords : '';
  return (
    <fieldset class="group">
      <legend>Automatic refresh</legend>
      <SelectField
        id="refresh"
        label="How often"
        value={form.refresh}
        options={INTERVAL_OPTIONS}
        onValue={(refresh) => edit({ refresh })}
        error={errors.refresh}
        hint={`Runs in your name, also while the spreadsheet is closed.${words === '' ? '' : ` ${words}`}`}
      />
      <CheckBox
        id="refreshPushes"
        label="Also send edits to Heatpunk"
        checked={form.refreshPushes}
        onChecked={(refreshPushes) => edit({ refreshPushes })}
        error={errors.refreshPushes}
      />
    </fieldset>
  );
}
