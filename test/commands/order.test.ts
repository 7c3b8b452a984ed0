import { describe, expect, test } from '@jest/globals';
import { FORM, MEMBER, MENU, NOW, type World } from '../world';
import {
  baseEntries,
  COMPLETE,
  edit,
  FIRST,
  freeRow,
  HOUR_MS,
  idsOf,
  inHeatpunk,
  leadRows,
  PHONE,
  PULL,
  PUSH,
  pulled,
  requests,
  SECOND,
  SYNC,
  shown,
  THIRD,
  typeLead,
  wordOf,
} from './at-work';
import { everyKill } from './kills';
import { withNewRow } from './typed-row';

const READ = /^Range\.get(Values?|Formulas?|Notes?|Backgrounds)$/;
const WRITE = /^Range\.set(Values?|Notes?|NumberFormat)$|^RangeList\.setBackground$/;
/** Calls that take as long as somebody else wants. */
const WAITING = /^(UrlFetchApp|MailApp|Ui)\.|^Utilities\.sleep$|^Lock\.(try|wait)Lock$/;

/** The service calls of a run, in their order; reads of the log's header row, one for each writing of lines, are no reads of leads. */
function callsOf(world: World, item: string): string[] {
  const names: string[] = [];
  world.host.ui.click(MENU, item, {
    between: ({ name }) => {
      const isOfLog = [...names.slice(-2), name].join() === 'Sheet.getLastColumn,Sheet.getRange,Range.getValues';
      names.push(isOfLog ? 'the header of the log' : name);
    },
  });
  return names;
}

const firstOf = (names: readonly string[], pattern: RegExp) => names.findIndex((name) => pattern.test(name));
const lastOf = (names: readonly string[], pattern: RegExp) => names.findLastIndex((name) => pattern.test(name));

/** A world in which a run has something of each kind to do. */
function withWork(): World {
  const world = pulled(5);
  // Brings the column of its origin.
  world.heatpunk.dashboard.create({ customerName: 'Earlier' });
  world.click(SYNC);
  edit(world, FIRST, 'customerPhone', PHONE);
  world.heatpunk.dashboard.edit(SECOND, { postcode: 'PL1 1AA' });
  edit(world, THIRD, 'customerName', 'Here');
  world.heatpunk.dashboard.edit(THIRD, { customerName: 'There' });
  world.heatpunk.dashboard.create({ customerName: 'From Heatpunk' });
  typeLead(world, freeRow(world), COMPLETE);
  return world;
}

