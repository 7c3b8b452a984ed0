import type { ComponentChildren } from 'preact';
import { countWords } from '../../core/count-words';
import type { ConflictChoice } from '../../core/decisions';
import type { EntryKind, ReviewChange, ReviewConflict, ReviewEntry } from '../../core/review';
import { isBlank } from '../../core/value';
import { NO_NAME } from '../lead-name';
import { RowButton } from '../row-button';
import { cellText } from './cell-text';
import type { ReviewActions } from './review-session';
import { type Choices, isPushable } from './review-state';

export const KIND_WORDS: Record<EntryKind, string> = {
  create: 'New',
  update: 'Changed',
  conflict: 'Conflict',
  problem: 'Cannot be sent',
};

const CHOICE_WORDS: Record<ConflictChoice, string> = { sheet: 'Keep mine', heatpunk: 'Take Heatpunk’s' };

interface EntryProps {
  readonly entry: ReviewEntry;
  readonly isTicked: boolean;
  readonly choices: Choices;
  readonly actions: ReviewActions;
  readonly tabIndex: number;
}

/** The cells of one row of the review: tick, customer, what kind it is, what would be sent, and the way to its row. */
export function entryCells({ entry, isTicked, choices, actions, tabIndex }: EntryProps): readonly ComponentChildren[] {
  const name = entry.name || NO_NAME;
  return [
    <input
      key="tick"
      type="checkbox"
      aria-label={`Push ${name}`}
      checked={isTicked}
      disabled={!isPushable(entry, choices)}
      tabIndex={tabIndex}
      onChange={(event) => actions.tick(entry.key, event.currentTarget.checked)}
    />,
    <Customer key="name" name={name} entry={entry} />,
    <span key="kind" class={`badge ${entry.kind}`}>
      {KIND_WORDS[entry.kind]}
    </span>,
    <div key="what" class="fields">
      {entry.why !== '' && <p class="why">{entry.why}</p>}
      {entry.changes.map((change) => (
        <Change key={change.field} change={change} isNew={entry.kind === 'create'} />
      ))}
      {entry.conflicts.map((conflict) => (
        <Conflict
          key={conflict.field}
          conflict={conflict}
          isOpen={entry.kind === 'conflict'}
          choice={choices.get(conflict.field) ?? null}
          tabIndex={tabIndex}
          onChoice={(choice) => actions.choose(entry.key, conflict.field, choice)}
        />
      ))}
    </div>,
    <RowButton key="go" name={name} tabIndex={tabIndex} onGo={() => actions.goToRow(entry.key)} />,
  ];
}

function Customer({ name, entry }: { readonly name: string; readonly entry: ReviewEntry }) {
  const details = [entry.id, entry.count > 1 ? countWords(entry.count, 'equal row') : ''].filter((text) => text !== '');
  return (
    <div>
      <div class="name">
        <bdi>{name}</bdi>
      </div>
      {details.length > 0 && <div class="hint">{details.join(', ')}</div>}
    </div>
  );
}

function Change({ change, isNew }: { readonly change: ReviewChange; readonly isNew: boolean }) {
  return (
    <p>
      <span class="field-title">{change.title}: </span>
      {!isNew && (
        <>
          <del>
            <Text field={change.field} value={change.old} />
          </del>
          <span class="unseen"> becomes </span>
          <span aria-hidden="true"> → </span>
        </>
      )}
      <ins>
        <Text field={change.field} value={change.new} />
      </ins>
    </p>
  );
}

interface ConflictProps {
  readonly conflict: ReviewConflict;
  /** Whether it can be decided here. */
  readonly isOpen: boolean;
  readonly choice: ConflictChoice | null;
  readonly tabIndex: number;
  readonly onChoice: (choice: ConflictChoice | null) => void;
}

function Conflict({ conflict, isOpen, choice, tabIndex, onChoice }: ConflictProps) {
  const { field, title, sheet, remote, isRemoteKnown, agreed, isAgreedKnown, choices } = conflict;
  return (
    <div class="conflict">
      <p>
        <span class="field-title">{title}: </span>
        here <Text field={field} value={sheet} />, in Heatpunk{' '}
        {isRemoteKnown ? <Text field={field} value={remote} /> : <i class="hint">not listed</i>}
        <span class="hint">
          {isAgreedKnown ? (
            <>
              ; last agreed <Text field={field} value={agreed} />
            </>
          ) : (
            '; never compared before'
          )}
        </span>
      </p>
      {isOpen && (
        <fieldset class="decision">
          <legend class="unseen">Decide {title}</legend>
          {choices.map((each) => (
            <button
              key={each}
              type="button"
              class="small"
              aria-pressed={choice === each}
              tabIndex={tabIndex}
              onClick={() => onChoice(choice === each ? null : each)}
            >
              {CHOICE_WORDS[each]}
            </button>
          ))}
          {choices.length === 0 && <span class="hint">Correct this cell in the sheet first.</span>}
        </fieldset>
      )}
    </div>
  );
}

/** One from right to left must not turn the rest of its line around. */
function Text({ field, value }: { readonly field: string; readonly value: ReviewChange['new'] }) {
  return value === null || isBlank(value) ? (
    <i class="hint">blank</i>
  ) : (
    <bdi class="value">{cellText(field, value)}</bdi>
  );
}
