interface RowButtonProps {
  /** Whose row it is, for somebody who hears the button by itself. */
  readonly name: string;
  readonly onGo: () => void;
  readonly tabIndex?: number;
}

/** Leads from a line of a dialog to the row that it tells of. */
export function RowButton({ name, onGo, tabIndex }: RowButtonProps) {
  return (
    <button type="button" class="link" tabIndex={tabIndex} onClick={onGo}>
      Go to row<span class="unseen"> of {name}</span>
    </button>
  );
}
