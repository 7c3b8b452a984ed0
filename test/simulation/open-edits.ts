import { createLastAgreed, type Insight, type LastAgreed } from './last-agreed';
import { FIELDS, type LeadRow, REQUIRED, rowsById, type Snapshot } from './snapshot';
import { type TeamRecord, textOf } from './team-record';

/**
 * The edits of a spreadsheet's people that Heatpunk has not had yet: no run may take one out of its cell. A text is an edit where
 * both sides never had it in common since the last run that came to its end: what they had before that, such a run replaces.
 */
export interface OpenEdits {
  /** Whether a text in a lead's cell is an edit. */
  has(id: string, field: string, text: string): boolean;
  /** Whether a policy may have decided against an edit: only where others changed the field in Heatpunk since a run saw both agree. */
  mayGiveWay(id: string, field: string): boolean;
  /** Whether a text is surely no edit: a run saw that both sides agreed on it, and nothing else was there since. */
  isNoEdit(id: string, field: string, text: string): boolean;
  /** Whether a row waits for anything to be sent. */
  ofLead(id: string): boolean;
  runStarted(): void;
  look(now: Snapshot | null): void;
  /** The hidden sheet is gone, or another one: of nothing is it known any more that it was compared. */
  baseDeleted(): void;
  /** A run ended: it knows which columns are away, and takes one that comes back blank for one that is to be filled. */
  runEnded(now: Snapshot, isWhole: boolean, isShown: (id: string) => boolean): void;
  /** A run came to its end: what both sides have now is all that they have in common. `isSeen` tells which leads it looked at. */
  settle(isSeen: (id: string) => boolean, isPush: boolean, isPull: boolean): void;
  /** A run added a row for a lead: whatever stood in one before went with it. */
  rowAdded(id: string): void;
  /**
   * A row was known as a lead: what of it was not sent with it waits still.
   *
   * @param sent what it was created with
   * @param isOwn whether it was created from here: of one that was created from a copy of the row, a blank cell is none that was cleared
   */
  rowBecame(id: string, row: LeadRow, sent: Readonly<Record<string, unknown>> | undefined, isOwn: boolean): void;
  /** For a copy of the spreadsheet. */
  copyTo(other: OpenEdits): void;
  /** Fields that ever lost their columns. */
  columnsWent(fields: Iterable<string>): void;
  addCommon(id: string, field: string, text: string): void;
  /** Whether both sides had a text in common since a run last settled the lead. */
  wasCommon(id: string, field: string, text: string): boolean;
  /** Whether both sides ever had a text in common that is not blank. */
  wasFilled(id: string, field: string): boolean;
  /** Whether a field's column was emptied, and a person has yet to say whether that was meant. */
  isEmptied(field: string): boolean;
  readonly agreed: LastAgreed;
}

/** So many cells of a column that held something and are blank now are, to the product, none that people cleared one by one. */
const MANY_ROWS = 5;

const NO_ROWS: ReadonlyMap<string, LeadRow> = new Map();

