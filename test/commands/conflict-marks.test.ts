import { describe, expect, test } from '@jest/globals';
import { cellAt, type SheetModel } from '../../playground/apps-script/workbook/sheet';
import { markIn } from '../mark-in';
import { createWorld, FORM, MENU, type World, type WorldOptions } from '../world';
import { contents, edit, FIRST, leads, PULL, PUSH, rowOf, SECOND, SYNC, THIRD, wordOf } from './at-work';
import { everyKill, repaired } from './kills';
import { load, push, ticked, told } from './reviewed';

const ORANGE = '#f7cd7a';
const YELLOW = '#ffe599';
const OWN = 'Ring after six';

/** What a cell of a lead looks like. */
function looks(world: World, id: string, field: string) {
  return looksAt(world, rowOf(world, id).number, world.column(field));
}

function looksAt(world: World, row: number, column: number) {
  const { note, style } = cellAt(sheetOf(world), row, column);
  return { note, background: style.background };
}

function sheetOf({ host }: World): SheetModel {
  const sheet = host.workbook.sheets.find(({ name }) => name === 'Leads');
  if (sheet === undefined) throw new Error('There is no lead sheet');
  return sheet;
}

/** Every cell below the header that has a note or a background, as `id field`, or by its place where it is no lead's. */
function marked(world: World): string[] {
  const sheet = sheetOf(world);
  const found: string[] = [];
  for (let row = 2; row <= sheet.rows.length; row++) {
    for (let column = 1; column <= 20; column++) {
      const { note, background } = looksAt(world, row, column);
      if (note === '' && background === undefined) continue;
      const field = markIn(cellAt(sheet, 1, column).note) ?? `column ${column}`;
      const id = String(cellAt(sheet, row, world.column('(lead id)')).value ?? `row ${row}`);
      found.push(`${id} ${field}`);
    }
  }
  return found;
}

/** Two people changed the same phone number, and a run has seen it. */
function inConflict(prepare: (world: World) => void = () => {}, options: WorldOptions = {}): World {
  const world = createWorld({ leads: leads(3), ...options });
  world.click(SYNC);
  prepare(world);
  clash(world, FIRST);
  world.click(SYNC);
  return world;
}

function clash(world: World, id: string, field = 'customerPhone', here = '01632 960001', there = '01632 960002') {
  edit(world, id, field, here);
  world.heatpunk.dashboard.edit(id, { [field]: there }, 'alex@example.com');
}

const phoneAt = (world: World, id: string) => [rowOf(world, id).number, world.column('customerPhone')] as const;

test('a conflict that was decided in a review, and then left out as its row changed meanwhile, keeps its word and its mark', () => {
  const world = inConflict();
  const view = load(world);
  edit(world, FIRST, 'status', 'Quote');
  const answer = push(
    world,
    view.entries.map((entry) => ticked(entry, 'sheet')),
  );
  expect(told(answer)).toEqual([expect.stringContaining('skipped: Changed meanwhile')]);
  expect(wordOf(world, FIRST)).toBe('Conflict: Phone');
  expect(looks(world, FIRST, 'customerPhone')).toMatchObject({
    note: expect.stringMatching(/^Heatpunk conflict/),
    background: ORANGE,
  });
});

