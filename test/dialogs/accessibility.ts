import type { AxeResults, RunOptions } from 'axe-core';
import axe from 'axe-core';

/** As axe finds it in the page, where its script puts it. */
type WithAxe = { readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } };

/** What axe-core finds wrong with a page in jsdom, in words. Colours, and what can be scrolled, are checked in the browser: jsdom lays nothing out. */
export async function violationsIn(document: Document): Promise<string[]> {
  const window = document.defaultView;
  if (!window) throw new Error('The page is closed.');
  if (!('axe' in window)) window.eval(axe.source);
  // Its script declares what it leaves behind nowhere.
  const { violations } = await (window as unknown as WithAxe).axe.run(document, {
    rules: { 'color-contrast': { enabled: false }, 'scrollable-region-focusable': { enabled: false } },
  });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
