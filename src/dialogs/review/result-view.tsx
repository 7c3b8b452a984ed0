import { ChoiceChips } from '../choice-chips';
import { RowButton } from '../row-button';
import { type GridColumn, VirtualGrid } from '../virtual-grid';
import { type PushProgress, type Result, type ResultKind, resultsOf, rowsIn } from './push-progress';
import type { ReviewActions } from './review-session';
import type { ReviewState } from './review-state';

export const RESULT_ID = 'result';

const RESULT_WORDS: Record<ResultKind, string> = {
  failed: 'Failed',
  skipped: 'Skipped',
  unsent: 'Not sent',
  sent: 'Done',
};

const KINDS: readonly ResultKind[] = ['sent', 'skipped', 'failed', 'unsent'];

const COLUMNS: readonly GridColumn[] = [
  { title: 'Customer' },
  { title: 'Result' },
  { title: 'In words' },
  { title: 'Row', isUnseen: true },
];

/** In pixels. */
const ROW_HEIGHT = 41;

const keyOf = ({ id }: Result) => id;

interface ResultViewProps {
  readonly push: PushProgress;
  readonly kind: ReviewState['resultKind'];
  readonly actions: ReviewActions;
}

/** What came of a push: first what somebody may have to see to. */
export function ResultView({ push, kind, actions }: ResultViewProps) {
  const results = resultsOf(push);
  const countOf = (each: ResultKind) =>
    each === 'unsent' ? rowsIn(push.queue) : results.filter((result) => result.kind === each).length;
  const kinds = KINDS.map((value) => ({ value, label: RESULT_WORDS[value], count: countOf(value) }));
  return (
    <>
      <h2 id={RESULT_ID} tabIndex={-1}>
        {headline(push, countOf('sent'))}
      </h2>
      {push.stopped !== '' && (
        <p role="alert" class="bad">
          {push.stopped}
        </p>
      )}
      <div class="tools">
        <ChoiceChips
          id="results"
          label="Show"
          value={kind}
          options={[{ value: 'all', label: 'All', count: push.total }, ...kinds]}
          onValue={actions.filterResults}
        />
      </div>
      <VirtualGrid<Result>
        class="results"
        label="Results"
        columns={COLUMNS}
        items={kind === 'all' ? results : results.filter((result) => result.kind === kind)}
        keyOf={keyOf}
        estimate={() => ROW_HEIGHT}
        cells={(result, tabIndex) => resultCells(result, actions, tabIndex)}
        empty="There is none."
      />
    </>
  );
}

function resultCells({ kind, name, words, rowKey }: Result, actions: ReviewActions, tabIndex: number) {
  const customer = name || 'No name';
  return [
    <div key="name" class="name">
      {customer}
    </div>,
    <span key="kind" class={`badge ${kind}`}>
      {RESULT_WORDS[kind]}
    </span>,
    <p key="words">{words}</p>,
    <RowButton key="go" name={customer} tabIndex={tabIndex} onGo={() => actions.goToRow(rowKey)} />,
  ];
}

function headline({ queue, total }: PushProgress, sent: number): string {
  const left = rowsIn(queue);
  const done = `${sent.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} pushed`;
  return left === 0 ? `${done}.` : `${done}; ${left.toLocaleString('en-GB')} not sent.`;
}
