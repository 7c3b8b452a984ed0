import type { ComponentChildren } from 'preact';

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly hint?: ComponentChildren;
}

/** A label above its control, with the hint and what is wrong below it. */
export function Field({ id, label, error, hint, children }: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p class="hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
    </div>
  );
}

/** What is wrong with a control, read out as soon as it appears. */
export function FieldError({ id, error }: Pick<FieldProps, 'id' | 'error'>) {
  if (error === undefined) return null;
  return (
    <p class="error" id={errorId(id)} role="alert">
      {error}
    </p>
  );
}

/** What ties a control to its hint and its error for people who cannot see them side by side. */
export function described({ id, error, hint }: Pick<FieldProps, 'id' | 'error' | 'hint'>) {
  const ids = [error !== undefined && errorId(id), hint !== undefined && hintId(id)].filter(Boolean).join(' ');
  return {
    ...(error !== undefined && { 'aria-invalid': true as const }),
    ...(ids !== '' && { 'aria-describedby': ids }),
  };
}

function hintId(id: string): string {
  return `${id}-hint`;
}

function errorId(id: string): string {
  return `${id}-error`;
}
