import { blankCell, type Cell } from '../../playground/apps-script/workbook/cell';
import { Broken } from './broken';
import { cellKey, MARK_COLOUR, NOT_LISTED, tellsConflict, told } from './cell-marks';
import type { FormerColours } from './former-colours';
import { conflictFields, mayDiffer } from './judge-words';
import { FIELDS, ID, isLeadId, isNumber, type LeadRow, leadRows, type Snapshot, WORD } from './snapshot';

/** What a judge of the marks has to know of the world. */
export interface MarkKnowledge {
  /** Whether a run surely looked at the lead: one of which it does not know how it stands keeps its marks. */
  readonly isLookedAt: (id: string) => boolean;
  /** What stands in the lead's field in Heatpunk; null where there is no such lead. */
  readonly remote: (id: string, field: string) => string | null;
  /** Whether Heatpunk's answer left a field out of every lead, so that nobody can tell what stands there. */
  readonly isUntold: (field: string) => boolean;
  /** Whether no answer ever tells of a field, whatever stands in it. */
  readonly neverLists: (field: string) => boolean;
  /** Whether nobody can tell if what stands in a lead's field is what Heatpunk has. */
  readonly isUnknown: (id: string, field: string, text: string) => boolean;
  readonly colours: FormerColours;
  /** The cells that were remembered as marked when the run began: it cannot tell whether one that was killed had coloured them. */
  readonly remembered: ReadonlySet<string>;
  /** Whether the run left what a policy decides as it was: a row that tells of a conflict may lack its marks then. */
  readonly isLeftToPolicy: boolean;
}

/**
 * After a run that came to its end while nobody touched the sheet: just the cells in conflict are marked, as the words name them.
 *
 * @returns how many are
 */
export function judgeMarks(snapshot: Snapshot, know: MarkKnowledge): number {
  if (!snapshot.columns.has(WORD)) return 0;
  const rows = new Map(leadRows(snapshot).map((row) => [row.number, row]));
  const fields = [...snapshot.columns].filter(([mark]) => mark !== WORD && mark !== ID);
  let count = 0;
  for (let number = 2; number <= snapshot.cells.length; number++) {
    const cells = snapshot.cells[number - 1];
    const row = rows.get(number);
    if (cells === undefined || (row && isLeadId(row.id) && !know.isLookedAt(row.id))) continue;
    const named = row === undefined ? [] : conflictFields(row.word);
    for (const [field, column] of fields) {
      const why = whyWrong(cells[column - 1] ?? blankCell, field, row, named, know);
      if (why !== null) throw new Broken(`Row ${number} (${row?.id}), "${row?.word}": ${field} ${why}.`);
      if (named.includes(field)) count++;
    }
  }
  return count;
}

function whyWrong(
  { note, style }: Cell,
  field: string,
  row: LeadRow | undefined,
  named: readonly string[],
  know: MarkKnowledge,
): string | null {
  const hasNote = tellsConflict(note);
  const isColoured = style.background === MARK_COLOUR;
  const isGiven = know.colours.isGiven(row?.id ?? '', field);
  if (isColoured && !hasNote && !isGiven) return 'is coloured and has no note';
  if (named.includes(field)) {
    if (!hasNote) return know.isLeftToPolicy ? null : 'has no note';
    const there = know.remote(row?.id ?? '', field);
    const sides = [
      ...(know.neverLists(field) ? [] : [told(there ?? '')]),
      ...(know.isUntold(field) ? [NOT_LISTED] : []),
    ].map((remote) => `\nHere: ${told(row?.fields.get(field) ?? '')}\nIn Heatpunk: ${remote}\n`);
    const isTelling =
      FIELDS.has(field) && !row?.formulas.has(field) && !isNumber(field) && there !== null && !know.isLeftToPolicy;
    if (isTelling && !sides.some((each) => note.includes(each)))
      return `has a note that does not say ${sides.map((each) => each.trim()).join(' or ')}`;
    // A colour that somebody gave it since stays, whether the mark was the product's or came by copying another cell's.
    const isTheirs = style.background !== undefined && know.remembered.has(cellKey(row?.id ?? '', field));
    return isColoured || isGiven || isTheirs || know.colours.knows(row?.id ?? '', field) ? null : 'is not coloured';
  }
  if (!hasNote || isGiven) return null;
  const isWaiting = row !== undefined && isLeadId(row.id) && /^(Edited$|Failed: |Invalid: )/.test(row.word);
  return isWaiting && (mayDiffer(row, know).includes(field) || row.formulas.has(field))
    ? null
    : 'is marked and not in conflict';
}
