import { blankCell, type Cell, hasContent } from '../../playground/apps-script/workbook/cell';
import { isDateFormat } from '../../playground/apps-script/workbook/number-format';
import { Broken } from './broken';
import { MARK_COLOUR, ownNote } from './cell-marks';
import type { FormerColours } from './former-colours';
import {
  FIELDS,
  ID,
  isLeadId,
  isNumber,
  type LeadRow,
  leadRows,
  markIn,
  type Snapshot,
  WORD,
  withColumns,
} from './snapshot';

/** What a judge of the sheet has to know of the world. */
export interface SheetKnowledge {
  /** Whether a text in a lead's cell is an edit that has not reached Heatpunk yet. */
  readonly isOpenEdit: (id: string, field: string, text: string) => boolean;
  /** Whether a text stood in the lead's field in Heatpunk during the stretch. */
  readonly wasRemote: (id: string, field: string, text: string) => boolean;
  /** Whether a text ever stood in any required field of the lead. */
  readonly everHeld: (id: string, field: string, text: string) => boolean;
  /** That both sides have, or had, a text in common. */
  readonly noteCommon: (id: string, field: string, text: string) => void;
  /** Whether a run that was stopped may have left a column of the product's own begun and not finished. */
  readonly mayBeUnfinished: boolean;
  /** What cells looked like before they were marked. */
  readonly colours: FormerColours;
  /** Whether a person chose Heatpunk's side against a text that stood in the cell. */
  readonly isGivenUp: (id: string, field: string, text: string) => boolean;
  /** Whether the policy may have decided for Heatpunk: only where both sides changed. */
  readonly mayGiveWay: (id: string, field: string) => boolean;
  /** Whether a person chose to have a text put back into the place of another. */
  readonly isPutBack: (id: string, field: string, sent: string, old: string) => boolean;
  /** Whether the run may take what Heatpunk has into a cell: one that was reviewed takes only what was decided so. */
  readonly mayTake: (id: string, field: string) => boolean;
  /** That the policy decided against an edit. */
  readonly noteDecision: () => void;
  /** Leads whose deletion a person confirmed. */
  readonly confirmed: ReadonlySet<string>;
  /** Whether Heatpunk has, or may have, said that it has no such lead. */
  readonly isGone: (id: string) => boolean;
  /** Whether the other spreadsheet is a copy of this one, or the other way round: both began with the same rows. */
  readonly sharesRows: boolean;
  /** Whether a run has seen that row and lead agree. */
  readonly isCompared: (id: string) => boolean;
  /** Whether somebody changed a row since the run began: then it may have been sent as it was before. */
  readonly isTouched: (row: LeadRow) => boolean;
  /** Whether a lead was created with what stood in the row of a reference. */
  readonly becameOf: (reference: string, id: string) => boolean;
}

/**
 * Judges what the product did to the sheet in a stretch in which nobody else touched it: promises 1 and 4, cell by cell. Rows
 * keep their places then, but for those that a confirmed deletion takes out and those added below; and so do columns, but for the
 * last one of a filter, before which new ones may come.
 *
 * @returns ids that came into the sheet: with the row that had none before, or null where a row was added for the lead
 */
