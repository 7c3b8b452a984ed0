import { describe, expect, test } from '@jest/globals';
import { someLeads } from '../sheet/a-lead';
import { createWorld, type World } from '../world';

const DELETE = 'Delete selected leads…';

function pulled(answer: 'YES' | 'NO' = 'YES'): World {
  const world = createWorld({ leads: someLeads(6) });
  world.click('Pull leads');
  world.host.ui.respond(({ buttons }) => (buttons.includes('YES') ? answer : 'OK'));
  return world;
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

  test('leaves out rows that a filter hides', () => {
    const world = pulled();
    world.host.people.filter(world.column('customerName'), ['Customer 2']);
    world.host.people.select('A2:A4');
    world.click(DELETE);
    expect(ids(world)).toEqual(['2', '4', '5', '6']);
  });

  test('takes a lead that Heatpunk has no more for deleted', () => {
    const world = pulled();
    world.heatpunk.dashboard.remove('3');
    world.host.people.select('A4');
    world.click(DELETE);
    expect(world.words()).toHaveLength(5);
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

  test('an answer that was lost after the work leaves no lead behind', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'delete', next: 1 } });
    world.host.people.select('A2');
    world.click(DELETE);
    expect(ids(world)).toEqual(['2', '3', '4', '5', '6']);
    expect(world.words()).toHaveLength(5);
  });

  test('stops at a key that is refused, and says which to check', () => {
    const world = pulled();
    world.heatpunk.team.revokeKey('team-key-0123456789-wxyz');
    world.host.people.select('A2:A4');
    world.click(DELETE);
    expect(world.alert()).toContain('does not accept the API key');
    expect(world.words()).toHaveLength(6);
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

  test('deletes the only lead of a sheet without a spare row', () => {
    const world = createWorld({ leads: someLeads(1) });
    world.click('Pull leads');
    world.host.ui.respond(({ buttons }) => (buttons.includes('YES') ? 'YES' : 'OK'));
    world.host.people.deleteRows(3, (world.host.workbook.sheets[0]?.maxRows ?? 0) - 2);
    world.host.people.select('A2');
    expect(world.click(DELETE)).toMatchObject({ outcome: 'completed' });
    expect(ids(world)).toEqual([]);
    expect(world.toast()).toBe('1 lead deleted.');
    expect(world.words()).toEqual([]);
  });

  test('with more than 500 rows selected says so before anything is asked, looked at or deleted', () => {
    const world = createWorld({ leads: someLeads(501) });
    world.click('Pull leads');
    const questions = world.host.ui.alerts.length;
    world.heatpunk.journal.clear();
    world.host.people.select('A2:A300', 'A301:A502');
    const run = world.click(DELETE);
    expect(world.alert()).toContain('at most 500 rows');
    expect(world.host.ui.alerts).toHaveLength(questions + 1);
    expect(run.callsByName).not.toHaveProperty('Sheet.isRowHiddenByFilter');
    expect(world.heatpunk.journal.entries()).toEqual([]);
    expect(ids(world)).toHaveLength(501);
  });

  test('with 500 rows selected asks, rows selected twice counting once', () => {
    const world = createWorld({ leads: someLeads(500) });
    world.click('Pull leads');
    world.host.ui.respond(({ buttons }) => (buttons.includes('YES') ? 'NO' : 'OK'));
    world.host.people.select('A2:A501', 'B2:B501');
    world.click(DELETE);
    expect(world.alert()).toContain('these 500 leads');
    expect(world.toast()).toBe('Nothing was deleted.');
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
});
