import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../playground/apps-script/errors';
import { cellAt, lastContentRow, type SheetModel } from '../../playground/apps-script/workbook/sheet';
import { createWorld, MENU, type World } from '../world';
import {
  COMPLETE,
  chooseToDelete,
  DELETE,
  edit,
  FIRST,
  freeRow,
  LOG,
  leads,
  PULL,
  PUSH,
  pasteOver,
  pulled,
  requests,
  SECOND,
  SYNC,
  THIRD,
  typeLead,
} from './at-work';
import { load as loadReview, ticked } from './reviewed';

const OPEN = 'Open activity log';
const COLUMNS = ['When', 'Who', 'Action', 'Lead', 'Field', 'Old', 'New', 'Result', 'Run', 'Check'];

function log(world: World): SheetModel {
  const found = world.host.workbook.sheets.find(({ name }) => name === LOG);
  if (!found) throw new Error('there is no log');
  return found;
}

/** The log's lines by the titles of their columns, whichever way these stand. */
function lines(world: World): Record<string, unknown>[] {
  const sheet = log(world);
  const width = sheet.maxColumns;
  const area = { row: 1, column: 1, rows: lastContentRow(sheet), columns: width };
  world.host.people.openSheet(LOG);
  const [header = [], ...rows] = world.host.people.values(area);
  world.host.people.openSheet('Leads');
  return rows.map((row) => Object.fromEntries(header.map((title, index) => [String(title), row[index]])));
}

const header = (world: World) => world.host.people.values(`'${LOG}'!A1:L1`)[0]?.filter((title) => title !== '');

/** The leads that an undo would put back. */
function toUndo(world: World): unknown[] {
  const answer = world.host.callFromDialog('loadUndo') as { readonly value?: { readonly items: { id: string }[] } };
  return answer.value?.items.map(({ id }) => id) ?? [];
}

describe('the log', () => {
  test('has a frozen bold header with a filter, wide columns, wrapped text and UK dates, and hides what only the program reads', () => {
    const world = pulled();
    const sheet = log(world);
    expect(header(world)).toEqual(COLUMNS);
    expect(sheet.frozenRows).toBe(1);
    expect(sheet.filter?.area).toEqual({ row: 1, column: 1, rows: sheet.maxRows, columns: COLUMNS.length });
    expect(cellAt(sheet, 1, 1).style.fontWeight).toBe('bold');
    expect(cellAt(sheet, 2, 8).style).toMatchObject({ wrapStrategy: 'WRAP', verticalAlignment: 'top' });
    expect(sheet.columns[7]?.width).toBeGreaterThan(200);
    expect(COLUMNS.filter((_, index) => sheet.columns[index]?.hidden)).toEqual(['Check']);
    expect(world.host.people.text(`'${LOG}'!A2`)).toBe('22/11/2026 09:30:00');
  });

  test('gives all lines of one run one key, and each run its own', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', '07700 900001');
    edit(world, SECOND, 'customerPhone', '07700 900002');
    typeLead(world, freeRow(world), COMPLETE);
    world.click(PUSH);
    edit(world, THIRD, 'customerPhone', '07700 900003');
    world.click(PUSH);
    const runs = lines(world).map(({ Action, Run }) => [Action, String(Run)]);
    const push = runs.filter(([action]) => action === 'Sent' || action === 'Created').map(([, run]) => run);
    expect(push).toHaveLength(4);
    expect(new Set(push.slice(0, 3)).size).toBe(1);
    expect(new Set(runs.map(([, run]) => run)).size).toBe(3);
    expect(push[0]).toMatch(/^[0-9a-z]+-[0-9a-z]{4}$/);
  });

  test('gives the batches of one review one key, though each is an execution of its own, and takes no other from its page', () => {
    const world = pulled();
    for (const id of [FIRST, SECOND, THIRD]) edit(world, id, 'customerPhone', '07700 900001');
    const view = loadReview(world);
    const [first, second, third] = view.entries.map((entry) => ticked(entry));
    for (const [entry, run] of [
      [first, view.run],
      [second, view.run],
      [third, '=HYPERLINK("x")'],
    ]) {
      expect(world.host.callFromDialog('pushReviewed', [entry], run).ok).toBe(true);
    }
    const sent = lines(world).filter(({ Action }) => Action === 'Sent');
    expect(sent.map(({ Run }) => Run === view.run)).toEqual([true, true, false]);
    expect(sent[2]?.Run).toMatch(/^[0-9a-z]+-[0-9a-z]{4}$/);
  });

  test('gives failures and deletions a key as well', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 401 } });
    world.click(PULL);
    world.heatpunk.faults.clear();
    chooseToDelete(world, [FIRST]);
    world.click(DELETE);
    const told = lines(world).slice(-2);
    expect(told.map(({ Action }) => Action)).toEqual(['Failed', 'Deleted']);
    expect(told.every(({ Run }) => String(Run).length > 8)).toBe(true);
    expect(told[0]?.Run).not.toBe(told[1]?.Run);
  });

  test('takes lines in while it is filtered, and keeps the filter over all of them', () => {
    const world = pulled();
    world.host.people.openSheet(LOG).filter(3, ['Added']);
    world.host.people.openSheet('Leads');
    edit(world, FIRST, 'customerPhone', '07700 900001');
    world.click(PUSH);
    expect(lines(world).at(-1)).toMatchObject({ Action: 'Sent', Lead: FIRST });
    expect(log(world).filter?.hidden.size).toBe(1);
    expect(log(world).filter?.area.rows).toBe(log(world).maxRows);
  });

  test('keeps its filter over all lines when the sheet has to grow', () => {
    const world = createWorld({ leads: leads(60), newSheetRows: 30 });
    world.click(SYNC);
    expect(lines(world)).toHaveLength(60);
    expect(log(world).filter?.area).toMatchObject({ rows: log(world).maxRows });
    expect(world.host.people.text(`'${LOG}'!A61`)).toBe('22/11/2026 09:30:00');
  });
});