/** @param isCopy a copy of a spreadsheet does not remember which columns there were: until a run has ended there, any may have been away */
export function createOpenEdits(record: TeamRecord, isCopy: boolean, insight: Insight): OpenEdits {
  const { neverLists } = insight;
  /** By lead and field, the texts that both sides had in common. */
  const common = new Map<string, Map<string, Set<string>>>();
  const agreed = createLastAgreed(record, insight);
  let rows: ReadonlyMap<string, LeadRow> = NO_ROWS;
  /** What was in common of leads whose rows this run added. */
  const replaced = new Map<string, Map<string, Set<string>>>();
  /** The fields without a column when a run last ended. */
  let away: ReadonlySet<string> = isCopy ? FIELDS : new Set();
  /** Those without one at some moment of the run. */
  const missed = new Set<string>();
  /** The fields that had a column when a run came to its end. */
  const known = new Set<string>();
  /** Those whose columns were emptied: a person has to say whether that was meant. */
  const emptied = new Set<string>();
  /** Those that ever lost theirs. */
  const gone = new Set<string>();
  let lastColumns: Snapshot['columns'] | null = null;
  /** When they were looked at: the same ones tell nothing new then. */
  let moment = -1;

  /** A column that went takes with it what was known of its cells, also of a row that lost its id. */
  function lookAtColumns(columns: Snapshot['columns']): void {
    for (const field of FIELDS) {
      if (columns.has(field)) continue;
      missed.add(field);
      emptied.delete(field);
      if (lastColumns?.has(field)) gone.add(field);
      if (columns !== lastColumns) for (const fields of common.values()) fields.delete(field);
    }
    lastColumns = columns;
  }

  /** In how many of the rows both sides had a text in common that is not blank. */
  function heldIn(field: string): number {
    let held = 0;
    for (const id of rows.keys()) {
      const texts = common.get(id)?.get(field);
      if (texts !== undefined && (texts.size > 1 || !texts.has(''))) held++;
    }
    return held;
  }

  /** A column that is blank in many rows passes for one that was away and came back: that many cells are not cleared one by one. */
  function noteBlankColumns(): void {
    for (const field of FIELDS) {
      const many = away.has(field) ? 1 : MANY_ROWS;
      if (rows.size < many || isAnyFilled(rows, field) || heldIn(field) < many) continue;
      // Whether somebody cleared its cells then nobody knows.
      agreed.forgetAll();
      if (!away.has(field)) {
        emptied.add(field);
        continue;
      }
      // A row that lost its id is known again as its lead.
      for (const id of new Set([...rows.keys(), ...common.keys()])) edits.addCommon(id, field, '');
    }
  }

  const edits: OpenEdits = {
    agreed,
    has(id, field, text) {
      const remote = record.now(id, field);
      if (remote === text) return false;
      // Of a lead that is gone, what reached it while it was there.
      if (remote === null && record.wasIn(id, field, text)) return false;
      // A blank cell of which nothing is known may never have been filled.
      if (text === '' && neverLists(field) && !agreed.has(id, field) && !emptied.has(field)) return false;
      const texts = common.get(id)?.get(field);
      // Where they were never compared, only what Heatpunk never had is surely an edit.
      return texts === undefined ? text !== '' && !record.wasIn(id, field, text) : !texts.has(text);
    },
    mayGiveWay: agreed.isChangedSince,
    isNoEdit(id, field, text) {
      const texts = common.get(id)?.get(field);
      return agreed.has(id, field) && texts?.size === 1 && texts.has(text);
    },
    baseDeleted() {
      agreed.forgetAll();
      emptied.clear();
    },
    ofLead: (id) =>
      [...(rows.get(id)?.fields ?? [])].some(([field, text]) => FIELDS.has(field) && edits.has(id, field, text)),
    runStarted() {
      missed.clear();
    },
    look(now) {
      if (now !== null) lookAtColumns(now.columns);
      const before = moment === record.length ? rows : NO_ROWS;
      moment = record.length;
      rows = now === null ? NO_ROWS : rowsById(now);
      noteBlankColumns();
      // What was agreed of a column that was away a while nobody knows.
      if (now !== null && [...away].some((field) => (known.has(field) || gone.has(field)) && now.columns.has(field)))
        agreed.forgetAll();
      if (rows === before) return;
      for (const [id, row] of rows) {
        if (before.get(id) === row) continue;
        const { fields, word } = row;
        // Which of two rows that had one id was the newer nobody knows.
        if (word === 'Duplicate') agreed.forget(id);
        for (const field of FIELDS) {
          const text = fields.get(field);
          if (text !== undefined && record.now(id, field) === text) edits.addCommon(id, field, text);
        }
      }
    },
    runEnded(now, isWhole, isShown) {
      // Of a row that was added by a run which never told the base, the base says what it did before.
      for (const [id, fields] of isWhole ? [] : replaced) {
        for (const [field, texts] of fields) for (const text of texts) edits.addCommon(id, field, text);
      }
      replaced.clear();
      // One that was stopped may have left untold which columns it saw.
      away = new Set([...(isWhole ? [] : away), ...missed]);
      if (isWhole) for (const field of now.columns.keys()) known.add(field);
      // A lead that has no row and is not shown either is forgotten.
      agreed.keepOnly((id) => rows.has(id) || isShown(id));
    },
    settle(isSeen, isPush, isPull) {
      agreed.settle(rows, isSeen, isPull);
      if (!isPush) return;
      for (const [id, { fields }] of rows) {
        if (!isSeen(id)) continue;
        for (const field of FIELDS) {
          const text = fields.get(field);
          if (text !== undefined && record.now(id, field) === text) common.get(id)?.set(field, new Set([text]));
        }
      }
    },
    rowAdded(id) {
      replaced.set(id, common.get(id) ?? new Map());
      common.delete(id);
      moment = -1;
    },
    rowBecame(id, row, sent, isOwn) {
      // A run that added the lead met a row that somebody typed in that very place: the two were never compared.
      const isMuchLike = REQUIRED.filter((field) => record.wasIn(id, field, row.fields.get(field) ?? '')).length > 1;
      if (!isMuchLike) agreed.forget(id);
      for (const field of FIELDS) {
        const text = row.fields.get(field);
        if (text !== undefined && record.wasIn(id, field, text)) edits.addCommon(id, field, text);
        // Of a lead of which nothing is known a blank cell is none that was cleared.
        if (text === '' && !agreed.knows(id)) edits.addCommon(id, field, text);
        if (sent === undefined) continue;
        if (!isOwn && text === '') edits.addCommon(id, field, text);
        // Also where an update has followed already: until a run comes to its end, the base says what the lead was created with.
        edits.addCommon(id, field, textOf(sent[field]));
      }
    },
    copyTo(other) {
      for (const [id, fields] of common) {
        for (const [field, texts] of fields) for (const text of texts) other.addCommon(id, field, text);
      }
      agreed.copyTo(other.agreed);
      // Which columns are away travels with the base.
      other.columnsWent(gone);
    },
    columnsWent(fields) {
      for (const field of fields) gone.add(field);
    },
    wasCommon: (id, field, text) => common.get(id)?.get(field)?.has(text) ?? false,
    wasFilled: (id, field) => [...(common.get(id)?.get(field) ?? [])].some((text) => text !== ''),
    isEmptied: (field) => emptied.has(field),
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
