import { describe, expect, test } from '@jest/globals';
import { generateLeads } from '../../playground/heatpunk/leads-generator';
import type { InsightsView } from '../../src/core/insights';
import { API_KEY, builtFile, createWorld, MEMBER, MENU, NOW, type World } from '../world';
import { ALEX, contents, edit, FIRST, lead, leads, pulled, requests } from './at-work';

const INSIGHTS = 'Insights…';

/** What the dialog is given; throws what it is told instead. */
function load(world: World, user = MEMBER): InsightsView {
  const answer = world.host.callFromDialogAs(user, 'loadInsights');
  if (!answer.ok) throw new Error(answer.error);
  // The bundle's own answer, of the type that its handler declares.
  return answer.value as InsightsView;
}

describe('the dialog', () => {
  test('opens from the menu, with its size and its title, and asks Heatpunk for nothing yet', () => {
    const world = pulled();
    const { outcome, requests: asked } = world.click(INSIGHTS);
    expect([outcome, asked]).toEqual(['completed', 0]);
    expect(world.host.ui.dialogs).toMatchObject([
      { kind: 'modal', title: 'Heatpunk Leads: Insights', width: 760, height: 640, user: MEMBER },
    ]);
    expect(world.host.ui.dialogs[0]?.content).toBe(builtFile('insights.html'));
  });
});

describe('the numbers', () => {
  test('are those of Heatpunk, whatever the sheet says', () => {
    const world = pulled(3);
    edit(world, FIRST, 'status', 'Sale');
    world.heatpunk.dashboard.edit(FIRST, { status: 'Quote' }, ALEX);
    expect(load(world)).toMatchObject({
      total: 3,
      statuses: [
        { text: 'new', count: 2 },
        { text: 'Quote', count: 1 },
      ],
    });
  });

  test('are there before anything was pulled', () => {
    expect(load(createWorld({ leads: leads(3) })).total).toBe(3);
  });

  test('say of which service they are, from when, and of leads since which day', () => {
    const world = createWorld({ leads: leads(3), settings: { service: 'easy-pv', days: '30' } });
    expect(load(world)).toMatchObject({
      service: 'Easy PV',
      since: '2026-10-23',
      fetched: new Date(NOW).toISOString(),
    });
    expect(requests(world, 'fetch')).toMatchObject([{ host: 'easy-pv.co.uk' }]);
  });

  test('are of the chosen dates alone', () => {
    const world = createWorld({
      leads: [lead('1'), lead('2', { dateCreated: '2026-11-20T09:00:00.000Z' })],
      settings: { windowKind: 'since', since: '2026-11-01' },
    });
    expect(load(world)).toMatchObject({
      total: 1,
      since: '2026-11-01',
      weekly: { weeks: [{ name: '2026-W47', count: 1 }] },
    });
  });

  test('cost one request and no read, wait for no other run, and leave no trace', () => {
    const world = pulled(3);
    const before = contents(world, []);
    load(world);
    const { callsByName, requests: asked, rangeReads, rangeWrites } = world.host.executions.at(-1) ?? {};
    expect([asked, rangeReads, rangeWrites]).toEqual([1, 0, 0]);
    expect(Object.keys(callsByName ?? {}).filter((name) => /Lock|Spreadsheet|Sheet\./.test(name))).toEqual([]);
    expect(contents(world, [])).toBe(before);
  });

  test.each([0, 1, 5000])('of %i leads arrive whole', (count) => {
    const view = load(createWorld({ leads: generateLeads({ count, seed: 7, now: NOW }) }));
    expect(view.total).toBe(count);
    const { weeks, earlier, undated } = view.weekly;
    expect(weeks.reduce((sum, week) => sum + week.count, earlier + undated)).toBe(count);
  });

  test('name the same household once, and take a number without a country code for one of the service’s country', () => {
    const twice = [
      lead('1', { customerPhone: '087 123 4567' }),
      lead('2', { customerPhone: '+353 87 123 4567' }),
      lead('3', { customerPhone: '087 123 4568' }),
    ];
    const households = (service: string) => load(createWorld({ leads: twice, settings: { service } })).households;
    expect(households('easy-pv-ireland')).toMatchObject([
      { leads: [{ id: '1' }, { id: '2' }], ties: [{ kind: 'phone', value: '0871234567' }] },
    ]);
    expect(households('heatpunk')).toEqual([]);
  });
});

describe('without numbers', () => {
  test('a person without a key is told where to enter one, and nobody else’s is used', () => {
    const world = createWorld({ leads: leads(3) });
    expect(world.host.ui.click(MENU, INSIGHTS, { user: ALEX }).outcome).toBe('completed');
    expect(() => load(world, ALEX)).toThrow('No API key is saved for you yet');
    expect(world.heatpunk.journal.entries()).toEqual([]);
  });

  test('a key that is not accepted is told', () => {
    const world = createWorld({ leads: leads(3) });
    world.heatpunk.team.revokeKey(API_KEY);
    expect(() => load(world)).toThrow('Heatpunk does not accept the API key');
  });

  test.each([
    ['that Heatpunk cannot be reached', { kind: 'refuse' }, 'could not be reached'],
    ['that something else answers', { kind: 'html-page' }, 'something other than a list of leads'],
    ['that the answer is cut off', { kind: 'truncate' }, 'something other than a list of leads'],
  ] as const)('it is told %s, and the next time they are there', (_, effect, words) => {
    const world = createWorld({ leads: leads(3) });
    world.heatpunk.faults.add({ effect });
    expect(() => load(world)).toThrow(words);
    world.heatpunk.faults.clear();
    expect(load(world).total).toBe(3);
  });

  test('a service that is busy for a moment is asked again', () => {
    const world = createWorld({ leads: leads(3) });
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 503 }, hits: { next: 1 } });
    expect(load(world).total).toBe(3);
  });
});
