// What the tests of the commands do and see: leads, people's typing, and all that a run leaves behind.

import { afterEach, expect } from '@jest/globals';
import type { Host } from '../../playground/apps-script/host';
import type { ServiceCall } from '../../playground/apps-script/runtime/bridge';
import type { Answer, Question } from '../../playground/apps-script/services/ui-state';
import { readValue } from '../../playground/apps-script/workbook/reading';
import {
  cellAt,
  lastContentColumn,
  lastContentRow,
  type SheetModel,
} from '../../playground/apps-script/workbook/sheet';
import type { JournalEntry } from '../../playground/heatpunk/journal';
import type { JsonObject } from '../../playground/heatpunk/json';
import { type LeadRecord, UPDATABLE_FIELDS } from '../../playground/heatpunk/lead';
import { aLead } from '../a-lead';
import { markIn } from '../mark-in';
import { createWorld, MEMBER, MENU, type World, type WorldOptions } from '../world';

export const ALEX = 'alex@example.com';
/** Alex's own, once the team has it. */
export const ALEX_KEY = 'another-key-9876543210-abcd';

export const SYNC = 'Sync now';
export const PULL = 'Pull leads';
export const PUSH = 'Push changes';
export const DELETE = 'Delete selected leads…';
export const SET_UP = 'Set up…';
export const KEEP = 'Conflicts > Keep mine';
export const TAKE = "Conflicts > Take Heatpunk's";

/** The sheet of the activity log. */
export const LOG = 'Heatpunk log';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** After so long a create without an answer is sent again. */
export const PATIENCE_MS = 3 * MINUTE_MS;

/** A lead that shares no name, address, phone or e-mail with another one; its id has five digits. */
export function lead(id: string, fields: JsonObject = {}): LeadRecord {
  return aLead(id, { customerPhone: `07700 9${id}`, postcode: 'EX23 8AA', crmReference: null, ...fields });
}

/** Leads with ids from 10001 on. */
export function leads(count: number): LeadRecord[] {
  return Array.from({ length: count }, (_, index) => lead(String(10_001 + index)));
}

/** The first of them. */
export const FIRST = '10001';
export const SECOND = '10002';
export const THIRD = '10003';

/** For a world in which nobody saved a key yet. */
export const NOT_CONFIGURED: WorldOptions = { configured: false, leads: leads(3) };

/** What somebody types over a phone number. */
export const PHONE = '01632 960777';

/** A world whose leads were pulled, with nothing asked of Heatpunk since. */
export function pulled(count = 3, options: WorldOptions = {}): World {
  const world = createWorld({ leads: leads(count), ...options });
  world.click(SYNC);
  world.heatpunk.journal.clear();
  return world;
}

/** A world whose leads were pulled, refreshed every hour; the clock says 09:30 at first. */
export function refreshed(settings: Readonly<Record<string, unknown>> = {}): World {
  return pulled(3, { settings: { refresh: 'hourly', ...settings } });
}

/** All that a new row needs. */
export const COMPLETE = {
  customerName: 'Rhys Barker',
  customerPhone: '01632 960001',
  customerEmail: 'rhys.barker@example.com',
  address: '7 Heron Court, Bude',
} as const;

export const ANOTHER = {
  customerName: 'Priya Naylor',
  customerPhone: '01632 960002',
  customerEmail: 'priya.naylor@example.com',
  address: '9 Heron Court, Bude',
} as const;

/** Writes the fields of a new lead into a row, those side by side in one paste; answers the row's number. */
export function typeLead(world: World, row: number, fields: Readonly<Record<string, string>>): number {
  const cells = Object.entries(fields).map(([field, text]) => ({ column: world.column(field), text }));
  cells.sort((a, b) => a.column - b.column);
  for (let start = 0; start < cells.length; ) {
    let end = start + 1;
    while (cells[end]?.column === (cells[end - 1]?.column ?? 0) + 1) end++;
    const run = cells.slice(start, end);
    world.host.people.paste([row, run[0]?.column ?? 0], [run.map(({ text }) => text)]);
    start = end;
  }
  return row;
}