describe('a field in conflict', () => {
  test('has a coloured cell, and a note with both values, what was agreed, and when it was seen', () => {
    const world = inConflict();
    expect(looks(world, FIRST, 'customerPhone')).toEqual({
      background: ORANGE,
      note: [
        'Heatpunk conflict, seen 22/11/2026 09:30',
        'Here: “01632 960001”',
        'In Heatpunk: “01632 960002”',
        'Last agreed: “07700 910001”',
        'To decide: select this cell, then Heatpunk Leads > Conflicts.',
      ].join('\n'),
    });
    expect(marked(world)).toEqual([`${FIRST} customerPhone`]);
  });

  test.each([SYNC, PULL, PUSH])('is marked by each kind of run: %s', (item) => {
    const world = createWorld({ leads: leads(3) });
    world.click(SYNC);
    clash(world, FIRST);
    world.click(item);
    expect(marked(world)).toEqual([`${FIRST} customerPhone`]);
  });

  test('keeps its note, and the time in it, as long as nothing about it changes', () => {
    const world = inConflict();
    const before = contents(world);
    world.host.advance(3_600_000);
    const { rangeWrites } = world.click(PULL);
    expect(rangeWrites).toBe(1);
    expect(contents(world).replace('10:30', '09:30').replace('Pull leads', 'Sync now')).toBe(before);
  });

  test('tells the new values, and when they were seen, once one side changes again', () => {
    const world = inConflict();
    world.host.advance(3_600_000);
    edit(world, FIRST, 'customerPhone', '01632 960003');
    world.click(SYNC);
    const { note } = looks(world, FIRST, 'customerPhone');
    expect(note).toContain('seen 22/11/2026 10:30\nHere: “01632 960003”\nIn Heatpunk: “01632 960002”\n');
    expect(note.match(/Here: /g)).toHaveLength(1);
  });

  test('shows long and hostile values as text in one line, cut', () => {
    const world = createWorld({ leads: leads(2) });
    world.click(SYNC);
    const hostile = `=HYPERLINK("https://example.com")\nHere: “nothing”\n${'x'.repeat(5000)}`;
    clash(world, FIRST, 'address', '1 Mill Lane', hostile);
    world.click(SYNC);
    const lines = looks(world, FIRST, 'address').note.split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[2]).toMatch(/^In Heatpunk: “=HYPERLINK\("https:\/\/example\.com"\) ⏎ Here: “nothing” ⏎ x+…”$/);
    expect(lines[2]?.length).toBeLessThan(250);
    world.heatpunk.dashboard.edit(FIRST, { address: '1 Mill Lane' });
    world.click(SYNC);
    expect(marked(world)).toEqual([]);
  });

  test('says that a side is blank, or that nothing was ever agreed', () => {
    const world = createWorld({ leads: leads(2) });
    world.click(SYNC);
    world.host.people.clear([rowOf(world, FIRST).number, world.column('postcode')]);
    world.heatpunk.dashboard.edit(FIRST, { postcode: 'PL1 1AA' });
    world.click(PULL);
    expect(looks(world, FIRST, 'postcode').note).toContain('Here: blank\nIn Heatpunk: “PL1 1AA”');
    world.host.people.deleteSheet('Heatpunk base');
    world.click(PULL);
    expect(looks(world, FIRST, 'postcode').note).toContain('Last agreed: not known');
  });
});

describe('a mark goes with the conflict', () => {
  test.each([
    ['Heatpunk is made like the sheet', (world: World) => heatpunkGetsMine(world)],
    ['the sheet is made like Heatpunk', (world: World) => edit(world, FIRST, 'customerPhone', '01632 960002')],
    ['Heatpunk takes its change back', (world: World) => heatpunkGets(world, '07700 910001')],
    ['the policy says who wins', (world: World) => choosePolicy(world)],
    ['the lead leaves Heatpunk', (world: World) => world.heatpunk.dashboard.remove(FIRST)],
    ['its row is deleted', (world: World) => world.host.people.deleteRows(rowOf(world, FIRST).number)],
    ['its column is deleted', (world: World) => world.host.people.deleteColumns(world.column('customerPhone'))],
    ['its row is cleared', (world: World) => clearRow(world, FIRST)],
  ])('where %s', (_, end) => {
    const world = inConflict();
    end(world);
    world.click(SYNC);
    expect(marked(world)).toEqual([]);
    expect([...world.host.people.values("'Heatpunk base'!A1:A20")].flat().join()).not.toContain('marks');
  });

  test('from the cell where it stands by then, whatever was moved', () => {
    const world = inConflict();
    const { people } = world.host;
    people.moveColumns(world.column('customerPhone'), 1, 2);
    people.insertRows(2, 2);
    people.sort(world.column('customerName'), false);
    expect(marked(world)).toEqual([`${FIRST} customerPhone`]);
    heatpunkGetsMine(world);
    world.click(SYNC);
    expect(marked(world)).toEqual([]);
  });

  test('from all copies that people made of it', () => {
    const world = inConflict();
    const { people } = world.host;
    people.duplicateRow(rowOf(world, FIRST).number);
    people.pasteCells(rectOf(phoneAt(world, FIRST)), phoneAt(world, THIRD));
    people.paste(phoneAt(world, THIRD), [['07700 910003']]);
    world.click(SYNC);
    expect(marked(world)).toEqual([]);
    people.deleteRows(rowOf(world, FIRST).number);
    world.click(SYNC);
    expect(marked(world)).toEqual([`${FIRST} customerPhone`]);
  });

  test('from a row that a person brings back by undoing', () => {
    const world = inConflict();
    world.host.people.deleteRows(rowOf(world, FIRST).number);
    world.click(SYNC);
    world.click(SYNC);
    world.host.people.undo();
    expect(marked(world)).toEqual([`${FIRST} customerPhone`]);
    world.click(SYNC);
    expect(marked(world)).toEqual([]);
  });

  test('and from a column that comes back so', () => {
    const world = inConflict();
    world.host.people.deleteColumns(world.column('customerPhone'));
    world.click(SYNC);
    heatpunkGetsMine(world);
    world.click(SYNC);
    world.host.people.undo();
    expect(marked(world)).toEqual([`${FIRST} customerPhone`]);
    world.click(SYNC);
    expect(marked(world)).toEqual([]);
  });

  test('and where what was remembered of it is lost', () => {
    const world = inConflict();
    world.host.people.deleteSheet('Heatpunk base');
    heatpunkGetsMine(world);
    world.click(SYNC);
    expect(marked(world)).toEqual([]);
  });

  test('and where a review, which looks at no cell, has made that anew', () => {
    const world = inConflict();
    const { people } = world.host;
    heatpunkGetsMine(world);
    people.deleteSheet('Heatpunk base');
    edit(world, FIRST, '(sync)', 'Synced');
    load(world);
    expect(marked(world)).toEqual([`${FIRST} customerPhone`]);
    world.click(SYNC);
    expect(marked(world)).toEqual([]);
    expect([...people.values("'Heatpunk base'!A1:A20")].flat().join()).not.toContain('marks');
  });

  test('and does not come into rows that are added below', () => {
    const world = createWorld({ leads: leads(3) });
    world.click(SYNC);
    const last = rowOf(world, THIRD).number;
    const { maxRows } = sheetOf(world);
    if (maxRows > last) world.host.people.deleteRows(last + 1, maxRows - last);
    clash(world, THIRD);
    world.click(SYNC);
    world.heatpunk.dashboard.create(leads(1)[0]?.fields ?? {}, { id: '20001' });
    world.click(SYNC);
    expect(marked(world)).toEqual([`${THIRD} customerPhone`]);
    expect(rowOf(world, '20001').word).toBe('Synced');
  });
});

