/** Executions inside one another, and the lock that keeps them apart. */

import { describe, expect, test } from '@jest/globals';
import type { ExecutionRecord } from '../../../playground/apps-script/runtime/execution';
import { hostWith } from './support';

const script = `
function outer() {
  const lock = LockService.getDocumentLock();
  lock.tryLock(1000);
  SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue('outer');
  const seen = SpreadsheetApp.getActive().getName();
  lock.releaseLock();
  return seen;
}
function inner() { return LockService.getDocumentLock().tryLock(5000) }
function peek() { return SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue() }
`;

const during = (name: string, handler: string) => {
  const host = hostWith(script);
  const inside: ExecutionRecord[] = [];
  host.run('outer', {
    between: (call) => {
      if (call.name === name && inside.length === 0) inside.push(host.run(handler));
    },
  });
  return inside[0];
};

describe('while one execution holds the lock', () => {
  test('another waits in vain, and its wait passes on the clock', () => {
    expect(during('Spreadsheet.getName', 'inner')).toMatchObject({ value: false, durationMs: 5000 });
  });
});

test('before it is taken and after it is given back, the lock is free', () => {
  expect(during('Lock.tryLock', 'inner')).toMatchObject({ value: true });
  const host = hostWith(script);
  host.run('outer');
  expect(host.run('inner').value).toBe(true);
});

test('a lock ends with the execution that took it', () => {
  const host = hostWith('function take() { return LockService.getDocumentLock().tryLock(1) }');
  expect([host.run('take').value, host.run('take').value]).toEqual([true, true]);
});

test('a test may hold the lock itself', () => {
  const host = hostWith(script);
  const release = host.lock.hold();
  expect(host.run('inner').value).toBe(false);
  release();
  expect(host.run('inner').value).toBe(true);
});

test('what one execution has not applied, another does not see', () => {
  expect(during('Spreadsheet.getName', 'peek')).toMatchObject({ value: '' });
  expect(during('Lock.releaseLock', 'peek')).toMatchObject({ value: '' });
});

test('people act between two calls, and the next call sees it', () => {
  const host = hostWith(
    `function go() { const s = SpreadsheetApp.getActive().getSheets()[0]; return [s.getRange('A1').getValue(), s.getRange('A1').getValue()] }`,
  );
  let reads = 0;
  const record = host.run('go', {
    between: (call) => {
      if (call.name === 'Range.getValue' && ++reads === 2) host.person('ann@example.com').type('A1', 'typed');
    },
  });
  expect(record.value).toEqual(['', 'typed']);
});

test('a write lands on its coordinates even when rows moved before it was applied', () => {
  const host = hostWith(
    `function go() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange('A2').setValue('x'); SpreadsheetApp.flush() }`,
  );
  host.people.type('A2', 'row two');
  host.run('go', {
    between: (call) => {
      if (call.name === 'SpreadsheetApp.flush') host.people.insertRows(1);
    },
  });
  expect(host.people.values('A1:A3')).toEqual([[''], ['x'], ['row two']]);
});
