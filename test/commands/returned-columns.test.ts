import { describe, expect, test } from '@jest/globals';
import { BATCH_SIZE } from '../../src/commands/limits';
import { createWorld, FORM, type World, worldOf } from '../world';
import {
  COMPLETE,
  chooseToDelete,
  DELETE,
  edit,
  FIRST,
  freeRow,
  inHeatpunk,
  lead,
  leads,
  PHONE,
  pulled,
  requests,
  SECOND,
  SYNC,
  shown,
  typeLead,
} from './at-work';
import { everyKill } from './kills';

const COUNT = 6;
const FIELD = 'postcode';
const POSTCODE = 'EX23 8AA';

const postcodesThere = ({ heatpunk }: World) => heatpunk.dashboard.leads().map(({ fields }) => fields[FIELD]);

/** Decides about all cells of the column. */
function decide(world: World, how: 'Keep mine' | "Take Heatpunk's"): void {
  world.host.people.select({ row: 2, column: world.column(FIELD), rows: COUNT, columns: 1 });
  world.host.ui.respond(() => 'YES');
  world.click(`Conflicts > ${how}`);
}

/** Takes a field's column away; answers how to put it back, blank, at the right of all. */
function deleteColumn(world: World): () => void {
  const { people } = world.host;
  const column = world.column(FIELD);
  const note = people.note([1, column]);
  people.deleteColumns(column);
  return () => {
    people.type([1, 20], 'Postcode');
    people.setNote([1, 20], note);
  };
}

/** Says so where the column did not come back: then there is nothing that could be sent of it. */
function lacking(world: World): string[] {
  return shown(world, FIRST, FIELD) === undefined ? ['the column is not back'] : [];
}

function whatWasSent(world: World): string[] {
  return requests(world, 'update').map(({ fields }) => `sent ${JSON.stringify(fields)}`);
}

/** Nothing of the field was sent, and the sheet shows again what Heatpunk has. */
function expectNothingCleared(world: World, count = COUNT): void {
  expect(postcodesThere(world)).toEqual(Array(count).fill(POSTCODE));
  expect(requests(world, 'update')).toEqual([]);
  for (const { id } of world.heatpunk.dashboard.leads()) expect(shown(world, id, FIELD)).toBe(POSTCODE);
  expect(world.words()).toEqual(Array(count).fill('Synced'));
}