describe('a log that people have changed is put right by the next run', () => {
  const acts: [string, (world: World) => void][] = [
    ['the filter removed', ({ host }) => host.people.openSheet(LOG).removeFilter()],
    ['a column removed', ({ host }) => host.people.openSheet(LOG).deleteColumns(2)],
    [
      'several columns removed',
      ({ host }) => {
        host.people.openSheet(LOG).deleteColumns(1);
        host.people.deleteColumns(4, 2);
        host.people.deleteColumns(7);
      },
    ],
    [
      'the last columns removed, and the filter',
      ({ host }) => {
        host.people.openSheet(LOG).removeFilter();
        host.people.deleteColumns(9, 2);
      },
    ],
    ['all its columns removed but one', ({ host }) => host.people.openSheet(LOG).deleteColumns(2, 9)],
  ];
  test.each(acts)('%s', (_, act) => {
    const world = pulled();
    act(world);
    world.host.people.openSheet('Leads');
    edit(world, FIRST, 'customerPhone', '07700 900001');
    world.click(PUSH);
    expect(header(world)).toEqual(COLUMNS);
    expect(log(world).filter?.area).toMatchObject({ column: 1, columns: COLUMNS.length });
    expect(lines(world).at(-1)).toMatchObject({
      Who: 'sam@example.com',
      Action: 'Sent',
      Lead: FIRST,
      Field: 'Phone',
      Old: `07700 9${FIRST}`,
      New: '07700 900001',
    });
    expect(lines(world).at(-1)?.When).toBeInstanceOf(Date);
    edit(world, FIRST, 'customerPhone', '07700 900002');
    const { callsByName } = world.click(PUSH);
    expect(Object.keys(callsByName).filter((name) => /insertColumns|createFilter/.test(name))).toEqual([]);
  });

  test('a column of the user’s own stays where it is, and so does what it says', () => {
    const world = pulled();
    const { people } = world.host;
    people.openSheet(LOG).insertColumns(3);
    people.type([1, 3], 'Checked by');
    people.type([2, 3], 'Rita');
    people.openSheet('Leads');
    edit(world, FIRST, 'customerPhone', '07700 900001');
    world.click(PUSH);
    expect(header(world)).toEqual([...COLUMNS.slice(0, 2), 'Checked by', ...COLUMNS.slice(2)]);
    expect(lines(world)[0]).toMatchObject({ 'Checked by': 'Rita', Action: 'Added' });
    expect(lines(world).at(-1)).toMatchObject({ 'Checked by': '', Action: 'Sent', Lead: FIRST, New: '07700 900001' });
  });

  test('columns that were moved take their own lines, and can be undone from', () => {
    const world = pulled();
    const { people } = world.host;
    people.openSheet(LOG).moveColumns(8, 1, 4);
    people.moveColumns(1, 1, 7);
    people.openSheet('Leads');
    edit(world, FIRST, 'customerPhone', '07700 900001');
    world.click(PUSH);
    expect(header(world)).toEqual(['Who', 'Action', 'Result', 'Lead', 'Field', 'When', 'Old', 'New', 'Run', 'Check']);
    expect(lines(world).at(-1)).toMatchObject({
      Who: 'sam@example.com',
      Action: 'Sent',
      Result: '',
      Lead: FIRST,
      New: '07700 900001',
      When: expect.any(Date),
    });
    expect(toUndo(world)).toEqual([FIRST]);
  });

  test.each(COLUMNS)('a header that was renamed stays, and lines stand below it and can be undone: %s', (title) => {
    const world = pulled();
    const at = COLUMNS.indexOf(title);
    edit(world, SECOND, 'customerPhone', '07700 900002');
    world.click(PUSH);
    world.host.people.type(`'${LOG}'!${'ABCDEFGHIJ'[at]}1`, 'Renamed');
    expect(toUndo(world)).toEqual([SECOND]);
    edit(world, FIRST, 'customerPhone', '07700 900001');
    world.click(PUSH);
    expect(header(world)).toEqual(COLUMNS.map((each) => (each === title ? 'Renamed' : each)));
    const [before, after] = lines(world).slice(-2);
    const told = { Action: 'Sent', Lead: FIRST, Field: 'Phone', Old: `07700 9${FIRST}`, New: '07700 900001' };
    expect(after).toMatchObject(title in told ? { Renamed: told[title as keyof typeof told] } : told);
    expect(typeof after?.Renamed).toBe(typeof before?.Renamed);
    expect(toUndo(world)).toEqual([FIRST]);
  });

  test('one from before runs had keys goes on, and gets the columns that it lacks', () => {
    const world = pulled();
    const { people } = world.host;
    people.openSheet(LOG).removeFilter();
    people.deleteColumns(9, 2);
    people.type([1, 9], 'Checked by');
    people.openSheet('Leads');
    edit(world, FIRST, 'customerPhone', '07700 900001');
    world.click(PUSH);
    expect(header(world)).toEqual([...COLUMNS, 'Checked by']);
    expect(lines(world)[0]).toMatchObject({ Action: 'Added', Run: '' });
    expect(lines(world).at(-1)).toMatchObject({ Action: 'Sent', Run: expect.stringMatching(/./) });
  });
});

