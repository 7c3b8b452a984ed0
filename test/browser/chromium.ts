/** A Chromium to test with: one that is installed on this machine, else the one that comes in an npm package. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** As Linux distributions name it. The environment variable CHROMIUM names another. */
const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

/** Starts it, without a window. Throws where none starts here: these tests are never left out in silence. */
export async function startChromium(): Promise<Browser> {
  const installed = process.env.CHROMIUM ?? installedChromium();
  const failures: string[] = [];
  if (installed !== undefined) {
    try {
      return await chromium.launch({ executablePath: installed });
    } catch (error) {
      failures.push(`${installed}: ${wordsOf(error)}`);
    }
  }
  try {
    return await startPackaged();
  } catch (error) {
    failures.push(`@sparticuz/chromium: ${wordsOf(error)}`);
  }
  throw new Error(
    `No browser starts here, so these tests cannot run. Install Chromium (apt install chromium), or set CHROMIUM to the path of one.\n${failures.join('\n')}`,
  );
}

function installedChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The package brings the libraries that a bare machine lacks, but unpacks them only where it takes itself to be on Lambda. */
async function startPackaged(): Promise<Browser> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath() });
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