describe('a run', () => {
  test.each([PULL, PUSH, SYNC])('asks Heatpunk before it looks at any cell: %s', (item) => {
    const names = callsOf(withWork(), item);
    expect(names.indexOf('UrlFetchApp.fetchAll')).toBeGreaterThan(-1);
    expect(names.indexOf('UrlFetchApp.fetchAll')).toBeLessThan(firstOf(names, READ));
  });

  test.each([PULL, PUSH, SYNC])(
    'reads all before it writes any, and again before it marks, and waits for nothing from then on: %s',
    (item) => {
      const names = callsOf(withWork(), item);
      const start = firstOf(names, READ);
      const sends = names.indexOf('UrlFetchApp.fetchAll', start);
      const planned = names.slice(start, sends < 0 ? firstOf(names, /^Lock\.releaseLock$/) : sends);
      // Which cells are about to be marked is remembered first, and they are looked at again after that.
      const looks = planned.flatMap((name, index) =>
        name === 'Range.getBackgrounds' ? [planned.lastIndexOf('Range.getNotes', index)] : [],
      );
      expect(looks).toHaveLength(2);
      for (const [index, from] of [0, ...looks].entries()) {
        const part = planned.slice(from, looks[index]);
        expect(part.filter((name) => WRITE.test(name)).length).toBeGreaterThan(0);
        expect(lastOf(part, READ)).toBeLessThan(firstOf(part, WRITE));
      }
      expect(planned.filter((name) => WAITING.test(name))).toEqual([]);
    },
  );

  test('after each batch reads its rows and writes what came of them, with nothing to wait for in between', () => {
    const world = pulled(70);
    for (const { id } of leadRows(world)) edit(world, id, 'customerPhone', PHONE);
    const names = callsOf(world, PUSH);
    const batches = names
      .join(' ')
      .split('UrlFetchApp.fetchAll')
      .slice(2)
      .map((text) => text.trim().split(' '));
    expect(batches).toHaveLength(3);
    for (const batch of batches.slice(0, -1)) {
      expect(batch.filter((name) => READ.test(name)).length).toBeLessThanOrEqual(2);
      expect(lastOf(batch, READ)).toBeLessThan(firstOf(batch, WRITE));
      expect(batch.filter((name) => WAITING.test(name))).toEqual([]);
    }
  });

  test('writes neighbouring cells in one go, however many they are', () => {
    const writesFor = (count: number) => {
      const world = pulled(60);
      for (const { id } of leadRows(world).slice(0, count)) {
        world.heatpunk.dashboard.edit(id, { customerName: 'New Name', customerPhone: PHONE, address: '1 New Street' });
      }
      return world.click(PULL).rangeWrites;
    };
    expect(writesFor(50)).toBe(writesFor(2));
  });

  test('writes the cells that changed and no others: what is typed beside them at that moment stays', () => {
    const world = pulled();
    world.heatpunk.dashboard.edit(SECOND, { customerName: 'New Name', postcode: 'PL1 1AA' });
    let isTyped = false;
    world.host.ui.click(MENU, PULL, {
      between: ({ name }) => {
        if (name !== 'Range.setValues' || isTyped) return;
        isTyped = true;
        edit(world, SECOND, 'customerEmail', 'typed@example.com');
        edit(world, FIRST, 'customerName', 'Typed Above');
      },
    });
    expect(isTyped).toBe(true);
    expect(['customerName', 'customerEmail', 'postcode'].map((field) => shown(world, SECOND, field))).toEqual([
      'New Name',
      'typed@example.com',
      'PL1 1AA',
    ]);
    expect(shown(world, FIRST, 'customerName')).toBe('Typed Above');
  });
});

test('what is typed while a run remembers and logs what it wrote is not overwritten, whenever that is', () => {
  const make = () => {
    const world = pulled();
    world.heatpunk.dashboard.edit(SECOND, { customerPhone: PHONE });
    return world;
  };
  const names = callsOf(make(), PULL);
  const base = names.indexOf('Range.setValues', names.indexOf('Range.setNote')) + 1;
  const overwritten = names.flatMap((name, index) => {
    if (index + 1 < base) return [];
    const world = make();
    world.host.ui.click(MENU, PULL, {
      between: (call) => {
        if (call.index === index + 1) edit(world, SECOND, 'customerPhone', '01632 960888');
      },
    });
    return shown(world, SECOND, 'customerPhone') === '01632 960888' ? [] : [`at call ${index + 1}, ${name}`];
  });
  expect(base).toBeGreaterThan(0);
  expect(overwritten).toEqual([]);
});

test.each([
  ['nothing to do', () => pulled()],
  ['something to send', () => withNewRow()],
])('a column inserted at the end of a run with %s does not get the note of when that was', (_case, make) => {
  const world = make();
  const noteOf = (column: number) => world.host.people.note([1, column]);
  const sync = world.column('(sync)');
  const before = noteOf(sync);
  let isNoted = false;
  let isInserted = false;
  world.host.advance(HOUR_MS);
  world.host.ui.click(MENU, SYNC, {
    between: ({ name }) => {
      if (name === 'Range.setNote') isNoted = true;
      if (!isNoted || isInserted || name !== 'Properties.setProperties') return;
      isInserted = true;
      world.host.people.insertColumns(sync);
    },
  });
  expect(isInserted).toBe(true);
  expect(noteOf(sync)).toBe('');
  expect(noteOf(sync + 1)).toMatch(/^heatpunk: \(sync\)\nLast run: /);
  expect(noteOf(sync + 1)).not.toBe(before);
});