describe('what is a person’s on the cell', () => {
  const prepare = (world: World) => {
    world.host.people.setNote(phoneAt(world, FIRST), OWN);
    world.host.people.setStyle(phoneAt(world, FIRST), { background: YELLOW, fontWeight: 'bold' });
  };

  test('their note stays above ours, their colour comes back, and all else of its looks stays', () => {
    const world = inConflict(prepare);
    const both = looks(world, FIRST, 'customerPhone');
    expect(both.background).toBe(ORANGE);
    expect(both.note).toMatch(/^Ring after six\n\nHeatpunk conflict, seen /);
    heatpunkGetsMine(world);
    world.click(SYNC);
    expect(looks(world, FIRST, 'customerPhone')).toEqual({ note: OWN, background: YELLOW });
    const [row, column] = phoneAt(world, FIRST);
    expect(cellAt(sheetOf(world), row, column).style).toEqual({ background: YELLOW, fontWeight: 'bold' });
  });

  test('their colour comes back where they have moved and sorted, and taken the note away', () => {
    const world = inConflict(prepare);
    world.host.people.setNote(phoneAt(world, FIRST), 'Mine only');
    world.host.people.sort(world.column('customerName'), false);
    heatpunkGetsMine(world);
    world.click(SYNC);
    expect(looks(world, FIRST, 'customerPhone')).toEqual({ note: 'Mine only', background: YELLOW });
  });

  test('a colour that they gave it since stays, during the conflict and after', () => {
    const world = inConflict(prepare);
    world.host.people.setStyle(phoneAt(world, FIRST), { background: '#00ff00' });
    world.click(SYNC);
    expect(looks(world, FIRST, 'customerPhone').background).toBe('#00ff00');
    heatpunkGetsMine(world);
    world.click(SYNC);
    expect(looks(world, FIRST, 'customerPhone')).toEqual({ note: OWN, background: '#00ff00' });
  });

  test.each([
    ['below ours', (note: string) => `${note}\nRang, no answer`, `${OWN}\nRang, no answer`],
    ['above ours', (note: string) => `Urgent\n${note}`, `Urgent\n${OWN}`],
    [
      'into ours, which is theirs by that',
      (note: string) => note.replace('“01632 960002”', '“01632 960002” (Alex)'),
      expect.stringMatching(/^Ring after six\n\nHeatpunk conflict, .+ \(Alex\)\n.+Conflicts\.$/s),
    ],
  ])('what they write %s stays', (_, write, after) => {
    const world = inConflict(prepare);
    world.host.people.setNote(phoneAt(world, FIRST), write(looks(world, FIRST, 'customerPhone').note));
    world.click(SYNC);
    heatpunkGetsMine(world);
    world.click(SYNC);
    expect(looks(world, FIRST, 'customerPhone')).toEqual({ note: after, background: YELLOW });
  });

  test('notes and colours of other cells are let alone, however many are marked around them', () => {
    const world = createWorld({ leads: leads(60) });
    world.click(SYNC);
    const { people } = world.host;
    const ids = leads(60).map(({ id }) => id);
    const odd = ids.filter((_, index) => index % 2 === 1);
    for (const id of odd) people.setNote(phoneAt(world, id), `Note of ${id}`);
    for (const id of odd) people.setStyle(phoneAt(world, id), { background: YELLOW });
    for (const id of ids) if (!odd.includes(id)) clash(world, id);
    const { callsByName } = world.click(PULL);
    expect(callsByName['Range.setNotes']).toBeLessThanOrEqual(20);
    expect(callsByName['RangeList.setBackground']).toBe(1);
    for (const id of odd) {
      expect(looks(world, id, 'customerPhone')).toEqual({ note: `Note of ${id}`, background: YELLOW });
    }
    expect(marked(world)).toHaveLength(60);
    for (const id of ids)
      world.heatpunk.dashboard.edit(id, { customerPhone: String(rowOf(world, id).fields.get('customerPhone')) });
    const after = world.click(PULL);
    expect(after.callsByName['Range.setNotes']).toBeLessThanOrEqual(20);
    expect(marked(world)).toEqual(odd.map((id) => `${id} customerPhone`));
  });
});