test('a log that can have no filter, as somebody converted it to a table, takes all lines below their headers, and no push fails', () => {
  const world = pulled(70);
  const { people } = world.host;
  people.openSheet(LOG).removeFilter();
  people.moveColumns(8, 1, 4);
  people.openSheet('Leads');
  pasteOver(
    world,
    'customerPhone',
    leads(70).map(() => '07700 900001'),
  );
  let tries = 0;
  const { outcome } = world.host.ui.click(MENU, PUSH, {
    between: ({ name }) => {
      if (name !== 'Range.createFilter') return;
      tries++;
      throw new ServiceError('You cannot create a filter that intersects a table.');
    },
  });
  expect(tries).toBeGreaterThan(0);
  expect(outcome).toBe('completed');
  expect(requests(world, 'update')).toHaveLength(70);
  expect(world.words()).toEqual(leads(70).map(() => 'Synced'));
  expect(lines(world).filter(({ Action, Result }) => Action === 'Sent' && Result === '')).toHaveLength(70);
});

test('the oldest lines go first, also from a log that somebody sorted the other way round', () => {
  const world = pulled(2);
  const { people, clock } = world.host;
  const sheet = log(world);
  // A full log: its lines came a second apart, the first of them long ago.
  const start = clock.now() - 86_400_000;
  const block = Array.from({ length: 4998 }, (_, index) => [
    new Date(start + index * 1000).toISOString().slice(0, 19).replace('T', ' '),
    'sam@example.com',
    'Pulled',
    String(index),
  ]);
  people.openSheet(LOG).paste([4, 1], block);
  people.sort(1, false);
  people.openSheet('Leads');
  edit(world, FIRST, 'customerPhone', '07700 900001');
  edit(world, SECOND, 'customerPhone', '07700 900002');
  world.click(PUSH);
  expect(lastContentRow(sheet) - 1).toBe(5000);
  const told = lines(world);
  expect(told.filter(({ Action }) => Action === 'Sent').map(({ Lead }) => Lead)).toEqual([FIRST, SECOND]);
  expect(told.filter(({ Action }) => Action === 'Added')).toHaveLength(2);
  expect(told.filter(({ Action, Lead }) => Action === 'Pulled' && Number(Lead) < 2)).toEqual([]);
});

describe('the menu’s "Open activity log"', () => {
  test('goes there', () => {
    const world = pulled();
    world.host.people.openSheet('Leads');
    expect(world.click(OPEN).outcome).toBe('completed');
    expect(world.host.people.text([1, 3])).toBe('Action');
  });

  test('shows one that somebody hid', () => {
    const world = pulled();
    world.host.people.hideSheet(LOG);
    world.click(OPEN);
    expect(log(world).hidden).toBe(false);
    expect(world.host.people.text([1, 3])).toBe('Action');
  });

  test('says where there is none yet what begins it', () => {
    const world = createWorld({ leads: leads(1) });
    world.click(OPEN);
    expect(world.alert()).toContain('There is no activity log yet');
    expect(world.host.workbook.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  });
});
