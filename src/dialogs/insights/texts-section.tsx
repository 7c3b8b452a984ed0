import { useMemo } from 'preact/hooks';
import { numberWords } from '../../core/count-words';
import type { TextCount } from '../../core/insights';
import { type Bar, BarPlot } from './bar-plot';
import { CountTable } from './count-table';
import type { Lists } from './lists';

interface TextsSectionProps {
  readonly list: string;
  readonly title: string;
  /** The header of what is counted. */
  readonly header: string;
  /** For the leads that have none. */
  readonly none: string;
  readonly counts: readonly TextCount[];
  readonly total: number;
  readonly lists: Lists;
}

const SHOWN = 10;

/** How many leads have each text in one field. */
export function TextsSection({ list, title, header, none, counts, total, lists }: TextsSectionProps) {
  const bars = useMemo(() => barsOf(counts, none), [counts, none]);
  return (
    <section aria-labelledby={list}>
      <h2 id={list}>{title}</h2>
      <BarPlot label={`Bars: ${title.toLowerCase()}`} bars={bars} direction="down" />
      <CountTable
        caption={`${title}, most frequent first`}
        headers={[header, 'Leads', 'Share']}
        items={counts}
        rowOf={({ text, count }) => [text || none, numberWords(count), shareWords(count, total)]}
        lists={lists}
        list={list}
        limit={SHOWN}
      />
    </section>
  );
}

/** The most frequent ones, and the others as one. */
function barsOf(counts: readonly TextCount[], none: string): Bar[] {
  const others = counts.slice(SHOWN).reduce((sum, { count }) => sum + count, 0);
  const bars = counts.slice(0, SHOWN).map(({ text, count }) => ({ label: labelOf(text) || none, count }));
  return others > 0 ? [...bars, { label: 'All others', count: others }] : bars;
}

/** An address is known by what follows its scheme. */
function labelOf(text: string): string {
  return text.replace(/^https?:\/\/(?=.)/i, '');
}

function shareWords(count: number, total: number): string {
  const percent = (100 * count) / total;
  return percent < 1 ? 'under 1%' : `${Math.round(percent)}%`;
}