describe('what people do while a run remembers which cells it is about to mark', () => {
  /** Runs, and lets them act once cells were looked at, when what is remembered of them is written. */
  const actMeanwhile = (world: World, act: () => void) => {
    let hasLooked = false;
    let acted = 0;
    world.host.ui.click(MENU, SYNC, {
      between: ({ name }) => {
        if (name === 'Range.getBackgrounds') hasLooked = true;
        if (hasLooked && name === 'SpreadsheetApp.flush' && acted++ === 0) act();
      },
    });
    expect(acted).toBeGreaterThan(0);
  };

  test('sorting takes no note to another customer', () => {
    const world = createWorld({ leads: leads(6) });
    world.click(SYNC);
    clash(world, FIRST);
    const last = rowOf(world, '10006');
    world.host.people.setNote(phoneAt(world, last.id), OWN);
    actMeanwhile(world, () => world.host.people.sort(world.column('customerName'), false));
    expect(looks(world, last.id, 'customerPhone')).toEqual({ note: OWN, background: undefined });
    expect(looks(world, FIRST, 'customerPhone').note).toMatch(/^Heatpunk conflict, seen /);
    expect(marked(world)).toEqual([`${last.id} customerPhone`, `${FIRST} customerPhone`]);
  });

  test('a note that they write among many marked cells stays', () => {
    const world = createWorld({ leads: leads(60) });
    world.click(SYNC);
    const ids = leads(60).map(({ id }) => id);
    ids.forEach((id, index) => {
      if (index % 2 === 0) clash(world, id);
    });
    const [, between = ''] = ids;
    actMeanwhile(world, () => world.host.people.setNote(phoneAt(world, between), OWN));
    expect(looks(world, between, 'customerPhone').note).toBe(OWN);
  });
});

describe('what marks cost', () => {
  test('a pull without a conflict, before or after, costs no more for them', () => {
    const world = createWorld({ leads: leads(50) });
    world.click(SYNC);
    world.heatpunk.dashboard.edit(FIRST, { customerName: 'Changed There' });
    const record = world.click(PULL);
    // One is of the log's header row.
    expect(record.rangeReads).toBeLessThanOrEqual(6 + 1);
    expect(Object.keys(record.callsByName)).not.toContain('Range.getBackgrounds');
  });

  test('nor does one after the last conflict went', () => {
    const world = inConflict();
    heatpunkGetsMine(world);
    world.click(SYNC);
    const { rangeReads, callsByName } = world.click(PULL);
    expect(rangeReads).toBeLessThanOrEqual(6);
    expect(Object.keys(callsByName)).not.toContain('Range.getBackgrounds');
  });

  test('one with conflicts reads four times more, whatever their number, and as often again where they are new', () => {
    const world = createWorld({ leads: leads(200) });
    world.click(SYNC);
    for (const { id } of leads(200)) clash(world, id);
    const { rangeReads, rangeWrites } = world.click(PULL);
    expect(rangeReads).toBeLessThanOrEqual(14 + 1);
    expect(rangeWrites).toBeLessThanOrEqual(20);
    expect(marked(world)).toHaveLength(200);
    expect(world.click(PULL).rangeReads).toBeLessThanOrEqual(10);
  });
});

