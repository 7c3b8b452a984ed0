/** For a file of tests: one browser, which each test gets a fresh desk in. */

import { afterAll, beforeAll, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startChromium } from './chromium';
import { type Desk, openDesk } from './desk';
import { type RunningServer, startServer } from './server';

/** Milliseconds: a machine with many things to do at once is slow. */
const PATIENCE = 180_000;

type Start = () => Promise<RunningServer>;

export type DeskTest = (
  name: string,
  story: (desk: Desk, server: RunningServer) => Promise<void>,
  /** For a story of its own kind: another server than the file's others have. */
  start?: Start,
) => void;

const fortyLeads = () => startServer(['--leads', '40']);

/** Answers how to write a test: its name, and what the person does. */
export function withBrowser(start: Start = fortyLeads): DeskTest {
  let browser: Browser;
  jest.setTimeout(PATIENCE);
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return (name, story, startOwn = start) => {
    test(name, async () => {
      const server = await startOwn();
      try {
        const desk = await openDesk(browser, name, server);
        try {
          await story(desk, server);
        } catch (error) {
          await desk.lookAtFailure();
          throw error;
        }
        await desk.close();
      } finally {
        await server.stop();
      }
    });
  };
}
