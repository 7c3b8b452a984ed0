import { describe, expect, test } from '@jest/globals';
import { createWorld, MENU, type World } from '../world';
import {
  COMPLETE,
  chooseToDelete,
  DELETE,
  differences,
  edit,
  freeRow,
  idsOf,
  inHeatpunk,
  lead,
  leadRows,
  leads,
  PULL,
  PUSH,
  requests,
  rowOf,
  SYNC,
  shown,
  typeLead,
  wordOf,
} from './at-work';
import { everyKill, repaired } from './kills';

/** In words: what is not as it should be. */
function mismatches(expected: readonly (readonly [string, unknown, unknown])[]): string[] {
  return expected.filter(([, is, shouldBe]) => is !== shouldBe).map(([what, is]) => `${what} is ${JSON.stringify(is)}`);
}

describe('a sync that is killed at any of its service calls', () => {
  /** Edits on both sides, of one lead in different fields, a conflict, a lead from each side, and one that left Heatpunk. */
  function busyTeam(): World {
    const world = createWorld({ leads: leads(6) });
    world.click(SYNC);
    const { dashboard } = world.heatpunk;
    edit(world, '10001', 'customerPhone', '01632 960001');
    dashboard.edit('10002', { status: 'Sale', postcode: null });
    edit(world, '10003', 'customerName', 'Sheet Name');
    dashboard.edit('10003', { address: 'Heatpunk Address' });
    edit(world, '10004', 'status', 'Quote');
    dashboard.edit('10004', { status: 'Rejected' });
    world.host.people.clear([rowOf(world, '10005').number, world.column('postcode')]);
    dashboard.remove('10006');
    dashboard.create(lead('20001', { customerName: 'From Heatpunk' }).fields, { id: '20001' });
    typeLead(world, freeRow(world), { ...COMPLETE, status: 'Lead' });
    return world;
  }

  function whatIsWrong(world: World): string[] {
    const [created = '', ...twins] = idsOf(world, COMPLETE.customerName);
    const here = (id: string, field: string) => shown(world, id, field);
    const there = (id: string, field: string) => inHeatpunk(world, id, field) ?? '';
    return [
      ...mismatches([
        ['the number of leads', world.heatpunk.dashboard.leads().length, 7],
        ['the number of rows', leadRows(world).length, 8],
        ['the number of twins', twins.length, 0],
        ['the edit of the phone there', there('10001', 'customerPhone'), '01632 960001'],
        ['the status here', here('10002', 'status'), 'Sale'],
        ['the postcode cleared there', here('10002', 'postcode'), ''],
        ['the name there', there('10003', 'customerName'), 'Sheet Name'],
        ['the address here', here('10003', 'address'), 'Heatpunk Address'],
        ['the conflict here', here('10004', 'status'), 'Quote'],
        ['the conflict there', there('10004', 'status'), 'Rejected'],
        ['the postcode cleared here', there('10005', 'postcode'), ''],
        ['the name of the new lead here', here('20001', 'customerName'), 'From Heatpunk'],
        ['the status of the new row there', there(created, 'status'), 'Lead'],
        ['the word of the conflict', wordOf(world, '10004'), 'Conflict: Status'],
        ['the word of the lead that left', wordOf(world, '10006'), 'Not in Heatpunk'],
      ]),
      ...differences(world).filter((difference) => !/10004|10006/.test(difference)),
    ];
  }

  test('is what it looks like when nothing kills it', () => {
    const world = busyTeam();
    world.click(SYNC);
    expect(repaired(world, [SYNC], () => whatIsWrong(world))).toEqual([]);
  });

  test('loses no edit, doubles nothing, and is made up for by three runs at most', () => {
    const wrong = everyKill(SYNC, busyTeam, (world) => repaired(world, [SYNC], () => whatIsWrong(world)));
    expect(wrong).toEqual([]);
  });
});

