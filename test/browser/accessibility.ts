/** What axe-core has to say of the dialog that is open on the page. */

import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import type { Desk } from './desk';

/** The dialog's own page, once there is one. */
export async function dialogFrame(desk: Desk): Promise<Frame> {
  const place = await desk.page.waitForSelector('dialog iframe');
  const frame = await place.contentFrame();
  if (!frame) throw new Error('The dialog has no page.');
  return frame;
}

/** What is wrong with it, colours included, in words. */
export async function violationsIn(desk: Desk): Promise<string[]> {
  const frame = await dialogFrame(desk);
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    // Its script declares what it leaves behind nowhere.
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
