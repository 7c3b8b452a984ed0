import { numberWords } from '../../core/count-words';
import { type Lists, portionOf } from './lists';

interface ShowMoreProps {
  readonly lists: Lists;
  /** Which list it is about. */
  readonly list: string;
  /** What there is more of, for somebody who hears the button by itself. */
  readonly what: string;
  readonly count: number;
  /** How many lines are shown at first. */
  readonly limit: number;
}

/** Stays where it is when it is pressed, and with it the focus. */
export function ShowMore({ lists, list, what, count, limit }: ShowMoreProps) {
  if (count <= limit) return null;
  const { shown, next } = portionOf(lists, list, count, limit);
  return (
    <button type="button" class="link more" onClick={() => (next > 0 ? lists.more(list) : lists.fewer(list))}>
      {next > 0
        ? `Show ${numberWords(next)} more (${numberWords(shown)} of ${numberWords(count)} are shown)`
        : `Show only ${limit}`}
      <span class="unseen">: {what}</span>
    </button>
  );
}
