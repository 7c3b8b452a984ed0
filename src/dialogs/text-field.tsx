import type { InputHTMLAttributes } from 'preact';
import { described, Field, type FieldProps } from './field';

interface TextInputProps {
  readonly id: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly attributes?: InputHTMLAttributes<HTMLInputElement>;
}

/** One line of text under its label. */
export function TextField({ id, label, error, hint, value, onValue, attributes }: FieldProps & TextInputProps) {
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      <TextInput
        id={id}
        value={value}
        onValue={onValue}
        attributes={{ ...attributes, ...described({ id, error, hint }) }}
      />
    </Field>
  );
}

/** One line of text without a label of its own. */
export function TextInput({ id, value, onValue, attributes }: TextInputProps) {
  return (
    <input
      type="text"
      spellcheck={false}
      {...attributes}
      id={id}
      name={id}
      value={value}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
}
