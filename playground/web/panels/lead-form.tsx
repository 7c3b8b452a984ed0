/** One lead, as a colleague edits it in Heatpunk. */

import { useState } from 'preact/hooks';
import type { LeadAct, LeadView } from '../../protocol';
import { FIXED_FIELDS, fieldText, fieldTitle, fieldValue, isReadOnly, NEW_FIELDS } from './lead-words';

interface LeadFormProps {
  /** Null for a new one. */
  readonly lead: LeadView | null;
  readonly fields: readonly string[];
  readonly onAct: (act: LeadAct) => void;
  readonly onCancel: () => void;
}

export function LeadForm({ lead, fields, onAct, onCancel }: LeadFormProps) {
  const [edited, setEdited] = useState<ReadonlyMap<string, string>>(new Map());
  const [refused, refuse] = useState<string | null>(null);
  const [asksToDelete, askToDelete] = useState(false);
  const names = lead === null ? NEW_FIELDS : fields.filter((field) => !FIXED_FIELDS.has(field));
  const save = () => {
    const changed = [...edited].filter(([field, text]) => text !== fieldText(lead?.fields[field]));
    const values: Record<string, string | number | boolean | null> = {};
    for (const [field, text] of changed) {
      const typed = fieldValue(field, text, lead?.fields[field]);
      if ('refused' in typed) return refuse(typed.refused);
      values[field] = typed.value;
    }
    refuse(null);
    if (changed.length === 0) onCancel();
    else if (lead === null) onAct({ do: 'add', fields: values });
    else onAct({ do: 'edit', id: lead.id, fields: values });
  };
  return (
    <form
      class="lead-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <h3>{lead === null ? 'New lead' : `Lead #${lead.id}`}</h3>
      <div class="lead-fields">
        {names.map((field, index) => (
          <label key={field}>
            <span>{fieldTitle(field)}</span>
            <input
              value={edited.get(field) ?? fieldText(lead?.fields[field])}
              readOnly={isReadOnly(lead?.fields[field])}
              // The form opens where the person wants to type.
              ref={(input) => (index === 0 && edited.size === 0 && !asksToDelete ? focusOnce(input) : undefined)}
              onInput={(event) => setEdited(new Map(edited).set(field, event.currentTarget.value))}
            />
          </label>
        ))}
      </div>
      {refused !== null && (
        <p class="refused" role="alert">
          {refused}
        </p>
      )}
      {asksToDelete && lead !== null ? (
        <div class="buttons asks">
          <span>Delete this lead in Heatpunk?</span>
          <button type="button" class="danger" onClick={() => onAct({ do: 'delete', id: lead.id })}>
            Delete
          </button>
          <button type="button" onClick={() => askToDelete(false)}>
            Keep
          </button>
        </div>
      ) : (
        <div class="buttons">
          <button type="submit" class="primary">
            Save
          </button>
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
          {lead !== null && (
            <>
              <button
                type="button"
                title="Whether the API shows this lead to the people here"
                onClick={() => onAct({ do: 'withdraw', id: lead.id, withdrawn: !lead.withdrawn })}
              >
                {lead.withdrawn ? 'Share' : 'Stop sharing'}
              </button>
              <button type="button" class="danger" onClick={() => askToDelete(true)}>
                Delete…
              </button>
            </>
          )}
        </div>
      )}
    </form>
  );
}

const seen = new WeakSet<HTMLInputElement>();

function focusOnce(input: HTMLInputElement | null): void {
  if (input === null || seen.has(input)) return;
  seen.add(input);
  input.focus();
}
