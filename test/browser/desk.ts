/** A person before the page: finds things by what is written on them, and uses them with the mouse and the keys. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import type { RunningServer } from './server';

export interface Desk {
  readonly page: Page;
  /** Chooses an item of "Heatpunk Leads", or of another menu. */
  menu(item: string, menu?: string): Promise<void>;
  /** Chooses from the sub-menu "Conflicts". */
  decide(item: 'Keep mine' | "Take Heatpunk's"): Promise<void>;
  /** Sets the add-on up with the key and the e-mail of the playground, and leaves the first pull for later. */
  connect(): Promise<void>;
  /** Goes to a cell by the box that shows its address. */
  goTo(cell: string): Promise<void>;
  /** What is shown there. */
  text(cell: string): Promise<string>;
  /** Waits until that is shown there. */
  sees(cell: string, text: string | RegExp): Promise<void>;
  /** Types into a cell and presses Enter. */
  type(cell: string, text: string): Promise<void>;
  /** Chooses a sheet by its tab. */
  openSheet(name: string): Promise<void>;
  /** The row in the middle of what is shown of the sheet: it is clicked at. */
  rowInSight(): Promise<number>;
  /** Copies or cuts a cell, and waits until the clipboard has its text. */
  copy(cell: string, keys: string, text: string): Promise<void>;
  /** Pastes from the system's clipboard. */
  paste(cell: string, block: readonly (readonly string[])[]): Promise<void>;
  /** Waits until a cell has this note; '' for none. */
  seesNote(cell: string, note: string | RegExp): Promise<void>;
  /** Waits for a toast with these words. */
  toast(words: string | RegExp): Promise<void>;
  /** A window with this title. */
  window(title: string): Locator;
  /** The page of the script's dialog. */
  dialog(): FrameLocator;
  /** Unfolds a panel beside the sheet, if it is not. */
  panel(title: 'Heatpunk' | 'Faults' | 'Executions' | 'Clock'): Promise<Locator>;
  /** Finds a lead in Heatpunk's own list. */
  lead(words: string): Promise<Locator>;
  /** Changes a lead in Heatpunk, as a colleague. */
  editInHeatpunk(words: string, field: string, text: string): Promise<void>;
  fault(name: string, mode: string): Promise<void>;
  /** Opens the same spreadsheet once more. */
  colleague(server: RunningServer): Promise<Desk>;
  /** Leaves a screenshot of this step, where screenshots are asked for. */
  look(step: string): Promise<void>;
  /** Leaves a screenshot of where it failed. */
  lookAtFailure(): Promise<void>;
  /** Fails if anything went wrong on the page, or it asked for anything from elsewhere. */
  close(): Promise<void>;
}

/** Milliseconds for each wait: a machine with many things to do at once is slow. */
const PATIENCE = 120_000;

const KEY = 'API key';
const EMAIL = /e-mail address/;

