/** What a script may call, by authorization mode and by the scopes of its manifest. */

import { describe, expect, test } from '@jest/globals';
import type { AuthMode } from '../../../playground/apps-script/runtime/authorization';
import { answering, errorOf, hostWith, ok } from './support';

const calls: Readonly<Record<string, string>> = {
  menu: `SpreadsheetApp.getUi().createMenu('M').addItem('a', 'b').addToUi()`,
  document: `SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue()`,
  properties: `PropertiesService.getDocumentProperties().getProperty('x')`,
  cache: `CacheService.getDocumentCache().get('x')`,
  fetching: `UrlFetchApp.fetch('https://x.test/')`,
  triggers: `ScriptApp.getProjectTriggers()`,
  mail: `MailApp.sendEmail('a@example.com', 's', 'b')`,
  sidebar: `SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))`,
};

const opened = (call: string | undefined, authMode: AuthMode) =>
  hostWith(`function onOpen() { ${call} }`, { network: answering(() => ok('')).network }).open({ authMode });

describe.each([
  ['NONE', ['menu']],
  ['LIMITED', ['menu', 'document', 'properties', 'cache']],
] as const)('in mode %s', (mode, allowed: readonly string[]) => {
  test.each(Object.keys(calls))('%s', (name) => {
    const record = opened(calls[name], mode);
    expect(record.outcome).toBe(allowed.includes(name) ? 'completed' : 'failed');
    if (record.error !== undefined) expect(record.error.message).toContain('You do not have permission to call');
  });
});

test.each(Object.keys(calls))('a menu item may use %s', (name) => {
  const host = hostWith(`function go() { ${calls[name]} }`, { network: answering(() => ok('')).network });
  expect(host.run('go').error).toBeUndefined();
});

test.each([
  ['fetching', 'script.external_request'],
  ['triggers', 'script.scriptapp'],
  ['mail', 'script.send_mail'],
  ['sidebar', 'script.container.ui'],
])('%s needs its scope in the manifest', (name, scope) => {
  const message = errorOf(calls[name] ?? '', { manifest: { oauthScopes: [] } });
  expect(message).toContain(`Required permissions: https://www.googleapis.com/auth/${scope}`);
});

test('the document needs its scope, and the narrow one is enough', () => {
  const scope = 'https://www.googleapis.com/auth/spreadsheets.currentonly';
  expect(errorOf(calls.document ?? '', { manifest: { oauthScopes: [] } })).toContain(scope);
  expect(errorOf(calls.document ?? '', { manifest: { oauthScopes: [scope] } })).toBeUndefined();
});

test('an onOpen that tells its authorization mode is told the right one', () => {
  const host = hostWith(
    'function onOpen(e) { return e.authMode === ScriptApp.AuthMode.NONE ? "none" : String(e.authMode) }',
  );
  expect(host.open({ authMode: 'NONE' }).value).toBe('none');
  expect(host.open().value).toBe('LIMITED');
});

describe('a scope that a person never gave', () => {
  const mailing = 'https://www.googleapis.com/auth/script.send_mail';
  const oauthScopes = [mailing, 'https://www.googleapis.com/auth/script.scriptapp'];
  const script = `
    function mail() { MailApp.sendEmail('a@example.com', 's', 'b') }
    function list() { ScriptApp.getProjectTriggers() }
    function info() {
      const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
      return [info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED, info.getAuthorizationUrl()];
    }`;

  test('is refused to this person, and to nobody else', () => {
    const host = hostWith(script, { manifest: { oauthScopes } });
    host.permissions.withhold('ann@example.com', mailing);
    expect(host.run('mail', { user: 'ann@example.com' }).error?.message).toContain(mailing);
    expect(host.run('list', { user: 'ann@example.com' }).error).toBeUndefined();
    expect(host.run('mail').error).toBeUndefined();
  });

  test('is told, with the address of the page where it is given', () => {
    const host = hostWith(script, { manifest: { oauthScopes } });
    host.permissions.withhold('ann@example.com', mailing);
    expect(host.run('info', { user: 'ann@example.com' }).value).toEqual([true, expect.stringMatching(/^https:/)]);
    expect(host.run('info').value).toEqual([false, null]);
    host.permissions.give('ann@example.com');
    expect(host.run('info', { user: 'ann@example.com' }).value).toEqual([false, null]);
    expect(host.run('mail', { user: 'ann@example.com' }).error).toBeUndefined();
  });

  test('that the script does not ask for is not missed', () => {
    const host = hostWith(script, { manifest: { oauthScopes: [mailing] } });
    host.permissions.withhold('ann@example.com', 'https://www.googleapis.com/auth/drive');
    expect(host.run('info', { user: 'ann@example.com' }).value).toEqual([false, null]);
  });
});
