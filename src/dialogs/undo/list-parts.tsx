import type { ComponentChildren } from 'preact';
import { LINES_AT_ONCE, type List } from './undo-state';

export function FieldValue({ text }: { readonly text: string }) {
  return <span class={text === '' ? 'hint' : undefined}>{text || 'blank'}</span>;
}

interface MoreButtonProps {
  readonly total: number;
  readonly lines: number;
  readonly onMore: () => void;
  /** What is to be said of the lines that are not on the page. */
  readonly children?: ComponentChildren;
}

/** Nothing where all lines are on the page. */
export function MoreButton({ total, lines, onMore, children }: MoreButtonProps) {
  if (total <= lines) return null;
  return (
    <p class="gap">
      {total - lines} more are not shown. {children}
      <button type="button" class="link" onClick={onMore}>
        Show {Math.min(LINES_AT_ONCE, total - lines)} more
      </button>
    </p>
  );
}

/** Marks the first line that came with the last "more", which gets the focus. */
export function rowClass(list: List, index: number, lines: number): string | undefined {
  return lines > LINES_AT_ONCE && index === lines - LINES_AT_ONCE ? `more-${list}` : undefined;
}
