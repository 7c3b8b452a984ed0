import type { SheetModel } from '../../playground/apps-script/workbook/sheet';
import type { Workbook } from '../../playground/apps-script/workbook/workbook';
import { Broken } from './broken';
import { type Cells, isSame } from './snapshot';

/** The sheets that are the product's own, beside the one with the leads. */
const OURS: ReadonlySet<string> = new Set(['Heatpunk base', 'Heatpunk log']);

/** What people have in sheets of their own: the name, whether it is hidden, and all cells. */
export type OtherSheets = ReadonlyMap<SheetModel, { readonly looks: string; readonly rows: readonly Cells[] }>;

/** @param leads the one with the leads, if there is one */
export function otherSheets({ sheets }: Workbook, leads: SheetModel | undefined): OtherSheets {
  const others = sheets.filter((sheet) => sheet !== leads && !OURS.has(sheet.name));
  return new Map(
    others.map((sheet) => {
      const { name, hidden, maxRows, maxColumns } = sheet;
      const looks = `${name} ${hidden} ${maxRows} ${maxColumns}`;
      return [sheet, { looks, rows: sheet.rows.map((row) => row?.cells.slice() ?? []) }];
    }),
  );
}

/**
 * Judges a stretch in which only the product worked: it makes no sheet but its own, and leaves those of people as they are.
 *
 * @param atHand those that were the one with the leads in a run that is at work: somebody may have taken the mark of one away meanwhile
 * @param mayMake whether there was no sheet with the leads: then one is made, which is not to be known for one before it is finished
 */
export function judgeOtherSheets(
  before: OtherSheets,
  after: OtherSheets,
  atHand: ReadonlySet<SheetModel>,
  mayMake: boolean,
): void {
  const isExempt = (sheet: SheetModel) => atHand.has(sheet) || (mayMake && /^Leads( \d+)?$/.test(sheet.name));
  for (const [sheet, { looks, rows }] of after) {
    if (isExempt(sheet)) continue;
    const old = before.get(sheet);
    if (old === undefined) throw new Broken(`The product made the sheet "${sheet.name}".`);
    const isKept = rows.length === old.rows.length && rows.every((cells, at) => isSame(cells, old.rows[at] ?? []));
    if (!isKept || looks !== old.looks) throw new Broken(`The product changed the sheet "${sheet.name}".`);
  }
  for (const sheet of before.keys()) {
    if (!after.has(sheet) && !isExempt(sheet)) throw new Broken(`The sheet "${sheet.name}" is gone.`);
  }
}
