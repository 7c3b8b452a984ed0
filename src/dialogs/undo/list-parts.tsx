import { countWords, numberWords } from '../../core/count-words';
import { LINES_AT_ONCE, type List } from './undo-state';

export function FieldValue({ text }: { readonly text: string }) {
  return <span class={text === '' ? 'hint' : undefined}>{text || 'blank'}</span>;
}

interface MoreButtonProps {
  readonly total: number;
  readonly lines: number;
  readonly onMore: () => void;
  /** What is to be said of the lines that are not on the page: of one, and of more. */
  readonly note?: readonly [one: string, more: string];
}

/** Nothing where all lines are on the page. */
export function MoreButton({ total, lines, onMore, note }: MoreButtonProps) {
  const left = total - lines;
  if (left <= 0) return null;
  return (
    <p class="gap">
      {countWords(left, 'more is not shown.', 'more are not shown.')} {note?.[left === 1 ? 0 : 1]}
      <button type="button" class="link" onClick={onMore}>
        Show {numberWords(Math.min(LINES_AT_ONCE, left))} more
      </button>
    </p>
  );
}

/** Marks the first line that came with the last "more", which gets the focus. */
export function rowClass(list: List, index: number, lines: number): string | undefined {
  return lines > LINES_AT_ONCE && index === lines - LINES_AT_ONCE ? `more-${list}` : undefined;
}
