/** For a file of tests: one browser, which each test gets a fresh desk in. */

import { afterAll, beforeAll, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startChromium } from './chromium';
import { type Desk, openDesk } from './desk';

/** Milliseconds: a machine with many things to do at once is slow. */
const PATIENCE = 180_000;

export type DeskTest = (name: string, story: (desk: Desk) => Promise<void>, options?: readonly string[]) => void;

/** Answers how to write a test: its name, what the person does, and the options of `npm start`. */
export function withBrowser(): DeskTest {
  let browser: Browser;
  jest.setTimeout(PATIENCE);
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return (name, story, options = ['--leads', '40']) => {
    test(name, async () => {
      const desk = await openDesk(browser, name, options);
      try {
        await story(desk);
      } catch (error) {
        await desk.look('failed here');
        await desk.close().catch(() => undefined);
        throw error;
      }
      await desk.close();
    });
  };
}
