/** The script keeps nothing of its own between executions, so that the tests may run all of them in one context. */

import { expect, test } from '@jest/globals';
import {
  COMPLETE,
  chooseToDelete,
  contents,
  DELETE,
  edit,
  FIRST,
  freeRow,
  leads,
  PHONE,
  PULL,
  PUSH,
  requests,
  rowOf,
  SECOND,
  SYNC,
  THIRD,
  typeLead,
} from './commands/at-work';
import { createWorld } from './world';

/** A day with something of everything: everything that it left, and asked Heatpunk for. */
function dayIn(reuseContext: boolean) {
  const world = createWorld({ leads: leads(5), reuseContext });
  world.click(SYNC);
  edit(world, FIRST, 'customerPhone', PHONE);
  world.heatpunk.dashboard.edit(FIRST, { customerPhone: '07700 900555' });
  edit(world, SECOND, 'status', 'Quote');
  typeLead(world, freeRow(world), COMPLETE);
  world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'create' } });
  world.click(PUSH);
  world.heatpunk.faults.clear();
  world.host.run('refresh', { trigger: 'clock' });
  world.host.run('loadReview', { trigger: 'dialog' });
  world.host.people.select([rowOf(world, FIRST).number, 1]);
  world.host.ui.respond(() => 'YES');
  world.click('Conflicts > Keep mine');
  chooseToDelete(world, [THIRD]);
  world.click(DELETE);
  world.host.run('loadInsights', { trigger: 'dialog' });
  world.click(PULL);
  const routes = ['fetch', 'create', 'update', 'delete'] as const;
  return {
    sheets: contents(world, []),
    asked: routes.map((route) => requests(world, route).length),
    calls: world.host.executions.map(({ handler, outcome, calls }) => [handler, outcome, calls]),
  };
}

test('a day in one context for all executions is the same as one with a new context for each', () => {
  expect(dayIn(true)).toEqual(dayIn(false));
});
