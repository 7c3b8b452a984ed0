// The undo's dialog as the tests of its commands play it, and a push to undo.

import { expect } from '@jest/globals';
import type { UndoAnswer, UndoView } from '../../src/core/undo-form';
import type { World } from '../world';
import { edit, FIRST, inHeatpunk, PHONE, PUSH, pulled, rowOf, SECOND, shown } from './at-work';

export type Found = Extract<UndoView, { found: true }>;

/** What the dialog is shown now. */
export function load(world: World): UndoView {
  const answer = world.host.callFromDialog('loadUndo');
  if (!answer.ok) throw new Error(answer.error);
  return answer.value as UndoView;
}

export function found(world: World): Found {
  const view = load(world);
  if (!view.found) throw new Error('there is no push to undo');
  return view;
}

/** All that the dialog lists, chosen. */
export const choiceOf = ({ run, items }: Found) => ({ run, fields: items.map(({ id, field }) => ({ id, field })) });

export function undo(world: World, choice: unknown = choiceOf(found(world))): UndoAnswer {
  const answer = world.host.callFromDialog('undoPush', choice);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value as UndoAnswer;
}

/** What the dialog lists, in short. */
export const told = ({ items }: Found) => items.map(({ id, title, sent, old }) => [id, title, sent, old]);
/** What a lead's phone number was before it was edited. */
export const oldPhone = (id: string) => `07700 9${id}`;

/** Three leads of which two were edited, in three fields together, and pushed. */
export function pushedWorld(): World {
  const world = pulled();
  edit(world, FIRST, 'customerPhone', PHONE);
  edit(world, FIRST, 'status', 'Quote');
  world.host.people.clear([rowOf(world, SECOND).number, world.column('postcode')]);
  world.click(PUSH);
  world.heatpunk.journal.clear();
  return world;
}

/** Both sides hold again what they held before that push. */
export function expectAsBefore(world: World): void {
  for (const [id, field, value] of [
    [FIRST, 'customerPhone', oldPhone(FIRST)],
    [FIRST, 'status', 'new'],
    [SECOND, 'postcode', 'EX23 8AA'],
  ] as const) {
    expect([id, field, inHeatpunk(world, id, field), shown(world, id, field)]).toEqual([id, field, value, value]);
  }
}
