/** The filter's buttons and what is ticked behind them. Which rows it hides the server says: see show-look.ts. */

import type { SheetLook } from '../../protocol';
import type { Mutate } from './mutate';
import { type SheetModel, textsOf } from './sheet-model';
import { rangeOf } from './univer-ids';

export function showFilter(mutate: Mutate, model: SheetModel, before: SheetLook['filter']): void {
  const { filter } = model.look;
  if (JSON.stringify(filter) === JSON.stringify(before)) return;
  if (before !== null) mutate('sheet.mutation.remove-filter', {});
  if (filter === null) return;
  mutate('sheet.mutation.set-filter-range', { range: rangeOf(filter.area) });
  for (const { column, texts } of filter.hide) {
    if (texts.length === 0) continue;
    const shown = filterTexts(model, column).filter((text) => !texts.includes(text));
    const filters = { filters: shown.filter((text) => text !== ''), ...(shown.includes('') ? { blank: true } : {}) };
    mutate('sheet.mutation.set-filter-criteria', {
      col: column - 1,
      criteria: { colId: column - 1, filters },
      reCalc: false,
    });
  }
}

/** Every different text of a column below the filter's header. */
export function filterTexts(model: SheetModel, column: number): readonly string[] {
  const { filter } = model.look;
  if (filter === null) return [];
  const { row, rows } = filter.area;
  const texts = textsOf(model, { row: row + 1, rows: rows - 1, column, columns: 1 });
  return [...new Set(texts.map(([text = '']) => text))];
}
