/** Computes a formula when its cell is read. Errors are the strings that Sheets shows: #ERROR!, #NAME?, #REF!, #VALUE!, #DIV/0!. */

import { lastColumnOf, lastRowOf } from './address';
import type { Scalar } from './cell';
import { functions } from './formula-functions';
import { type Expression, parseFormula } from './formula-parser';
import { asNumber, asText, type Computed, FormulaError, type Operand, single } from './formula-values';
import { isDateFormat } from './number-format';
import { cellAt, type SheetModel } from './sheet';
import { sheetNamed, type Workbook } from './workbook';

export const contentOf = (workbook: Workbook, sheet: SheetModel, row: number, column: number): Computed =>
  compute(workbook, sheet, row, column, new Set());

const compute = (workbook: Workbook, sheet: SheetModel, row: number, column: number, open: Set<string>): Computed => {
  const cell = cellAt(sheet, row, column);
  if (cell.formula === null) return cell;
  const place = `${sheet.id}:${row}:${column}`;
  if (open.has(place) || open.size > 500) return { value: '#REF!', format: cell.format };
  open.add(place);
  try {
    const tree = parseFormula(cell.formula);
    if (tree === null) return { value: '#ERROR!', format: cell.format };
    const result = single(evaluate(tree, { workbook, sheet, open }));
    // A formula over blank cells is 0, never blank.
    return { value: result.value ?? 0, format: cell.format === '' ? result.format : cell.format };
  } catch (error) {
    if (error instanceof FormulaError) return { value: error.code, format: cell.format };
    throw error;
  } finally {
    open.delete(place);
  }
};

interface Scope {
  readonly workbook: Workbook;
  readonly sheet: SheetModel;
  readonly open: Set<string>;
}

const evaluate = (tree: Expression, scope: Scope): Operand => {
  switch (tree.kind) {
    case 'literal':
      return { value: tree.value, format: '' };
    case 'error':
      throw new FormulaError(tree.code);
    case 'reference':
      return referenced(tree, scope);
    case 'unary': {
      const operand = single(evaluate(tree.operand, scope));
      return { value: tree.operator === '-' ? -asNumber(operand.value) : operand.value, format: operand.format };
    }
    case 'binary':
      return operate(tree.operator, single(evaluate(tree.left, scope)), single(evaluate(tree.right, scope)));
    case 'call': {
      if (tree.name === 'IF') return branch(tree.args, scope);
      const apply = functions[tree.name];
      if (apply === undefined) throw new FormulaError('#NAME?');
      return apply(
        tree.args.map((argument) => evaluate(argument, scope)),
        scope.workbook,
      );
    }
  }
};

const branch = (args: readonly Expression[], scope: Scope): Operand => {
  const [condition, yes, no] = args;
  if (condition === undefined || yes === undefined) throw new FormulaError('#N/A');
  if (asTruth(single(evaluate(condition, scope)).value)) return evaluate(yes, scope);
  return no === undefined ? { value: false, format: '' } : evaluate(no, scope);
};

const referenced = (tree: Expression & { kind: 'reference' }, scope: Scope): Operand => {
  const sheet = tree.sheetName === null ? scope.sheet : sheetNamed(scope.workbook, tree.sheetName);
  const { area } = tree;
  if (sheet === undefined || lastRowOf(area) > sheet.maxRows || lastColumnOf(area) > sheet.maxColumns) {
    throw new FormulaError('#REF!');
  }
  const at = (row: number, column: number) => {
    const found = compute(scope.workbook, sheet, row, column, scope.open);
    if (typeof found.value === 'string' && errorCodes.has(found.value) && cellAt(sheet, row, column).formula !== null) {
      throw new FormulaError(found.value);
    }
    return found;
  };
  if (area.rows === 1 && area.columns === 1) return at(area.row, area.column);
  return Array.from({ length: area.rows }, (_, down) =>
    Array.from({ length: area.columns }, (_, right) => at(area.row + down, area.column + right)),
  );
};

const errorCodes = new Set(['#ERROR!', '#NAME?', '#REF!', '#VALUE!', '#DIV/0!', '#N/A', '#NUM!']);

const asTruth = (value: Scalar | null): boolean => {
  if (typeof value === 'string') throw new FormulaError('#VALUE!');
  return Boolean(value);
};

const operate = (operator: string, left: Computed, right: Computed): Computed => {
  if (operator === '&') return { value: asText(left.value) + asText(right.value), format: '' };
  if (operator in comparisons)
    return { value: comparisons[operator]?.(order(left.value, right.value)) ?? false, format: '' };
  const [a, b] = [asNumber(left.value), asNumber(right.value)];
  const format = isDateFormat(left.format) && (operator === '+' || operator === '-') ? left.format : '';
  switch (operator) {
    case '+':
      return { value: a + b, format };
    case '-':
      return { value: a - b, format: isDateFormat(right.format) ? '' : format };
    case '*':
      return { value: a * b, format: '' };
    case '/':
      if (b === 0) throw new FormulaError('#DIV/0!');
      return { value: a / b, format: '' };
    default:
      return { value: a ** b, format: '' };
  }
};

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

/** Numbers before text before booleans; text without regard to case; a blank equals 0 and the empty text. */
const order = (left: Scalar | null, right: Scalar | null): number => {
  const [a, b] = [left ?? emptyLike(right), right ?? emptyLike(left)];
  const ranks = { number: 0, string: 1, boolean: 2 } as const;
  const kind = (value: Scalar) =>
    typeof value === 'number' ? ranks.number : typeof value === 'string' ? ranks.string : ranks.boolean;
  if (kind(a) !== kind(b)) return kind(a) - kind(b);
  const [x, y] = typeof a === 'string' ? [a.toLowerCase(), String(b).toLowerCase()] : [Number(a), Number(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

const emptyLike = (other: Scalar | null): Scalar =>
  typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
