import { describe, expect, test } from '@jest/globals';
import { createWorld, type World } from '../world';
import {
  ANOTHER,
  edit,
  FIRST,
  freeRow,
  inHeatpunk,
  KEEP,
  leadRows,
  leads,
  logLines,
  requests,
  rowOf,
  SECOND,
  SYNC,
  shown,
  TAKE,
  THIRD,
  typeLead,
  wordOf,
} from './at-work';

const HERE = '01632 960001';
const THERE = '01632 960002';

/** Leads of which each is in conflict in its phone and its status, but the third; every question is answered with yes. */
function inConflict(count = 3): World {
  const world = createWorld({ leads: leads(count) });
  world.click(SYNC);
  for (const { id } of leads(count)) if (id !== THIRD) clash(world, id);
  world.click(SYNC);
  world.heatpunk.journal.clear();
  world.host.ui.respond(({ buttons }) => (buttons.includes('YES') ? 'YES' : 'OK'));
  return world;
}

function clash(world: World, id: string): void {
  edit(world, id, 'customerPhone', HERE);
  edit(world, id, 'status', 'Quote');
  world.heatpunk.dashboard.edit(id, { customerPhone: THERE, status: 'Sale' }, 'alex@example.com');
}

/** Selects cells of a lead, by fields, from the first to the last. */
function select(world: World, id: string, first: string, last = first): void {
  const row = rowOf(world, id).number;
  const columns = [first, last].map(world.column);
  const column = Math.min(...columns);
  world.host.people.select({ row, column, rows: 1, columns: Math.max(...columns) - column + 1 });
}

const both = (world: World, id: string, field: string) => [shown(world, id, field), inHeatpunk(world, id, field)];
const sent = (world: World) => requests(world, 'update').map(({ leadId, fields }) => [leadId, fields]);

describe('the selected cell', () => {
  test('is kept and sent by "Keep mine"; other fields and leads wait on', () => {
    const world = inConflict();
    select(world, FIRST, 'customerPhone');
    world.click(KEEP);
    expect(both(world, FIRST, 'customerPhone')).toEqual([HERE, HERE]);
    expect(both(world, FIRST, 'status')).toEqual(['Quote', 'Sale']);
    expect(sent(world)).toEqual([[FIRST, { customerPhone: HERE }]]);
    expect(wordOf(world, FIRST)).toBe('Conflict: Status');
    expect(wordOf(world, SECOND)).toBe('Conflict: Status, Phone');
    expect(world.toast()).toMatch(/^1 lead sent to Heatpunk/);
  });

  test('takes what Heatpunk has by "Take Heatpunk’s", and nothing is sent', () => {
    const world = inConflict();
    select(world, FIRST, 'customerPhone');
    world.click(TAKE);
    expect(both(world, FIRST, 'customerPhone')).toEqual([THERE, THERE]);
    expect(both(world, FIRST, 'status')).toEqual(['Quote', 'Sale']);
    expect(sent(world)).toEqual([]);
    expect(wordOf(world, FIRST)).toBe('Conflict: Status');
  });

  test('may hold another value, typed since, that is to be kept', () => {
    const world = inConflict();
    edit(world, FIRST, 'customerPhone', '01632 960009');
    select(world, FIRST, 'customerPhone');
    world.click(KEEP);
    expect(world.alert()).toContain(`“01632 960009” here, “${THERE}” in Heatpunk`);
    expect(both(world, FIRST, 'customerPhone')).toEqual(['01632 960009', '01632 960009']);
  });

  test.each([
    ['Lead ID', '(lead id)', '(lead id)'],
    ['Sync', '(sync)', '(sync)'],
    ['the whole row', '(sync)', 'crmReference'],
  ])('stands for its whole row where it is %s', (_, first, last) => {
    const world = inConflict();
    select(world, FIRST, first, last);
    world.click(KEEP);
    expect(sent(world)).toEqual([[FIRST, { customerPhone: HERE, status: 'Quote' }]]);
    expect(wordOf(world, FIRST)).toBe('Synced');
    expect(wordOf(world, SECOND)).toBe('Conflict: Status, Phone');
  });

  test('may be one of many, in several pieces', () => {
    const world = inConflict();
    const { people } = world.host;
    const cells = [FIRST, SECOND].map((id): [number, number] => [rowOf(world, id).number, world.column('status')]);
    people.select(...cells);
    world.click(TAKE);
    expect(shown(world, FIRST, 'status')).toBe('Sale');
    expect(shown(world, SECOND, 'status')).toBe('Sale');
    expect(world.words()).toEqual(['Conflict: Phone', 'Conflict: Phone', 'Synced']);
  });

  test('loses its mark once it is decided', () => {
    const world = inConflict();
    select(world, FIRST, 'customerPhone');
    world.click(KEEP);
    const cell: [number, number] = [rowOf(world, FIRST).number, world.column('customerPhone')];
    expect(world.host.people.note(cell)).toBe('');
  });

  test('is in the log as sent, by the name of what was chosen in the note of the last run', () => {
    const world = inConflict();
    select(world, FIRST, 'customerPhone');
    world.click(KEEP);
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Sent', lead: FIRST, field: 'Phone' });
    expect(world.host.people.note([1, world.column('(sync)')])).toContain('(Keep mine)');
  });
});

