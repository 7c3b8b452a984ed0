/** Moves the references inside formulas: when a formula is copied, and when rows or columns move under it. */

import { columnLetters, columnNumber } from './address';

export type Axis = 'row' | 'column';

/** Where each 1-based index of an axis is after a structural change; null for one that was deleted. */
export type IndexMap = (index: number) => number | null;

const referenceOrText =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'!|[A-Za-z_]\w*!)?)(?<![\w$])(\$?)([A-Za-z]{1,3})(\$?)(\d+)(?:(:)(\$?)([A-Za-z]{1,3})(\$?)(\d+))?(?![\w(])/g;

interface Corner {
  readonly columnFixed: string;
  readonly column: number;
  readonly rowFixed: string;
  readonly row: number;
}

type MoveReference = (
  sheetName: string | null,
  first: Corner,
  last: Corner | null,
) => readonly [Corner, Corner | null] | null;

/** A copy: relative parts move along, parts after a `$` stay. What would leave the sheet becomes #REF!. */
export const copiedFormula = (formula: string, down: number, right: number): string =>
  moveReferences(formula, (_, first, last) => {
    const moved = [first, last].map(
      (corner) =>
        corner && {
          ...corner,
          row: corner.rowFixed === '' ? corner.row + down : corner.row,
          column: corner.columnFixed === '' ? corner.column + right : corner.column,
        },
    );
    const [start = null, end = null] = moved;
    if (start === null || moved.some((corner) => corner !== null && (corner.row < 1 || corner.column < 1))) return null;
    return [start, end];
  });

/**
 * Rows or columns of `sheetName` moved: references follow what they pointed at. A range shrinks when an end of it was
 * deleted. `ownSheet` is the sheet that the formula stands in.
 */
export const shiftedFormula = (
  formula: string,
  ownSheet: string,
  sheetName: string,
  axis: Axis,
  map: IndexMap,
): string =>
  moveReferences(formula, (prefix, first, last) => {
    if ((prefix ?? ownSheet) !== sheetName) return [first, last];
    const at = (corner: Corner) => (axis === 'row' ? corner.row : corner.column);
    const placed = (corner: Corner, index: number) =>
      axis === 'row' ? { ...corner, row: index } : { ...corner, column: index };
    if (last === null) {
      const index = map(at(first));
      if (index === at(first)) return [first, null];
      return index === null ? null : [placed(first, index), null];
    }
    const [from, to] = span(at(first), at(last), map);
    if (from > to) return null;
    if (from === at(first) && to === at(last)) return [first, last];
    return [placed(first, from), placed(last, to)];
  });

/** The first and the last place of what is left of a range; the first is beyond the last when nothing is. */
const span = (start: number, end: number, map: IndexMap): readonly [number, number] => {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (let index = start; index <= end; index++) {
    const place = map(index);
    if (place === null) continue;
    first = Math.min(first, place);
    last = Math.max(last, place);
  }
  return [first, last];
};

const moveReferences = (formula: string, move: MoveReference): string =>
  formula.replace(referenceOrText, (...match: (string | undefined)[]) => {
    const [
      whole = '',
      prefix = '',
      columnFixed = '',
      letters,
      rowFixed = '',
      digits,
      colon,
      endColumnFixed = '',
      endLetters,
      endRowFixed = '',
      endDigits,
    ] = match;
    if (letters === undefined || digits === undefined) return whole;
    const first: Corner = { columnFixed, column: columnNumber(letters), rowFixed, row: Number(digits) };
    const last: Corner | null =
      colon === undefined
        ? null
        : {
            columnFixed: endColumnFixed,
            column: columnNumber(endLetters ?? ''),
            rowFixed: endRowFixed,
            row: Number(endDigits),
          };
    const moved = move(prefix === '' ? null : sheetNameOf(prefix), first, last);
    if (moved === null) return '#REF!';
    const [start, end] = moved;
    if (start === first && end === last) return whole;
    return `${prefix}${cornerText(start)}${end === null ? '' : `:${cornerText(end)}`}`;
  });

const cornerText = (corner: Corner): string =>
  `${corner.columnFixed}${columnLetters(corner.column)}${corner.rowFixed}${corner.row}`;

const sheetNameOf = (prefix: string): string =>
  prefix.startsWith("'") ? prefix.slice(1, -2).replaceAll("''", "'") : prefix.slice(0, -1);
