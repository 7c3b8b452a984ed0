import type { Host } from '../../playground/apps-script/host';
import type { SheetModel } from '../../playground/apps-script/workbook/sheet';
import { isObject, type Json, type JsonObject } from '../../playground/heatpunk/json';
import { cellKey } from './cell-marks';

/** The hidden sheet; undefined where there is none. */
export function baseSheetOf({ workbook }: Host): SheetModel | undefined {
  return workbook.sheets.find(({ name }) => name === 'Heatpunk base');
}

/** Its entries, of leads and of requests on their way. */
export function entriesOf(sheet: SheetModel | undefined): { readonly id: string; readonly entry: JsonObject }[] {
  return (sheet?.rows.slice(1) ?? []).flatMap((row) => {
    const [id = '', ...parts] = (row?.cells ?? []).map((cell) => String(cell?.value ?? ''));
    return id === '' ? [] : [{ id, entry: parsed(parts.join('')) }];
  });
}

/** The updates without an answer that it remembers. */
export function updatesOnTheirWay(sheet: SheetModel | undefined): { readonly id: string; readonly sent: JsonObject }[] {
  return entriesOf(sheet).flatMap(({ id, entry: { sent } }) => {
    const lead = /^pending-update-(.+)$/s.exec(id)?.[1];
    return lead === undefined || !isSent(sent) ? [] : [{ id: lead, sent }];
  });
}

/** The cells of which it remembers that they are marked, or were about to be, by lead and field. */
export function rememberedMarks(sheet: SheetModel | undefined): ReadonlySet<string> {
  return new Set(
    entriesOf(sheet).flatMap(({ id, entry }) => {
      const lead = /^pending-marks-(.+)$/s.exec(id)?.[1];
      return lead === undefined ? [] : Object.keys(entry).map((field) => cellKey(lead, field));
    }),
  );
}

function isSent(sent: Json | undefined): sent is JsonObject {
  return isObject(sent);
}

/** Nothing for what a killed run left there. */
function parsed(text: string): JsonObject {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