export function judgeSheet(seen: Snapshot, after: Snapshot, know: SheetKnowledge): BornRow[] {
  if (seen.sheet !== after.sheet) throw new Broken('The product turned to another sheet.');
  const end = seen.filterEnd ?? 0;
  const inserted = Math.max(0, (after.filterEnd ?? 0) - end);
  const before = end > 0 && inserted > 0 ? withColumns(seen, end, inserted) : seen;
  const width = Math.max(0, ...before.cells.map((row) => row.length));
  const markOf = new Map([...before.columns].map(([mark, column]) => [column, mark]));
  const born: BornRow[] = [];
  const rowsBefore = new Map(leadRows(before).map((row) => [row.number, row]));
  const rowsAfter = new Map(leadRows(after).map((row) => [row.number, row]));
  /** What stood in the Lead ID cell before, by the id that stands there now. */
  const taken = new Map(leadRows(before).map(({ id }) => [id, id]));
  if (inserted === 0 && seen.hidden !== after.hidden)
    throw new Broken(`The filter or the hidden columns were changed: ${seen.hidden} are now ${after.hidden}.`);
  judgeColumns();
  judgeHeader();
  let shift = 0;
  for (let number = 2; number <= Math.max(before.cells.length, after.cells.length + shift); number++) {
    if (isDeleted(number)) shift++;
    else judgeRow(number, number - shift);
  }
  return born;

  function judgeColumns(): void {
    if (before.cells[0] === after.cells[0]) return;
    const marksIn = ({ cells: [header = []] }: Snapshot) => header.flatMap((cell) => markIn(cell?.note) ?? []);
    const [old, now] = [marksIn(before), marksIn(after)];
    const countIn = (marks: readonly string[], mark: string) => marks.filter((each) => each === mark).length;
    const another = now.find((mark) => countIn(now, mark) > Math.max(1, countIn(old, mark)));
    if (another !== undefined) throw new Broken(`Another column was made for ${another}.`);
  }

  function judgeHeader(): void {
    for (let column = 1; column <= width; column++) {
      const [old, now] = [cellOf(before, 1, column), cellOf(after, 1, column)];
      if (sameCell(old, now)) continue;
      const isRunNote = markOf.get(column) === WORD && sameCell({ ...old, note: '' }, { ...now, note: '' });
      if (isRunNote && withoutRunLine(old.note) === withoutRunLine(now.note)) continue;
      if (isFree(old) && (markIsNew(column) || isUnfinished(column, old))) continue;
      throw new Broken(`The header of column ${column} was changed: ${tell(old)} is now ${tell(now)}.`);
    }
  }

  /** A column of the product's own, begun by a run that was killed: it may be finished. */
  function isUnfinished(column: number, { note }: Cell): boolean {
    return know.mayBeUnfinished && note === '' && isBlank(before, column);
  }

  function markIsNew(column: number): boolean {
    return [...after.columns].some(([mark, at]) => at === column && !before.columns.has(mark));
  }

  function isDeleted(number: number): boolean {
    const id = rowsBefore.get(number)?.id ?? '';
    if (!know.confirmed.has(id) || rowsAfter.get(number - shift)?.id === id) return false;
    if (know.isGone(id)) return true;
    throw new Broken(`The row of lead ${id} is gone, which Heatpunk has still.`);
  }

  function judgeRow(number: number, now: number): void {
    if (before.cells[number - 1] === after.cells[now - 1] && before.columns === after.columns) return;
    const wasUsed = rowsBefore.has(number);
    const [oldId, id] = [rowsBefore.get(number)?.id ?? '', rowsAfter.get(now)?.id ?? ''];
    if (id !== oldId) judgeId(number, oldId, id, rowsAfter.get(now), wasUsed);
    const most = Math.max(width, after.cells[now - 1]?.length ?? 0);
    for (let column = 1; column <= most; column++) {
      const [old, cell] = [cellOf(before, number, column), cellOf(after, now, column)];
      if (old === cell) continue;
      const mark = markOf.get(column);
      if (sameCell(old, cell) && (mark !== undefined || old.format === cell.format)) continue;
      if (mark === undefined) judgeOwn(number, column, id, old, cell, !wasUsed);
      else judgeOurs({ number, now, column, mark, id, wasUsed }, old, cell);
    }
  }

  function judgeOwn(number: number, column: number, id: string, old: Cell, now: Cell, isNewRow: boolean): void {
    const newMark = [...after.columns].find(([, at]) => at === column)?.[0];
    if (newMark !== undefined && !isFree(old))
      throw new Broken(`The new column of ${newMark} took the place of ${tell(old)} in row ${number}.`);
    // What is filled in there was blank on both sides as far as a run that is killed can tell.
    if (newMark !== undefined) know.noteCommon(id, newMark, '');
    if (newMark !== undefined && FIELDS.has(newMark)) noteFilled(number - shift, newMark, id);
    if (newMark !== undefined || (isNewRow && isFree(now))) return;
    if (isShifted(old, now)) return;
    if (isUnfinished(column, old) && !hasContent(now)) return;
    throw new Broken(
      `A cell of the user's own (row ${number}, column ${column}) was changed: ${tell(old)} is now ${tell(now)}.`,
    );
  }

  /** Rows that go and columns that come shift the references in formulas, as in Sheets. */
  function isShifted(old: Cell, now: Cell): boolean {
    const hasMoves = know.confirmed.size > 0 || before !== seen;
    return hasMoves && old.formula !== null && withoutReferences(old.formula) === withoutReferences(now.formula);
  }

  /** A cell of a new column, which has to be what Heatpunk has. */
  function noteFilled(row: number, field: string, id: string): void {
    const text = rowsAfter.get(row)?.fields.get(field) ?? '';
    if (text !== '' && !know.wasRemote(id, field, text)) {
      throw new Broken(`Lead ${id}: the new column of ${field} says "${text}", which Heatpunk did not have.`);
    }
    know.noteCommon(id, field, text);
  }

  function judgeOurs(at: OurCell, old: Cell, now: Cell): void {
    const mayBeMarked = at.mark !== ID && at.mark !== WORD;
    if (mayBeMarked ? ownNote(now.note) !== ownNote(old.note) : now.note !== old.note) {
      throw new Broken(`A note was changed in row ${at.number}, column ${at.column}.`);
    }
    // Rows that are added past the end look like the last one, as in Sheets.
    const isAdded = at.number > before.cells.length;
    if (!isAdded && now.style !== old.style) judgeLooks(at, old, now, mayBeMarked);
    const isOfNumber = isNumber(at.mark) && typeof now.value === 'number' && !isDateFormat(old.format);
    if (isOfNumber && !isAdded && now.format !== old.format) {
      throw new Broken(`The format of ${at.mark} in row ${at.number} was changed: ${tell(old)} is now ${tell(now)}.`);
    }
    if (now.formula !== null && now.formula !== old.formula && !isShifted(old, now)) {
      throw new Broken(`A formula was born in row ${at.number}: ${now.formula}`);
    }
    if (old.formula !== null && now.formula === null && FIELDS.has(at.mark)) {
      throw new Broken(`A formula was wiped in row ${at.number}: ${old.formula} is now ${tell(now)}.`);
    }
    if (FIELDS.has(at.mark)) judgeField(at);
  }

  /** A cell in conflict is coloured, and gets back the background that it had; nothing else changes. */
  function judgeLooks({ number, column, mark, id }: OurCell, old: Cell, now: Cell, mayBeMarked: boolean): void {
    const [was, is] = [old.style.background, now.style.background];
    const isRest = JSON.stringify(withoutBackground(old)) === JSON.stringify(withoutBackground(now));
    const isMark = mayBeMarked && was !== is && (was === MARK_COLOUR || is === MARK_COLOUR);
    if (!isRest || (was !== is && !isMark))
      throw new Broken(`The looks of row ${number}, column ${column}, were changed.`);
    if (was === is) return;
    if (is === MARK_COLOUR) know.colours.marked(id, mark, was);
    else if (know.colours.mayBe(id, mark, is)) know.colours.unmarked(id, mark);
    else throw new Broken(`Row ${number} (${id}): ${mark} was marked, and is now ${is ?? 'without a background'}.`);
  }

  /** Promise 1: what stood in a cell stands there still, or was in Heatpunk before, or a decision was made. */
  function judgeField({ number, now, mark, id, wasUsed }: OurCell): void {
    const old = rowsBefore.get(number)?.fields.get(mark) ?? '';
    const text = rowsAfter.get(now)?.fields.get(mark) ?? '';
    if (old === text) return;
    // What a person chose to put back is an edit of theirs from here on.
    if (know.isPutBack(id, mark, old, text)) return;
    if (!know.mayTake(id, mark))
      throw new Broken(`Lead ${id}: "${text}" was taken into ${mark}, which nobody approved.`);
    if (!isLeadId(id))
      throw new Broken(`The product wrote "${text}" over "${old}" into ${mark} of a row that is no lead.`);
    if (text !== '' && !know.wasRemote(id, mark, text)) {
      throw new Broken(`Lead ${id}: ${mark} is now "${text}", which Heatpunk did not have.`);
    }
    if (text === '' && !know.wasRemote(id, mark, '')) {
      throw new Broken(`Lead ${id}: ${mark} "${old}" was cleared, though Heatpunk had it.`);
    }
    const { id: oldId = '', word = '' } = rowsBefore.get(number) ?? {};
    // A row without a word, or without an id, is taken for one that was never filled, unless a run has compared it.
    const isUnfilled = old === '' && (word === '' || !isLeadId(oldId)) && !know.isCompared(id);
    // A copy of a row whose create was on its way may turn out to be the lead that the original became.
    const isCopied = know.sharesRows && oldId.startsWith('pending-');
    const isLost = wasUsed && !isUnfilled && !isCopied && know.isOpenEdit(id, mark, old);
    // A run that is killed before it tells the base leaves that at what stood here before.
    for (const each of isLost ? [text] : [old, text]) know.noteCommon(id, mark, each);
    if (!isLost) return;
    if (know.isGivenUp(id, mark, old)) return;
    if (know.mayGiveWay(id, mark)) know.noteDecision();
    else {
      throw new Broken(`Lead ${id}: the edit of ${mark}, "${old}", is lost: a run wrote "${text}" over it.`);
    }
  }

  /** A row gets an id by becoming a lead, or by being known again as one; and a new row below gets its lead's. */
  function judgeId(number: number, old: string, id: string, row: LeadRow | undefined, wasUsed: boolean): void {
    if (isLeadId(old)) throw new Broken(`Row ${number} had the id ${old} and now has "${id}".`);
    if (!isLeadId(id)) return;
    // Copies of a row whose create was on its way all get the id, and are marked as duplicates.
    const isCopy = old !== '' && taken.get(id) === old;
    if (taken.has(id) && !isCopy) throw new Broken(`Row ${number} got the id ${id}, which another row has.`);
    taken.set(id, old);
    if (!wasUsed) born.push({ id, row: null });
    if (row === undefined || !wasUsed) return;
    // A reference tells by itself whose row it is, whatever was typed into the others of its cells.
    const isCertain = old === '' ? know.isTouched(row) : know.becameOf(old, id);
    const was = rowsBefore.get(number)?.fields ?? row.fields;
    const held = [...was].filter(([field, text]) => text !== '' && know.everHeld(id, field, text));
    if (held.length < 2 && !isCertain) {
      throw new Broken(`Row ${number} got the id ${id}, and has next to nothing in common with that lead.`);
    }
    born.push({ id, row });
  }
}

