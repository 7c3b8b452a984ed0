import { useMemo } from 'preact/hooks';
import { countWords, numberWords } from '../../core/count-words';
import { cutAt, type Week } from '../../core/iso-week';
import { dayOfYearWords, dayWords, shortDayWords } from '../words';
import { BarPlot } from './bar-plot';
import { CountTable } from './count-table';
import type { SectionProps } from './section-props';

const SHOWN_WEEKS = 12;

/** How many leads came in each week. */
export function WeeksSection({ view: { weekly, since }, lists }: SectionProps) {
  const { weeks, earlier, undated } = weekly;
  const bars = useMemo(
    () => weeks.map((week) => ({ label: barWords(week, cutAt(week, since)), count: week.count })),
    [weeks, since],
  );
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
            rowOf={(week, index) => [
              weekWords(week, cutAt(week, since), index === 0),
              week.name,
              numberWords(week.count),
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

/** @param from the first day of the week that was asked for; null where that is all of it */
function barWords({ monday }: Week, from: string | null): string {
  return from === null ? shortDayWords(monday) : `from ${shortDayWords(from)}`;
}

function weekWords({ monday }: Week, from: string | null, isPresent: boolean): string {
  const limits = [...(from === null ? [] : [`from ${dayOfYearWords(from)}`]), ...(isPresent ? ['so far'] : [])];
  return limits.length === 0 ? dayWords(monday) : `${dayWords(monday)} (${limits.join(', ')})`;
}
