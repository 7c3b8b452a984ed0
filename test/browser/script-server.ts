/** The playground with another script than the product's: for what the page does with any. */

import { serve } from '../../playground/server/http';
import { readPage } from '../../playground/server/page-files';
import { startPlayground } from '../../playground/server/playground';
import type { RunningServer } from './server';

/** Each of the named functions gets an item in the menu "Test". */
export async function startScript(code: string, items: readonly string[]): Promise<RunningServer> {
  const onOpen = `function onOpen() {
    const ui = SpreadsheetApp.getUi();
    const more = ui.createMenu('More');
    const menu = ui.createMenu('Test');
    for (const name of ${JSON.stringify(items)}) {
      menu.addItem(name, name);
      more.addItem('Again ' + name, name);
    }
    menu.addSeparator().addSubMenu(more).addToUi();
  }`;
  const playground = await startPlayground({
    script: { code: `${code}\n${onOpen}`, files: {}, manifest: {} },
    heatpunk: { leads: 5, seed: 7, shape: null },
    latencyMs: 0,
  });
  const server = await serve(playground, readPage(), 0);
  return {
    address: `http://127.0.0.1:${server.port}/`,
    stop: async () => {
      await server.close();
      await playground.close();
    },
  };
}
