/** What people do in the spreadsheet, and what a script hears of it. */

import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../../playground/apps-script/workbook/people';
import { hostWith } from './support';

const silent = () => hostWith('function nothing() {}').people;

describe('the edit event', () => {
  const listening = () =>
    hostWith(`function onEdit(e) {
      return { range: e.range.getA1Notation(), value: e.value, old: e.oldValue, has: ['value' in e, 'oldValue' in e],
        sheet: e.source.getActiveSheet().getName(), mode: String(e.authMode), user: e.user.getEmail() };
    }`);
  const heard = (host: ReturnType<typeof listening>) => host.executions.map((record) => record.value);

  test('of a single cell has the value and the old one', () => {
    const host = listening();
    host.people.type('B2', 'new');
    host.people.type('B2', '7');
    expect(heard(host)).toEqual([
      { range: 'B2', value: 'new', has: [true, false], sheet: 'Sheet1', mode: 'LIMITED', user: '' },
      { range: 'B2', value: '7', old: 'new', has: [true, true], sheet: 'Sheet1', mode: 'LIMITED', user: '' },
    ]);
  });

  test('of a cleared cell has the old value only', () => {
    const host = listening();
    host.people.type('B2', 'x');
    host.people.clear('B2');
    expect(heard(host).at(-1)).toMatchObject({ old: 'x', has: [false, true] });
  });

  test('of a paste has neither', () => {
    const host = listening();
    host.people.paste('A1', [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(heard(host)).toMatchObject([{ range: 'A1:B2', has: [false, false] }]);
  });

  test('comes for pasted cells, fills, cuts and duplicated rows', () => {
    const host = listening();
    host.people.pasteCells('A1:B1', 'A3');
    host.people.fillDown('A1:A4');
    host.people.cutAndPaste('A1', 'C1');
    host.people.duplicateRow(1);
    expect(host.executions).toHaveLength(4);
  });

  test('does not come for rows, columns, sorting, notes, formats and undoing', () => {
    const host = listening();
    const { people } = host;
    people.insertRows(1);
    people.deleteColumns(1);
    people.sort(1);
    people.setNote('A1', 'n');
    people.setFormat('A1', '@');
    people.undo();
    expect(host.executions).toHaveLength(0);
  });

  test('does not come for what scripts write', () => {
    const host = hostWith(
      `function onEdit() {} function go() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1) }`,
    );
    host.run('go');
    expect(host.executions.map((record) => record.handler)).toEqual(['go']);
  });

  test('runs as the person who edits', () => {
    const host = listening();
    host.person('bob@example.com').type('A1', 'x');
    expect(host.executions[0]).toMatchObject({ user: 'bob@example.com', trigger: 'edit' });
  });
});

describe('editing', () => {
  test('parses what is typed, and writes past the end of the grid', () => {
    const people = silent();
    people.type([1500, 30], '007');
    expect(people.value([1500, 30])).toBe(7);
    expect(people.value('AD1500')).toBe(7);
  });

  test('a paste that a strict rule refuses in one cell changes none, and the grid neither', () => {
    const host = hostWith(`function go() {
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(['yes']).setAllowInvalid(false).build();
      SpreadsheetApp.getActiveSheet().getRange('A2').setDataValidation(rule);
    }`);
    host.run('go');
    const block = [['yes'], ['no'], ...Array.from({ length: 1000 }, () => ['later'])];
    expect(() => host.people.paste('A1', block)).toThrow('refuses "no"');
    expect(host.people.values('A1:A3')).toEqual([[''], [''], ['']]);
    expect(host.workbook.sheets[0]?.maxRows).toBe(1000);
    expect(host.people.undo()).toBe(false);
  });

  test('a paste takes ragged blocks and parses each part', () => {
    const people = silent();
    people.type('B2', 'stays');
    people.paste('A1', [['1', 'TRUE'], ['x']]);
    expect(people.values('A1:B2')).toEqual([
      [1, true],
      ['x', 'stays'],
    ]);
  });

  test('pasted cells take formats and notes along, and formulas move', () => {
    const people = silent();
    people.paste('A1', [['1', '=A1*2']]);
    people.setNote('A1', 'note');
    people.setFormat('A1', '0.00');
    people.pasteCells('A1:B1', 'A5');
    expect([people.text('A5'), people.note('A5'), people.formula('B5'), people.value('B5')]).toEqual([
      '1.00',
      'note',
      '=A5*2',
      2,
    ]);
  });

  test('a cut leaves blanks behind', () => {
    const people = silent();
    people.paste('A1', [['a', 'b']]);
    people.cutAndPaste('A1:B1', 'A3');
    expect(people.values('A1:B3')).toEqual([
      ['', ''],
      ['', ''],
      ['a', 'b'],
    ]);
  });

  test('filling down repeats the first row', () => {
    const people = silent();
    people.paste('A1', [['x', '=ROW', '=A1']]);
    people.fillDown('A1:C3');
    expect(people.values('A1:A3')).toEqual([['x'], ['x'], ['x']]);
    expect(people.formula('C3')).toBe('=A3');
  });

  test('a strict rule refuses what is typed', () => {
    const host = hostWith(`function go() { SpreadsheetApp.getActiveSheet().getRange('A1').insertCheckboxes() }`);
    host.run('go');
    expect(() => host.people.type('A1', 'maybe')).toThrow('refuses');
    host.people.type('A1', 'TRUE');
    expect(host.people.value('A1')).toBe(true);
  });
});

describe('rows and columns', () => {
  const filled = () => {
    const people = silent();
    people.paste('A1', [
      ['h', 'k'],
      ['c', '3'],
      ['a', '1'],
      ['b', '2'],
    ]);
    return people;
  };
  const columnA = (people: People) => people.values('A1:A5').map(([value]) => value);

  test('sorting leaves frozen rows alone and takes whole rows', () => {
    const host = hostWith('function go() { SpreadsheetApp.getActiveSheet().setFrozenRows(1) }');
    host.run('go');
    const { people } = host;
    people.paste('A1', [
      ['h', 'k'],
      ['c', '3'],
      ['a', '1'],
      ['b', '2'],
    ]);
    people.sort(1);
    expect(people.values('A1:B4')).toEqual([
      ['h', 'k'],
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    people.sort(2, false);
    expect(people.values('B2:B4')).toEqual([[3], [2], [1]]);
  });

  test.each([
    ['down', 2, 1, 5, ['h', 'a', 'b', 'c', '']],
    ['up', 4, 1, 2, ['h', 'b', 'c', 'a', '']],
    ['two at once', 1, 2, 4, ['a', 'h', 'c', 'b', '']],
  ] as const)('rows move %s', (_, first, count, before, expected) => {
    const people = filled();
    people.moveRows(first, count, before);
    expect(columnA(people)).toEqual(expected);
    people.undo();
    expect(columnA(people)).toEqual(['h', 'c', 'a', 'b', '']);
  });

  test('columns move, come and go', () => {
    const people = filled();
    people.moveColumns(1, 1, 3);
    expect(people.values('A1:B1')).toEqual([['k', 'h']]);
    people.insertColumns(1);
    expect(people.values('A1:C1')).toEqual([['', 'k', 'h']]);
    people.deleteColumns(2);
    expect(people.values('A1:B1')).toEqual([['', 'h']]);
  });

  test('formulas follow what they point at', () => {
    const people = filled();
    people.type('D1', '=SUM(B2:B4)&A4');
    people.insertRows(3);
    expect([people.formula('D1'), people.value('D1')]).toEqual(['=SUM(B2:B5)&A5', '6b']);
    people.moveRows(5, 1, 2);
    expect(people.value('D1')).toBe('6b');
    people.insertColumns(1);
    expect(people.value('E1')).toBe('6b');
  });

  type People = ReturnType<typeof filled>;

  /** What happens to a sheet with a formula in H9, and where the formula is then. */
  const changes = {
    'rows above': { act: (people: People) => people.insertRows(1, 2), holder: 'H11' },
    'a column before': { act: (people: People) => people.insertColumns(1), holder: 'I9' },
    'the first two rows gone': { act: (people: People) => people.deleteRows(1, 2), holder: 'H7' },
    'the first column gone': { act: (people: People) => people.deleteColumns(1), holder: 'G9' },
    'the first column moved': { act: (people: People) => people.moveColumns(1, 1, 3), holder: 'H9' },
    'the last rows gone': { act: (people: People) => people.deleteRows(998, 3), holder: 'H9' },
  };

  test.each([
    ['=COUNTA(A:A)', 'rows above', '=COUNTA(A:A)'],
    ['=COUNTA(A2:A)', 'rows above', '=COUNTA(A4:A)'],
    ['=COUNTA(a2:$B)', 'rows above', '=COUNTA(A4:$B)'],
    ['=COUNTA(A:A)+COUNTA($B1:C)', 'a column before', '=COUNTA(B:B)+COUNTA($C1:D)'],
    ['=COUNTA(2:3)', 'rows above', '=COUNTA(4:5)'],
    ['=COUNTA(2:3)', 'a column before', '=COUNTA(2:3)'],
    ['=COUNTA(A2:A)', 'the first two rows gone', '=COUNTA(A1:A)'],
    ['=COUNTA(A4:A)', 'the first two rows gone', '=COUNTA(A2:A)'],
    ['=COUNTA(1:2)+1', 'the first two rows gone', '=COUNTA(#REF!)+1'],
    ['=COUNTA(A:A)&COUNTA(A:B)', 'the first column gone', '=COUNTA(#REF!)&COUNTA(A:A)'],
    ['=COUNTA(A:A)&"A:A"', 'the first column moved', '=COUNTA(B:B)&"A:A"'],
    ['=COUNTA(Sheet1!A2:A)', 'rows above', '=COUNTA(Sheet1!A4:A)'],
    ['=COUNTA(Other!A2:A)', 'rows above', '=COUNTA(Other!A2:A)'],
    ['=COUNTA(A998:A)', 'the last rows gone', '=COUNTA(#REF!)'],
    ['=COUNTA(A2:A)', 'the last rows gone', '=COUNTA(A2:A)'],
  ] as const)('%s, with %s, is %s', (formula, change, expected) => {
    const people = filled();
    people.type('H9', formula);
    const { act, holder } = changes[change];
    act(people);
    expect(people.formula(holder)).toBe(expected);
  });

  test('open ends are copied as they are, what stands after a $ too', () => {
    const people = filled();
    people.type('D2', '=COUNTA(A2:A)&COUNTA($A:B)&COUNTA(1:1)&COUNTA(A$2:A)');
    people.pasteCells('D2', 'E3');
    expect(people.formula('E3')).toBe('=COUNTA(B3:B)&COUNTA($A:C)&COUNTA(2:2)&COUNTA(B$2:B)');
  });

  test('a duplicated row stands below, its formulas its own', () => {
    const people = filled();
    people.type('C2', '=B2+1');
    people.duplicateRow(2);
    expect(people.values('A2:C3')).toEqual([
      ['c', 3, 4],
      ['c', 3, 4],
    ]);
    expect(people.formula('C3')).toBe('=B3+1');
  });

  test('a filter hides rows until it is applied again', () => {
    const host = hostWith(
      `function go() { const s = SpreadsheetApp.getActiveSheet(); return [2, 3, 4].map((row) => s.isRowHiddenByFilter(row)) }`,
    );
    host.people.paste('A1', [['h'], ['a'], ['b'], ['a']]);
    host.people.filter(1, ['a']);
    expect(host.run('go').value).toEqual([true, false, true]);
    host.people.type('A2', 'b');
    expect(host.run('go').value).toEqual([true, false, true]);
    host.people.removeFilter();
    expect(host.run('go').value).toEqual([false, false, false]);
  });
});

describe('undo', () => {
  const acts: Readonly<Record<string, (people: ReturnType<typeof silent>) => void>> = {
    typing: (people) => people.type('A2', 'z'),
    clearing: (people) => people.clear('A1:B3'),
    'a paste': (people) => people.paste('A2', [['z', 'z']]),
    'pasted cells': (people) => people.pasteCells('A1:B1', 'A2'),
    'a cut': (people) => people.cutAndPaste('A1:B1', 'A3'),
    'a fill': (people) => people.fillDown('A1:B3'),
    'a duplicated row': (people) => people.duplicateRow(1),
    sorting: (people) => people.sort(1, false),
    'inserted rows': (people) => people.insertRows(2, 3),
    'deleted rows': (people) => people.deleteRows(1, 2),
    'inserted columns': (people) => people.insertColumns(2, 2),
    'deleted columns': (people) => people.deleteColumns(1, 1),
    'a note': (people) => people.setNote('A1', 'n'),
  };

  test.each(Object.keys(acts))('takes back %s', (name) => {
    const people = silent();
    people.paste('A1', [
      ['a', '2'],
      ['b', '1'],
      ['c', '3'],
    ]);
    const before = people.values('A1:D6');
    acts[name]?.(people);
    people.undo();
    expect(people.values('A1:D6')).toEqual(before);
    expect(people.note('A1')).toBe('');
  });

  test('of what was typed leaves the note and the colour that the cell got since', () => {
    const host = hostWith(
      `function go() { SpreadsheetApp.getActiveSheet().getRange('A1').setNote('script').setBackground('#ff0000') }`,
    );
    host.people.type('A1', 'before');
    host.people.type('A1', 'typed');
    host.run('go');
    host.people.undo();
    expect(host.people.value('A1')).toBe('before');
    expect(host.people.note('A1')).toBe('script');
    expect(host.workbook.sheets[0]?.rows[0]?.cells[0]?.style.background).toBe('#ff0000');
  });

  test('keeps what a script changed elsewhere meanwhile', () => {
    const host = hostWith(`function go() { SpreadsheetApp.getActiveSheet().getRange('C3').setValue('script') }`);
    host.people.type('A1', 'x');
    host.run('go');
    host.people.undo();
    expect([host.people.value('A1'), host.people.value('C3')]).toEqual(['', 'script']);
  });

  const hiddenIn = (host: ReturnType<typeof hostWith>) => {
    const [sheet] = host.workbook.sheets;
    const rows = sheet?.rows.flatMap((row, index) => (row?.hiddenByUser || row?.hiddenByFilter ? [index + 1] : []));
    const columns = sheet?.columns.flatMap((column, index) => (column?.hidden ? [index + 1] : []));
    return { rows, columns, filter: sheet?.filter && [...sheet.filter.hidden.keys()] };
  };
  const filled = () => {
    const host = hostWith('');
    host.people.paste('A1', [
      ['h', 'k'],
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ]);
    return host;
  };

  test('takes ticks in a filter back one by one, and the filter with the first of them', () => {
    const host = filled();
    const { people } = host;
    people.filter(1, ['a']);
    people.filter(1, ['a', 'b']);
    people.filter(2, ['3']);
    expect(hiddenIn(host)).toMatchObject({ rows: [2, 3, 4], filter: [1, 2] });
    people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [2, 3], filter: [1] });
    people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [2], filter: [1] });
    people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [], filter: null });
    expect(people.value('A2')).toBe('a');
  });

  test('brings a filter that was removed back with what it hid', () => {
    const host = filled();
    host.people.filter(1, ['a', 'c']);
    host.people.removeFilter();
    expect(hiddenIn(host)).toMatchObject({ rows: [], filter: null });
    host.people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [2, 4], filter: [1] });
  });

  test('leaves the filter that somebody else made after one was removed', () => {
    const host = filled();
    host.people.filter(1, ['a']);
    host.people.removeFilter();
    host.person('bob@example.com').filter(2, ['3']);
    host.people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [4], filter: [2] });
  });

  test('puts ticks back into the column that they were in, wherever it has gone by then', () => {
    const host = filled();
    const { people } = host;
    people.filter(2, ['1']);
    people.filter(2, ['1', '3']);
    host.person('bob@example.com').insertColumns(2);
    people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [2], filter: [3] });
    host.person('bob@example.com').deleteColumns(3);
    people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [], filter: null });
  });

  test('brings a filter that was removed back over the rows and columns that it was over', () => {
    const host = filled();
    const { people } = host;
    people.filter(2, ['1', '3'], 'A1:B4');
    people.removeFilter();
    host.person('bob@example.com').insertColumns(2);
    host.person('bob@example.com').insertRows(1, 2);
    host.person('bob@example.com').deleteRows(4);
    people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [5], filter: [3] });
    expect(host.workbook.sheets[0]?.filter?.area).toEqual({ row: 3, column: 1, rows: 3, columns: 3 });
  });

  test('brings no filter back whose columns are gone', () => {
    const host = filled();
    host.people.filter(2, ['1'], 'B1:B4');
    host.people.removeFilter();
    host.person('bob@example.com').deleteColumns(2);
    expect(host.people.undo()).toBe(true);
    expect(hiddenIn(host)).toMatchObject({ rows: [], filter: null });
  });

  test('passes over a filter that was only applied again', () => {
    const host = filled();
    const { people } = host;
    people.filter(1, ['a']);
    people.filter(2, ['1', '3']);
    people.type('A3', 'a');
    people.filter(1, ['a']);
    people.filter(2, ['3', '1']);
    expect(hiddenIn(host).rows).toEqual([2, 3, 4]);
    people.undo();
    expect(people.value('A3')).toBe('b');
  });

  test('takes the clearing of all ticks of a filter back at once', () => {
    const host = filled();
    const { people } = host;
    people.filter(1, ['a']);
    people.filter(2, ['3']);
    people.clearFilter();
    expect(hiddenIn(host)).toMatchObject({ rows: [], filter: [] });
    people.clearFilter();
    host.person('bob@example.com').insertColumns(1);
    people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [2, 4], filter: [2, 3] });
    people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [2], filter: [2] });
  });

  test('shows many rows or columns that were hidden together at once, and those alone', () => {
    const host = filled();
    const { people } = host;
    people.type('A2', 'typed');
    people.hideRow(3);
    people.hideRows(2, 50);
    people.hideRows(2, 50);
    people.hideColumns(1, 2);
    expect(hiddenIn(host)).toMatchObject({
      rows: Array.from({ length: 50 }, (_, index) => index + 2),
      columns: [1, 2],
    });
    people.undo();
    expect(hiddenIn(host).columns).toEqual([]);
    people.undo();
    expect(hiddenIn(host).rows).toEqual([3]);
    people.hideRows(1, 10, false);
    expect(hiddenIn(host).rows).toEqual([]);
    people.undo();
    expect(hiddenIn(host).rows).toEqual([3]);
    people.undo();
    people.undo();
    expect(people.value('A2')).toBe('a');
  });

  test('shows rows, columns and tabs that were hidden, and hides those that were shown again', () => {
    const host = filled();
    const { people } = host;
    people.hideRow(3);
    people.hideColumn(2);
    people.insertRows(1);
    people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [3], columns: [2] });
    people.undo();
    expect(hiddenIn(host)).toMatchObject({ rows: [3], columns: [] });
    people.hideRow(3, false);
    people.undo();
    expect(hiddenIn(host).rows).toEqual([3]);
    people.undo();
    expect(hiddenIn(host).rows).toEqual([]);
    people.addSheet('Two');
    people.hideSheet('Two');
    people.undo();
    expect(host.workbook.sheets.map(({ hidden }) => hidden)).toEqual([false, false]);
    expect(people.value('Sheet1!A2')).toBe('a');
  });

  test('does not hide the last tab that is shown', () => {
    const host = filled();
    const { people } = host;
    people.addSheet('Two');
    people.hideSheet('Two');
    people.hideSheet('Two', false);
    host.person('bob@example.com').deleteSheet('Sheet1');
    people.undo();
    expect(host.workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([['Two', false]]);
  });

  test('is of each person their own, and ends', () => {
    const host = hostWith('');
    host.people.type('A1', 'mine');
    expect(host.person('bob@example.com').undo()).toBe(false);
    expect(host.people.undo()).toBe(true);
    expect(host.people.undo()).toBe(false);
  });
});