/** An id that came into the sheet. */
export interface BornRow {
  readonly id: string;
  readonly row: LeadRow | null;
}

interface OurCell {
  readonly number: number;
  readonly now: number;
  readonly column: number;
  readonly mark: string;
  readonly id: string;
  readonly wasUsed: boolean;
}

function isBlank({ cells }: Snapshot, column: number): boolean {
  return cells.every((row) => !hasContent(row[column - 1] ?? blankCell));
}

/** Whether nobody has anything in a cell. */
function isFree(cell: Cell): boolean {
  return !hasContent(cell) && cell.note === '';
}

function cellOf({ cells }: Snapshot, row: number, column: number): Cell {
  return cells[row - 1]?.[column - 1] ?? blankCell;
}

function withoutReferences(formula: string | null): string {
  return formula?.replace(/\b[A-Z]+\d+\b|#REF!/g, '@') ?? '';
}

/** Equal in all but the number format, which shows nothing in a blank cell and is the product's to set in a cell of a field. */
function sameCell(old: Cell, now: Cell): boolean {
  if (old === now) return true;
  return (
    old.value === now.value &&
    old.formula === now.formula &&
    old.note === now.note &&
    (old.format === now.format || !hasContent(now)) &&
    (old.rule === now.rule || JSON.stringify(old.rule) === JSON.stringify(now.rule)) &&
    (old.style === now.style || JSON.stringify(old.style) === JSON.stringify(now.style))
  );
}

function withoutBackground({ style: { background: _, ...rest } }: Cell) {
  return rest;
}

function withoutRunLine(note: string): string {
  return note.replace(/\n?^Last run: .*$/m, '');
}

function tell({ value, formula, note, format }: Cell): string {
  return JSON.stringify({ ...(formula === null ? { value } : { formula }), ...(note === '' ? {} : { note }), format });
}
