import { describe, expect, test } from '@jest/globals';
import { parse, tokenizer } from 'acorn';
import { JSDOM } from 'jsdom';
import { builtPages, readBuiltPage } from './built-page';

/** The newest syntax that the host takes; browsers take more. */
const ECMA_VERSION = 2020;
/** In bytes. The list that shows only what is in sight is a library of a third of it. */
const MAX_BYTES = 80 * 1024;

test('there is a page to check: the build ran before the tests', () => {
  expect(builtPages()).toContain('settings.html');
});

describe.each(builtPages())('%s', (file) => {
  const html = readBuiltPage(file);
  const { document } = new JSDOM(html).window;
  const script = Array.from(document.scripts, (element) => element.text).join('\n');
  const style = Array.from(document.querySelectorAll('style'), (element) => element.textContent ?? '').join('\n');

  test('loads nothing from elsewhere', () => {
    expect(document.querySelectorAll('[src], [href], [srcset], [action], iframe, object, embed')).toHaveLength(0);
    expect(style).not.toMatch(/url\(|@import/i);
    expect(script.match(/\bimport\s*[({]|XMLHttpRequest|\bfetch\(|\beval\(/g)).toBeNull();
  });

  test('is in British English and has a title', () => {
    expect(document.documentElement.lang).toBe('en-GB');
    expect(document.title).not.toBe('');
  });

  test('ends its script only once, where it ends', () => {
    expect(html.match(/<\/script/gi)).toHaveLength(1);
    expect(html).not.toContain('<!--');
  });

  test('parses as the syntax that the host takes', () => {
    expect(() => parse(script, { ecmaVersion: ECMA_VERSION })).not.toThrow();
  });

  test('has no // inside a template literal, which the host may cut as a comment', () => {
    const templates = Array.from(tokenizer(script, { ecmaVersion: ECMA_VERSION }))
      .filter((token) => token.type.label === 'template')
      .map((token) => script.slice(token.start, token.end));
    expect(templates.filter((text) => text.includes('//'))).toEqual([]);
  });

  test('is small enough to be there at once', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(MAX_BYTES);
  });
});