test('a mark goes where the base is new, wherever the run that ends the conflict is killed', () => {
  const make = () => {
    const world = createWorld({ leads: leads(3), reuseContext: true });
    world.click(SYNC);
    edit(world, FIRST, 'customerPhone', '01632 960001');
    world.host.people.deleteSheet('Heatpunk base');
    world.click(SYNC);
    world.host.people.deleteSheet('Heatpunk base');
    heatpunkGetsMine(world);
    return world;
  };
  expect(marked(make())).toEqual([`${FIRST} customerPhone`]);
  const wrong = everyKill(PUSH, make, (world) => {
    world.click(SYNC);
    return marked(world).map((cell) => `${cell} is marked still`);
  });
  expect(wrong).toEqual([]);
});

test('a mark gives the colour back that the cell had, where a base that was deleted comes back beside the new one', () => {
  const world = createWorld({ leads: leads(3) });
  world.click(SYNC);
  world.host.people.setStyle(phoneAt(world, FIRST), { background: YELLOW });
  edit(world, FIRST, 'customerPhone', '01632 960001');
  world.host.people.deleteSheet('Heatpunk base');
  world.click(SYNC);
  expect(marked(world)).toEqual([`${FIRST} customerPhone`]);
  world.host.people.undo();
  heatpunkGetsMine(world);
  world.click(SYNC);
  expect(looks(world, FIRST, 'customerPhone').background).toBe(YELLOW);
});

describe('a run that is killed while it marks', () => {
  const ending = (world: World) => {
    world.host.people.setNote(phoneAt(world, FIRST), OWN);
    world.host.people.setStyle(phoneAt(world, FIRST), { background: YELLOW });
    world.host.people.setStyle(phoneAt(world, SECOND), { background: YELLOW });
  };
  /** One conflict that ends and one that begins, both on cells with a person's colour. */
  function busy(): World {
    const world = inConflict(ending, { reuseContext: true });
    heatpunkGetsMine(world);
    clash(world, SECOND);
    return world;
  }

  test('is made up for by the next', () => {
    const whatIsWrong = (world: World) => {
      const first = looks(world, FIRST, 'customerPhone');
      const second = looks(world, SECOND, 'customerPhone');
      return [
        ...(first.note === OWN && first.background === YELLOW ? [] : [`the first is ${JSON.stringify(first)}`]),
        ...(second.background === ORANGE && /^Heatpunk conflict/.test(second.note)
          ? []
          : [`the second is ${JSON.stringify(second)}`]),
        ...(marked(world).length === 2 ? [] : [`marked are ${marked(world)}`]),
      ];
    };
    const wrong = everyKill(PULL, busy, (world) => {
      const left = repaired(world, [PULL], () => whatIsWrong(world));
      if (left.length > 0) return left;
      world.heatpunk.dashboard.edit(SECOND, { customerPhone: '01632 960001' });
      world.click(SYNC);
      const { background, note } = looks(world, SECOND, 'customerPhone');
      return background === YELLOW && note === '' ? [] : [`the second became ${background} ${note}`];
    });
    expect(wrong).toEqual([]);
  });
});

function heatpunkGets(world: World, phone: string): void {
  world.heatpunk.dashboard.edit(FIRST, { customerPhone: phone }, 'alex@example.com');
}

function heatpunkGetsMine(world: World): void {
  heatpunkGets(world, '01632 960001');
}

function choosePolicy({ host }: World): void {
  host.callFromDialog('saveSettings', { ...FORM, policy: 'heatpunk' });
}

function clearRow({ host, ...world }: World, id: string): void {
  host.people.clear({ row: rowOf({ host, ...world }, id).number, column: 1, rows: 1, columns: 20 });
}

const rectOf = ([row, column]: readonly [number, number]) => ({ row, column, rows: 1, columns: 1 });
