/** A working day on the page, end to end: afterwards the sheet that the page shows and Heatpunk's own leads are the same, cell by cell. */

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { LeadView } from '../../../playground/protocol';
import { type Page, saveSettings, startTestServer, type TestServer } from './a-page';

// Threads, processes and sockets on a machine that may be busy.
jest.setTimeout(60_000);

let server: TestServer;
let page: Page;

beforeAll(async () => {
  server = await startTestServer({ heatpunk: { leads: 120, seed: 2026, shape: null } });
  page = await server.page();
});

afterAll(() => server.close());

const sheet = () => page.book.sheet('Leads');
const textAt = (row: number, column: number) => page.book.text(sheet(), row, column);

/** The column of each field, by the notes of the headers. */
const columns = (): ReadonlyMap<string, number> =>
  new Map(
    [...sheet().cells.values()].flatMap(({ row, column, note }) => {
      const mark = row === 1 ? /^heatpunk: (.+)$/m.exec(note ?? '')?.[1] : undefined;
      return mark === undefined ? [] : [[mark, column] as const];
    }),
  );

const columnOf = (field: string): number => {
  const column = columns().get(field);
  if (column === undefined) throw new Error(`No column is marked ${field}.`);
  return column;
};

const idIn = (row: number) => textAt(row, columnOf('(lead id)'));
const rowsById = (): ReadonlyMap<string, number> => {
  const column = columnOf('(lead id)');
  const cells = [...sheet().cells.values()].filter((cell) => cell.column === column);
  return new Map(cells.map(({ text, row }) => [text, row]));
};
const rowOf = (id: string): number => {
  const row = rowsById().get(id);
  if (row === undefined) throw new Error(`No row is lead ${id}'s.`);
  return row;
};
const type = (row: number, field: string, text: string) =>
  page.act('Leads', { do: 'type', row, column: columnOf(field), text });
const colleague = async (id: string, fields: Record<string, string>) => {
  const heard = page.hear('leads');
  page.send({ kind: 'lead', act: { do: 'edit', id, fields } });
  await heard;
};
/** Clicks, and answers what the toast said. */
const click = async (handler: string): Promise<string> => {
  const from = page.news.length;
  const run = await page.click(handler);
  expect(run).toMatchObject({ outcome: 'completed', error: null });
  return page.news
    .slice(from)
    .flatMap((news) => (news.kind === 'toast' ? [news.text] : []))
    .join('\n');
};

const localTime = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** What a cell of that field shows of Heatpunk's value. */
const shown = (value: LeadView['fields'][string] | undefined): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return String(value).toUpperCase();
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value).replace(/\r\n?/g, '\n').trim();
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? localTime.format(new Date(text)).replace(',', '') : text;
};

const differences = (): readonly string[] => {
  const fields = [...columns()].filter(([field]) => !field.startsWith('('));
  const rows = rowsById();
  return [...page.leads.values()].flatMap((lead) => {
    const row = rows.get(lead.id);
    if (row === undefined) return [`${lead.id} is not in the sheet`];
    return fields.flatMap(([field, column]) => {
      const [here, there] = [textAt(row, column).trim(), shown(lead.fields[field])];
      return here === there ? [] : [`${lead.id} ${field}: ${here} | ${there}`];
    });
  });
};

test('both sides work, and at its end they agree', async () => {
  await saveSettings(page, { refresh: '30min', refreshPushes: true });
  expect(await click('pullLeads')).toContain('120 new leads.');

  // The team edits, clears and pastes; a colleague edits in Heatpunk.
  await type(2, 'status', 'Quote');
  await type(3, 'customerPhone', '07700 900123');
  await type(4, 'address', "1 New Road\nO'Connor's Yard");
  await page.act('Leads', { do: 'clear', area: { row: 5, column: columnOf('postcode'), rows: 1, columns: 1 } });
  await page.act('Leads', {
    do: 'paste',
    row: 8,
    column: columnOf('customerName'),
    block: [
      ['Robin Pasted', '07700 900201'],
      ['Kim Pasted', '07700 900202'],
    ],
  });
  await colleague(idIn(12), { status: 'Sale' });
  await page.act('Leads', { do: 'sort', column: columnOf('customerName'), ascending: true });
  await click('syncNow');
  expect(differences()).toEqual([]);

  // A row is added, and another is removed: it comes back.
  const below = 122;
  await type(below, 'customerName', 'Charlie New');
  await type(below, 'customerPhone', '07700 900301');
  await type(below, 'customerEmail', 'charlie.new@example.com');
  await type(below, 'address', '1 New Street, Cambridge');
  await page.act('Leads', { do: 'delete-rows', first: 60, count: 1 });
  await click('syncNow');
  await click('pullLeads');
  expect(page.leads.size).toBe(121);
  expect(differences()).toEqual([]);

  // Both sides change the same phone number: nobody is overwritten until somebody decides.
  const disputed = idIn(15);
  await type(15, 'customerPhone', '07700 900401');
  await colleague(disputed, { customerPhone: '07700 900402' });
  await click('syncNow');
  expect(textAt(rowOf(disputed), columnOf('(sync)'))).toBe('Conflict: Phone');
  expect(textAt(rowOf(disputed), columnOf('customerPhone'))).toBe('07700 900401');
  expect(page.leads.get(disputed)?.fields.customerPhone).toBe('07700 900402');
  await type(rowOf(disputed), 'customerPhone', '07700 900402');
  await click('syncNow');

  // Two leads are deleted, after a question.
  const doomed = [idIn(20), idIn(21)];
  page.send({ kind: 'select', sheet: sheet().id, areas: [{ row: 20, column: 1, rows: 2, columns: 1 }] });
  const question = page.hear('question');
  const deletion = page.click('deleteSelectedLeads');
  page.send({ kind: 'answer', question: (await question).question.id, button: 'YES', text: '' });
  expect(await deletion).toMatchObject({ outcome: 'completed' });
  expect(doomed.filter((id) => page.leads.has(id))).toEqual([]);

  // Both work on, and half an hour passes.
  await colleague(idIn(30), { customerName: 'Renamed By Alex' });
  await type(31, 'postcode', 'CB24 6YU');
  const refreshed = page.hear(
    'execution',
    ({ execution }) => execution.handler === 'refresh' && execution.outcome !== 'running',
  );
  page.send({ kind: 'move-clock', ms: 30 * 60_000 });
  expect((await refreshed).execution).toMatchObject({ outcome: 'completed', trigger: 'clock' });
  expect(page.leads.size).toBe(119);
  expect(differences()).toEqual([]);
});
