import { FIELDS, type LeadRow, rowsById, type Snapshot } from './snapshot';
import type { TeamRecord } from './team-record';

/**
 * The edits of a spreadsheet's people that Heatpunk has not had yet: no run may take one out of its cell. A text is an edit where
 * both sides never had it in common since the last run that came to its end: what they had before that, such a run replaces.
 */
export interface OpenEdits {
  /** Whether a text in a lead's cell is an edit. */
  has(id: string, field: string, text: string): boolean;
  /** Whether a row waits for anything to be sent. */
  ofLead(id: string): boolean;
  look(now: Snapshot | null): void;
  /** A run ended: it knows which columns are away, and takes one that comes back blank for one that is to be filled. */
  runEnded(now: Snapshot): void;
  /** A run came to its end: what both sides have now is all that they have in common. `isSeen` tells which leads it looked at. */
  settle(isSeen: (id: string) => boolean): void;
  /** A run added a row for a lead: whatever stood in one before went with it. */
  rowAdded(id: string): void;
  /**
   * A row was known as a lead: what of it was not sent with it waits still.
   *
   * @param sent what it was created with
   */
  rowBecame(id: string, row: LeadRow, sent: Readonly<Record<string, unknown>> | undefined): void;
  /** For a copy of the spreadsheet. */
  copyTo(other: OpenEdits): void;
  addCommon(id: string, field: string, text: string): void;
}

/** So many cleared cells of a column are, to the product, none that people cleared one by one. */
const MANY_ROWS = 5;

const NO_ROWS: ReadonlyMap<string, LeadRow> = new Map();

export function createOpenEdits(record: TeamRecord): OpenEdits {
  /** By lead and field, the texts that both sides had in common. */
  const common = new Map<string, Map<string, Set<string>>>();
  let rows: ReadonlyMap<string, LeadRow> = NO_ROWS;
  /** The fields without a column when a run last ended. */
  let away: ReadonlySet<string> = new Set();
  /** When they were looked at: the same ones tell nothing new then. */
  let moment = -1;

  /** A column that is blank in many rows passes for one that was away and came back: that many cells are not cleared one by one. */
  function noteBlankColumns(): void {
    for (const field of FIELDS) {
      if (rows.size < MANY_ROWS && !away.has(field)) continue;
      if (isAnyFilled(rows, field)) continue;
      // A row that lost its id is known again as its lead.
      for (const id of new Set([...rows.keys(), ...common.keys()])) edits.addCommon(id, field, '');
    }
  }

  const edits: OpenEdits = {
    has(id, field, text) {
      const remote = record.now(id, field);
      if (remote === text) return false;
      // Of a lead that is gone, what reached it while it was there.
      if (remote === null && record.wasIn(id, field, text)) return false;
      const texts = common.get(id)?.get(field);
      // Where they were never compared, only what Heatpunk never had is surely an edit.
      return texts === undefined ? text !== '' && !record.wasIn(id, field, text) : !texts.has(text);
    },
    ofLead: (id) =>
      [...(rows.get(id)?.fields ?? [])].some(([field, text]) => FIELDS.has(field) && edits.has(id, field, text)),
    look(now) {
      const before = moment === record.length ? rows : NO_ROWS;
      moment = record.length;
      rows = now === null ? NO_ROWS : rowsById(now);
      noteBlankColumns();
      if (rows === before) return;
      for (const [id, row] of rows) {
        if (before.get(id) === row) continue;
        const { fields } = row;
        for (const field of FIELDS) {
          const text = fields.get(field);
          // A column that went takes with it what was known of its cells.
          if (text === undefined) common.get(id)?.delete(field);
          else if (record.now(id, field) === text) edits.addCommon(id, field, text);
        }
      }
    },
    runEnded(now) {
      away = new Set([...FIELDS].filter((field) => !now.columns.has(field)));
    },
    settle(isSeen) {
      for (const [id, { fields }] of rows) {
        if (!isSeen(id)) continue;
        for (const field of FIELDS) {
          const text = fields.get(field);
          if (text !== undefined && record.now(id, field) === text) common.get(id)?.set(field, new Set([text]));
        }
      }
    },
    rowAdded(id) {
      common.delete(id);
      moment = -1;
    },
    rowBecame(id, row, sent) {
      for (const field of FIELDS) {
        const text = row.fields.get(field);
        if (text !== undefined && sent === undefined && record.wasIn(id, field, text)) edits.addCommon(id, field, text);
        if (sent === undefined) continue;
        if (!common.get(id)?.has(field)) edits.addCommon(id, field, String(sent[field] ?? '').trim());
      }
    },
    copyTo(other) {
      for (const [id, fields] of common) {
        for (const [field, texts] of fields) for (const text of texts) other.addCommon(id, field, text);
      }
    },
    addCommon(id, field, text) {
      const fields = common.get(id) ?? new Map<string, Set<string>>();
      common.set(id, fields.set(field, (fields.get(field) ?? new Set()).add(text)));
    },
  };
  return edits;
}

function isAnyFilled(rows: ReadonlyMap<string, LeadRow>, field: string): boolean {
  for (const { fields } of rows.values()) if (fields.get(field) !== '') return true;
  return false;
}
