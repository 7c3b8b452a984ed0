import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../playground/apps-script/errors';
import type { ServiceCall } from '../../playground/apps-script/runtime/bridge';
import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import { createWorld, FORM, MEMBER, MENU, type World } from '../world';
import {
  ALEX,
  beforeRequest,
  COMPLETE,
  chooseToDelete,
  DELETE,
  differences,
  edit,
  freeRow,
  idsOf,
  inHeatpunk,
  leadRows,
  leads,
  logLines,
  PHONE,
  PULL,
  PUSH,
  pasteOver,
  requests,
  rowOf,
  SYNC,
  shown,
  typeLead,
  wordOf,
} from './at-work';

/** A world with two people who may work in it, Sam and Alex, and an edit that waits. */
function team(): World {
  const world = createWorld({ leads: leads(3) });
  world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX, refresh: 'off' });
  world.click(SYNC);
  edit(world, '10001', 'customerPhone', PHONE);
  world.heatpunk.journal.clear();
  return world;
}

/** A world in which the same two may work, and nobody did yet. */
function newDocument(): World {
  const world = createWorld({ leads: leads(3) });
  world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX, refresh: 'off' });
  return world;
}

const alertsFor = (world: World, user: string) => world.host.ui.alerts.filter((alert) => alert.user === user);

describe('two runs at once', () => {
  test.each([SYNC, PUSH])('a person is told who has the document, and nothing else is done: %s', (item) => {
    const world = team();
    const alex: ExecutionRecord[] = [];
    const sam = world.host.ui.click(MENU, SYNC, {
      between: beforeRequest(1, () => void alex.push(world.host.ui.click(MENU, item, { user: ALEX }))),
    });
    expect(alex).toMatchObject([{ outcome: 'completed', requests: 0 }]);
    expect(alertsFor(world, ALEX).map(({ text }) => text)).toEqual([
      expect.stringContaining(`${MEMBER} is running "${SYNC}" in this spreadsheet`),
    ]);
    expect(alertsFor(world, ALEX)[0]?.text).toContain('Try again in a few minutes');
    expect(sam.outcome).toBe('completed');
    expect(alertsFor(world, MEMBER)).toEqual([]);
    expect(inHeatpunk(world, '10001', 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test.each([
    ['of a document in use', () => team(), 4],
    ['of a new document', () => newDocument(), 3],
  ])('whenever the other one comes, no line of the log is lost: %s', (_name, make, lineCount) => {
    const names: string[] = [];
    make().host.ui.click(MENU, SYNC, { between: ({ name }) => void names.push(name) });
    const wrong: string[] = [];
    let refusals = 0;
    names.forEach((name, index) => {
      // From the toast on the lock is free again.
      if (!/^(Spreadsheet|Sheet|Range|UrlFetchApp)\./.test(name) || index >= names.indexOf('Spreadsheet.toast')) return;
      const world = make();
      let refused: ExecutionRecord | undefined;
      const sam = world.host.ui.click(MENU, SYNC, {
        between: (call) => {
          if (call.index === index + 1) refused = world.host.ui.click(MENU, SYNC, { user: ALEX });
        },
      });
      const lines = logLines(world).map(({ who, action }) => `${who} ${action}`);
      const told = `at call ${index + 1}, ${name}`;
      if (sam.outcome !== 'completed') wrong.push(`${told}: ${sam.error?.message}`);
      if (lines.filter((line) => line.startsWith(MEMBER)).length !== lineCount) wrong.push(`${told}: ${lines.join()}`);
      if (refused?.requests === 0) refusals++;
      else wrong.push(`${told}: the other one was not refused`);
      if (refused?.rangeWrites !== 0 && !lines.includes(`${ALEX} Failed`)) wrong.push(`${told}: a line is gone`);
      if (differences(world).length > 0) wrong.push(`${told}: ${differences(world).join()}`);
    });
    expect(wrong).toEqual([]);
    expect(refusals).toBeGreaterThan(0);
  });

  test('the line of a run that failed is there before anybody else can write one', () => {
    const world = team();
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 401 }, hits: { route: 'fetch', next: 1 } });
    // While the person reads the alert the lock is free.
    const between = ({ name }: ServiceCall) => {
      if (name === 'Ui.alert') world.host.ui.click(MENU, SYNC, { user: ALEX });
    };
    world.host.ui.click(MENU, SYNC, { between });
    const lines = logLines(world).map(({ who, action }) => `${who} ${action}`);
    expect(lines.slice(-2)).toEqual([`${MEMBER} Failed`, `${ALEX} Sent`]);
  });

  test('a person is told that it is the automatic refresh which has the document', () => {
    const world = team();
    world.host.callFromDialog('saveSettings', { ...FORM, refresh: 'hourly', refreshPushes: true });
    world.host.run('refresh', {
      trigger: 'clock',
      between: beforeRequest(1, () => void world.host.ui.click(MENU, SYNC, { user: ALEX })),
    });
    expect(alertsFor(world, ALEX).at(-1)?.text).toContain(`${MEMBER} is running "Automatic refresh"`);
    expect(differences(world)).toEqual([]);
  });

  test('a timed run leaves quietly', () => {
    const world = team();
    world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, userEmail: ALEX, refresh: 'hourly' });
    const timed: ExecutionRecord[] = [];
    const shownBefore = world.host.ui.shown.length;
    world.host.ui.click(MENU, SYNC, {
      between: beforeRequest(1, () => void timed.push(world.host.run('refresh', { user: ALEX, trigger: 'clock' }))),
    });
    expect(timed).toMatchObject([{ outcome: 'completed', requests: 0, rangeWrites: 0, durationMs: 0 }]);
    // Sam's own toast.
    expect(world.host.ui.shown).toHaveLength(shownBefore + 1);
    expect(differences(world)).toEqual([]);
  });

  test('a deletion waits as well: the leads and their rows stay', () => {
    const world = team();
    chooseToDelete(world, ['10002']);
    const release = world.host.lock.hold();
    world.click(DELETE);
    expect(world.alert()).toContain('just now. Try again in a few minutes');
    expect(requests(world, 'delete')).toEqual([]);
    expect(leadRows(world)).toHaveLength(3);
    release();
    world.click(DELETE);
    expect(leadRows(world).map(({ id }) => id)).toEqual(['10001', '10003']);
  });

  test('whoever tries again afterwards finds the document free', () => {
    const world = team();
    world.host.ui.click(MENU, SYNC, {
      between: beforeRequest(1, () => void world.host.ui.click(MENU, SYNC, { user: ALEX })),
    });
    expect(world.host.ui.click(MENU, SYNC, { user: ALEX }).outcome).toBe('completed');
    expect(alertsFor(world, ALEX)).toHaveLength(1);
    expect(requests(world, 'fetch').map(({ member }) => member)).toEqual([MEMBER, ALEX]);
  });
});

