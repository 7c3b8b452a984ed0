/** Executions that end before their end. */

import { describe, expect, test } from '@jest/globals';
import { hostWith } from './support';

const script = `
function write() {
  const sheet = SpreadsheetApp.getActive().getSheets()[0];
  const lock = LockService.getDocumentLock();
  lock.tryLock(10);
  try {
    sheet.getRange('A1').setValue('first');
    SpreadsheetApp.flush();
    sheet.getRange('A2').setValue('second');
    sheet.getRange('A3').setValue('third');
    sheet.getRange('A4').setValue('fourth');
    SpreadsheetApp.flush();
  } catch (error) {
    sheet.getRange('B1').setValue('caught');
    SpreadsheetApp.flush();
    return 'tidied up';
  } finally {
    PropertiesService.getDocumentProperties().setProperty('finished', 'yes');
    lock.releaseLock();
  }
}
function stubborn() {
  for (;;) {
    try { SpreadsheetApp.getActive(); } catch (error) { if (error.name === 'Killed') break; }
  }
}
function sleepy() { for (;;) Utilities.sleep(60000); }
function onOpen() { Utilities.sleep(31000); }
`;

const columnA = (host: ReturnType<typeof hostWith>) => host.people.values('A1:A4').map(([value]) => value);

test('at each call, the execution ends there, no catch or finally tidies up, and the lock is free', () => {
  const whole = hostWith(script).run('write');
  expect(whole.outcome).toBe('completed');
  for (let atCall = 1; atCall <= whole.calls; atCall++) {
    const host = hostWith(script);
    const record = host.run('write', { kill: { atCall } });
    expect(record.outcome).toBe('killed');
    expect(record.calls).toBe(atCall - 1);
    expect(record.error?.message).toContain(`Killed at call ${atCall}`);
    expect(host.people.value('B1')).toBe('');
    // The property is set by the last call but one.
    expect(host.properties.document.has('finished')).toBe(atCall === whole.calls);
    expect(host.lock.holder()).toBeUndefined();
  }
});

test('a kill after the last call never comes', () => {
  expect(hostWith(script).run('write', { kill: { atCall: 1000 } }).outcome).toBe('completed');
});

describe('writes that were not applied yet', () => {
  const secondFlush = 14;

  test('are lost', () => {
    const host = hostWith(script);
    const record = host.run('write', { kill: { atCall: secondFlush } });
    expect(record.error?.message).toContain('SpreadsheetApp.flush');
    expect(columnA(host)).toEqual(['first', '', '', '']);
  });

  test('come through as far as the kill lets them, from the first on', () => {
    const host = hostWith(script);
    host.run('write', { kill: { atCall: secondFlush, keepWrites: 2 } });
    expect(columnA(host)).toEqual(['first', 'second', 'third', '']);
  });

  test('are those of the sheet as a whole, too', () => {
    const host = hostWith(
      'function go() { const s = SpreadsheetApp.getActiveSheet(); s.setFrozenRows(1); s.getName() }',
    );
    host.run('go', { kill: { atCall: 3 } });
    expect(host.workbook.sheets[0]?.frozenRows).toBe(0);
    host.run('go');
    expect(host.workbook.sheets[0]?.frozenRows).toBe(1);
  });

  test('are applied when the script ends by an error of its own', () => {
    const host = hostWith(
      `function fail() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue('x'); throw new Error('no') }`,
    );
    expect(host.run('fail').outcome).toBe('failed');
    expect(host.people.value('A1')).toBe('x');
  });
});

test('a loop that catches everything meets the same end again and again', () => {
  expect(hostWith(script).run('stubborn', { kill: { atCall: 3 } }).outcome).toBe('killed');
});

test('six minutes of the clock end an execution', () => {
  const record = hostWith(script).run('sleepy');
  expect(record.outcome).toBe('killed');
  expect(record.error?.message).toBe('Exceeded maximum execution time');
  expect(record.durationMs).toBe(7 * 60_000);
});

test('a simple trigger has thirty seconds', () => {
  expect(hostWith(script).open().outcome).toBe('killed');
});

test('an endless loop without service calls is stopped', () => {
  const record = hostWith('function spin() { for (;;) {} }', { hangGuardMs: 50 }).run('spin');
  expect(record.outcome).toBe('failed');
  expect(record.error?.message).toContain('endless loops');
});