/** `story` names the folder of its screenshots. */
export async function openDesk(browser: Browser, story: string, server: RunningServer): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints = listen(page, server);
  await page.goto(server.address);
  await page.locator('output', { hasText: 'A1' }).waitFor();
  const folder = join(process.cwd(), 'build', 'screenshots', story);
  let steps = 0;

  const spoken = page.getByRole('status', { name: 'Selected cell' });
  const goTo = async (cell: string) => {
    const [first = cell] = cell.split(':');
    // One that closes takes the focus from the box as it goes.
    await page.locator('dialog:modal').first().waitFor({ state: 'detached' });
    const box = page.locator('[data-u-comp=defined-name] input');
    await box.fill(cell);
    await box.press('Enter');
    await spoken.getByText(first, { exact: true }).waitFor();
  };
  const panel = async (title: string) => {
    const found = page.getByRole('region', { name: title, exact: true });
    const head = found.getByRole('button', { name: title }).first();
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    return found;
  };
  const lead = async (words: string) => {
    const heatpunk = await panel('Heatpunk');
    await heatpunk.getByRole('searchbox').fill(words);
    const found = heatpunk.getByRole('listitem').filter({ hasText: words });
    await found.first().waitFor();
    return found.first();
  };
  const photograph = async (step: string) => {
    steps += 1;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${String(steps).padStart(2, '0')} ${step}.png`) });
  };
  const desk: Desk = {
    page,
    menu: async (item, menu = 'Heatpunk Leads') => {
      await page.getByRole('menuitem', { name: menu, exact: true }).click();
      await page.getByRole('menu', { name: menu }).getByText(item, { exact: true }).click();
    },
    decide: async (item) => {
      await page.getByRole('menuitem', { name: 'Heatpunk Leads', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Conflicts', exact: true }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
    connect: async () => {
      const heatpunk = await panel('Heatpunk');
      const [key = '', email = ''] = await heatpunk.locator('code').allTextContents();
      await desk.menu('Set up…');
      const settings = desk.dialog();
      await settings.getByLabel(KEY).fill(key);
      await settings.getByLabel(EMAIL).fill(email);
      await settings.getByRole('button', { name: 'Save' }).click();
      await desk.toast('Settings saved.');
      await settings.getByRole('button', { name: 'Later' }).click();
      await desk.window('Heatpunk Leads: Set up').waitFor({ state: 'detached' });
    },
    goTo,
    text: async (cell) => {
      await goTo(cell);
      return (await spoken.locator('span').nth(1).textContent()) ?? '';
    },
    sees: async (cell, text) => {
      await goTo(cell);
      await spoken
        .locator('span')
        .nth(1)
        .filter({ hasText: exactly(text) })
        .waitFor();
    },
    seesNote: async (cell, note) => {
      await goTo(cell);
      const told = spoken.locator('span').nth(2);
      if (note === '') await told.waitFor({ state: 'detached' });
      else await told.filter({ hasText: typeof note === 'string' ? exactly(`Note: ${note}`) : note }).waitFor();
    },
    type: async (cell, text) => {
      await goTo(cell);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    openSheet: async (name) => {
      await page.getByText(name, { exact: true }).click();
    },
    rowInSight: async () => {
      const sheet = await page.locator('canvas[id*=sheet]').boundingBox();
      if (sheet === null) throw new Error('There is no sheet on the page.');
      const address = spoken.locator('span').first();
      const before = (await address.textContent()) ?? '';
      await page.mouse.click(sheet.x + sheet.width / 2, sheet.y + sheet.height / 2);
      await address.filter({ hasNotText: exactly(before) }).waitFor();
      return Number(/\d+/.exec((await address.textContent()) ?? '')?.[0]);
    },
    copy: async (cell, keys, text) => {
      await goTo(cell);
      await page.keyboard.press(keys);
      await page.waitForFunction(async (words) => (await navigator.clipboard.readText()) === words, text);
    },
    paste: async (cell, block) => {
      const text = block.map((line) => line.join('\t')).join('\n');
      await page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await goTo(cell);
      await page.keyboard.press('Control+v');
    },
    toast: (words) => page.locator('.toast').filter({ hasText: words }).first().waitFor(),
    window: (title) => page.locator(`dialog[aria-label="${title}"]`),
    dialog: () => page.frameLocator('dialog iframe'),
    panel,
    lead,
    editInHeatpunk: async (words, field, text) => {
      await (await lead(words)).getByRole('button').click();
      const heatpunk = await panel('Heatpunk');
      await heatpunk.getByLabel(field).fill(text);
      await heatpunk.getByRole('button', { name: 'Save' }).click();
      await heatpunk.getByRole('searchbox').waitFor();
    },
    fault: async (name, mode) => {
      const faults = await panel('Faults');
      await faults.locator('label', { hasText: name }).locator('select').selectOption({ label: mode });
      await faults.locator(mode === 'Off' ? '.fault:not(.on)' : '.fault.on', { hasText: name }).waitFor();
    },
    colleague: (sameServer) => openDesk(browser, `${story} (colleague)`, sameServer),
    look: async (step) => {
      if (process.env.SCREENSHOTS) await photograph(step);
    },
    lookAtFailure: () => photograph('failed here'),
    close: async () => {
      await context.close();
      if (complaints.length > 0) throw new Error(`On the page:\n${complaints.join('\n')}`);
    },
  };
  return desk;
}

/** Whatever goes wrong in silence, and every address outside the playground. */
function listen(page: Page, server: RunningServer): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message, stack }) => complaints.push(stack ?? message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    const isHere = url.startsWith(server.address) || /^(data|blob|about):/.test(url);
    if (!isHere) complaints.push(`The page asked for ${url}`);
  });
  return complaints;
}

const exactly = (text: string | RegExp): RegExp =>
  typeof text === 'string' ? new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) : text;
