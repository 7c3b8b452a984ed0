/** Renaming a sheet; formulas that name it follow. */

import { ServiceError } from '../errors';
import { changedCell } from './cell';
import type { SheetModel } from './sheet';
import { nameGivenBack, nameIsTaken, type Workbook } from './workbook';

/** Throws in Google's words when another sheet has the name. Answers how to undo it. */
export const renameSheet = (workbook: Workbook, sheet: SheetModel, name: string): (() => void) => {
  if (name === '') throw new ServiceError('The sheet name cannot be empty.');
  if (nameIsTaken(workbook, name, sheet)) {
    throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
  const before = sheet.name;
  sheet.name = name;
  for (const holder of workbook.sheets) if (holder.hasFormulas) renameInFormulas(holder, before, name);
  return () => void renameSheet(workbook, sheet, nameGivenBack(workbook, before, sheet));
};

const renameInFormulas = (holder: SheetModel, before: string, after: string): void => {
  const escaped = before.replaceAll("'", "''").replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const prefix = new RegExp(`'${escaped}'!|(?<![\\w'])${escaped}!`, 'g');
  const replacement = `'${after.replaceAll("'", "''")}'!`;
  for (const row of holder.rows) {
    row?.cells.forEach((cell, index) => {
      if (cell === undefined || cell.formula === null) return;
      const formula = cell.formula.replace(prefix, () => replacement);
      if (formula !== cell.formula) row.cells[index] = changedCell(cell, { formula });
    });
  }
};
