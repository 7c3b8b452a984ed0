import { numberWords } from '../core/count-words';

interface ChoiceChipsProps<Value extends string> {
  readonly id: string;
  /** What is chosen between, read out. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly count: number }[];
  readonly onValue: (value: Value) => void;
}

/** One of a few kinds, side by side, each with how many there are of it. */
export function ChoiceChips<Value extends string>({ id, label, value, options, onValue }: ChoiceChipsProps<Value>) {
  return (
    <div class="chips" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class="chip">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
          />
          <span>
            {option.label} <b>{numberWords(option.count)}</b>
          </span>
        </label>
      ))}
    </div>
  );
}
