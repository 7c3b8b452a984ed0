/** Moves the references inside formulas: when a formula is copied, and when rows or columns move under it. */

import {
  type Corner,
  type ReferenceText,
  readReference,
  referenceSource,
  referenceText,
  sheetNameOf,
} from './formula-reference-text';

export type Axis = 'row' | 'column';

/** Where each 1-based index of an axis is after a structural change; null for one that was deleted. */
export type IndexMap = (index: number) => number | null;

/** What happened to the rows or columns of one sheet. */
export interface Shift {
  readonly sheetName: string;
  readonly axis: Axis;
  readonly map: IndexMap;
  /** How many rows or columns there were before: open ranges end there. */
  readonly size: number;
}

/** A copy: relative parts move along, parts after a `$` stay. What would leave the sheet becomes #REF!. */
export const copiedFormula = (formula: string, down: number, right: number): string =>
  moveReferences(formula, ({ prefix, first, last }) => {
    const moved = (corner: Corner): Corner => ({
      ...corner,
      row: corner.row === null || corner.rowFixed !== '' ? corner.row : corner.row + down,
      column: corner.column === null || corner.columnFixed !== '' ? corner.column : corner.column + right,
    });
    const [start, end] = [moved(first), last && moved(last)];
    return [start, end].some((corner) => corner !== null && leavesTheSheet(corner))
      ? null
      : { prefix, first: start, last: end };
  });

const leavesTheSheet = ({ row, column }: Corner): boolean =>
  (row !== null && row < 1) || (column !== null && column < 1);

/**
 * References follow what they pointed at. A range shrinks when an end of it was deleted; an open end stays open.
 * `ownSheet` is the sheet that the formula stands in.
 */
export const shiftedFormula = (formula: string, ownSheet: string, shift: Shift): string =>
  moveReferences(formula, (reference) => {
    const { prefix, first, last } = reference;
    if ((sheetNameOf(prefix) ?? ownSheet) !== shift.sheetName) return reference;
    const { axis, map, size } = shift;
    const start = first[axis];
    if (last === null) {
      const index = start === null ? null : map(start);
      return index === null ? null : { prefix, first: { ...first, [axis]: index }, last };
    }
    const end = last[axis];
    if (start === null && end === null) return reference;
    // A2:A and A:A2 are one and the same.
    const [from, to] = span(start ?? end ?? 1, start === null || end === null ? size : end, map);
    if (from > to) return null;
    return {
      prefix,
      first: { ...first, [axis]: start === null ? null : from },
      last: { ...last, [axis]: end === null ? null : start === null ? from : to },
    };
  });

/** The first and the last place of what is left of a range; the first is beyond the last when nothing is. */
const span = (start: number, end: number, map: IndexMap): readonly [number, number] => {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (let index = Math.min(start, end); index <= Math.max(start, end); index++) {
    const place = map(index);
    if (place === null) continue;
    first = Math.min(first, place);
    last = Math.max(last, place);
  }
  return [first, last];
};

const referenceOrText = new RegExp(`"(?:[^"]|"")*"|(${referenceSource})`, 'gi');

/** What did not move keeps the letters it was typed in. */
const moveReferences = (formula: string, move: (reference: ReferenceText) => ReferenceText | null): string =>
  formula.replace(referenceOrText, (whole: string, found: string | undefined) => {
    if (found === undefined) return whole;
    const reference = readReference(found);
    const moved = move(reference);
    if (moved === null) return '#REF!';
    const text = referenceText(moved);
    return text === referenceText(reference) ? whole : text;
  });
