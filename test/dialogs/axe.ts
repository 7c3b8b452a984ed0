import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';

const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with a page in jsdom, which lays nothing out: contrast and what is in sight are not judged there. */
export async function violationsIn(document: Document): Promise<string[]> {
  const window = document.defaultView;
  if (!window) throw new Error('The page has no window.');
  window.eval(SOURCE);
  // What the script above puts there.
  const { axe } = window as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } };
  const { violations } = await axe.run(document, {
    rules: { 'color-contrast': { enabled: false }, 'scrollable-region-focusable': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