describe('wherever a run is killed, with however many of its last writes lost', () => {
  const KEEPS = [0, 1, 2, 3, Number.POSITIVE_INFINITY];

  test('the base says nothing that the sheet does not show yet', () => {
    let told = 0;
    const wrong = everyKill(
      PULL,
      () => {
        const world = pulled();
        world.heatpunk.dashboard.edit(SECOND, { customerPhone: PHONE });
        world.heatpunk.dashboard.create({ customerName: 'From Heatpunk' }, { id: '20001' });
        return world;
      },
      (world) => {
        const base = baseEntries(world);
        const rows = new Map(leadRows(world).map((row) => [row.id, row]));
        if (base.get(SECOND)?.customerPhone === PHONE && base.has('20001')) told++;
        return [
          ...(base.get(SECOND)?.customerPhone === PHONE && shown(world, SECOND, 'customerPhone') !== PHONE
            ? ['the base has a phone that the sheet lacks']
            : []),
          ...(base.has('20001') && rows.get('20001')?.name !== 'From Heatpunk'
            ? ['the base has a lead that the sheet lacks']
            : []),
        ];
      },
      KEEPS,
    );
    expect(wrong).toEqual([]);
    expect(told).toBeGreaterThan(0);
  });

  test('no word tells of a value that is not in its cell yet, wherever the words stand', () => {
    let told = 0;
    const wrong = everyKill(
      PULL,
      () => {
        const world = pulled();
        world.host.callFromDialog('saveSettings', { ...FORM, policy: 'heatpunk' });
        world.host.people.moveColumns(world.column('(sync)'), 1, 1);
        edit(world, SECOND, 'customerPhone', '01632 960888');
        world.heatpunk.dashboard.edit(SECOND, { customerPhone: PHONE });
        return world;
      },
      (world) => {
        if (wordOf(world, SECOND) !== 'Synced') return [];
        told++;
        return shown(world, SECOND, 'customerPhone') === PHONE ? [] : ['the row is called Synced, and is not'];
      },
      KEEPS,
    );
    expect(wrong).toEqual([]);
    expect(told).toBeGreaterThan(0);
  });

  test('the base says nothing that Heatpunk has not answered yet', () => {
    let told = 0;
    const wrong = everyKill(
      PUSH,
      () => {
        const world = pulled();
        edit(world, FIRST, 'customerPhone', PHONE);
        return world;
      },
      (world) => {
        if (baseEntries(world).get(FIRST)?.customerPhone !== PHONE) return [];
        told++;
        return inHeatpunk(world, FIRST, 'customerPhone') === PHONE ? [] : ['the base has a phone that Heatpunk lacks'];
      },
      KEEPS,
    );
    expect(wrong).toEqual([]);
    expect(told).toBeGreaterThan(0);
  });

  test('a create that went out has its reference, or its id, in its row and in the base', () => {
    let went = 0;
    const wrong = everyKill(
      SYNC,
      withNewRow,
      (world) => {
        if (requests(world, 'create').length === 0) return [];
        went++;
        const made = idsOf(world, COMPLETE.customerName);
        const told = (id: string) => id.startsWith('pending-') || made.includes(id);
        const row = leadRows(world).find(({ name }) => name === COMPLETE.customerName);
        return [
          ...(told(row?.id ?? '') ? [] : [`the row says ${JSON.stringify(row?.id)}`]),
          ...([...baseEntries(world).keys()].some(told) ? [] : ['the base knows nothing of it']),
        ];
      },
      KEEPS,
    );
    expect(wrong).toEqual([]);
    expect(went).toBeGreaterThan(0);
  });
});

test('before a create goes out the base has its reference, the time, who sends it, and what is sent', () => {
  const names = callsOf(withNewRow(), SYNC);
  const world = withNewRow();
  // The last request of all is the create's.
  const killed = world.host.ui.click(MENU, SYNC, { kill: { atCall: names.lastIndexOf('UrlFetchApp.fetchAll') + 1 } });
  expect(killed.error?.message).toContain('UrlFetchApp.fetchAll');
  expect(requests(world, 'create')).toEqual([]);
  const { id = '', word } = leadRows(world).at(-1) ?? {};
  expect([id, word]).toEqual([expect.stringMatching(/^pending-./), 'Sending']);
  expect(baseEntries(world).get(id)).toEqual({ at: NOW, by: MEMBER, sent: COMPLETE, existing: [] });
});
