// A lead sheet at which somebody has been working: leads, columns and formulas of their own, an edit and rows not sent yet.

import { cellAt, lastContentRow, type SheetModel } from '../../playground/apps-script/workbook/sheet';
import { someLeads } from '../a-lead';
import { createWorld, MEMBER, type World, worldOf } from '../world';
import { COMPLETE, edit, leadRows, PHONE, PULL, rowOf, typeLead } from './at-work';

export const LEADS = someLeads(4);
/** The lead in which a person typed another phone number, and the one whose postcode is a formula of theirs. */
const EDITED = '2';
const CALCULATED = '3';
const FORMULA = '="CB24 "&"6YU"';
/** What somebody edited, and therefore all that may be sent. */
export const EDITS: readonly string[] = [`${EDITED} customerPhone`, `${CALCULATED} postcode`];
/** How many rows the sheet has. */
const ROWS = 20;
const NOTE = 'Ring after six';

export interface Desk {
  readonly world: World;
  /** The row of a lead that is complete and not sent yet; null where there is none. */
  readonly newRow: number | null;
  /** What is the person's, and has to be so after any run. */
  readonly theirs: readonly string[];
}

export interface DeskMaker {
  /** A desk as if nothing had happened at it yet, in the same world: only one of them is in use at a time. */
  fresh(options?: { readonly withNewRow: boolean }): Desk;
}

export function deskMaker(): DeskMaker {
  const first = createWorld({
    leads: LEADS,
    reuseContext: true,
    settings: { refresh: 'hourly', refreshPushes: true },
  });
  first.click(PULL);
  furnish(first);
  const { host, heatpunk } = first;
  const stored = new Map(host.properties.document);
  return {
    fresh({ withNewRow } = { withNewRow: false }) {
      heatpunk.faults.clear();
      heatpunk.journal.clear();
      for (const { id, fields } of LEADS) {
        if (heatpunk.dashboard.lead(id)) heatpunk.dashboard.edit(id, fields);
        else heatpunk.dashboard.create(fields, { id });
      }
      for (const { id } of heatpunk.dashboard.leads()) {
        if (!LEADS.some((lead) => lead.id === id)) heatpunk.dashboard.remove(id);
      }
      // A copy starts without the document's properties: with them it is the same document again, before anything happened.
      const copy = host.copy();
      for (const [name, value] of stored) copy.properties.document.set(name, value);
      // The person's refresh is that of one spreadsheet.
      const own = host.properties.user(MEMBER);
      own.set(`refresh.${copy.workbook.id}`, own.get(`refresh.${host.workbook.id}`) ?? '');
      copy.open();
      const world = worldOf(copy, heatpunk);
      const newRow = withNewRow ? typeLead(world, lastContentRow(leadSheet(world)) + 1, COMPLETE) : null;
      return { world, newRow, theirs: theirsIn(world, newRow) };
    },
  };
}

function furnish(world: World): void {
  const { people } = world.host;
  const own = leadSheet(world).rows[0]?.cells.length ?? 0;
  people.type([1, own + 1], 'Fitter');
  people.type([1, own + 2], 'Sum');
  for (const { id } of LEADS) {
    const { number } = rowOf(world, id);
    people.type([number, own + 1], `Fitter of ${id}`);
    people.type([number, own + 2], '=10*2');
  }
  // What nobody uses costs time, and the more leads have to make room for themselves.
  people.deleteRows(ROWS + 1, leadSheet(world).maxRows - ROWS);
  people.setNote([rowOf(world, '1').number, world.column('customerName')], NOTE);
  edit(world, EDITED, 'customerPhone', PHONE);
  // A text column would keep what is typed as text.
  people.setFormat([rowOf(world, CALCULATED).number, world.column('postcode')], '');
  edit(world, CALCULATED, 'postcode', FORMULA);
  typeLead(world, lastContentRow(leadSheet(world)) + 1, { customerName: 'Somebody without a phone' });
}

/**
 * Everything of the person's in the lead sheet, in words: own cells, notes, formulas, the edit, the rows not sent yet.
 *
 * @param newRow a row that may get any id
 */
export function theirsIn(world: World, newRow: number | null): string[] {
  const rows = leadRows(world);
  const rowWith = (id: string) => rows.find((row) => row.id === id && row.number !== newRow);
  const sheet = leadSheet(world);
  const headers = sheet.rows[0]?.cells ?? [];
  const own = ['Fitter', 'Sum'].map((title) => headers.findIndex((cell) => cell?.value === title) + 1);
  const cells = (row: number) => own.map((column) => cellAt(sheet, row, column));
  return [
    JSON.stringify(own.map((column) => cellAt(sheet, 1, column))),
    ...LEADS.map(({ id }) => {
      const found = rows.filter((row) => row.id === id && row.number !== newRow);
      return found.map(({ number }) => `lead ${id}: ${JSON.stringify(cells(number))}`).join(' and ');
    }),
    ...rows
      .filter(({ name }) => name === COMPLETE.customerName || name === 'Somebody without a phone')
      .map(
        ({ name, fields }) =>
          `${name}: ${Object.keys(COMPLETE)
            .map((field) => fields.get(field))
            .join(', ')}`,
      ),
    `edit: ${rowWith(EDITED)?.fields.get('customerPhone')}`,
    `note: ${cellAt(sheet, rowWith('1')?.number ?? 0, world.column('customerName')).note}`,
    ...formulasIn(world),
  ];
}

/** Every formula of the spreadsheet, wherever it is. */
function formulasIn({ host }: World): string[] {
  const found: string[] = [];
  // Looked at ten thousand times, and nearly every cell holds none.
  for (const { name, rows } of host.workbook.sheets) {
    rows.forEach((row, index) => {
      row?.cells.forEach((cell, column) => {
        if (cell && cell.formula !== null) found.push(`${name} ${index + 1}:${column + 1} ${cell.formula}`);
      });
    });
  }
  return found;
}

export function leadSheet({ host }: World): SheetModel {
  const sheet = host.workbook.sheets.find(({ name }) => name === 'Leads');
  if (sheet === undefined) throw new Error('The lead sheet is gone');
  return sheet;
}
