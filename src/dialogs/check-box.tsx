import { described, FieldError, type FieldProps } from './field';

interface CheckBoxProps extends Omit<FieldProps, 'hint'> {
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

/** Yes or no. */
export function CheckBox({ id, label, error, checked, onChecked }: CheckBoxProps) {
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          id={id}
          name={id}
          checked={checked}
          onChange={(event) => onChecked(event.currentTarget.checked)}
          {...described({ id, error })}
        />
        <span>{label}</span>
      </label>
      <FieldError id={id} error={error} />
    </>
  );
}
