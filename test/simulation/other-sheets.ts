import type { Cell } from '../../playground/apps-script/workbook/cell';
import type { SheetModel } from '../../playground/apps-script/workbook/sheet';
import type { Workbook } from '../../playground/apps-script/workbook/workbook';
import { Broken } from './broken';

/** The sheets that are the product's own, beside the one with the leads. */
const OURS: ReadonlySet<string> = new Set(['Heatpunk base', 'Heatpunk log']);

/** What people have in sheets of their own. */
export type OtherSheets = ReadonlyMap<SheetModel, readonly (readonly (Cell | undefined)[])[]>;

/** @param leads the sheet with the leads, or null where there is none yet */
export function otherSheets({ sheets }: Workbook, leads: SheetModel | null): OtherSheets {
  const others = sheets.filter((sheet) => sheet !== leads && !OURS.has(sheet.name));
  return new Map(others.map((sheet) => [sheet, sheet.rows.map((row) => row?.cells.slice() ?? [])]));
}

/** Judges a stretch in which only the product worked: it makes no sheet but its own, and leaves those of people as they are. */
export function judgeOtherSheets(before: OtherSheets, after: OtherSheets): void {
  for (const [sheet, rows] of after) {
    const old = before.get(sheet);
    if (old === undefined) throw new Broken(`The product made the sheet "${sheet.name}".`);
    const isSame =
      rows.length === old.length && rows.every((cells, row) => cells.every((cell, at) => cell === old[row]?.[at]));
    if (!isSame) throw new Broken(`The product wrote into the sheet "${sheet.name}".`);
  }
  for (const sheet of before.keys()) if (!after.has(sheet)) throw new Broken(`The sheet "${sheet.name}" is gone.`);
}
