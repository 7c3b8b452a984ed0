/** Addresses of cells: 1-based rows and columns, and A1 notation for them. */

export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const rect = (row: number, column: number, rows = 1, columns = 1): Rect => ({ row, column, rows, columns });

export const lastRowOf = (area: Rect): number => area.row + area.rows - 1;
export const lastColumnOf = (area: Rect): number => area.column + area.columns - 1;

/** 1 → A, 27 → AA. */
export const columnLetters = (column: number): string => {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
};

/** A → 1, aa → 27. */
export const columnNumber = (letters: string): number => {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
};

export const a1Of = (area: Rect): string => {
  const first = `${columnLetters(area.column)}${area.row}`;
  return area.rows === 1 && area.columns === 1
    ? first
    : `${first}:${columnLetters(lastColumnOf(area))}${lastRowOf(area)}`;
};

export interface Address {
  readonly sheetName: string | null;
  readonly area: Rect;
}

const a1Pattern = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?\$?([A-Za-z]*)\$?(\d*)(?::\$?([A-Za-z]*)\$?(\d*))?$/;

/**
 * Reads A1, A1:B2, A:B, 2:3, A2:A and each with a sheet's name before it. Open ends reach to the size given.
 * Answers null when the text is no address.
 */
export const parseA1 = (text: string, maxRows: number, maxColumns: number): Address | null => {
  const match = a1Pattern.exec(text.trim());
  if (match === null) return null;
  const [, quoted, plain, letters = '', digits = '', endLetters, endDigits] = match;
  const sheetName = quoted?.replaceAll("''", "'") ?? plain ?? null;
  if (letters === '' && digits === '') return null;
  const isRange = endLetters !== undefined || endDigits !== undefined;
  if (!isRange && (letters === '' || digits === '')) return null;
  const row = digits === '' ? 1 : Number(digits);
  const column = letters === '' ? 1 : columnNumber(letters);
  if (!isRange) return { sheetName, area: rect(row, column) };
  const endRow = endDigits ? Number(endDigits) : maxRows;
  const endColumn = endLetters ? columnNumber(endLetters) : maxColumns;
  if (row === 0 || endRow === 0) return null;
  return {
    sheetName,
    area: rect(
      Math.min(row, endRow),
      Math.min(column, endColumn),
      Math.abs(endRow - row) + 1,
      Math.abs(endColumn - column) + 1,
    ),
  };
};
