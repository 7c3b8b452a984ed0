import type { UndoChoice, UndoView } from '../../src/core/undo-form';
import { cellKey } from './cell-marks';
import type { Undoing } from './choices';
import type { Desk } from './world';

/** What the undo's dialog sends, and what its person thereby chose. */
export interface UndoPush {
  readonly choice: UndoChoice;
  readonly undoing: Undoing;
}

/** Looks at the last push as its dialog lists it, and chooses all that can be put back; null where there is nothing. */
export function startUndoPush({ host }: Desk): UndoPush | null {
  const answer = host.callFromDialog('loadUndo');
  // What the function answers crossed as the dialog would get it.
  const view = answer.ok ? (answer.value as UndoView) : null;
  if (!view?.found || view.items.length === 0) return null;
  return {
    choice: { run: view.run, fields: view.items.map(({ id, field }) => ({ id, field })) },
    undoing: new Map(
      view.items.map(({ id, field, old, sent }) => [cellKey(id, field), { old: old.trim(), sent: sent.trim() }]),
    ),
  };
}