describe('a column of a field that was deleted and comes back blank clears nothing in Heatpunk', () => {
  test.each([1, COUNT])('after a run that saw it missing, with %i leads', (count) => {
    const world = pulled(count);
    const putBack = deleteColumn(world);
    world.click(SYNC);
    putBack();
    world.click(SYNC);
    expectNothingCleared(world, count);
  });

  test('without a run in between: it is asked about, as somebody may as well have cleared its cells', () => {
    const world = pulled(COUNT);
    deleteColumn(world)();
    world.click(SYNC);
    world.click(SYNC);
    expect(postcodesThere(world)).toEqual(Array(COUNT).fill(POSTCODE));
    expect(requests(world, 'update')).toEqual([]);
    expect(world.words()).toEqual(Array(COUNT).fill('Conflict: Postcode'));
    decide(world, "Take Heatpunk's");
    expectNothingCleared(world);
  });

  test.each([1, COUNT])('in a copy of the spreadsheet, with %i leads', (count) => {
    const world = pulled(count);
    const putBack = deleteColumn(world);
    world.click(SYNC);
    const copy = worldOf(world.host.copy(), world.heatpunk);
    copy.host.open();
    copy.click(SYNC);
    expect(postcodesThere(copy)).toEqual(Array(count).fill(POSTCODE));
    expect(requests(copy, 'update')).toEqual([]);
    expect(copy.words()).toEqual(Array(count).fill('Synced'));
    putBack();
    world.click(SYNC);
    expectNothingCleared(world, count);
  });

  test('in a copy, where it was put back before the copy was made', () => {
    const world = pulled(2);
    deleteColumn(world)();
    const copy = worldOf(world.host.copy(), world.heatpunk);
    copy.host.open();
    copy.click(SYNC);
    expect(requests(copy, 'update')).toEqual([]);
    expect(postcodesThere(copy)).toEqual([POSTCODE, POSTCODE]);
    // Nobody can tell it from cells that were cleared one by one.
    expect(copy.words()).toEqual(['Conflict: Postcode', 'Conflict: Postcode']);
  });

  test('in a copy, where it may as well be a cell that was cleared: asked about, run after run, until somebody decides', () => {
    const world = createWorld({ leads: [lead(FIRST), lead(SECOND, { [FIELD]: null })] });
    world.click(SYNC);
    const copy = worldOf(world.host.copy(), world.heatpunk);
    copy.host.open();
    copy.host.people.clear([2, copy.column(FIELD)]);
    edit(copy, SECOND, 'customerPhone', PHONE);
    world.heatpunk.dashboard.edit(SECOND, { customerName: 'There' });
    for (const _run of [1, 2, 3]) {
      copy.click(SYNC);
      expect(copy.words()).toEqual(['Conflict: Postcode', 'Synced']);
      expect([shown(copy, FIRST, FIELD), inHeatpunk(copy, FIRST, FIELD)]).toEqual(['', POSTCODE]);
      expect(requests(copy, 'update').map(({ leadId }) => leadId)).toEqual([SECOND]);
      expect([inHeatpunk(copy, SECOND, 'customerPhone'), shown(copy, SECOND, 'customerName')]).toEqual([
        PHONE,
        'There',
      ]);
    }
    edit(copy, FIRST, FIELD, POSTCODE);
    copy.click(SYNC);
    expect(copy.words()).toEqual(['Synced', 'Synced']);
  });

  test('where the run that saw it missing ended early, as the key was refused for what it sent', () => {
    const world = pulled(2);
    const putBack = deleteColumn(world);
    edit(world, '10001', 'customerPhone', '01632 960777');
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 401 }, hits: { route: 'update' } });
    world.click(SYNC);
    expect(world.alert()).not.toBe('');
    world.heatpunk.faults.clear();
    putBack();
    world.click(SYNC);
    expect(postcodesThere(world)).toEqual(Array(2).fill(POSTCODE));
    expect(requests(world, 'update').flatMap(({ fields }) => Object.keys(fields ?? {}))).not.toContain(FIELD);
    expect(shown(world, '10001', FIELD)).toBe(POSTCODE);
    expect(inHeatpunk(world, '10001', 'customerPhone')).toBe('01632 960777');
  });

  test('where the run that saw it missing was killed at any of its service calls', () => {
    const begin = () => {
      const world = pulled(COUNT);
      const putBack = deleteColumn(world);
      return { world, putBack };
    };
    const calls: string[] = [];
    begin().world.host.run('syncNow', { between: ({ name }) => void calls.push(name) });
    expect(calls.length).toBeGreaterThan(20);
    const wrong = calls.flatMap((name, index) =>
      [0, Number.POSITIVE_INFINITY].flatMap((keepWrites) => {
        const { world, putBack } = begin();
        world.host.run('syncNow', { kill: { atCall: index + 1, keepWrites } });
        putBack();
        world.click(SYNC);
        const lost = postcodesThere(world).filter((there) => there !== POSTCODE).length;
        return lost === 0 ? [] : [`killed at ${name}: ${lost} lost`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a column that comes back with its cells', () => {
  test('sends none of them over what a colleague did meanwhile, wherever the run that saw it missing was killed', () => {
    const make = () => {
      const world = createWorld({ leads: leads(3), reuseContext: true });
      world.click(SYNC);
      deleteColumn(world);
      world.heatpunk.dashboard.edit(FIRST, { [FIELD]: null });
      world.heatpunk.journal.clear();
      return world;
    };
    const wrong = everyKill(SYNC, make, (world) => {
      world.host.people.undo();
      world.click(SYNC);
      return [...lacking(world), ...whatWasSent(world)];
    });
    expect(wrong).toEqual([]);
  });

  test('nor wherever the run that saw it come back was killed', () => {
    const make = () => {
      const world = createWorld({ leads: leads(3), reuseContext: true });
      world.click(SYNC);
      deleteColumn(world);
      world.click(SYNC);
      world.host.people.undo();
      world.heatpunk.dashboard.edit(FIRST, { [FIELD]: null });
      return world;
    };
    const wrong = everyKill(SYNC, make, (world) => {
      world.click(SYNC);
      const there = inHeatpunk(world, FIRST, FIELD);
      const sent = whatWasSent(world);
      return there === null && world.words().join() === 'Conflict: Postcode,Synced,Synced'
        ? sent
        : [...sent, `${there}, ${world.words()}`];
    });
    expect(wrong).toEqual([]);
  });

  test('nor where the run that saw it missing had no base to forget it in', () => {
    const world = pulled(2);
    world.host.people.deleteSheet('Heatpunk base');
    deleteColumn(world);
    world.click(SYNC);
    world.host.people.undo();
    world.heatpunk.dashboard.edit(FIRST, { [FIELD]: null });
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
    expect(world.words()).toEqual(['Conflict: Postcode', 'Synced']);
  });

  test('after a run that was held, since Heatpunk listed nothing, leaves edits what they were: no policy has to decide', () => {
    const world = pulled(COUNT);
    world.host.callFromDialog('saveSettings', { ...FORM, policy: 'heatpunk' });
    edit(world, FIRST, 'customerPhone', PHONE);
    deleteColumn(world);
    world.heatpunk.faults.add({ effect: { kind: 'body', body: { rows: [] } }, hits: { route: 'fetch' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.host.people.undo();
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(world.words()).toEqual(Array(COUNT).fill('Synced'));
  });
});

describe('cells that a person cleared are cleared in Heatpunk as well', () => {
  test('one of many', () => {
    const world = pulled(COUNT);
    world.host.people.clear([2, world.column(FIELD)]);
    world.click(SYNC);
    expect(postcodesThere(world)).toEqual([null, ...Array(COUNT - 1).fill(POSTCODE)]);
  });

  test('all of a column, once they said so: it may as well have been deleted and put back', () => {
    const world = pulled(COUNT);
    const column = world.column(FIELD);
    world.host.people.clear({ row: 2, column, rows: COUNT, columns: 1 });
    world.click(SYNC);
    expect(world.words()).toEqual(Array(COUNT).fill('Conflict: Postcode'));
    decide(world, 'Keep mine');
    expect(postcodesThere(world)).toEqual(Array(COUNT).fill(null));
    expect(world.words()).toEqual(Array(COUNT).fill('Synced'));
  });

  test.each(['ask', 'sheet', 'heatpunk'])(
    'and what else was edited is merged field by field meanwhile: policy %s',
    (policy) => {
      const world = pulled(COUNT);
      world.host.callFromDialog('saveSettings', { ...FORM, policy });
      edit(world, FIRST, 'customerPhone', PHONE);
      world.heatpunk.dashboard.edit(SECOND, { customerPhone: '01632 960888' });
      world.host.people.clear({ row: 2, column: world.column(FIELD), rows: COUNT, columns: 1 });
      for (const _run of [1, 2]) {
        world.click(SYNC);
        expect([shown(world, FIRST, 'customerPhone'), inHeatpunk(world, FIRST, 'customerPhone')]).toEqual([
          PHONE,
          PHONE,
        ]);
        expect([shown(world, SECOND, 'customerPhone'), inHeatpunk(world, SECOND, 'customerPhone')]).toEqual([
          '01632 960888',
          '01632 960888',
        ]);
      }
      const [word, there] = {
        ask: ['Conflict: Postcode', POSTCODE],
        sheet: ['Synced', null],
        heatpunk: ['Synced', POSTCODE],
      }[policy] ?? ['', ''];
      expect(world.words()).toEqual(Array(COUNT).fill(word));
      expect(postcodesThere(world)).toEqual(Array(COUNT).fill(there));
    },
  );

  test('one by one, once they were asked: what they have not decided yet stays in question', () => {
    const world = pulled(COUNT);
    world.host.people.clear({ row: 2, column: world.column(FIELD), rows: COUNT, columns: 1 });
    world.click(SYNC);
    edit(world, FIRST, FIELD, POSTCODE);
    world.click(SYNC);
    expect(world.words()).toEqual(['Synced', ...Array(COUNT - 1).fill('Conflict: Postcode')]);
    expect(postcodesThere(world)).toEqual(Array(COUNT).fill(POSTCODE));
    expect(requests(world, 'update')).toEqual([]);
  });

  test('the only one there is', () => {
    const world = pulled(1);
    world.host.people.clear([2, world.column(FIELD)]);
    world.click(SYNC);
    expect(postcodesThere(world)).toEqual([null]);
    expect(world.words()).toEqual(['Synced']);
  });
});

describe('a column that came back with its cells before a copy was made sends none of them from there', () => {
  function copied(world: World): World {
    world.host.people.undo();
    world.heatpunk.dashboard.edit(FIRST, { [FIELD]: null });
    const copy = worldOf(world.host.copy(), world.heatpunk);
    copy.host.open();
    return copy;
  }

  test('after a run that saw it missing', () => {
    const world = pulled(2);
    deleteColumn(world);
    world.click(SYNC);
    const copy = copied(world);
    copy.click(SYNC);
    expect(requests(copy, 'update')).toEqual([]);
    expect(copy.words()).toEqual(['Conflict: Postcode', 'Synced']);
  });

  test('after the first run there was held, since Heatpunk listed nothing', () => {
    const world = pulled(2);
    deleteColumn(world);
    world.click(SYNC);
    const copy = copied(world);
    copy.heatpunk.faults.add({ effect: { kind: 'body', body: { rows: [] } }, hits: { route: 'fetch' } });
    copy.click(SYNC);
    copy.heatpunk.faults.clear();
    copy.click(SYNC);
    expect(requests(copy, 'update')).toEqual([]);
    expect(copy.words()).toEqual(['Conflict: Postcode', 'Synced']);
  });

  test('wherever the run that saw it missing was killed', () => {
    const make = () => {
      const world = createWorld({ leads: leads(3), reuseContext: true });
      world.click(SYNC);
      deleteColumn(world);
      world.heatpunk.journal.clear();
      return world;
    };
    const wrong = everyKill(SYNC, make, (world) => {
      const copy = copied(world);
      copy.click(SYNC);
      return [...lacking(copy), ...whatWasSent(copy)];
    });
    expect(wrong).toEqual([]);
  });

  test('and an edit of it is sent from a copy again, once a run has compared it', () => {
    const world = pulled(2);
    deleteColumn(world);
    world.click(SYNC);
    world.host.people.undo();
    world.click(SYNC);
    const copy = worldOf(world.host.copy(), world.heatpunk);
    copy.host.open();
    edit(copy, FIRST, FIELD, 'TQ1 2AB');
    copy.click(SYNC);
    expect(inHeatpunk(copy, FIRST, FIELD)).toBe('TQ1 2AB');
    expect(copy.words()).toEqual(['Synced', 'Synced']);
  });
});

test('a column that somebody puts back with its cells after a deletion that saw it missing overwrites nothing in Heatpunk', () => {
  const world = pulled(COUNT);
  world.host.people.deleteColumns(world.column(FIELD));
  chooseToDelete(world, [SECOND]);
  world.click(DELETE);
  world.host.people.undo();
  world.heatpunk.dashboard.edit(FIRST, { [FIELD]: null });
  world.click(SYNC);
  expect(inHeatpunk(world, FIRST, FIELD)).toBe(null);
  expect(requests(world, 'update')).toEqual([]);
});

test('nor where it came back before the deletion, and the row of the lead had lost its id', () => {
  const world = pulled(COUNT);
  deleteColumn(world);
  world.click(SYNC);
  world.heatpunk.dashboard.edit(FIRST, { [FIELD]: null });
  world.host.people.undo();
  world.host.people.clear([2, world.column('(lead id)')]);
  chooseToDelete(world, [SECOND]);
  world.click(DELETE);
  world.click(SYNC);
  expect(requests(world, 'update')).toEqual([]);
  expect(inHeatpunk(world, FIRST, FIELD)).toBe(null);
});

test('a deletion that sees a column come back with its cells leaves none to overwrite anything, wherever it was killed', () => {
  const all = leads(BATCH_SIZE + 2);
  const make = () => {
    const world = createWorld({ leads: all, reuseContext: true });
    world.click(SYNC);
    deleteColumn(world);
    world.click(SYNC);
    world.heatpunk.dashboard.edit(FIRST, { [FIELD]: null });
    world.host.people.undo();
    chooseToDelete(
      world,
      all.slice(1).map(({ id }) => id),
    );
    return world;
  };
  const wrong = everyKill(
    DELETE,
    make,
    (world) => {
      world.click(SYNC);
      return [...lacking(world), ...whatWasSent(world)];
    },
    [0],
  );
  expect(wrong).toEqual([]);
});

describe('a column that a note brings back', () => {
  /** At the right of all, after a run that saw it missing. */
  function broughtBack(field: string): World {
    const world = pulled(3);
    const { people } = world.host;
    people.deleteColumns(world.column(field));
    world.click(SYNC);
    people.type([1, 20], field);
    people.setNote([1, 20], `heatpunk: ${field}`);
    return world;
  }

  test('of texts keeps what is typed into it as text, over its whole height', () => {
    const world = broughtBack('customerPhone');
    world.click(SYNC);
    typeLead(world, freeRow(world), { ...COMPLETE, customerPhone: '07700900123' });
    world.click(SYNC);
    expect(world.heatpunk.dashboard.leads().at(-1)?.fields.customerPhone).toBe('07700900123');
    expect(world.words()).toEqual(Array(4).fill('Synced'));
  });

  test.each(['12-3', '0042', '9:30'])('sends %j as it was typed', (text) => {
    const world = broughtBack('crmReference');
    world.click(SYNC);
    edit(world, FIRST, 'crmReference', text);
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'crmReference')).toBe(text);
  });

  test('and into which only a new row was typed puts no other lead in doubt', () => {
    const world = broughtBack(FIELD);
    edit(world, FIRST, 'customerPhone', PHONE);
    typeLead(world, freeRow(world), { ...COMPLETE, [FIELD]: 'TQ1 2AB' });
    world.click(SYNC);
    expect(world.words()).toEqual(Array(4).fill('Synced'));
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(world.heatpunk.dashboard.leads().map(({ fields }) => fields[FIELD])).toEqual([
      ...Array(3).fill(POSTCODE),
      'TQ1 2AB',
    ]);
  });

  test('sends no guess of what was typed before a run saw it', () => {
    const world = broughtBack('crmReference');
    const before = inHeatpunk(world, FIRST, 'crmReference');
    edit(world, FIRST, 'crmReference', '12-3');
    world.click(SYNC);
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'crmReference')).toBe(before);
    expect(requests(world, 'update')).toEqual([]);
  });
});
