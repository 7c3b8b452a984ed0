import { type LeadRow, leadRows, REQUIRED, type Snapshot } from './snapshot';
import { textOf } from './team-record';

/** What stood in the rows of creates on their way, beside the reference that each of them has for an id. */
export interface References {
  look(snapshot: Snapshot): void;
  /** Whether a lead that was created with so much was created from the reference's row: one field may have been typed over meanwhile. */
  mayBe(reference: string, sent: Readonly<Record<string, unknown>> | undefined): boolean;
}

export function createReferences(): References {
  /** By reference, the texts of required fields that ever stood beside it. */
  const texts = new Map<string, Set<string>>();
  const keyOf = (field: string, text: string) => `${field}|${text}`;
  const note = ({ id, fields }: LeadRow) => {
    const ever = texts.get(id) ?? new Set();
    for (const field of REQUIRED) ever.add(keyOf(field, fields.get(field) ?? ''));
    texts.set(id, ever);
  };
  return {
    look(snapshot) {
      for (const row of leadRows(snapshot)) if (row.id.startsWith('pending-')) note(row);
    },
    mayBe(reference, sent) {
      if (sent === undefined) return false;
      const ever = texts.get(reference);
      const known = REQUIRED.filter((field) => ever?.has(keyOf(field, textOf(sent[field]))));
      return known.length >= REQUIRED.length - 1;
    },
  };
}
