import { numberWords } from '../../core/count-words';
import { ChoiceChips } from '../choice-chips';
import { NO_NAME } from '../lead-name';
import { RowButton } from '../row-button';
import { type GridColumn, VirtualGrid } from '../virtual-grid';
import {
  countResults,
  type PushProgress,
  type Result,
  type ResultKind,
  resultsOf,
  STOPPED_BY_PERSON,
} from './push-progress';
import type { ReviewActions } from './review-session';
import type { ReviewState } from './review-state';

export const RESULT_ID = 'result';

const RESULT_WORDS: Record<ResultKind, string> = {
  failed: 'Failed',
  skipped: 'Skipped',
  unknown: 'Not known',
  unsent: 'Not sent',
  sent: 'Done',
};

const KINDS: readonly ResultKind[] = ['sent', 'skipped', 'failed', 'unknown', 'unsent'];

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
  const counts = countResults(push);
  const kinds = KINDS.filter((value) => value !== 'unknown' || counts.unknown > 0).map((value) => ({
    value,
    label: RESULT_WORDS[value],
    count: counts[value],
  }));
  return (
    <>
      <h2 id={RESULT_ID} tabIndex={-1}>
        {headline(push.total, counts)}
      </h2>
      {push.stopped === STOPPED_BY_PERSON && <p class="quiet">{push.stopped}</p>}
      {push.stopped !== '' && push.stopped !== STOPPED_BY_PERSON && (
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
        key={kind}
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
  const customer = name || NO_NAME;
  return [
    <div key="name" class="name">
      <bdi>{customer}</bdi>
    </div>,
    <span key="kind" class={`badge ${kind}`}>
      {RESULT_WORDS[kind]}
    </span>,
    <p key="words">
      <bdi>{words}</bdi>
    </p>,
    <RowButton key="go" name={customer} tabIndex={tabIndex} onGo={() => actions.goToRow(rowKey)} />,
  ];
}

function headline(total: number, { sent, unsent, unknown }: ReturnType<typeof countResults>): string {
  const rest = [
    ...(unsent > 0 ? [`${numberWords(unsent)} not sent`] : []),
    ...(unknown > 0 ? [`${numberWords(unknown)} not known`] : []),
  ];
  const done = `${numberWords(sent)} of ${numberWords(total)} done`;
  return rest.length === 0 ? `${done}.` : `${done}; ${rest.join(', ')}.`;
}