test('a run that begins the moment another one ends finds all that it wrote, the log included', () => {
  const world = team();
  const { dashboard } = world.heatpunk;
  dashboard.edit('10002', { status: 'Sale' });
  const alex: ExecutionRecord[] = [];
  world.host.ui.click(MENU, PULL, {
    between: ({ name }) => {
      if (name !== 'Spreadsheet.toast' || alex.length > 0) return;
      dashboard.edit('10003', { status: 'Quote' });
      alex.push(world.host.ui.click(MENU, PULL, { user: ALEX }));
    },
  });
  expect(alex).toMatchObject([{ outcome: 'completed', requests: 1 }]);
  expect(alertsFor(world, ALEX)).toEqual([]);
  expect(logLines(world).filter(({ action }) => action === 'Pulled')).toMatchObject([
    { who: MEMBER, lead: '10002' },
    { who: ALEX, lead: '10003' },
  ]);
});

describe('the question before a deletion', () => {
  test('keeps nobody waiting, and the leads that were named are deleted, wherever their rows are by then', () => {
    const world = team();
    world.host.people.select(`A${rowOf(world, '10002').number}`);
    const alex: ExecutionRecord[] = [];
    world.host.ui.respond(({ text, buttons }) => {
      if (!buttons.includes('YES')) return 'OK';
      expect(text).toContain('Customer 10002 (10002)');
      alex.push(world.host.ui.click(MENU, SYNC, { user: ALEX }));
      world.host.person(ALEX).sort(world.column('(lead id)'), false);
      return 'YES';
    });
    world.click(DELETE);
    expect(alex).toMatchObject([{ outcome: 'completed' }]);
    expect(alertsFor(world, ALEX)).toEqual([]);
    expect(world.heatpunk.dashboard.leads().map(({ id }) => id)).toEqual(['10001', '10003']);
    expect(leadRows(world).map(({ id }) => id)).toEqual(['10003', '10001']);
  });
});

