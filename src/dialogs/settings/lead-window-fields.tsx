import { isCalendarDate } from '../../core/dates';
import type { LeadWindow } from '../../core/settings';
import { Choice, ChoiceGroup } from '../choice';
import { described, FieldError } from '../field';
import { TextInput } from '../text-field';
import { dayWords } from '../words';
import type { GroupProps } from './group-props';

/** How far back leads are fetched. */
export function LeadWindowFields({ form, errors, edit }: GroupProps) {
  const choice = (windowKind: LeadWindow['kind']) => ({
    group: 'windowKind',
    value: windowKind,
    chosen: form.windowKind === windowKind,
    onChoose: () => edit({ windowKind }),
  });
  return (
    <ChoiceGroup id="windowKind" title="Leads" error={errors.windowKind}>
      <div class="line">
        <Choice {...choice('days')} label="Created in the last" />
        <TextInput
          id="days"
          value={form.days}
          // Whoever types a value means it, and need not choose it as well.
          onValue={(days) => edit({ days, windowKind: 'days' })}
          attributes={{
            'aria-label': 'Number of days',
            inputMode: 'numeric',
            autocomplete: 'off',
            class: 'short',
            ...described({ id: 'days', error: errors.days }),
          }}
        />
        <span>days</span>
      </div>
      <FieldError id="days" error={errors.days} />
      <div class="line">
        <Choice {...choice('since')} label="Created on or after" />
        <TextInput
          id="since"
          value={form.since}
          onValue={(since) => edit({ since, windowKind: 'since' })}
          attributes={{
            type: 'date',
            'aria-label': 'Created on or after this date',
            class: 'short',
            // A date that is half typed tells nobody, but whoever began one means it.
            onKeyDown: (event) => /^\d$/.test(event.key) && edit({ windowKind: 'since' }),
            ...described({ id: 'since', error: errors.since }),
          }}
        />
        {/* A browser shows its date box in the order of days and months that its own language has. */}
        <span class="hint">{isCalendarDate(form.since) ? dayWords(form.since) : ''}</span>
      </div>
      <FieldError id="since" error={errors.since} />
    </ChoiceGroup>
  );
}