/** Types over one field of a lead. */
export function edit(world: World, id: string, field: string, text: string): void {
  world.host.people.type([rowOf(world, id).number, world.column(field)], text);
}

/** Pastes a text over one field of every row from the second to the last, in one act. */
export function pasteOver(world: World, field: string, texts: readonly string[]): void {
  world.host.people.paste(
    [2, world.column(field)],
    texts.map((text) => [text]),
  );
}

export function freeRow(world: World): number {
  return lastContentRow(sheet(world, 'Leads')) + 1;
}

/** What a test wants done in the middle of a run, and is not done yet. */
const toBeDone = new Set<{ readonly when: string }>();

afterEach(() => {
  const neverDone = [...toBeDone];
  toBeDone.clear();
  expect(neverDone).toEqual([]);
});

/** Does something once, just before a run's n-th call of this name. A test in which that never comes fails. */
export function beforeCall(wanted: string, nth: number, act: () => void): (call: ServiceCall) => void {
  let count = 0;
  const due = { when: `before call ${nth} of ${wanted}` };
  toBeDone.add(due);
  return ({ name }) => {
    if (name !== wanted || ++count !== nth) return;
    toBeDone.delete(due);
    act();
  };
}

/** The same before it asks Heatpunk for the n-th time, and is about to wait for the answer. */
export const beforeRequest = (nth: number, act: () => void) => beforeCall('UrlFetchApp.fetchAll', nth, act);

export interface LeadRow {
  readonly number: number;
  readonly id: string;
  readonly word: string;
  readonly name: string;
  /** What a script would read in each column that is marked as a field's. */
  readonly fields: ReadonlyMap<string, unknown>;
}

/** The rows of the lead sheet that hold anything of a lead, read in one go: loops over every service call want it fast. */
export function leadRows(world: World): LeadRow[] {
  const model = sheet(world, 'Leads');
  const columns = marksOf(model);
  const last = lastContentRow(model);
  return Array.from({ length: last - 1 }, (_, index) => index + 2).flatMap((number) => {
    const fields = new Map(
      columns.map(({ field, column }) => [field, readValue(world.host.workbook, model, number, column)]),
    );
    const text = (field: string) => String(fields.get(field) ?? '');
    const row = { number, id: text('(lead id)'), word: text('(sync)'), name: text('customerName'), fields };
    return row.id + row.word + row.name === '' ? [] : [row];
  });
}

/** The row of a lead, by its id. */
export function rowOf(world: World, id: string): LeadRow {
  const row = leadRows(world).find((each) => each.id === id);
  if (!row) throw new Error(`no row has the id ${id}`);
  return row;
}

function marksOf(model: SheetModel): { readonly field: string; readonly column: number }[] {
  return Array.from({ length: model.maxColumns }, (_, index) => index + 1).flatMap((column) => {
    const field = markIn(cellAt(model, 1, column).note);
    return field === null ? [] : [{ field, column }];
  });
}

export function wordOf(world: World, id: string): string {
  return rowOf(world, id).word;
}

/** What a script would read in a lead's row. */
export function shown(world: World, id: string, field: string): unknown {
  return rowOf(world, id).fields.get(field);
}

export function inHeatpunk(world: World, id: string, field: string): unknown {
  return world.heatpunk.dashboard.lead(id)?.fields[field];
}

/** The ids of the leads that Heatpunk has under a customer's name. */
export function idsOf(world: World, customerName: string): string[] {
  return world.heatpunk.dashboard
    .leads()
    .filter(({ fields }) => fields.customerName === customerName)
    .map(({ id }) => id);
}

/** Syncs once more, since a new lead's first status comes with the next pull; then as `differences`. */
export function differencesAfterSync(world: World): string[] {
  world.click(SYNC);
  return differences(world);
}

