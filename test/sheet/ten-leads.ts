// A sheet of ten leads in which people have columns of their own.

import { expect } from '@jest/globals';
import type { Cell } from '../../playground/apps-script/workbook/cell';
import { cellAt } from '../../playground/apps-script/workbook/sheet';
import { someLeads } from '../a-lead';
import { createWorld, type World } from '../world';

/** A sheet of ten leads with two columns of the user's own, one typed and one of formulas. */
export function pulled(): World & { readonly own: number } {
  const world = createWorld({ leads: someLeads(10) });
  world.click('Pull leads');
  const { people } = world.host;
  const own = world.column('postcode') + 1;
  people.type([1, own], 'Fitter');
  people.type([1, own + 1], 'Greeting');
  for (let row = 2; row <= 11; row++) {
    people.type([row, own], `Fitter ${row}`);
    people.type([row, own + 1], `="Dear "&E${row}`);
  }
  return { ...world, own };
}

/** An edit on each side, for a later sync to carry over. */
export function editBothSides(world: World): void {
  world.host.people.type([world.rowOf('3'), world.column('customerPhone')], '07700 900333');
  world.heatpunk.dashboard.edit('7', { customerName: 'Renamed There' }, 'alex@example.com');
}

/** Both edits came over, and a further sync has nothing to do. */
export function expectBothCarried(world: World): void {
  expect(world.heatpunk.dashboard.lead('3')?.fields.customerPhone).toBe('07700 900333');
  expect(world.cell(world.rowOf('7'), 'customerName')).toBe('Renamed There');
  expect(world.words()).toEqual(Array(10).fill('Synced'));
  expect(world.click('Sync now').rangeWrites).toBe(1);
}

export function cellIn({ host }: World, row: number, column: number): Cell {
  const [sheet] = host.workbook.sheets;
  if (!sheet) throw new Error('there is no sheet');
  return cellAt(sheet, row, column);
}
