import { describe, expect, test } from '@jest/globals';
import { someLeads } from '../a-lead';
import { API_KEY, createWorld, FORM, MEMBER, MENU, type World } from '../world';
import {
  ALEX,
  baseEntries,
  beforeRequest,
  confirm,
  DELETE,
  edit,
  leadRows,
  logLines,
  PHONE,
  requests,
} from './at-work';

function pulled(answer: 'YES' | 'NO' = 'YES', count = 6): World {
  const world = createWorld({ leads: someLeads(count) });
  world.click('Pull leads');
  world.host.ui.respond((question) => (answer === 'YES' ? confirm(question) : 'NO'));
  return world;
}

/** Somebody makes a row of their own from the first lead's, and leaves its Lead ID in it. */
function copyAsTemplate(world: World): void {
  const row = world.rowOf('1');
  world.host.people.duplicateRow(row);
  world.host.people.type([row + 1, world.column('customerName')], 'Somebody Else');
}

const ids = (world: World) => world.heatpunk.dashboard.leads().map((lead) => lead.id);

describe('Delete selected leads', () => {
  test('asks first, naming them, and does nothing when told not to', () => {
    const world = pulled('NO');
    world.host.people.select('A2:A3', 'B5');
    world.click(DELETE);
    expect(world.alert()).toMatch(/these 3 leads[\s\S]*• Customer 1 \(1\)\n• Customer 2 \(2\)\n• Customer 4 \(4\)/);
    expect(ids(world)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(world.toast()).toBe('Nothing was deleted.');
  });

  test('removes leads and rows once Heatpunk confirmed, keeping what they were in the log', () => {
    const world = pulled();
    world.host.people.select('A2:A3', 'B5');
    const run = world.click(DELETE);
    expect(run).toMatchObject({ outcome: 'completed', requests: 3 });
    expect(ids(world)).toEqual(['3', '5', '6']);
    expect(world.words()).toHaveLength(3);
    expect(world.toast()).toBe('3 leads deleted.');
    const log = world.host.people.values("'Heatpunk log'!A2:H12").filter((line) => line[2] === 'Deleted');
    expect(log.map((line) => line[3])).toEqual(['1', '2', '4']);
    expect(log[0]?.[5]).toContain('"customerName":"Customer 1"');
    world.click('Sync now');
    expect(world.toast()).toBe('Everything is up to date.');
  });

  test.each([
    ['a filter', (world: World) => world.host.people.filter(world.column('customerName'), ['Customer 2'])],
    ['somebody', (world: World) => world.host.people.hideRow(3)],
  ])('leaves out rows that %s hides, and says how many', (_, hide) => {
    const world = pulled();
    hide(world);
    world.host.people.select('A2:A4');
    world.click(DELETE);
    expect(world.alert()).toContain('these 2 leads');
    expect(world.alert()).toContain('1 selected row is hidden, by the filter or by hand, and left out.');
    expect(ids(world)).toEqual(['2', '4', '5', '6']);
  });

  test('with nothing but hidden rows selected says so', () => {
    const world = pulled();
    world.host.people.filter(world.column('customerName'), ['Customer 2']);
    world.host.people.select('A3');
    world.click(DELETE);
    expect(world.alert()).toMatch(/None of the selected rows[\s\S]*1 selected row is hidden/);
    expect(ids(world)).toHaveLength(6);
  });

  test.each([
    ['ranges that overlap', ['A2:C3', 'B3:D4'], ['1', '2', '3']],
    ['cells here and there, one of them twice', ['F3', 'A6', 'B3'], ['2', '5']],
    ['whole rows', ['A4:Z5'], ['3', '4']],
    ['whole columns', ['A:A', 'C:D'], ['1', '2', '3', '4', '5', '6']],
    ['the whole sheet', ['A1:Z1000'], ['1', '2', '3', '4', '5', '6']],
    ['a selection that begins above and ends below the leads', ['B1:B3', 'B7:B900'], ['1', '2', '6']],
  ])('takes %s for the leads in them, each once', (_, selection, chosen) => {
    const world = pulled();
    world.host.people.select(...selection);
    const { requests } = world.click(DELETE);
    expect(requests).toBe(chosen.length);
    expect(ids(world)).toEqual(['1', '2', '3', '4', '5', '6'].filter((id) => !chosen.includes(id)));
  });

  test('takes a whole column under a filter for the leads that are to be seen', () => {
    const world = pulled('YES', 800);
    const hidden = Array.from({ length: 797 }, (_, index) => `Customer ${index + 3}`);
    world.host.people.filter(world.column('customerName'), hidden);
    world.host.people.select('A:A');
    world.click(DELETE);
    expect(world.alert()).toContain('797 selected rows are hidden');
    expect(ids(world)).toHaveLength(797);
    expect(ids(world).slice(0, 2)).toEqual(['3', '4']);
  });

  test.each([
    ['was deleted', (world: World) => world.heatpunk.dashboard.remove('3')],
    ['is no longer shared', (world: World) => world.heatpunk.dashboard.hideFrom(MEMBER, '3')],
  ])('keeps the row of a lead that %s meanwhile, and says so', (_, act) => {
    const world = pulled();
    act(world);
    world.host.people.select('A3:A4');
    world.click(DELETE);
    expect(ids(world)).not.toContain('2');
    expect(leadRows(world).map(({ id }) => id)).toEqual(['1', '3', '4', '5', '6']);
    expect(world.cell(world.rowOf('3'), '(sync)')).toBe('Not in Heatpunk');
    expect(world.toast()).toBe(
      '1 lead deleted. Heatpunk does not list 1 of them to you: deleted already, or not shared with you; its row stays until you choose this again, or remove it by hand.',
    );
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Failed', lead: '3', old: '' });
  });

  test('an edit in the row of a lead that is not shared with the person goes out with a colleague’s sync', () => {
    const world = pulled();
    const key = 'another-key-9876543210-abcd';
    world.heatpunk.team.addKey(key);
    world.host.callFromDialogAs(ALEX, 'saveSettings', { ...FORM, apiKey: key, userEmail: ALEX });
    world.heatpunk.dashboard.hideFrom(MEMBER, '3');
    edit(world, '3', 'customerPhone', PHONE);
    world.host.people.select('A4');
    world.click(DELETE);
    world.host.open({ user: ALEX });
    world.host.ui.click(MENU, 'Sync now', { user: ALEX });
    expect(world.heatpunk.dashboard.lead('3')?.fields.customerPhone).toBe(PHONE);
    expect(world.cell(world.rowOf('3'), '(sync)')).toBe('Synced');
  });

  test('removes a row that said Not in Heatpunk when it was chosen, keeping in the log what it was', () => {
    const world = pulled();
    world.heatpunk.dashboard.remove('3');
    world.click('Sync now');
    world.host.people.select('A4');
    world.click(DELETE);
    expect(world.alert()).toContain('1 of the rows says Not in Heatpunk: removed as well.');
    expect(leadRows(world).map(({ id }) => id)).toEqual(['1', '2', '4', '5', '6']);
    expect(world.toast()).toBe('1 row removed, whose lead Heatpunk does not list to you.');
    expect(logLines(world).at(-1)).toMatchObject({
      action: 'Row removed',
      lead: '3',
      old: expect.stringContaining('"customerName":"Customer 3"'),
    });
  });

  test('leaves a refused lead in its row, with Heatpunk’s words', () => {
    const world = pulled();
    world.heatpunk.faults.add({
      effect: { kind: 'status', status: 422, message: 'This lead has a project.' },
      hits: { route: 'delete', leadId: '2' },
    });
    world.host.people.select('A2:A4');
    world.click(DELETE);
    expect(ids(world)).toEqual(['2', '4', '5', '6']);
    expect(world.cell(world.rowOf('2'), '(sync)')).toContain('Failed: This lead has a project.');
    expect(world.toast()).toBe('2 leads deleted. 1 stayed: see the Sync column.');
  });

  test('finds its rows again where somebody sorted the sheet while the question stood', () => {
    const world = pulled();
    world.host.people.select('A2');
    world.host.ui.respond(() => {
      world.host.people.sort(world.column('customerName'), false);
      return 'YES';
    });
    world.click(DELETE);
    expect(ids(world)).toEqual(['2', '3', '4', '5', '6']);
    expect(() => world.rowOf('1')).toThrow('no row');
    expect(world.words()).toHaveLength(5);
  });

  test.each([
    ['somebody wrote into its row', (world: World) => edit(world, '1', 'customerPhone', PHONE)],
    ['somebody made another row of a copy of it', (world: World) => copyAsTemplate(world)],
    ['somebody removed its row', (world: World) => world.host.people.deleteRows(world.rowOf('1'))],
  ])('leaves a lead alone where, while the question stood, %s', (_, act) => {
    const world = pulled();
    world.host.people.select('A2:A3');
    world.host.ui.respond(() => {
      act(world);
      return 'YES';
    });
    world.click(DELETE);
    expect(requests(world, 'delete').map(({ leadId }) => leadId)).toEqual(['2']);
    expect(world.heatpunk.dashboard.lead('1')).toBeDefined();
    expect(world.toast()).toBe(
      '1 lead deleted. 1 was left alone, as its row changed or went since the question was asked: look, and select again.',
    );
  });

  test('asks Heatpunk for nothing where the rows of all have changed while the question stood', () => {
    const world = pulled();
    world.host.people.select('A2');
    world.host.ui.respond(() => {
      edit(world, '1', 'customerPhone', PHONE);
      return 'YES';
    });
    const { callsByName } = world.click(DELETE);
    expect(Object.keys(callsByName)).not.toContain('UrlFetchApp.fetchAll');
    expect(ids(world)).toHaveLength(6);
    expect(world.toast()).toContain('0 leads deleted. 1 was left alone');
  });

  test('what is written while Heatpunk works is lost neither with the row nor with a copy of it', () => {
    const world = pulled();
    world.host.people.select('A2:A3');
    world.host.ui.click(MENU, DELETE, {
      between: beforeRequest(1, () => {
        edit(world, '2', 'customerPhone', PHONE);
        copyAsTemplate(world);
      }),
    });
    expect(world.heatpunk.dashboard.lead('1')).toBeUndefined();
    expect(leadRows(world).filter(({ id }) => id === '1')).toMatchObject([{}, { name: 'Somebody Else' }]);
    const texts = logLines(world).filter(({ action }) => action === 'Deleted');
    expect(texts.map(({ lead, old }) => [lead, old.includes(PHONE)])).toEqual([
      ['1', false],
      ['2', true],
    ]);
  });

  test('a row of a later batch that somebody writes into while the first is on its way stays', () => {
    const world = pulled('YES', 35);
    world.host.people.select('A2:A36');
    world.host.ui.click(MENU, DELETE, {
      between: beforeRequest(1, () => edit(world, '35', 'customerPhone', PHONE)),
    });
    expect(ids(world)).toEqual(['35']);
    expect(world.toast()).toContain('34 leads deleted. 1 was left alone, as its row changed');
  });

  test('what is written into a row at any moment of its deletion is in the log, or stays in the row', () => {
    const names: string[] = [];
    const play = (at: number) => {
      const world = pulled();
      world.host.people.select('A2');
      let call = 0;
      let isWritten = false;
      world.host.ui.click(MENU, DELETE, {
        between: ({ name }) => {
          if (at === 0) names.push(name);
          if (++call !== at) return;
          const row = leadRows(world).find(({ id }) => id === '1');
          if (row === undefined) return;
          isWritten = true;
          edit(world, '1', 'customerPhone', PHONE);
        },
      });
      const isKept = leadRows(world).some(({ id, fields }) => id === '1' && fields.get('customerPhone') === PHONE);
      const isLogged = logLines(world).some(({ action, old }) => action === 'Deleted' && old.includes(PHONE));
      return !isWritten || isKept || isLogged;
    };
    play(0);
    const lost = names.filter((_, index) => !play(index + 1));
    // Between the last look at the rows and their removal there is nothing but what the removal takes.
    expect(lost).toEqual(['SpreadsheetApp.flush', 'Sheet.getMaxRows', 'Sheet.deleteRows']);
  });

  test('an answer that was lost after the work leaves no lead behind', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'delete', next: 1 } });
    world.host.people.select('A2');
    world.click(DELETE);
    expect(ids(world)).toEqual(['2', '3', '4', '5', '6']);
    expect(world.words()).toHaveLength(5);
    expect(world.toast()).toBe('1 lead deleted.');
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Deleted', lead: '1' });
  });

  test('logs and counts what was deleted where the rows cannot be told apart any more afterwards', () => {
    const world = pulled();
    world.host.people.select('A2:A3');
    world.host.ui.click(MENU, DELETE, {
      between: ({ name }) => {
        if (name === 'UrlFetchApp.fetchAll') world.host.people.setNote([1, world.column('(lead id)')], '');
      },
    });
    expect(ids(world)).toEqual(['3', '4', '5', '6']);
    expect(world.alert()).toMatch(
      /^2 leads deleted\. The first row of the sheet "Leads" has no Lead ID column.* No edit is lost\.$/,
    );
    const lines = logLines(world).filter(({ action }) => action === 'Deleted');
    expect(lines).toMatchObject([
      { lead: '1', old: expect.stringContaining('Customer 1') },
      { lead: '2', old: expect.stringContaining('Customer 2') },
    ]);
    // Nothing passes for agreed on with a lead that is gone.
    expect([...baseEntries(world).keys()]).toEqual(['3', '4', '5', '6']);
  });

  test('stops at a key that is refused, and says which to check', () => {
    const world = pulled();
    world.heatpunk.team.revokeKey('team-key-0123456789-wxyz');
    world.host.people.select('A2:A4');
    world.click(DELETE);
    expect(world.alert()).toContain('does not accept the API key');
    expect(world.words()).toHaveLength(6);
  });

  test('stopped midway by a key that is refused, says first what it did', () => {
    const world = pulled('YES', 35);
    world.host.people.select('A2:A36');
    world.host.ui.click(MENU, DELETE, {
      between: beforeRequest(2, () => world.heatpunk.team.revokeKey(API_KEY)),
    });
    expect(ids(world)).toHaveLength(5);
    expect(world.alert()).toMatch(/^30 leads deleted\. Heatpunk does not accept the API key\./);
  });

  test('stopped midway by silence, says what it did and not that nothing is lost', () => {
    const world = pulled('YES', 130);
    world.host.people.select('A2:A131');
    world.host.ui.click(MENU, DELETE, {
      between: beforeRequest(2, () => {
        world.heatpunk.faults.add({ effect: { kind: 'status', status: 503 }, hits: { route: 'delete' } });
      }),
    });
    expect(ids(world)).toHaveLength(100);
    expect(world.alert()).toMatch(
      /^30 leads deleted\. 90 stayed: see the Sync column\. Heatpunk could not be reached \(.*\)\. Try again/,
    );
  });

  test.each([
    ['new rows', 'A8', 'not in Heatpunk yet'],
    ['blank rows and the header', 'A1', 'None of the selected rows'],
  ])('with only %s selected it says what to select', (_, at, words) => {
    const world = pulled();
    world.host.people.type([8, world.column('customerName')], 'Half A Row');
    world.host.people.select(at);
    world.click(DELETE);
    expect(world.alert()).toContain(words);
  });

  test('a lead that stands in two rows is left to the person', () => {
    const world = pulled();
    world.host.people.duplicateRow(2);
    world.host.people.select('A2');
    world.click(DELETE);
    expect(world.alert()).toContain('Lead 1 stands in more than one row');
    expect(ids(world)).toHaveLength(6);
  });

  test('on another sheet it says where to select', () => {
    const world = pulled();
    world.host.people.openSheet('Heatpunk log').select('A2');
    world.click(DELETE);
    expect(world.alert()).toContain('Select the leads on the sheet "Leads"');
  });

  test.each([
    ['the last rows', 'A6:A7', ['1', '2', '3', '4']],
    ['all rows', 'A2:A7', []],
  ])('deletes %s of a sheet without a spare row', (_, at, left) => {
    const world = pulled();
    world.host.people.deleteRows(8, (world.host.workbook.sheets[0]?.maxRows ?? 0) - 7);
    world.host.people.select(at);
    expect(world.click(DELETE)).toMatchObject({ outcome: 'completed' });
    expect(ids(world)).toEqual(left);
    expect(world.toast()).toBe(`${6 - left.length} leads deleted.`);
    expect(world.words()).toEqual(left.map(() => 'Synced'));
    world.click('Sync now');
    expect(world.toast()).toBe('Everything is up to date.');
  });

  test.each([
    ['all below the frozen ones', 'A5:A7', ['1', '2', '3']],
    ['all below the frozen ones, and a frozen one', 'A4:A7', ['1', '2']],
    ['frozen ones and the last', 'A2:A3,A7', ['3', '4', '5']],
  ])('deletes %s of a sheet with several frozen rows and none to spare', (_, at, left) => {
    const world = pulled();
    const [sheet] = world.host.workbook.sheets;
    if (sheet === undefined) throw new Error('there is no sheet');
    world.host.people.deleteRows(8, sheet.maxRows - 7);
    sheet.frozenRows = 4;
    world.host.people.select(...at.split(','));
    expect(world.click(DELETE)).toMatchObject({ outcome: 'completed' });
    expect(ids(world)).toEqual(left);
    expect(leadRows(world).map(({ id }) => id)).toEqual(left);
  });

  test('deletes the only lead of a sheet without a spare row', () => {
    const world = createWorld({ leads: someLeads(1) });
    world.click('Pull leads');
    world.host.ui.respond(confirm);
    world.host.people.deleteRows(3, (world.host.workbook.sheets[0]?.maxRows ?? 0) - 2);
    world.host.people.select('A2');
    expect(world.click(DELETE)).toMatchObject({ outcome: 'completed' });
    expect(ids(world)).toEqual([]);
    expect(world.toast()).toBe('1 lead deleted.');
    expect(world.words()).toEqual([]);
  });

  test('with more than 500 leads selected says so before anything is asked or deleted', () => {
    const world = pulled('YES', 501);
    const questions = world.host.ui.alerts.length;
    world.heatpunk.journal.clear();
    world.host.people.select('A2:A300', 'A301:A502');
    world.click(DELETE);
    expect(world.alert()).toContain('at most 500 leads');
    expect(world.host.ui.alerts).toHaveLength(questions + 1);
    expect(world.host.ui.shown.filter(({ kind }) => kind === 'prompt')).toEqual([]);
    expect(world.heatpunk.journal.entries()).toEqual([]);
    expect(ids(world)).toHaveLength(501);
  });

  test('logs what a lead was before its row goes', () => {
    const world = pulled();
    world.host.people.select('A2');
    let logged = 0;
    world.host.run('deleteSelectedLeads', {
      between: ({ name }) => {
        if (name === 'Sheet.deleteRows') {
          logged = world.host.people.values("'Heatpunk log'!A2:H12").filter((line) => line[2] === 'Deleted').length;
        }
      },
    });
    expect(logged).toBe(1);
  });

  describe('above ten leads', () => {
    const prompt = (world: World) => world.host.ui.shown.flatMap((shown) => (shown.kind === 'prompt' ? [shown] : []));

    test('asks for their number to be typed, naming the first ten', () => {
      const world = pulled('YES', 12);
      world.host.people.select('A2:A12');
      world.click(DELETE);
      expect(prompt(world)).toMatchObject([
        { title: 'Heatpunk Leads: Delete selected leads', buttons: ['OK', 'CANCEL'] },
      ]);
      expect(prompt(world)[0]?.text).toMatch(/these 11 leads[\s\S]*• Customer 10 \(10\)\n… and 1 more/);
      expect(ids(world)).toEqual(['12']);
      expect(world.toast()).toBe('11 leads deleted.');
    });

    test('but not for ten', () => {
      const world = pulled('YES', 12);
      world.host.people.select('A2:A11');
      world.click(DELETE);
      expect(prompt(world)).toEqual([]);
      expect(ids(world)).toEqual(['11', '12']);
    });

    test.each([
      ['another number', { button: 'OK', text: '12' }, 'Nothing was deleted: "12" is not the number of leads, 11.'],
      ['nothing', { button: 'OK', text: '' }, 'Nothing was deleted: "" is not the number of leads, 11.'],
      ['the number, and Cancel', { button: 'CANCEL', text: '11' }, 'Nothing was deleted.'],
      ['the number, and the cross', { button: 'CLOSE', text: '11' }, 'Nothing was deleted.'],
    ] as const)('deletes nothing after %s, and says so', (_, answer, words) => {
      const world = pulled('YES', 12);
      world.host.people.select('A2:A12');
      world.host.ui.respond(() => answer);
      const { requests } = world.click(DELETE);
      expect(requests).toBe(0);
      expect(ids(world)).toHaveLength(12);
      expect(world.words()).toEqual(Array(12).fill('Synced'));
      expect(world.toast()).toBe(words);
    });
  });
});
