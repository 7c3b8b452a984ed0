/** What a script may not do where somebody else has protected cells. */

import { expect, test } from '@jest/globals';
import type { Rect } from '../../../playground/apps-script/workbook/address';
import { rect } from '../../../playground/apps-script/workbook/address';
import { hostWith } from './support';

/** The script runs on a sheet of three rows of content, of which `area`, or all for null, is the owner's alone. */
function runOn(area: Rect | null, code: string) {
  const host = hostWith(`function go() {
    const sheet = SpreadsheetApp.getActiveSheet();
    ${code};
    SpreadsheetApp.flush();
  }`);
  host.people.paste('A1', [
    ['h', 'k'],
    ['b', '2'],
    ['a', '1'],
  ]);
  const [sheet] = host.workbook.sheets;
  sheet?.protections.push({ id: 1, area, description: '', warningOnly: false, editors: ['owner@example.com'] });
  const before = host.people.values('A1:D6');
  const { error } = host.run('go');
  const isAsBefore = JSON.stringify(host.people.values('A1:D6')) === JSON.stringify(before);
  return { error: error?.message, isAsBefore, sheet };
}

const REFUSED = expect.stringContaining('You are trying to edit a protected cell or object.');

test.each([
  'sheet.getRange("A1").setValue(1)',
  'sheet.getRange("A2:B3").sort(1)',
  'sheet.getRange("A1:B3").createFilter()',
  'sheet.deleteRows(2, 1)',
  'sheet.insertRowsAfter(3, 1)',
  'sheet.insertRowBefore(1)',
  'sheet.insertColumnBefore(1)',
  'sheet.appendRow(["x"])',
  'sheet.getRange("A1:B3").clear()',
])('%s is refused on a protected sheet', (code) => {
  expect(runOn(null, code)).toMatchObject({ error: REFUSED, isAsBefore: true, sheet: { maxRows: 1000, filter: null } });
});

test('a filter of a protected sheet neither sorts nor goes', () => {
  const host = hostWith(`
    function make() { SpreadsheetApp.getActiveSheet().getRange('A1:B3').createFilter() }
    function sort() { SpreadsheetApp.getActiveSheet().getFilter().sort(1, true) }
    function remove() { SpreadsheetApp.getActiveSheet().getFilter().remove() }`);
  host.people.paste('A1', [['h'], ['b'], ['a']]);
  host.run('make');
  const [sheet] = host.workbook.sheets;
  sheet?.protections.push({ id: 1, area: null, description: '', warningOnly: false, editors: [] });
  for (const handler of ['sort', 'remove']) expect(host.run(handler).error?.message).toEqual(REFUSED);
  expect(host.people.values('A1:A3')).toEqual([['h'], ['b'], ['a']]);
  expect(sheet?.filter).not.toBeNull();
});

test.each([
  ['a row that reaches into it goes', 'sheet.deleteRow(2)', REFUSED],
  ['a row beside it goes', 'sheet.deleteRow(4)', undefined],
  ['rows come inside it', 'sheet.insertRowsBefore(3, 2)', REFUSED],
  ['rows come above it', 'sheet.insertRowsBefore(2, 2)', undefined],
  ['rows come below it', 'sheet.insertRowsAfter(3, 2)', undefined],
  ['cells beside it are sorted', 'sheet.getRange("B1:B3").sort(2)', undefined],
  ['a row is appended below it', 'sheet.appendRow(["x"])', undefined],
])('with A2:A3 protected, %s', (_, code, error) => {
  expect(runOn(rect(2, 1, 2, 1), code).error).toEqual(error);
});

test('whoever is among its editors does all that', () => {
  const host = hostWith('function go() { SpreadsheetApp.getActiveSheet().deleteRows(1, 1) }', {
    user: 'owner@example.com',
  });
  const [sheet] = host.workbook.sheets;
  sheet?.protections.push({ id: 1, area: null, description: '', warningOnly: false, editors: ['owner@example.com'] });
  host.run('go');
  expect(sheet?.maxRows).toBe(999);
});
