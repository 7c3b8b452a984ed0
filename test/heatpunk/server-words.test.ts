import { describe, expect, test } from '@jest/globals';
import { redactor } from '../../src/heatpunk/redact';
import { isRefusalInDisguise, serverWords } from '../../src/heatpunk/server-words';

const words = (body: unknown, status = 422) =>
  serverWords({ status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) }, redactor(''));

describe('the words in JSON', () => {
  test.each<[string, unknown, string]>([
    ['an error', { error: 'Out of tea' }, 'Out of tea'],
    ['a message', { message: 'Out of tea' }, 'Out of tea'],
    ['a message beside a short error', { error: 'Bad Request', message: 'Out of tea' }, 'Out of tea'],
    ['an error with a code', { error: { code: 12, message: 'Out of tea' } }, 'Out of tea'],
    [
      'errors by field',
      { errors: { lat: ['too high'], status: ['unknown', 'too long'] } },
      'lat: too high; status: unknown; too long',
    ],
    ['a list of errors', { errors: [{ detail: 'Out of tea' }, { title: 'and of milk' }] }, 'Out of tea; and of milk'],
    ['a list of texts', ['Out of tea', 'and of milk'], 'Out of tea; and of milk'],
    ['a bare text', '"Out of tea"', 'Out of tea'],
    ['names that nobody knows', { code: 7, reason: 'Out of tea', hint: null }, 'reason: Out of tea'],
    ['an error beside an empty message', { message: ' ', error: 'Out of tea' }, 'Out of tea'],
    ['letters with escapes', String.raw`{"error":"Caf\u00e9 \"closed\""}`, 'Café "closed"'],
    ['names from the language', '{"__proto__":{"message":"Out of tea"}}', '__proto__: Out of tea'],
  ])('%s', (_name, body, expected) => {
    expect(words(body)).toBe(`${expected} (HTTP 422)`);
  });

  test('a comparison in them stays whole', () => {
    expect(words({ error: 'lat must be < 90 and > -90' })).toBe('lat must be < 90 and > -90 (HTTP 422)');
  });

  test('a body nested too deeply to look through does no harm', () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    expect(words(`{"error":${deep}}`)).toMatch(/\(HTTP 422\)$/);
  });
});

describe('the words of a page', () => {
  test('a title that says only the status does not stand in for the reason below it', () => {
    const page =
      '<!DOCTYPE html><html lang="en"><head><title>422 Unprocessable Content</title></head>' +
      '<body><h1>422 Unprocessable Content</h1><p>customerEmail must be a valid email address.</p></body></html>';
    expect(words(page)).toContain('customerEmail must be a valid email address.');
  });

  test.each([
    ['its title', '<html><head><title>Back soon</title></head><body></body></html>', 'Back soon'],
    ['its text, where it has no title', '<h1>Back</h1><p>soon</p><script>a < b</script>', 'Back soon'],
    ['plain text', 'upstream connect error\nreset', 'upstream connect error reset'],
  ])('%s', (_name, body, expected) => {
    expect(words(body, 503)).toBe(`${expected} (HTTP 503)`);
  });
});

test.each(['', ' \n ', '<html></html>'])('with nothing said (%j) that is what it says', (body) => {
  expect(words(body, 400)).toBe('no reason given (HTTP 400)');
});

test.each([
  ['JSON', { error: 'x'.repeat(100_000) }],
  ['a page', `<p>${'x'.repeat(100_000)}</p>`],
])('however much the server says in %s, a line of it is shown', (_name, body) => {
  expect(words(body)).toBe(`${'x'.repeat(199)}… (HTTP 422)`);
});

describe('a body that came with a success', () => {
  test.each([
    '<!DOCTYPE html><title>Back soon</title>',
    ' \n<p>Please log in</p>',
    '{"error":"Out of tea"}',
    '{"error":{"message":"Out of tea"}}',
    '{"error":true,"message":"Out of tea"}',
    '{"errors":["Out of tea"]}',
    '{"errors":{"lat":["too high"]}}',
    '{"success":false,"message":"Out of tea"}',
  ])('contradicts it: %s', (body) => {
    expect(isRefusalInDisguise(body)).toBe(true);
  });

  test.each([
    '',
    '{}',
    '[]',
    'null',
    'OK',
    '{"ok":true}',
    '{"message":"The lead was deleted."}',
    '{"success":true,"error":null}',
    '{"error":""}',
    '{"error":false}',
    '{"errors":[]}',
    '{"errors":{}}',
    '{"leadID":"1001","fields":{"error":"a field of the lead"}}',
  ])('does not contradict it: %j', (body) => {
    expect(isRefusalInDisguise(body)).toBe(false);
  });
});
