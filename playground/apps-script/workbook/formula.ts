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

export type CellReader = (sheet: SheetModel, row: number, column: number) => Computed;

/** Computes each formula once, so it is of use only while nobody writes. */
export const cellReader = (workbook: Workbook): CellReader => {
  const known = new Map<string, Outcome>();
  return (sheet, row, column) => {
    const cell = cellAt(sheet, row, column);
    if (cell.formula === null) return cell;
    const outcome = computeDeep(known, { workbook, sheet, row, column });
    const { value, format } = outcome instanceof FormulaError ? plain(outcome.code) : outcome;
    return { value, format: cell.format === '' ? format : cell.format };
  };
};

export const contentOf = (workbook: Workbook, sheet: SheetModel, row: number, column: number): Computed => {
  const cell = cellAt(sheet, row, column);
  return cell.formula === null ? cell : cellReader(workbook)(sheet, row, column);
};

interface Place {
  readonly workbook: Workbook;
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
}

/** What is known while a cell is computed. */
interface Computation {
  readonly known: Map<string, Outcome>;
  /** The cells whose formulas are being computed: one that needs itself is in error. */
  readonly open: Set<string>;
}

interface Site extends Scope {
  readonly computation: Computation;
}

const nameOf = ({ sheet, row, column }: Place): string => `${sheet.id}:${row}:${column}`;

/** Formulas upon formulas, each on JavaScript's stack: it holds more of them than this. */
const DEEPEST = 200;

/** Thrown where there are more: that cell has to be computed first. */
class TooDeep extends Error {
  constructor(readonly place: Place) {
    super('Too many formulas depend on each other.');
  }
}

/** A running total down thousands of rows is computed from where the stack ends, in stages. */
const computeDeep = (known: Map<string, Outcome>, target: Place): Outcome => {
  const stages = [target];
  for (;;) {
    const stage = stages.at(-1) ?? target;
    try {
      const outcome = compute({ known, open: new Set() }, stage);
      if (stages.length === 1) return outcome;
      stages.pop();
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      const { place } = error;
      if (stages.some((waiting) => nameOf(waiting) === nameOf(place)))
        known.set(nameOf(place), new FormulaError('#REF!'));
      else stages.push(place);
    }
  }
};

const compute = (computation: Computation, place: Place): Outcome => {
  const { sheet, row, column } = place;
  const { formula, format } = cellAt(sheet, row, column);
  if (formula === null) return cellAt(sheet, row, column);
  const { known, open } = computation;
  const name = nameOf(place);
  const before = known.get(name);
  if (before !== undefined) return before;
  if (open.has(name)) return new FormulaError('#REF!');
  if (open.size === DEEPEST) throw new TooDeep(place);
  open.add(name);
  const outcome = outcomeOf(() => resultOf(formula, { ...place, asArrays: false, computation }));
  open.delete(name);
  const shown = outcome instanceof FormulaError || format === '' ? outcome : { value: outcome.value, format };
  known.set(name, shown);
  return shown;
};

const resultOf = (formula: string, site: Site): Computed => {
  const tree = parseFormula(formula);
  if (tree === null) throw new FormulaError('#ERROR!');
  return single(evaluate(tree, site), site);
};

const evaluate = (tree: Expression, site: Site): Operand => {
  switch (tree.kind) {
    case 'literal':
      return plain(tree.value);
    case 'nothing':
      return plain(null);
    case 'error':
      throw new FormulaError(tree.code);
    case 'reference':
      return areaOf(tree.reference, site);
    case 'unary':
      return apply([tree.operand], site, (operand) =>
        tree.operator === '-' ? negated(operand, site.workbook.rules) : operand,
      );
    case 'binary':
      return apply([tree.left, tree.right], site, (left, right) =>
        operate(tree.operator, left, right, site.workbook.rules),
      );
    case 'call': {
      const found = functionNamed(tree.name);
      if (found === undefined) throw new FormulaError('#NAME?');
      if (tree.args.length < found.least || tree.args.length > found.most) throw new FormulaError('#N/A');
      const scope = found.takesArrays && !site.asArrays ? { ...site, asArrays: true } : site;
      return found.apply(
        tree.args.map((argument) => () => evaluate(argument, scope)),
        scope,
      );
    }
  }
};

const apply = (
  trees: readonly Expression[],
  site: Site,
  operation: (first: Computed, second: Computed) => Computed,
): Operand => {
  const operands = trees.map((tree) => evaluate(tree, site));
  const of = ([first = plain(null), second = plain(null)]: readonly Computed[]) => operation(first, second);
  return site.asArrays ? broadcast(operands, of) : of(operands.map((operand) => single(operand, site)));
};

const areaOf = (reference: ReferenceText, { workbook, sheet: ownSheet, computation }: Site): Area => {
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
    at: (down, right) => {
      const cell = cellAt(sheet, row + down, column + right);
      if (cell.formula === null) return cell;
      return compute(computation, { workbook, sheet, row: row + down, column: column + right });
    },
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
