import { useMemo } from 'preact/hooks';
import { countWords, numberWords } from '../../core/count-words';
import type { AgeCount } from '../../core/insights';
import { LeadName, LeadRow } from '../lead-name';
import { dayWords } from '../words';
import { BarPlot } from './bar-plot';
import { CountTable } from './count-table';
import type { LeadSectionProps } from './section-props';

/** After four weeks a lead is one that was forgotten. */
const LATE_FROM_DAYS = 29;

/** How long the leads wait that are still new. */
export function WaitingSection({ view: { waiting }, lists, goToRow }: LeadSectionProps) {
  const { total, ages, undated, oldest } = waiting;
  const bars = useMemo(
    () => ages.map((age) => ({ label: ageWords(age), count: age.count, isMarked: age.from >= LATE_FROM_DAYS })),
    [ages],
  );
  const late = ages.filter(({ from }) => from >= LATE_FROM_DAYS).reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">Leads still “new”</h2>
      {total === 0 ? (
        <p>No lead has the status “new”.</p>
      ) : (
        <>
          <p>
            {countWords(total, 'lead has', 'leads have')} the status “new”
            {late > 0 && `, ${numberWords(late)} of them created more than four weeks ago (the striped bars)`}.
          </p>
          <BarPlot label="Bars: leads still new, by age" bars={bars} direction="along" />
          <CountTable
            caption="Leads still new, by age"
            headers={['Age', 'Leads']}
            items={ages}
            rowOf={(age) => [ageWords(age), numberWords(age.count)]}
            lists={lists}
            list="ages"
            limit={ages.length}
          />
          {oldest.length > 0 && (
            <CountTable
              caption="Waiting longest"
              headers={['Lead', 'Created', 'Age', 'Row']}
              items={oldest}
              rowOf={(lead) => [
                <LeadName key={lead.id} lead={lead} />,
                lead.created === null ? '' : dayWords(lead.created),
                countWords(lead.days, 'day'),
                <LeadRow key="row" lead={lead} onGo={goToRow} />,
              ]}
              lists={lists}
              list="oldest"
              limit={oldest.length}
            />
          )}
          {undated > 0 && <p class="hint">The age of {countWords(undated, 'lead')} is not known.</p>}
        </>
      )}
    </section>
  );
}

function ageWords({ from, to }: AgeCount): string {
  if (from === 0) return 'Today, yesterday';
  return to === null ? `Over ${from - 1} days` : `${from}–${to} days`;
}
