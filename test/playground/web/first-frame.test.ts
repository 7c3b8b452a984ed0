/** What parts of the page do from the moment they stand in it: effects that wait for the next frame come too late on a busy machine. */

import { expect, test } from '@jest/globals';
import type { FromPage, OpenDialog } from '../../../playground/protocol';
import { pageAfter } from './page-after';

const DIALOG: OpenDialog = {
  id: 7,
  user: 'sam@example.com',
  kind: 'modal',
  title: 'Settings',
  width: 480,
  height: 560,
  html: '<!doctype html><html><head></head><body></body></html>',
};

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
