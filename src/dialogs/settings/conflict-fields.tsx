import { CONFLICT_POLICIES, type ConflictPolicy } from '../../core/settings';
import { Choice, ChoiceGroup } from '../choice';
import type { GroupProps } from './group-props';

const POLICY_WORDS: Record<ConflictPolicy, { readonly label: string; readonly explanation: string }> = {
  ask: { label: 'Ask me', explanation: 'both values stay as they are until you decide' },
  sheet: { label: 'The sheet wins', explanation: 'its value replaces the one in Heatpunk' },
  heatpunk: { label: 'Heatpunk wins', explanation: 'its value replaces the one in the sheet' },
};

/** What happens to a field that was changed on both sides. */
export function ConflictFields({ form, errors, edit }: GroupProps) {
  return (
    <ChoiceGroup id="policy" title="When both sides changed" error={errors.policy}>
      {CONFLICT_POLICIES.map((policy) => (
        <Choice
          key={policy}
          group="policy"
          value={policy}
          chosen={form.policy === policy}
          onChoose={() => edit({ policy })}
          {...POLICY_WORDS[policy]}
        />
      ))}
    </ChoiceGroup>
  );
}