describe('the lock', () => {
  test('is free after a run that was killed', () => {
    const world = team();
    const killed = world.host.ui.click(MENU, SYNC, { kill: { atCall: 30 } });
    expect(killed.outcome).toBe('killed');
    const { outcome } = world.host.ui.click(MENU, SYNC, { user: ALEX });
    expect(outcome).toBe('completed');
    expect(alertsFor(world, ALEX)).toEqual([]);
    expect(differences(world)).toEqual([]);
  });

  test('is free after a run that failed', () => {
    const world = team();
    world.heatpunk.faults.add({ effect: { kind: 'refuse' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    world.host.ui.click(MENU, SYNC, { user: ALEX });
    expect(alertsFor(world, ALEX)).toEqual([]);
    expect(differences(world)).toEqual([]);
  });

  test('does not keep people from typing: what they type during a run is not overwritten, and goes with the next', () => {
    const world = team();
    world.heatpunk.dashboard.edit('10002', { status: 'Sale' });
    world.host.ui.click(MENU, SYNC, {
      between: beforeRequest(1, () => {
        edit(world, '10003', 'customerName', 'Typed Meanwhile');
        world.host.people.sort(world.column('(lead id)'), false);
      }),
    });
    world.click(SYNC);
    expect(inHeatpunk(world, '10003', 'customerName')).toBe('Typed Meanwhile');
    expect(inHeatpunk(world, '10001', 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test('does not keep people from typing: a row edited while an earlier batch is on its way stays marked', () => {
    const world = createWorld({ leads: leads(40) });
    world.click(SYNC);
    pasteOver(world, 'customerPhone', Array<string>(40).fill(PHONE));
    world.host.ui.click(MENU, SYNC, {
      between: beforeRequest(2, () => edit(world, '10040', 'customerPhone', '01632 960888')),
    });
    expect([shown(world, '10040', 'customerPhone'), wordOf(world, '10040')]).toEqual(['01632 960888', 'Edited']);
    world.click(SYNC);
    expect(inHeatpunk(world, '10040', 'customerPhone')).toBe('01632 960888');
    expect(differences(world)).toEqual([]);
  });

  test('does not keep people from typing: a new row edited while its create is on its way stays marked', () => {
    const world = createWorld({ leads: leads(1) });
    world.click(SYNC);
    const row = typeLead(world, freeRow(world), { ...COMPLETE, status: 'Quote' });
    world.host.ui.click(MENU, SYNC, {
      between: beforeRequest(2, () => world.host.people.type([row, world.column('customerPhone')], PHONE)),
    });
    const [id = ''] = idsOf(world, COMPLETE.customerName);
    expect([shown(world, id, 'customerPhone'), wordOf(world, id)]).toEqual([PHONE, 'Edited']);
    world.click(SYNC);
    expect(inHeatpunk(world, id, 'customerPhone')).toBe(PHONE);
    expect(differences(world)).toEqual([]);
  });

  test('does not keep people from removing a new row while its create is on its way: it comes back, once', () => {
    const world = createWorld({ leads: leads(1) });
    world.click(SYNC);
    const row = typeLead(world, freeRow(world), COMPLETE);
    world.host.ui.click(MENU, SYNC, { between: beforeRequest(2, () => world.host.people.deleteRows(row)) });
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differences(world)).toEqual([]);
  });
});

describe('what a run wrote before one of Google’s services failed', () => {
  test('stands once, although a row that was added moved before it is written anew', () => {
    for (const failing of ['SpreadsheetApp.flush', 'Spreadsheet.getSpreadsheetTimeZone']) {
      const world = createWorld({ leads: leads(2) });
      // The first one brings columns with it.
      world.heatpunk.dashboard.create({ ...COMPLETE }, { id: '10009' });
      world.click(SYNC);
      world.heatpunk.dashboard.create({ ...COMPLETE, customerName: 'Another' }, { id: '10010' });
      const place = freeRow(world);
      let state: 'reading' | 'written' | 'failed' | 'moved' = 'reading';
      world.host.ui.click(MENU, SYNC, {
        between: ({ name }) => {
          if (state === 'reading' && name === 'Range.setValues') state = 'written';
          else if (state === 'written' && name === failing) {
            state = 'failed';
            throw new ServiceError('Service Spreadsheets failed while accessing document.');
          } else if (state === 'failed' && name === 'Range.getNotes') {
            state = 'moved';
            world.host.people.insertRows(place, 1);
          }
        },
      });
      expect([failing, state]).toEqual([failing, 'moved']);
      world.click(SYNC);
      expect(leadRows(world).filter(({ id }) => id === '10010')).toHaveLength(1);
      expect(differences(world)).toEqual([]);
    }
  });

  test('is looked at and written anew, as rows may have moved meanwhile', () => {
    const world = createWorld({ leads: leads(3) });
    world.click(SYNC);
    world.heatpunk.dashboard.edit('10001', { customerPhone: PHONE });
    let state: 'reading' | 'written' | 'failed' = 'reading';
    const { outcome } = world.host.ui.click(MENU, SYNC, {
      between: ({ name }) => {
        if (state === 'reading' && name === 'Range.setValues') state = 'written';
        else if (state === 'written' && name === 'SpreadsheetApp.flush') {
          state = 'failed';
          world.host.people.sort(world.column('(lead id)'), false);
          throw new ServiceError('Service Spreadsheets failed while accessing document.');
        }
      },
    });
    expect([outcome, state]).toEqual(['completed', 'failed']);
    world.click(SYNC);
    expect(differences(world)).toEqual([]);
  });

  test.each(['SpreadsheetApp.flush', 'Spreadsheet.getSpreadsheetTimeZone'])(
    'stands in its own rows although people move them while the failure is logged: %s',
    (failing) => {
      const world = createWorld({ leads: leads(3) });
      world.click(SYNC);
      world.heatpunk.dashboard.edit('10001', { customerPhone: PHONE });
      let state: 'reading' | 'written' | 'failed' | 'moved' = 'reading';
      const { outcome } = world.host.ui.click(MENU, SYNC, {
        between: ({ name }) => {
          if (state === 'reading' && name === 'Range.setValues') state = 'written';
          else if ((state === 'written' || state === 'failed') && name === failing) {
            state = 'failed';
            throw new ServiceError('Service Spreadsheets failed while accessing document.');
          } else if (state === 'failed' && /^(Properties|Cache)\./.test(name)) {
            state = 'moved';
            world.host.people.sort(world.column('(lead id)'), false);
          }
        },
      });
      expect([outcome, state]).toEqual(['failed', 'moved']);
      expect(leadRows(world).map(({ id, fields }) => [id, fields.get('customerPhone')])).toEqual([
        ['10003', '07700 910003'],
        ['10002', '07700 910002'],
        ['10001', PHONE],
      ]);
      world.click(SYNC);
      expect(differences(world)).toEqual([]);
    },
  );
});

test('a run of which Google refuses the last write is logged as failed', () => {
  const flushes: number[] = [];
  const note = ({ name, index }: ServiceCall) => {
    if (name === 'SpreadsheetApp.flush') flushes.push(index);
  };
  team().host.ui.click(MENU, SYNC, { between: note });
  const world = team();
  let last = flushes.at(-1);
  const between = ({ index }: ServiceCall) => {
    if (index !== last) return;
    last = undefined;
    throw new ServiceError('Service Spreadsheets failed');
  };
  expect(world.host.ui.click(MENU, SYNC, { between }).error?.message).toBe('Service Spreadsheets failed');
  expect(logLines(world).at(-1)).toMatchObject({ action: 'Failed', result: 'Sync now: Service Spreadsheets failed' });
  world.click(SYNC);
  expect(differences(world)).toEqual([]);
});
