/** Menus, messages, dialogs, and what pages may call. */

import { describe, expect, test } from '@jest/globals';
import { hostRunning, hostWith } from './support';

describe('menus', () => {
  const script = `
    function onOpen() {
      const ui = SpreadsheetApp.getUi();
      ui.createMenu('Leads').addItem('Sync now', 'sync').addSeparator()
        .addSubMenu(ui.createMenu('More').addItem('Log', 'log')).addItem('Broken', 'noSuchFunction').addToUi();
    }
    function sync() { return 'synced' }
    function log() { return 'logged' }`;

  test('items run their handlers, of sub-menus too', () => {
    const host = hostWith(script);
    host.open();
    expect(host.ui.click('Leads', 'Sync now').value).toBe('synced');
    expect(host.ui.click('Leads', 'More > Log').value).toBe('logged');
  });

  test('an item without its function tells the person which', () => {
    const host = hostWith(script);
    host.open();
    host.ui.click('Leads', 'Broken');
    expect(host.ui.errors.at(-1)?.message).toBe('Exception: Script function not found: noSuchFunction');
  });

  test('an item that is not there is a mistake of the test', () => {
    const host = hostWith(script);
    host.open();
    expect(() => host.ui.click('Leads', 'Nope')).toThrow('has no item "Nope"');
  });

  test('opening again does not double the menu', () => {
    const host = hostWith(script);
    host.open();
    host.open();
    expect(host.ui.menus).toHaveLength(1);
  });
});

describe('messages', () => {
  test('alerts, toasts and dialogs stand in order', () => {
    const host = hostRunning(
      `
      const ui = SpreadsheetApp.getUi();
      ui.alert('one'); SpreadsheetApp.getActive().toast('two', 'Title', 3);
      ui.showModalDialog(HtmlService.createHtmlOutput('<p>3</p>').setWidth(300).setHeight(200), 'three');
      ui.showSidebar(HtmlService.createHtmlOutputFromFile('page').setTitle('four'));`,
      { files: { page: '<p>4</p>' } },
    );
    host.run('go');
    expect(host.ui.shown.map((shown) => shown.kind)).toEqual(['alert', 'toast', 'dialog', 'dialog']);
    expect(host.ui.alerts).toMatchObject([{ text: 'one', buttons: ['OK'], answer: 'OK' }]);
    expect(host.ui.toasts).toMatchObject([{ title: 'Title', text: 'two', seconds: 3 }]);
    expect(host.ui.dialogs).toMatchObject([
      { kind: 'modal', title: 'three', content: '<p>3</p>', width: 300, height: 200 },
      { kind: 'sidebar', title: 'four', content: '<p>4</p>' },
    ]);
  });

  test('a question is answered by whoever the test says', () => {
    const host = hostRunning(`
      const ui = SpreadsheetApp.getUi();
      const sure = ui.alert('Delete', 'Sure?', ui.ButtonSet.YES_NO) === ui.Button.YES;
      const name = ui.prompt('Name?', ui.ButtonSet.OK_CANCEL);
      return [sure, name.getSelectedButton() === ui.Button.OK, name.getResponseText()]`);
    host.ui.respond((question) => (question.kind === 'prompt' ? { button: 'OK', text: 'Ann' } : 'YES'));
    expect(host.run('go').value).toEqual([true, true, 'Ann']);
    expect(host.ui.alerts[0]).toMatchObject({ title: 'Delete', text: 'Sure?', buttons: ['YES', 'NO'], answer: 'YES' });
  });

  test('a question that nobody answers fails the execution and is named', () => {
    const host = hostRunning(`const ui = SpreadsheetApp.getUi(); ui.alert('Sure?', ui.ButtonSet.YES_NO)`);
    expect(host.run('go').error?.message).toContain('"Sure?"');
  });

  test('a button that is not shown cannot be pressed', () => {
    const host = hostRunning(`const ui = SpreadsheetApp.getUi(); ui.alert('Sure?', ui.ButtonSet.YES_NO)`);
    host.ui.respond(() => 'OK');
    expect(host.run('go').error?.message).toContain('none of YES, NO');
  });

  test('while a person answers, other people go on working', () => {
    const host = hostRunning(`
      const ui = SpreadsheetApp.getUi();
      ui.alert('Sure?', ui.ButtonSet.OK_CANCEL);
      return SpreadsheetApp.getActiveSheet().getRange('A1').getValue()`);
    host.ui.respond(() => {
      host.person('ann@example.com').type('A1', 'meanwhile');
      return 'OK';
    });
    expect(host.run('go').value).toBe('meanwhile');
  });
});

describe('google.script.run', () => {
  const host = hostWith(`
    function echo(value) { return value }
    function dated() { return { when: new Date(0) } }
    function fail() { throw new Error('not today') }
    function hidden_() { return 1 }
    function nothing() {}
    function holes() { return [1, undefined, 3] }
    function withUi() { SpreadsheetApp.getUi().alert('saved'); return true }
    var notAFunction = 1;`);

  test('carries plain values both ways', () => {
    const value = { a: [1, 'x', null, true], b: { c: 2 } };
    expect(host.callFromDialog('echo', value)).toEqual({ ok: true, value });
  });

  test.each([
    ['a Date', new Date(0)],
    ['a Date inside an object', { at: new Date(0) }],
    ['a function', () => 1],
    ['a Map', new Map()],
  ])('refuses %s as an argument', (_, argument) => {
    const answer = host.callFromDialog('echo', argument);
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('illegal value') });
  });

  test('gives null for a result with a Date anywhere in it', () => {
    expect(host.callFromDialog('dated')).toEqual({ ok: true, value: null });
  });

  test('gives null for no result, and for holes in a list', () => {
    expect(host.callFromDialog('nothing')).toEqual({ ok: true, value: null });
    expect(host.callFromDialog('holes')).toEqual({ ok: true, value: [1, null, 3] });
  });

  test('carries the message of an error', () => {
    expect(host.callFromDialog('fail')).toEqual({ ok: false, error: 'not today' });
  });

  test.each(['hidden_', 'nope', 'notAFunction', 'eval'])('does not know %s', (fn) => {
    expect(host.callFromDialog(fn)).toEqual({ ok: false, error: `google.script.run.${fn} is not a function` });
  });

  test('may use the Ui, as the person before the page', () => {
    host.callFromDialogAs('ann@example.com', 'withUi');
    expect(host.ui.alerts.at(-1)).toMatchObject({ text: 'saved', user: 'ann@example.com' });
  });
});