describe('sheets and selections', () => {
  test('tabs are added, renamed, hidden and deleted, and formulas follow a rename', () => {
    const host = hostWith('');
    const { people } = host;
    people.type('A1', 'x');
    people.addSheet('Two');
    people.type('A1', '=Sheet1!A1');
    people.renameSheet('Sheet1', "Bob's");
    expect([people.formula('A1'), people.value('A1')]).toEqual(["='Bob''s'!A1", 'x']);
    people.hideSheet('Two');
    expect(host.workbook.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ["Bob's", false],
      ['Two', true],
    ]);
    people.deleteSheet('Two');
    people.undo();
    expect(host.workbook.sheets).toHaveLength(2);
  });

  test.each([
    ['deleted', (people: Person) => people.deleteSheet('Sheet1')],
    ['renamed', (people: Person) => people.renameSheet('Sheet1', 'Other')],
  ])('a sheet that was %s has not its name back while another has it', (_, act) => {
    const host = hostWith('');
    const { people } = host;
    people.type('A1', 'x');
    people.addSheet('Two');
    act(people);
    host.person('bob@example.com').addSheet('Sheet1');
    expect(people.undo()).toBe(true);
    const names = host.workbook.sheets.map(({ name }) => name);
    expect(new Set(names).size).toBe(3);
    expect(names).toEqual(expect.arrayContaining(['Sheet1', 'Two']));
    expect(people.value('Sheet1!A1')).toBe('');
  });

  test('a script sees what the person who runs it selected', () => {
    const host = hostWith(
      `function go() { const s = SpreadsheetApp.getActive(); return s.getActiveRangeList().getRanges().map((r) => r.getA1Notation()).concat(s.getActiveSheet().getName()) }`,
    );
    host.person('ann@example.com').select('B2:C3', 'E5');
    expect(host.run('go', { user: 'ann@example.com' }).value).toEqual(['B2:C3', 'E5', 'Sheet1']);
    expect(host.run('go', { user: 'bob@example.com' }).value).toEqual(['A1', 'Sheet1']);
    expect(host.run('go', { selection: ['A2:A4'] }).value).toEqual(['A2:A4', 'Sheet1']);
  });
});

test('a copy has the sheets, hidden ones and notes, but neither document properties nor triggers', () => {
  const host = hostWith(`
    function go() {
      PropertiesService.getDocumentProperties().setProperty('d', '1');
      PropertiesService.getUserProperties().setProperty('u', '1');
      ScriptApp.newTrigger('go').timeBased().everyHours(1).create();
    }`);
  host.people.type('A1', 'x');
  host.people.setNote('A1', 'note');
  host.people.addSheet('Hidden');
  host.people.hideSheet('Hidden');
  host.run('go');
  const copy = host.copy();
  expect(copy.workbook.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
    ['Sheet1', false],
    ['Hidden', true],
  ]);
  expect([copy.people.value('A1'), copy.people.note('A1')]).toEqual(['x', 'note']);
  expect([copy.properties.document.size, copy.triggers.list.length]).toEqual([0, 0]);
  expect(copy.properties.user('installer@example.com').get('u')).toBe('1');
  copy.people.type('A1', 'changed');
  expect(host.people.value('A1')).toBe('x');
});
