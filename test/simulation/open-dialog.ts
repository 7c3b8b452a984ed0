import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import type { PushAnswer, ReviewView } from '../../src/core/review-dialog';
import type { RunAct } from './act';
import { Broken } from './broken';
import type { Chosen } from './choices';
import { type ReviewPush, startReviewPush } from './review-push';
import { isUnchanged } from './snapshot';
import { startUndoPush } from './undo-push';
import { type Options, run } from './watched-run';
import type { Desk, World } from './world';

/** Carries a run out, or several. */
export type Dialog = (carryOut: CarryOut) => void;
type CarryOut = (options: Options, chosen: Chosen) => ExecutionRecord;

/** What is open before the person as the run is asked for; null where there is nothing to do in it. */
export function openDialog(world: World, desk: Desk, { item, rows }: RunAct): Dialog | null {
  switch (item) {
    case 'undo last push': {
      const undo = startUndoPush(desk);
      return undo && ((carryOut) => void carryOut({ args: [undo.choice] }, undo));
    }
    case 'Review & push': {
      const push = review(world, desk, rows);
      return push && ((carryOut) => pushAll(world, push, carryOut));
    }
    default:
      return (carryOut) => void carryOut({}, {});
  }
}

/** What a push would do, shown and nothing else. */
function review(world: World, desk: Desk, whim: readonly number[]): ReviewPush | null {
  const sheet = desk.witness.sheet;
  const { outcome, value } = run(world, desk, 'review');
  if (!isUnchanged(sheet, desk.witness.sheet)) throw new Broken('The review changed the sheet.');
  world.tally.reviews++;
  // What the function answers crossed as the dialog would get it.
  return outcome === 'completed' ? startReviewPush(value as ReviewView, whim) : null;
}

/** Batch by batch, each an execution of its own; only the first is killed. */
function pushAll({ tally }: World, { approved, next, answered }: ReviewPush, carryOut: CarryOut): void {
  for (let batch = next(); batch !== null; batch = next()) {
    const { outcome, value } = carryOut({ args: batch }, { approved });
    // What the function answers crossed as the dialog would get it.
    const answer = outcome === 'completed' ? (value as PushAnswer) : null;
    for (const { kind } of answer?.outcomes ?? []) {
      if (kind === 'skipped') tally['approved rows that had changed meanwhile']++;
      else if (kind !== 'failed') tally['approved rows that were pushed']++;
    }
    answered(answer);
  }
}
