/** What surrounds a script: its realm, its fresh state, what is counted, and what is not modelled. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { manualClock } from '../../../playground/apps-script/runtime/clock';
import { errorOf, hostRunning, hostWith, resultOf } from './support';

describe('the realm', () => {
  test('dates, arrays, objects and errors from services are those of the script', () => {
    const checks = resultOf(`
      const sheet = SpreadsheetApp.getActive().getSheets()[0];
      sheet.getRange('A1').setValue(new Date(0));
      const values = sheet.getRange('A1:B2').getValues();
      let error;
      try { sheet.getRange(0, 0) } catch (caught) { error = caught }
      return [
        values[0][0] instanceof Date, values[0][0].constructor === Date, Array.isArray(values), values instanceof Array,
        values[0] instanceof Array, PropertiesService.getUserProperties().getProperties() instanceof Object,
        error instanceof Error, error.name, String(error),
      ]`);
    expect(checks).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      true,
      'Exception',
      'Exception: The starting row of the range is too small.',
    ]);
  });

  test('a Date of the script is written as a date', () => {
    const host = hostRunning(`SpreadsheetApp.getActiveSheet().getRange('A1').setValue(new Date(2024, 0, 5))`);
    host.run('go');
    expect(host.people.value('A1')).toBeInstanceOf(Date);
  });

  test('the script runs on the clock of the host', () => {
    const clock = manualClock(Date.UTC(2030, 0, 1));
    const host = hostRunning('return [Date.now(), new Date().getTime(), new Date(5).getTime(), typeof Date()]', {
      clock,
    });
    expect(host.run('go').value).toEqual([Date.UTC(2030, 0, 1), Date.UTC(2030, 0, 1), 5, 'string']);
    clock.advance(1_000);
    expect(host.run('go').value).toEqual([Date.UTC(2030, 0, 1) + 1_000, Date.UTC(2030, 0, 1) + 1_000, 5, 'string']);
  });

  test('chance repeats with its seed', () => {
    const roll = (seed: number) => resultOf('return [Math.random(), Utilities.getUuid()]', { seed });
    expect(roll(7)).toEqual(roll(7));
    expect(roll(7)).not.toEqual(roll(8));
  });

  test('nothing of Node or of browsers is there', () => {
    const names = [
      'setTimeout',
      'fetch',
      'process',
      'require',
      'Buffer',
      'URL',
      'Intl',
      'WebAssembly',
      'SharedArrayBuffer',
      'structuredClone',
      'start',
    ];
    expect(resultOf(`return ${JSON.stringify(names)}.filter((name) => name in globalThis)`)).toEqual([]);
  });
});

test('nothing of a script outlives an execution but what the services keep', () => {
  const host = hostWith(`
    var count = 0;
    function go() { count += 1; globalThis.left = (globalThis.left || 0) + 1; Array.prototype.sticky = 1; return [count, left] }`);
  expect(host.run('go').value).toEqual([1, 1]);
  expect(host.run('go').value).toEqual([1, 1]);
  expect(host.run('go').outcome).toBe('completed');
});

test('console writes into the record', () => {
  const { logs } = hostRunning(`console.log('a', 1, { b: 2 }); console.error('bad')`).run('go');
  expect(logs).toEqual([
    { level: 'log', text: 'a 1 { b: 2 }' },
    { level: 'error', text: 'bad' },
  ]);
});

test('a failed execution has the message, the name and where in the script it happened', () => {
  const record = hostRunning(`throw new TypeError('broken')`).run('go');
  expect(record).toMatchObject({ outcome: 'failed', error: { name: 'TypeError', message: 'broken' } });
  expect(record.error?.stack).toContain('Code.gs');
});

test('whoever clicked the menu item sees the error', () => {
  const host = hostRunning(`throw new Error('broken')`);
  host.run('go', { user: 'ann@example.com' });
  host.run('go', { trigger: 'clock' });
  expect(host.ui.errors).toEqual([{ user: 'ann@example.com', handler: 'go', message: 'Error: broken' }]);
});

describe('counting', () => {
  test('calls are counted by name, reads and writes of ranges apart', () => {
    const record = hostRunning(`
      const range = SpreadsheetApp.getActive().getSheets()[0].getRange('A1:B2');
      range.getValues(); range.getNotes(); range.getNumberFormats(); range.getRow();
      range.setValues([[1, 2], [3, 4]]); range.setNote('x'); range.clearContent();`).run('go');
    expect(record).toMatchObject({ calls: 10, rangeReads: 3, rangeWrites: 3, requests: 0 });
    expect(record.callsByName).toMatchObject({ 'Spreadsheet.getSheets': 1, 'Range.getValues': 1, 'Range.setNote': 1 });
  });

  test("building a menu makes no call but the menu's", () => {
    const host = hostWith(`function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('Go', 'go').addToUi() }`);
    expect(Object.keys(host.open().callsByName)).toEqual([
      'SpreadsheetApp.getUi',
      'Ui.createMenu',
      'Menu.addItem',
      'Menu.addToUi',
    ]);
  });

  test('constants cost nothing', () => {
    expect(hostRunning('return String(SpreadsheetApp.WrapStrategy.CLIP)').run('go')).toMatchObject({
      calls: 0,
      value: 'CLIP',
    });
  });
});

describe('what is not modelled', () => {
  test.each([
    ['SpreadsheetApp.getActive().getSheets()[0].getRange("A1").setFoo(1)', 'SpreadsheetApp.Range.setFoo'],
    ['SpreadsheetApp.create("x")', 'SpreadsheetApp.create'],
    ['HtmlService.createTemplateFromFile("x")', 'HtmlService.createTemplateFromFile'],
    ['SpreadsheetApp.getActive().someProperty', 'SpreadsheetApp.Spreadsheet.someProperty'],
    [
      'SpreadsheetApp.getActiveSheet().getRange("A1").clear({ contentsOnly: true, skipFilteredRows: true })',
      'SpreadsheetApp.Range.clear with skipFilteredRows',
    ],
  ])('%s fails by its name', (code, name) => {
    expect(errorOf(`return ${code}`)).toBe(`${name} is not modelled by this host.`);
  });

  test('setting a property of a service fails', () => {
    expect(errorOf('SpreadsheetApp.getActive().mine = 1')).toContain('mine = … is not modelled');
  });

  test.each(['getActive().getFoo()', 'getActiveSheet().getRange("A1").clear({ skipFilteredRows: true })'])(
    '%s fails the execution even when the script catches it',
    (call) => {
      const record = hostRunning(`try { SpreadsheetApp.${call} } catch (error) { return error.message }`).run('go');
      expect(record).toMatchObject({ outcome: 'failed', error: { name: 'HostError' } });
    },
  );

  test('a service that does not exist is a plain ReferenceError', () => {
    expect(errorOf('DriveApp.getFiles()')).toBe('DriveApp is not defined');
  });
});

test('the host uses no name that Google does not declare', async () => {
  const { Range } = await import('../../../playground/apps-script/services/range');
  const { Sheet } = await import('../../../playground/apps-script/services/sheet');
  const { Spreadsheet } = await import('../../../playground/apps-script/services/spreadsheet');
  const folder = 'node_modules/@types/google-apps-script/google-apps-script';
  const declarations = readFileSync(`${folder}.spreadsheet.d.ts`, 'utf8');
  for (const Class of [Range, Sheet, Spreadsheet]) {
    const [, block = ''] =
      new RegExp(`interface ${Class.name} [^{]*\\{([\\s\\S]*?)\\n        \\}`).exec(declarations) ?? [];
    const own: string[] = [];
    for (
      let prototype: object = Class.prototype;
      Object.getPrototypeOf(Object.getPrototypeOf(prototype)) !== null;
      prototype = Object.getPrototypeOf(prototype)
    ) {
      own.push(...Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor'));
    }
    expect(own.filter((name) => !new RegExp(`\\b${name}\\(`).test(block))).toEqual([]);
  }
});
