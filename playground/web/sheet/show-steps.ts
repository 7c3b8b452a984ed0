/** Rows and columns that came and went. */

import type { Step } from '../../protocol';
import type { Mutate } from './mutate';
import type { SheetModel } from './sheet-model';

const MUTATIONS: Readonly<Record<Step['kind'], string>> = {
  'insert-rows': 'sheet.mutation.insert-row',
  'delete-rows': 'sheet.mutation.remove-rows',
  'insert-columns': 'sheet.mutation.insert-col',
  'delete-columns': 'sheet.mutation.remove-col',
};

/** The model's look is still that of before. */
export function showStep(mutate: Mutate, { look }: SheetModel, { kind, at, count }: Step): void {
  const [first, last] = [at - 1, at + count - 2];
  const range =
    kind === 'insert-rows' || kind === 'delete-rows'
      ? { startRow: first, endRow: last, startColumn: 0, endColumn: look.columns - 1 }
      : { startRow: 0, endRow: look.rows - 1, startColumn: first, endColumn: last };
  mutate(MUTATIONS[kind], { range });
}
