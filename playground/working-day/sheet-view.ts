/** The lead sheet as a person finds their way in it: columns by the notes of their headers, rows by their ids. */

import type { Host } from '../apps-script/host';

/** No lead sheet of the playground is wider. */
const MAX_COLUMNS = 60;

export interface SheetView {
  /** The number of the column that is marked as a field's. */
  column(field: string): number;
  fields(): readonly string[];
  value(row: number, field: string): unknown;
  text(row: number, field: string): string;
  id(row: number): string;
  lastRow(): number;
}

export function sheetOf({ people }: Host): SheetView {
  const marks = (): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    for (let column = 1; column <= MAX_COLUMNS; column++) {
      const mark = /^heatpunk: (.+)$/m.exec(people.note(`Leads!${letters(column)}1`))?.[1];
      if (mark !== undefined) found.set(mark, column);
    }
    return found;
  };
  const column = (field: string): number => {
    const number = marks().get(field);
    if (number === undefined) throw new Error(`No column is marked ${field}.`);
    return number;
  };
  const at = (row: number, field: string) => `Leads!${letters(column(field))}${row}`;
  return {
    column,
    fields: () => [...marks().keys()].filter((mark) => !mark.startsWith('(')),
    value: (row, field) => people.value(at(row, field)),
    text: (row, field) => people.text(at(row, field)),
    id: (row) => people.text(at(row, '(lead id)')),
    lastRow: () => {
      let row = 1;
      while (people.text(at(row + 1, '(lead id)')) !== '') row++;
      return row;
    },
  };
}

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
