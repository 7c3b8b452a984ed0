/** Computes a formula when its cell is read. */

import { lastColumnOf, lastRowOf, type Rect, rect } from './address';
import { functionNamed } from './formula-functions';
import { negated, operate } from './formula-operators';
import { type Expression, parseFormula } from './formula-parser';
import { type ReferenceText, sheetNameOf } from './formula-reference-text';
import {
  type Area,
  broadcast,
  type Computed,
  FormulaError,
  type Operand,
  type Outcome,
  outcomeOf,
  plain,
  type Scope,
  single,
} from './formula-values';
import { cellAt, lastContentColumn, lastContentRow, type SheetModel } from './sheet';
import { sheetNamed, type Workbook } from './workbook';

export const contentOf = (workbook: Workbook, sheet: SheetModel, row: number, column: number): Computed => {
  const cell = cellAt(sheet, row, column);
  if (cell.formula === null) return cell;
  const outcome = compute({ open: new Set(), known: new Map() }, workbook, sheet, row, column);
  const { value, format } = outcome instanceof FormulaError ? plain(outcome.code) : outcome;
  return { value, format: cell.format === '' ? format : cell.format };
};

/** What is known while one cell is read. */
interface Reading {
  /** The cells whose formulas are being computed: one that needs itself is in error. */
  readonly open: Set<string>;
  readonly known: Map<string, Outcome>;
}

interface Place extends Scope {
  readonly reading: Reading;
}

const compute = (reading: Reading, workbook: Workbook, sheet: SheetModel, row: number, column: number): Outcome => {
  const cell = cellAt(sheet, row, column);
  if (cell.formula === null) return cell;
  const name = `${sheet.id}:${row}:${column}`;
  const known = reading.known.get(name);
  if (known !== undefined) return known;
  if (reading.open.has(name) || reading.open.size > 500) return new FormulaError('#REF!');
  reading.open.add(name);
  const { formula } = cell;
  const outcome = outcomeOf(() => resultOf(formula, { workbook, sheet, row, column, asArrays: false, reading }));
  reading.open.delete(name);
  const shown =
    outcome instanceof FormulaError || cell.format === '' ? outcome : { value: outcome.value, format: cell.format };
  reading.known.set(name, shown);
  return shown;
};

const resultOf = (formula: string, place: Place): Computed => {
  const tree = parseFormula(formula);
  if (tree === null) throw new FormulaError('#ERROR!');
  return single(evaluate(tree, place), place);
};

const evaluate = (tree: Expression, place: Place): Operand => {
  switch (tree.kind) {
    case 'literal':
      return plain(tree.value);
    case 'nothing':
      return plain(null);
    case 'error':
      throw new FormulaError(tree.code);
    case 'reference':
      return areaOf(tree.reference, place);
    case 'unary':
      return apply([tree.operand], place, (operand) =>
        tree.operator === '-' ? negated(operand, place.workbook.rules) : operand,
      );
    case 'binary':
      return apply([tree.left, tree.right], place, (left, right) =>
        operate(tree.operator, left, right, place.workbook.rules),
      );
    case 'call': {
      const found = functionNamed(tree.name);
      if (found === undefined) throw new FormulaError('#NAME?');
      if (tree.args.length < found.least || tree.args.length > found.most) throw new FormulaError('#N/A');
      const scope = found.takesArrays && !place.asArrays ? { ...place, asArrays: true } : place;
      return found.apply(
        tree.args.map((argument) => () => evaluate(argument, scope)),
        scope,
      );
    }
  }
};

const apply = (
  trees: readonly Expression[],
  place: Place,
  operation: (first: Computed, second: Computed) => Computed,
): Operand => {
  const operands = trees.map((tree) => evaluate(tree, place));
  const of = ([first = plain(null), second = plain(null)]: readonly Computed[]) => operation(first, second);
  return place.asArrays ? broadcast(operands, of) : of(operands.map((operand) => single(operand, place)));
};

const areaOf = (reference: ReferenceText, { workbook, sheet: ownSheet, reading }: Place): Area => {
  const name = sheetNameOf(reference.prefix);
  const sheet = name === null ? ownSheet : sheetNamed(workbook, name);
  if (sheet === undefined) throw new FormulaError('#REF!');
  const place = placeOf(reference, sheet);
  if (lastRowOf(place) > sheet.maxRows || lastColumnOf(place) > sheet.maxColumns) throw new FormulaError('#REF!');
  const { row, column, rows, columns } = place;
  // Looking for the end of the content pays where an area is far larger than most that people mark.
  const filledRows = rows > 100 ? Math.min(rows, lastContentRow(sheet) - row + 1) : rows;
  const filledColumns = columns > 100 ? Math.min(columns, lastContentColumn(sheet) - column + 1) : columns;
  return {
    place,
    rows,
    columns,
    filledRows: Math.max(filledRows, 0),
    filledColumns: Math.max(filledColumns, 0),
    at: (down, right) => compute(reading, workbook, sheet, row + down, column + right),
  };
};

/** Open ends reach to the end of the grid. */
const placeOf = ({ first, last }: ReferenceText, sheet: SheetModel): Rect => {
  const end = last ?? first;
  const [row, lastRow] = ends(first.row, end.row, sheet.maxRows);
  const [column, lastColumn] = ends(first.column, end.column, sheet.maxColumns);
  return rect(row, column, lastRow - row + 1, lastColumn - column + 1);
};

const ends = (first: number | null, last: number | null, size: number): readonly [number, number] => {
  if (first === null || last === null) {
    const start = first ?? last ?? 1;
    return [start, Math.max(start, size)];
  }
  return [Math.min(first, last), Math.max(first, last)];
};
