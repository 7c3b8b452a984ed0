/** What parts of the page do from the moment they stand in it: effects that wait for the next frame come too late on a busy machine. */

import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { JSDOM } from 'jsdom';
import type { FromPage, OpenDialog } from '../../../playground/protocol';

const WEB = join(__dirname, '..', '..', '..', 'playground', 'web');

const DIALOG: OpenDialog = {
  id: 7,
  user: 'sam@example.com',
  kind: 'modal',
  title: 'Settings',
  width: 480,
  height: 560,
  html: '<!doctype html><html><head></head><body></body></html>',
};

/** A page in which these lines were run, with the parts of the page by their files; `place` is where they draw. */
async function pageAfter(lines: string): Promise<JSDOM['window']> {
  const { outputFiles } = await build({
    stdin: { contents: `import { h, render } from 'preact';\n${lines}`, resolveDir: WEB, loader: 'ts' },
    bundle: true,
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { SCRIPT_RUN_SHIM: '""' },
  });
  const { window } = new JSDOM('<main></main>', { runScripts: 'outside-only' });
  window.eval(`const place = document.querySelector('main');\n${outputFiles[0]?.text}`);
  return window;
}

test('a dialog that calls at once is heard', async () => {
  const window = await pageAfter(`
    import { DialogFrame } from './dialogs/dialog-frame';
    window.sent = [];
    const session = { send: (message) => window.sent.push(message), onCalled: () => () => {} };
    render(h(DialogFrame, { dialog: ${JSON.stringify(DIALOG)}, session, onSize: () => {} }), place);
  `);
  const source = window.document.querySelector('iframe')?.contentWindow ?? null;
  const call = { kind: 'call', call: 1, handler: 'loadSettings', args: [] };
  window.dispatchEvent(new window.MessageEvent('message', { source, data: call }));
  const sent: readonly FromPage[] = window.sent;
  expect(sent).toEqual([{ ...call, dialog: DIALOG.id }]);
});

test('a value that changes at once is followed', async () => {
  const window = await pageAfter(`
    import { createStore, useStore } from './store';
    const store = createStore('before');
    render(h(() => useStore(store)), place);
    store.set('after');
  `);
  await new Promise((resolve) => setImmediate(resolve));
  expect(window.document.body.textContent).toBe('after');
});
