import { FIELDS, isLeadId, type LeadRow, leadRows, rowsById, type Snapshot } from './snapshot';
import type { TeamRecord } from './team-record';

/**
 * What the people of a spreadsheet could have seen of Heatpunk: promise 2 is that nothing else is overwritten there. A text is typed
 * once in a history, so one that stood in the sheet counts as seen, whichever lead people copied it to. A blank is told apart by its lead, and is what was last seen
 * until the sheet shows something else that Heatpunk has.
 */
export interface SeenValues {
  look(snapshot: Snapshot | null): void;
  /** A run gave a lead a row: a blank in it was fetched, though a colleague may have filled it in Heatpunk since. */
  added(row: LeadRow): void;
  /** A row turned out to be a lead that was fetched: what is blank there is seen, whatever the row has. */
  found(id: string): void;
  /** A run came to its end: blanks that gave way to something are no longer what was last seen. */
  settle(snapshot: Snapshot, isAnswered: (id: string) => boolean): void;
  has(id: string, field: string, text: string): boolean;
  /** A lead was made from here, with these fields. */
  lookAtCreated(id: string, sent: readonly string[]): void;
  /** An edit was sent from here. */
  sent(id: string, field: string, text: string): void;
  copyTo(other: SeenValues): void;
  add(key: string): void;
}

export function createSeenValues(record: TeamRecord): SeenValues {
  const texts = new Set<string>();
  /** The rows that were looked at last, and when: the same ones tell nothing new. */
  let looked: { readonly rows: readonly LeadRow[]; readonly moment: number } = { rows: [], moment: -1 };
  const seen: SeenValues = {
    look(snapshot) {
      if (snapshot === null) return;
      const rows = leadRows(snapshot);
      if (rows === looked.rows && looked.moment === record.length) return;
      const isAsBefore = looked.moment === record.length ? new Set(looked.rows) : new Set<LeadRow>();
      looked = { rows, moment: record.length };
      for (const row of rows) {
        if (isAsBefore.has(row)) continue;
        const { id, fields } = row;
        for (const field of FIELDS) {
          const text = fields.get(field);
          if (text === undefined) continue;
          if (text !== '') texts.add(`${field}|${text}`);
          else if (isLeadId(id) && record.now(id, field) === '') texts.add(blank(id, field));
        }
      }
    },
    added({ id, fields }) {
      for (const field of FIELDS) {
        if (fields.get(field) === '' && record.wasIn(id, field, '')) texts.add(blank(id, field));
      }
    },
    found(id) {
      for (const field of FIELDS) if (record.now(id, field) === '') texts.add(blank(id, field));
    },
    settle(snapshot, isAnswered) {
      // Rows that stand twice are left to people: nothing of their lead is settled.
      for (const [id, { fields }] of rowsById(snapshot)) {
        if (!isAnswered(id)) continue;
        for (const field of FIELDS) {
          const text = fields.get(field) ?? '';
          // A field without a column is seen all the same, by whoever fetches it.
          if (!fields.has(field) && record.now(id, field) === '') texts.add(blank(id, field));
          if (text !== '' && record.now(id, field) === text) texts.delete(blank(id, field));
        }
      }
    },
    sent(id, field, text) {
      texts.add(text === '' ? blank(id, field) : `${field}|${text}`);
    },
    lookAtCreated(id, sent) {
      for (const field of FIELDS) if (!sent.includes(field)) texts.add(blank(id, field));
    },
    has: (id, field, text) => texts.has(text === '' ? blank(id, field) : `${field}|${text}`),
    copyTo(other) {
      for (const key of texts) other.add(key);
    },
    add: (key) => void texts.add(key),
  };
  return seen;
}

function blank(id: string, field: string): string {
  return `${field}||${id}`;
}