describe('nothing else is sent', () => {
  test('not edits of other rows, nor new rows; both wait for the next push', () => {
    const world = inConflict();
    edit(world, THIRD, 'customerName', 'Edited Here');
    typeLead(world, freeRow(world), ANOTHER);
    select(world, FIRST, '(lead id)');
    world.click(KEEP);
    expect(sent(world).map(([id]) => id)).toEqual([FIRST]);
    expect(requests(world, 'create')).toEqual([]);
    expect(wordOf(world, THIRD)).toBe('Edited');
    expect(world.toast()).toContain('2 leads with edits still to be sent');
    world.click(SYNC);
    expect(inHeatpunk(world, THIRD, 'customerName')).toBe('Edited Here');
    expect(requests(world, 'create')).toHaveLength(1);
  });

  test('while other rows take what changed in Heatpunk, as with a pull', () => {
    const world = inConflict();
    world.heatpunk.dashboard.edit(THIRD, { customerName: 'Changed There' });
    select(world, FIRST, '(lead id)');
    world.click(KEEP);
    expect(shown(world, THIRD, 'customerName')).toBe('Changed There');
  });
});

describe('the question before', () => {
  test('names the lead and gives both values; "no" leaves all as it is', () => {
    const world = inConflict();
    select(world, FIRST, '(lead id)');
    world.host.ui.respond(() => 'NO');
    world.click(KEEP);
    expect(world.host.ui.alerts.at(-1)?.text.split('\n')).toEqual(
      expect.arrayContaining([
        'Keep what the sheet says in these 2 fields?',
        `• Customer ${FIRST} (${FIRST}), Status: “Quote” here, “Sale” in Heatpunk`,
        `• Customer ${FIRST} (${FIRST}), Phone: “${HERE}” here, “${THERE}” in Heatpunk`,
      ]),
    );
    expect(world.toast()).toBe('Nothing was decided.');
    expect(world.heatpunk.journal.entries()).toEqual([]);
    expect(wordOf(world, FIRST)).toBe('Conflict: Status, Phone');
  });

  test('names ten and counts the others', () => {
    const world = inConflict(9);
    world.host.people.select('A1:Z30');
    world.click(TAKE);
    const text = world.host.ui.alerts.at(-1)?.text ?? '';
    expect(text).toContain('Take what Heatpunk says in these 16 fields?');
    expect(text.match(/^• /gm)).toHaveLength(10);
    expect(text).toContain('… and 6 more');
    expect(world.words()).toEqual(Array(9).fill('Synced'));
  });
});

describe('what cannot be decided is said, and nothing is done about it', () => {
  const select3 = (world: World) => select(world, THIRD, '(lead id)');

  test.each<[string, (world: World) => void, string, RegExp]>([
    ['nothing in conflict', select3, KEEP, /^Nothing in the selected cells is in conflict\./],
    ['a cell beside the ones in conflict', (world) => select(world, FIRST, 'address'), KEEP, /is in conflict\./],
    ['another sheet', ({ host }) => void host.people.openSheet('Heatpunk log'), KEEP, /on the sheet "Leads" first/],
    [
      'a value that Heatpunk would refuse',
      (world) => {
        edit(world, FIRST, 'customerEmail', 'no address');
        world.heatpunk.dashboard.edit(FIRST, { customerEmail: 'other@example.com' });
        world.click(SYNC);
        world.heatpunk.journal.clear();
        select(world, FIRST, 'customerEmail');
      },
      KEEP,
      /E-mail stays: e-mail is not complete\. Correct it first\./,
    ],
    [
      'a formula, for what Heatpunk has',
      (world) => {
        const at = [rowOf(world, FIRST).number, world.column('postcode')] as const;
        world.host.people.setFormat(at, '');
        world.host.people.type(at, '="PL1 "&"1AA"');
        world.heatpunk.dashboard.edit(FIRST, { postcode: 'PL2 2BB' });
        world.click(SYNC);
        world.heatpunk.journal.clear();
        select(world, FIRST, 'postcode');
      },
      TAKE,
      /Postcode stays: a formula of yours fills the cell/,
    ],
  ])('%s', (_, prepare, item, words) => {
    const world = inConflict();
    prepare(world);
    const before = leadRows(world).map(({ word }) => word);
    world.click(item);
    expect(world.alert()).toMatch(words);
    expect(world.heatpunk.journal.entries()).toEqual([]);
    expect(leadRows(world).map(({ word }) => word)).toEqual(before);
  });

  test('rows that a filter hides', () => {
    const world = inConflict();
    world.host.people.filter(world.column('customerName'), [`Customer ${FIRST}`]);
    world.host.people.select('A2:Z30');
    world.click(TAKE);
    expect(wordOf(world, FIRST)).toBe('Conflict: Status, Phone');
    expect(wordOf(world, SECOND)).toBe('Synced');
  });

  test('a conflict that has changed since it was seen: it stays one, and its note tells the new value', () => {
    const world = inConflict();
    select(world, FIRST, 'customerPhone');
    world.host.ui.respond(() => {
      world.heatpunk.dashboard.edit(FIRST, { customerPhone: '01632 960008' });
      return 'YES';
    });
    world.click(KEEP);
    expect(both(world, FIRST, 'customerPhone')).toEqual([HERE, '01632 960008']);
    expect(sent(world)).toEqual([]);
    expect(world.host.people.note([rowOf(world, FIRST).number, world.column('customerPhone')])).toContain(
      'In Heatpunk: “01632 960008”',
    );
  });

  test('nothing without a key', () => {
    const world = createWorld({ leads: leads(1), configured: false });
    // The menu may still be the usual one, where nothing could be looked at when it was built.
    world.host.run('keepMine');
    expect(world.alert()).toMatch(/No API key/);
  });
});
