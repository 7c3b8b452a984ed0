import { useMemo } from 'preact/hooks';
import { countWords, dayWords, numberWords, shortDayWords } from '../words';
import { BarPlot } from './bar-plot';
import { CountTable } from './count-table';
import type { SectionProps } from './section-props';

const SHOWN_WEEKS = 12;

/** How many leads came in each week. */
export function WeeksSection({ view: { weekly }, lists }: SectionProps) {
  const { weeks, earlier, undated } = weekly;
  const bars = useMemo(() => weeks.map(({ monday, count }) => ({ label: shortDayWords(monday), count })), [weeks]);
  const newestFirst = [...weeks].reverse();
  return (
    <section aria-labelledby="weeks">
      <h2 id="weeks">Leads per week</h2>
      {weeks.length > 0 && (
        <>
          <BarPlot label={`Bars: leads per week, ${countWords(weeks.length, 'week')}`} bars={bars} direction="along" />
          <CountTable
            caption="Leads per week, newest first"
            headers={['Week beginning', 'Week', 'Leads']}
            items={newestFirst}
            rowOf={({ name, monday, count }, index) => [
              index === 0 ? `${dayWords(monday)} (so far)` : dayWords(monday),
              name,
              numberWords(count),
            ]}
            lists={lists}
            list="weeks"
            limit={SHOWN_WEEKS}
          />
        </>
      )}
      {earlier > 0 && <p class="hint">{countWords(earlier, 'lead')} came before these two years.</p>}
      {undated > 0 && (
        <p class="hint">
          {countWords(undated, 'lead')} without a date of creation, or with one still to come: in no week.
        </p>
      )}
    </section>
  );
}
