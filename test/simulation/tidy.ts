import type { Host } from '../../playground/apps-script/host';
import {
  isLeadId,
  isNumber,
  type LeadRow,
  leadRows,
  markIn,
  REQUIRED,
  type Snapshot,
  takeSnapshot,
  UNREADABLE_DATE,
} from './snapshot';

/** What only people can do, as the Sync column or a message asks it of them: afterwards nothing stands in the way of agreement. */
export function tidy(host: Host): void {
  const sheet = takeSnapshot(host);
  if (sheet === null) {
    removeUnusable(host);
    return;
  }
  host.people.openSheet(sheet.sheet.name);
  for (const column of copiedColumns(sheet)) host.people.setNote([1, column], '');
  for (const number of surplusRows(sheet).reverse()) host.people.deleteRows(number);
  const tidied = takeSnapshot(host);
  for (const row of tidied === null ? [] : leadRows(tidied)) if (tidied !== null) mend(host, tidied, row);
}

/** A lead sheet whose Lead ID column was deleted: it is deleted to be made again. */
function removeUnusable({ workbook, people }: Host): void {
  const sheet = workbook.sheets.find(({ rows }) => rows[0]?.cells.some((cell) => cell?.note.startsWith('heatpunk: ')));
  if (sheet === undefined) return;
  if (workbook.sheets.filter(({ hidden }) => !hidden).length < 2) people.addSheet();
  people.deleteSheet(sheet.name);
}

/** Columns of a field that has another one: it was made anew, and somebody brought the old one back. */
function copiedColumns({ cells: [header = []], columns }: Snapshot): number[] {
  return header.flatMap((cell, index) => {
    const field = markIn(cell?.note);
    return field === null || columns.get(field) === index + 1 ? [] : [index + 1];
  });
}

/** Second rows of a lead, and new rows that lack something. */
function surplusRows(sheet: Snapshot): number[] {
  const known = new Set<string>();
  return leadRows(sheet)
    .filter(({ id, word, fields }) => {
      const isCopy = id !== '' && (known.has(id) || (!isLeadId(id) && word === 'Duplicate'));
      known.add(id);
      return isCopy || (!isLeadId(id) && REQUIRED.some((field) => (fields.get(field) ?? '') === ''));
    })
    .map(({ number }) => number);
}

/** Formulas in the fields of leads become texts, and what Heatpunk would refuse becomes right. */
function mend({ people, clock }: Host, { cells, columns }: Snapshot, { number, fields, formulas }: LeadRow): void {
  const put = (field: string, text: string) => {
    const column = columns.get(field);
    if (column === undefined) return;
    people.setFormat([number, column], isNumber(field) ? 'General' : '@');
    people.type([number, column], text);
  };
  for (const [field, text] of fields)
    if (text === UNREADABLE_DATE) put(field, isNumber(field) ? '50' : `read ${number}`);
  for (const field of formulas) put(field, isNumber(field) ? '50' : `plain ${number} ${clock.now()}`);
  const phone = cells[number - 1]?.[(columns.get('customerPhone') ?? 0) - 1];
  if (typeof phone?.value === 'number') put('customerPhone', `07700900${number}`);
  const email = fields.get('customerEmail') ?? '';
  if (email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) {
    put('customerEmail', `mended${number}x${clock.now()}@example.com`);
  }
  const buildDate = fields.get('buildDate') ?? '';
  if (buildDate !== '' && !/^(pre2000|post2000|post2006)$/.test(buildDate)) put('buildDate', 'pre2000');
  for (const field of ['lat', 'lng']) {
    const degrees = fields.get(field) ?? '';
    if (degrees !== '' && !(Math.abs(Number(degrees)) <= 90)) put(field, String(20 + number / 1000));
  }
}
