import { countWords } from '../../core/count-words';
import type { InsightsView } from '../../core/insights';
import { Notice } from '../notice';
import { dayWords, instantWords } from '../words';
import { HouseholdsSection } from './households-section';
import type { InsightsActions } from './insights-session';
import type { InsightsState } from './insights-state';
import { TextsSection } from './texts-section';
import { WaitingSection } from './waiting-section';
import { WeeksSection } from './weeks-section';

export const HEADING_ID = 'insights';

interface InsightsPageProps {
  readonly state: InsightsState;
  readonly actions: InsightsActions;
}

export function InsightsPage({ state, actions }: InsightsPageProps) {
  const { view, notice } = state;
  const said = <Notice notice={notice} onRetry={notice?.tone === 'bad' ? actions.load : undefined} />;
  return (
    <div class="dialog" aria-busy={state.loading}>
      <main>
        {/* The keys that scroll work from here on. */}
        <h1 id={HEADING_ID} tabIndex={-1}>
          {view ? countWords(view.total, 'lead') : 'Insights'}
        </h1>
        {view ? <Counts view={view} state={state} actions={actions} /> : said}
      </main>
      <footer>
        <p role="status" class="said">
          {state.said}
        </p>
        {view && said}
        <div class="buttons">
          {view && (
            <button type="button" onClick={actions.load}>
              Count again
            </button>
          )}
          <button type="button" class="primary" onClick={actions.close}>
            Close
          </button>
        </div>
      </footer>
    </div>
  );
}

function Counts({ view, state, actions }: InsightsPageProps & { readonly view: InsightsView }) {
  const lists = { steps: state.steps, more: actions.more, fewer: actions.fewer };
  const { goToRow } = actions;
  const { total, statuses, origins } = view;
  const texts = { total, lists };
  return (
    <>
      <p class="hint">
        Created since {dayWords(view.since)} (the dates chosen in Settings), as {view.service} had them on{' '}
        {instantWords(view.fetched)}.
      </p>
      {total === 0 ? (
        <p>No lead was created since then. Choose earlier dates in Heatpunk Leads &gt; Settings… for older ones.</p>
      ) : (
        <>
          <WeeksSection view={view} lists={lists} />
          <TextsSection
            {...texts}
            list="statuses"
            title="By status"
            header="Status"
            none="No status"
            counts={statuses}
          />
          <TextsSection {...texts} list="origins" title="By origin" header="Origin" none="No origin" counts={origins} />
          <WaitingSection view={view} lists={lists} goToRow={goToRow} />
          <HouseholdsSection view={view} lists={lists} goToRow={goToRow} />
        </>
      )}
    </>
  );
}
