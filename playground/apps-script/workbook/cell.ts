/** One cell: an immutable value that is replaced whole, so that undo and copies only keep references. */

export type Scalar = string | number | boolean;

/** What a cell shows apart from its number format; absent means Sheets' default. */
export interface Style {
  readonly background?: string;
  readonly fontColor?: string;
  readonly fontWeight?: string;
  readonly fontStyle?: string;
  readonly fontLine?: string;
  readonly fontSize?: number;
  readonly fontFamily?: string;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapStrategy?: string;
}

export interface ValidationRule {
  readonly kind: 'VALUE_IN_LIST' | 'CHECKBOX';
  readonly values: readonly string[];
  readonly showDropdown: boolean;
  readonly allowInvalid: boolean;
}

export interface Cell {
  /** null is a blank cell. Dates are serial numbers: days since 1899-12-30 in the spreadsheet's time zone. */
  readonly value: Scalar | null;
  /** As typed, with its leading `=`; while set, `value` is null and the value is computed on reading. */
  readonly formula: string | null;
  /** A number format pattern; the empty string is the automatic format. */
  readonly format: string;
  readonly note: string;
  readonly style: Style;
  readonly rule: ValidationRule | null;
}

const plainStyle: Style = {};
export const textFormat = '@';

export const blankCell: Cell = { value: null, formula: null, format: '', note: '', style: plainStyle, rule: null };

export const hasContent = (cell: Cell): boolean => cell.value !== null || cell.formula !== null;

export const withValue = (cell: Cell, value: Scalar | null, format: string): Cell => ({
  value,
  formula: null,
  format,
  note: cell.note,
  style: cell.style,
  rule: cell.rule,
});

export const withFormula = (cell: Cell, formula: string): Cell => ({
  value: null,
  formula,
  format: cell.format,
  note: cell.note,
  style: cell.style,
  rule: cell.rule,
});

export const withoutContent = (cell: Cell): Cell =>
  hasContent(cell) ? changedCell(cell, { value: null, formula: null }) : cell;

/** Spelt out, as objects made by spreading have a new hidden class each time, and V8 is slow where there are many. */
export const changedCell = (
  cell: Cell,
  {
    value = cell.value,
    formula = cell.formula,
    format = cell.format,
    note = cell.note,
    style = cell.style,
    rule = cell.rule,
  }: Partial<Cell>,
): Cell => ({ value, formula, format, note, style, rule });

/** What a new row or column takes over from its neighbour: its looks and its validation, not its content or its note. */
export const inherited = (cell: Cell | undefined): Cell | undefined =>
  cell === undefined || (cell.format === '' && cell.style === plainStyle && cell.rule === null)
    ? undefined
    : { value: null, formula: null, format: cell.format, note: '', style: cell.style, rule: cell.rule };
