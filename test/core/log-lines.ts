import { checkOf, type LogLine } from '../../src/core/log-line';
import { NOW, SAM } from './builders';

export const PUSH = 'push-1';

/** A line as a run wrote it. */
export function line(facts: Partial<LogLine> = {}): LogLine {
  const told = {
    run: PUSH,
    action: 'Sent',
    lead: '7',
    field: 'Phone',
    old: '07111 111111',
    new: '07999 999999',
    ...facts,
  };
  return { when: NOW, who: SAM, result: '', isGenuine: true, ...told };
}

/** What somebody made of a line afterwards. */
export function edited(before: LogLine, change: Partial<LogLine>): LogLine {
  const after = { ...before, ...change };
  return { ...after, isGenuine: checkOf(after) === checkOf(before) };
}