describe.each([PULL, PUSH])('a run of one direction that is killed at any of its service calls: %s', (item) => {
  test('leaves nothing that later runs do not settle', () => {
    const wrong = everyKill(
      item,
      () => {
        const world = createWorld({ leads: leads(3) });
        world.click(SYNC);
        edit(world, '10001', 'customerPhone', '01632 960001');
        world.heatpunk.dashboard.edit('10001', { status: 'Sale' });
        world.heatpunk.dashboard.edit('10002', { postcode: 'PL1 1AA' });
        return world;
      },
      (world) =>
        repaired(world, [item, SYNC], () => [
          ...mismatches([
            ['the phone there', inHeatpunk(world, '10001', 'customerPhone'), '01632 960001'],
            ['the status here', shown(world, '10001', 'status'), 'Sale'],
            ['the postcode here', shown(world, '10002', 'postcode'), 'PL1 1AA'],
          ]),
          ...differences(world),
        ]),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the first pull into an empty spreadsheet that is killed at any of its service calls', () => {
  test('is made up for by the next run: one lead sheet, one row for each lead', () => {
    const wrong = everyKill(
      PULL,
      () => createWorld({ leads: leads(2) }),
      (world) => {
        world.click(PULL);
        world.host.people.openSheet('Leads');
        const sheets = world.host.workbook.sheets.map(({ name, hidden }) => (hidden ? `(${name})` : name));
        const ours = sheets.filter((name) => name !== 'Heatpunk log').join();
        return [
          ...mismatches([['the sheets', ours, 'Leads,(Heatpunk base)']]),
          ...differences(world),
          ...repaired(world, [SYNC], () => differences(world)),
        ];
      },
    );
    expect(wrong).toEqual([]);
  });
});

describe('a deletion that is killed at any of its service calls', () => {
  test('loses no other lead, and the row of a lead that is gone says so or goes', () => {
    const chosen = ['10002', '10003'];
    const others = ['10001', '10004'];
    let marked = 0;
    const wrong = everyKill(
      DELETE,
      () => {
        const world = createWorld({ leads: leads(4) });
        world.click(SYNC);
        chooseToDelete(world, chosen);
        return world;
      },
      (world) => {
        world.click(SYNC);
        const gone = chosen.filter((id) => world.heatpunk.dashboard.lead(id) === undefined);
        const left = leadRows(world).filter(({ id }) => gone.includes(id));
        marked += left.length;
        return [
          ...mismatches(left.map(({ id, word }) => [`the word of ${id}`, word, 'Not in Heatpunk'])),
          ...others.filter((id) => !world.heatpunk.dashboard.lead(id)).map((id) => `${id} is deleted as well`),
          ...differences(world).filter((difference) => !gone.some((id) => difference.includes(id))),
        ];
      },
    );
    expect(wrong).toEqual([]);
    expect(marked).toBeGreaterThan(0);
  });
});

describe('a run that is killed right after its update went out', () => {
  const OLD = '07700 910001';

  /** Heatpunk took the edit, and nobody here heard of it. */
  function killedAfterUpdate(): World {
    const make = () => {
      const world = createWorld({ leads: leads(2) });
      world.click(SYNC);
      edit(world, '10001', 'customerPhone', '01632 960001');
      return world;
    };
    const names: string[] = [];
    make().host.ui.click(MENU, SYNC, { between: ({ name }) => void names.push(name) });
    const world = make();
    world.host.ui.click(MENU, SYNC, { kill: { atCall: names.lastIndexOf('UrlFetchApp.fetchAll') + 2 } });
    expect(inHeatpunk(world, '10001', 'customerPhone')).toBe('01632 960001');
    world.heatpunk.journal.clear();
    return world;
  }

  test('sends the old text where the cell was put back to it since', () => {
    const world = killedAfterUpdate();
    edit(world, '10001', 'customerPhone', OLD);
    world.click(SYNC);
    expect(requests(world, 'update').map(({ leadId, fields }) => [leadId, fields])).toEqual([
      ['10001', { customerPhone: OLD }],
    ]);
    expect(differences(world)).toEqual([]);
  });

  test('has nothing left to send where the cell stayed', () => {
    const world = killedAfterUpdate();
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
    expect(differences(world)).toEqual([]);
  });
});
