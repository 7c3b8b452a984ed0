import { useEffect, useRef } from 'preact/hooks';
import { numberWords } from '../../core/count-words';
import type { ConflictChoice } from '../../core/decisions';
import type { EntryKind, ReviewEntry } from '../../core/review';
import { ChoiceChips } from '../choice-chips';
import { type GridColumn, VirtualGrid } from '../virtual-grid';
import { entryCells, KIND_WORDS } from './entry-cells';
import { rowsIn } from './push-progress';
import type { ReviewActions } from './review-session';
import { choicesOf, choicesShown, conflictFields, isPushable, type ReviewState } from './review-state';

export const SEARCH_ID = 'search';
const CONFLICTS_ID = 'conflicts';

const KINDS: readonly EntryKind[] = ['create', 'update', 'conflict', 'problem'];

const COLUMNS: readonly GridColumn[] = [
  { title: 'Push', isUnseen: true },
  { title: 'Customer' },
  { title: 'Kind' },
  { title: 'What would change' },
  { title: 'Row', isUnseen: true },
];

/** In pixels. */
const ROW_HEIGHT = 21;
const LINE_HEIGHT = 20;
const DECISION_HEIGHT = 34;

const keyOf = ({ key }: ReviewEntry) => key;

interface ReviewTableProps {
  readonly state: ReviewState;
  readonly actions: ReviewActions;
}

/** All that a push would do: totals on top, then what is searched for, then row by row. */
export function ReviewTable({ state, actions }: ReviewTableProps) {
  const { view, shown, ticked } = state;
  if (!view) return null;
  const all = KINDS.reduce((sum, kind) => sum + view.totals[kind], 0);
  const kinds = KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind], count: view.totals[kind] }));
  return (
    <>
      <div class="tools">
        <ChoiceChips
          id="kind"
          label="Show"
          value={state.kind}
          options={[{ value: 'all', label: 'All', count: all }, ...kinds]}
          onValue={actions.filter}
        />
        <input
          type="search"
          id={SEARCH_ID}
          placeholder="Search name, field or value"
          aria-label="Search name, field or value"
          value={state.search}
          onInput={(event) => actions.search(event.currentTarget.value)}
        />
      </div>
      <div class="tools">
        <TickShown state={state} actions={actions} />
        <DecideShown state={state} actions={actions} />
      </div>
      <VirtualGrid<ReviewEntry>
        // Another choice of rows is another list, which begins at its top.
        key={`${state.kind} ${state.search}`}
        class="review"
        label="Changes"
        columns={COLUMNS}
        items={shown}
        keyOf={keyOf}
        estimate={({ changes, conflicts, why }) =>
          ROW_HEIGHT +
          Math.max(2, changes.length + conflicts.length + (why === '' ? 0 : 1)) * LINE_HEIGHT +
          conflicts.length * DECISION_HEIGHT
        }
        isSelected={({ key }) => ticked.has(key)}
        onSpace={({ key }) => actions.tick(key, !ticked.has(key))}
        cells={(entry, tabIndex) =>
          entryCells({
            entry,
            isTicked: ticked.has(entry.key),
            choices: choicesOf(state, entry),
            actions,
            tabIndex,
          })
        }
        empty={all === 0 ? 'Nothing to push.' : 'Nothing matches.'}
      />
    </>
  );
}

/** One box for all that are shown: ticked, not ticked, or in between. */
function TickShown({ state, actions }: ReviewTableProps) {
  const box = useRef<HTMLInputElement>(null);
  const pushable = state.shown.filter((entry) => isPushable(entry, choicesOf(state, entry)));
  const count = pushable.filter(({ key }) => state.ticked.has(key)).length;
  const isPart = count > 0 && count < pushable.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPart;
  });
  return (
    <label class="choice">
      <input
        type="checkbox"
        ref={box}
        checked={count > 0 && !isPart}
        disabled={pushable.length === 0}
        onChange={() => actions.tickShown(count < pushable.length)}
      />
      <span>{`Tick all shown (${numberWords(rowsIn(state.shown))})`}</span>
    </label>
  );
}

/** One choice for all conflicts that are shown, or for those of one field. */
function DecideShown({ state, actions }: ReviewTableProps) {
  const select = useRef<HTMLSelectElement>(null);
  const fields = conflictFields(state);
  if (fields.length === 0) return null;
  const decide = (choice: ConflictChoice) => actions.chooseShown(select.current?.value ?? '', choice);
  const choices = choicesShown(state);
  const total = fields.reduce((sum, { count }) => sum + count, 0);
  return (
    <fieldset class="decide">
      <legend class="unseen">Decide the conflicts shown</legend>
      <label for={CONFLICTS_ID}>Conflicts shown:</label>
      <select id={CONFLICTS_ID} ref={select}>
        <option value="">{`All (${numberWords(total)})`}</option>
        {fields.map(({ field, title, count }) => (
          <option key={field} value={field}>{`${title} (${numberWords(count)})`}</option>
        ))}
      </select>
      {choices.has('sheet') && (
        <button type="button" class="small" onClick={() => decide('sheet')}>
          Keep all mine
        </button>
      )}
      {choices.has('heatpunk') && (
        <button type="button" class="small" onClick={() => decide('heatpunk')}>
          Take all Heatpunk’s
        </button>
      )}
    </fieldset>
  );
}