/** Everything in which the lead sheet and Heatpunk differ, in words; empty where they agree and every lead has one row. */
export function differences(world: World): string[] {
  const rows = leadRows(world);
  const known = world.heatpunk.dashboard.leads();
  return [
    ...rows
      .filter(({ id }) => !known.some((each) => each.id === id))
      .map(({ id, name }) => `row ${name}: no lead ${id}`),
    ...rows.filter(({ word }) => word !== 'Synced').map(({ id, word }) => `row ${id}: ${word}`),
    ...known.flatMap((each) => {
      const [row, ...more] = rows.filter(({ id }) => id === each.id);
      if (!row || more.length > 0) return [`lead ${each.id} has ${more.length + (row ? 1 : 0)} rows`];
      return UPDATABLE_FIELDS.filter((field) => row.fields.has(field))
        .map((field) => [field, String(row.fields.get(field)), String(each.fields[field] ?? '')])
        .filter(([, shown, stored]) => shown !== stored)
        .map(([field, shown, stored]) => `lead ${each.id}, ${field}: ${shown} here, ${stored} there`);
    }),
  ];
}

/** Every cell's content and note, sheet by sheet: what may not change when a run changes nothing. */
export function contents(world: World, except: readonly string[] = [LOG]): string {
  return world.host.workbook.sheets
    .filter(({ name }) => !except.includes(name))
    .map((each) => `${each.name}\n${cellsOf(each).join('\n')}`)
    .join('\n\n');
}

export interface LogLine {
  readonly who: string;
  readonly action: string;
  readonly lead: string;
  readonly field: string;
  readonly old: string;
  readonly result: string;
}

/** The lines of the activity log, oldest first. */
export function logLines(world: World): LogLine[] {
  const log = world.host.workbook.sheets.find(({ name }) => name === LOG);
  const last = log ? lastContentRow(log) : 1;
  return Array.from({ length: last - 1 }, (_, index) => {
    const [line = []] = world.host.people.values(`'${LOG}'!A${index + 2}:H${index + 2}`);
    const [, who = '', action = '', lead = '', field = '', old = '', , result = ''] = line.map(String);
    return { who, action, lead, field, old, result };
  });
}

/** What the hidden sheet keeps: by a lead's id what both sides agreed on, by a reference the create on its way. */
export function baseEntries(world: World): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const store = world.host.workbook.sheets.find(({ name }) => name === 'Heatpunk base');
  const last = store ? lastContentRow(store) : 1;
  const lines = last < 2 ? [] : world.host.people.values(`'Heatpunk base'!A2:B${last}`);
  return new Map(
    lines
      .map((line) => line.map(String))
      .filter(([id, entry]) => id !== '' && entry !== '')
      .map(([id = '', entry = '']) => [id, JSON.parse(entry)]),
  );
}

/** The requests of one kind since the journal was last cleared. */
export function requests(world: World, route: JournalEntry['route']): JournalEntry[] {
  return world.heatpunk.journal.entries().filter((entry) => entry.route === route);
}

/** Selects the rows of leads, and answers every question with yes. */
export function chooseToDelete(world: World, ids: readonly string[]): void {
  world.host.people.select(...ids.map((id) => `A${rowOf(world, id).number}`));
  world.host.ui.respond(confirm);
}

/** The items of the product's menu as they stand before somebody, without the lines between them. */
export function menuItems(host: Host, user = MEMBER): string[] {
  const menu = host.ui.menusOf(user).find(({ name }) => name === MENU);
  return menu?.entries.flatMap((entry) => (entry.kind === 'item' ? [entry.label] : [])) ?? [];
}

/** Answers every question with yes, and types the number that is asked for. */
export function confirm({ kind, text, buttons }: Question): Answer {
  if (kind === 'prompt') return { button: 'OK', text: /type their number here: (\d+)/.exec(text)?.[1] ?? '' };
  return buttons.includes('YES') ? 'YES' : 'OK';
}

function sheet(world: World, name: string): SheetModel {
  const found = world.host.workbook.sheets.find((each) => each.name === name);
  if (!found) throw new Error(`There is no sheet ${name}`);
  return found;
}

function cellsOf(model: SheetModel): string[] {
  const width = Math.max(lastContentColumn(model), 1);
  return model.rows.flatMap((row, index) =>
    (row?.cells ?? []).flatMap((cell, column) => {
      if (!cell || (cell.value === null && cell.formula === null && cell.note === '') || column > width + 50) return [];
      return [`${index + 1}:${column + 1} ${JSON.stringify([cell.value, cell.formula, cell.note, cell.format])}`];
    }),
  );
}
