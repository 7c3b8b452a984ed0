/** Places in the painted sheet of leads, while it is not scrolled. In pixels. */

import type { Desk } from './desk';

/** Behind the row numbers and the columns up to there. */
export const rightEndOfStatus = 46 + 140 + 80 + 130 + 120 - 12;
export const leftOfName = rightEndOfStatus + 60;

/** Below the column letters: in the middle of a row. */
export const middleOf = (row: number): number => 20 + 24 * row - 12;

export async function clickAt(desk: Desk, x: number, y: number, button: 'left' | 'right' = 'left'): Promise<void> {
  await desk.goTo('A1');
  await clickOn(desk, x, y, button);
}

async function clickOn(desk: Desk, x: number, y: number, button: 'left' | 'right'): Promise<void> {
  const sheet = await desk.page.locator('canvas[id*=sheet]').boundingBox();
  if (sheet === null) throw new Error('There is no sheet on the page.');
  await desk.page.mouse.click(sheet.x + x, sheet.y + y, { button });
}

/** Selects one more cell, in the name column, beside what is selected: `line` counts the rows that are shown. */
export async function selectNameToo(desk: Desk, line: number): Promise<void> {
  await desk.page.keyboard.down('Control');
  await clickOn(desk, leftOfName, middleOf(line), 'left');
  await desk.page.keyboard.up('Control');
}

/** Not what Heatpunk's own list says of its leads. */
export const inPopup = (words: string): string => `:text-is("${words}"):not(.status)`;

/** Hides the rows with this status, by the sheet's filter. */
export async function hideInFilter(desk: Desk, status: string): Promise<void> {
  await clickAt(desk, rightEndOfStatus, middleOf(1));
  const label = await desk.page.locator(inPopup(status)).boundingBox();
  if (label === null) throw new Error(`The filter does not offer ${status}.`);
  // The box stands before the words.
  await desk.page.mouse.click(label.x - 20, label.y + label.height / 2);
  await desk.look('a filter');
  const confirm = desk.page.getByText('Confirm', { exact: true });
  await confirm.click();
  await confirm.waitFor({ state: 'detached' });
}

/** Adds a note to the cell in the name column, as people do. */
export async function noteOnName(desk: Desk, row: number, text: string): Promise<void> {
  await clickAt(desk, leftOfName, middleOf(row), 'right');
  await desk.page.getByText('Add Note', { exact: true }).click();
  await desk.page.locator('textarea:focus').waitFor();
  await desk.page.keyboard.type(text);
}

/** Waits until the cell in the name column is painted in this colour, such as `#f7cd7a`. */
export async function seesColour(desk: Desk, row: number, colour: string): Promise<void> {
  await desk.goTo('A1');
  // Above the letters.
  const place = { x: leftOfName, y: middleOf(row) - 9, colour };
  await desk.page.waitForFunction(({ x, y, colour }) => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas[id*=sheet]');
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas?.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [];
    // Where nothing is painted the page shows through.
    if (alpha === 0) return colour === '#ffffff';
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}` === colour;
  }, place);
}
