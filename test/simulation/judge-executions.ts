import type { Host } from '../../playground/apps-script/host';
import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import { Broken } from './broken';

/** Reads which executions have ended since it was last asked. */
export function executionReader({ executions }: Host): () => readonly ExecutionRecord[] {
  let read = 0;
  return () => {
    const fresh = executions.slice(read);
    read = executions.length;
    return fresh;
  };
}

/**
 * Judges how executions ended: one that fails has words for people, and no failure is of the product's own making. The host's own
 * objections are such failures too.
 *
 * @param mayMeet an execution that may meet Google's own errors, as for a sheet deleted under a run
 */
export function judgeExecutions(records: readonly ExecutionRecord[], mayMeet?: ExecutionRecord): void {
  for (const record of records) {
    if (record.outcome !== 'failed' || record.error === undefined) continue;
    const { name, message, stack } = record.error;
    // Google may not even start one, for want of a quota: then there is nothing that it did.
    const isGoogles = record.calls === 0 || (record === mayMeet && !isWrongCall(message));
    const isExpected = name === 'UserError' || (name === 'Exception' && isGoogles);
    if (!isExpected) throw new Broken(`${record.handler} failed with ${name}: ${message}\n${stack}`);
  }
}

/** Whatever people do meanwhile, no arguments of the wrong kind or number come of it. */
function isWrongCall(message: string): boolean {
  return message.includes("don't match the method signature");
}
