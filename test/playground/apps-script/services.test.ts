/** Properties, caches, mail and the limits that the platform sets. */

import { describe, expect, test } from '@jest/globals';
import { errorOf, hostRunning, hostWith, resultOf } from './support';

describe('properties', () => {
  const host = () =>
    hostWith(`
      function keep(value) { PropertiesService.getUserProperties().setProperty('k', value); PropertiesService.getDocumentProperties().setProperty('k', value) }
      function read() { return [PropertiesService.getUserProperties().getProperty('k'), PropertiesService.getDocumentProperties().getProperty('k')] }`);

  test('of a user are seen by that user only, those of the document by all', () => {
    const shared = host();
    shared.run('keep', { args: ['ann'], user: 'ann@example.com' });
    expect(shared.run('read', { user: 'ann@example.com' }).value).toEqual(['ann', 'ann']);
    expect(shared.run('read', { user: 'bob@example.com' }).value).toEqual([null, 'ann']);
  });

  test('hold text only, at most 9 KB each', () => {
    expect(
      resultOf(`const p = PropertiesService.getDocumentProperties(); p.setProperty('n', 7); return p.getProperty('n')`),
    ).toBe('7');
    expect(errorOf(`PropertiesService.getDocumentProperties().setProperty('x', 'é'.repeat(5000))`)).toBe(
      'Argument too large: value',
    );
  });

  test('fill up at 500 KB', () => {
    expect(
      errorOf(
        `const p = PropertiesService.getDocumentProperties(); for (let i = 0; i < 60; i++) p.setProperty('k' + i, 'x'.repeat(9000))`,
      ),
    ).toContain('exceeded the property storage quota');
  });

  test('a set of properties is taken whole or not at all', () => {
    const one = hostRunning(
      `PropertiesService.getDocumentProperties().setProperties({ a: '1', b: 'x'.repeat(10000) })`,
    );
    expect(one.run('go').outcome).toBe('failed');
    expect(one.properties.document.size).toBe(0);
  });

  test('can be called so often a day', () => {
    const body = `for (let i = 0; i < 4; i++) PropertiesService.getDocumentProperties().getProperty('k')`;
    expect(errorOf(body, { limits: { propertyCallsPerDay: 3 } })).toBe(
      'Service invoked too many times for one day: properties.',
    );
  });
});

test('a cached value is forgotten when its time is up', () => {
  const host = hostWith(`
    function put() { CacheService.getDocumentCache().put('k', 'v', 60) }
    function get() { return CacheService.getDocumentCache().get('k') }`);
  host.run('put');
  host.clock.advance(59_000);
  expect(host.run('get').value).toBe('v');
  host.clock.advance(1_000);
  expect(host.run('get').value).toBeNull();
});

test("mail is kept, by whom and to whom, up to the day's number", () => {
  const host = hostRunning(
    `MailApp.sendEmail('a@example.com', 'Subject', 'Body'); MailApp.sendEmail({ to: 'b@example.com', subject: 'S', htmlBody: '<b>x</b>' })`,
    { limits: { mailsPerDay: 3 } },
  );
  expect(host.run('go').error).toBeUndefined();
  expect(host.mail.map(({ from, to, subject }) => [from, to, subject])).toEqual([
    ['installer@example.com', 'a@example.com', 'Subject'],
    ['installer@example.com', 'b@example.com', 'S'],
  ]);
  expect(host.run('go').error?.message).toContain('email');
});

describe('the size of a workbook', () => {
  test('a cell over its characters is refused at the write', () => {
    const host = hostRunning(`SpreadsheetApp.getActiveSheet().getRange('A1').setValue('x'.repeat(50001))`);
    expect(host.run('go').error?.message).toContain('maximum of 50000 characters');
  });

  test('the workbook ends at its number of cells', () => {
    const message = errorOf('SpreadsheetApp.getActiveSheet().insertRowsAfter(1000, 1000)', {
      limits: { workbookCells: 40_000 },
    });
    expect(message).toBe(
      'This action would increase the number of cells in the workbook above the limit of 40000 cells.',
    );
  });
});

test('sleeping and latency take time on the clock of the host', () => {
  const record = hostRunning('Utilities.sleep(1500)', { latency: { call: 20 } }).run('go');
  expect(record.durationMs).toBe(1520);
});
