import type { ComponentChildren } from 'preact';
import { described, FieldError } from './field';

interface ChoiceGroupProps {
  readonly id: string;
  readonly title: string;
  readonly error: string | undefined;
  readonly children: ComponentChildren;
}

/** A group of which one is chosen, under a title of its own. */
export function ChoiceGroup({ id, title, error, children }: ChoiceGroupProps) {
  return (
    <div class="group" role="radiogroup" aria-labelledby={`${id}-title`} {...described({ id, error })}>
      <div class="title" id={`${id}-title`}>
        {title}
      </div>
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

interface ChoiceProps {
  readonly group: string;
  readonly value: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly label: string;
  readonly explanation?: string;
}

/** One of a group. */
export function Choice({ group, value, chosen, onChoose, label, explanation }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="radio" name={group} value={value} checked={chosen} onChange={onChoose} />
      <span>
        {label}
        {explanation !== undefined && <span class="explanation">: {explanation}</span>}
      </span>
    </label>
  );
}
