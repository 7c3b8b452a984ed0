import { described, Field, type FieldProps } from './field';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: string;
  readonly options: readonly Option<Value>[];
  readonly onValue: (value: Value) => void;
}

/** One of a few values, in a list that opens. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { id, label, error, hint, value, options, onValue } = props;
  const choose = (label: string) => {
    const chosen = options.find((option) => option.value === label);
    if (chosen) onValue(chosen.value);
  };
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      <select
        id={id}
        name={id}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
        {...described({ id, error, hint })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
