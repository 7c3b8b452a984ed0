import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Desk } from './desk';

const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the script's dialog, as it is laid out and coloured. */
export async function violationsInDialog(desk: Desk): Promise<string[]> {
  const page = desk.dialog().locator('body');
  const results = await page.evaluate(async (body, source) => {
    const { defaultView: window } = body.ownerDocument;
    window?.eval(source);
    // What the script above puts there.
    return await (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run();
  }, SOURCE);
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
