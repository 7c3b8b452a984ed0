/** Data validation: drop-downs and check boxes. */

import { DataValidationErrorStyle, DataValidationRenderMode, DataValidationType } from '@univerjs/presets';
import type { SheetLook } from '../../protocol';
import type { Mutate } from './mutate';
import type { SheetModel } from './sheet-model';
import { rangeOf } from './univer-ids';

/** Told otherwise, Univer would measure the height of every row anew, which takes seconds with thousands of them. */
const SOURCE = 'patched';

type Rules = SheetLook['rules'];

export function showRules(mutate: Mutate, { id, look }: SheetModel, before: Rules): void {
  if (JSON.stringify(look.rules) === JSON.stringify(before)) return;
  const name = (index: number) => `rule-${id}-${index}`;
  if (before.length > 0) {
    mutate('data-validation.mutation.removeRule', { ruleId: before.map((_, index) => name(index)), source: SOURCE });
  }
  const rule = look.rules.map((each, index) => ({ uid: name(index), ...univerRule(each) }));
  if (rule.length > 0) mutate('data-validation.mutation.addRule', { rule, source: SOURCE });
}

function univerRule({ rule, areas }: Rules[number]): object {
  const ranges = areas.map(rangeOf);
  const common = {
    ranges,
    allowBlank: true,
    // What is refused the server says, in Sheets' words.
    errorStyle: DataValidationErrorStyle.INFO,
    showErrorMessage: false,
  };
  return rule.kind === 'CHECKBOX'
    ? { ...common, type: DataValidationType.CHECKBOX, formula1: 'TRUE', formula2: 'FALSE' }
    : {
        ...common,
        type: DataValidationType.LIST,
        formula1: rule.values.join(','),
        showDropDown: rule.showDropdown,
        renderMode: rule.showDropdown ? DataValidationRenderMode.ARROW : DataValidationRenderMode.TEXT,
      };
}
