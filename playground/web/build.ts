/** `npm run build:page`: bundles the page into build/page, from where the server serves it. */

import { mkdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PAGE_FOLDER } from '../server/page-files';

async function buildPage(): Promise<void> {
  mkdirSync(PAGE_FOLDER, { recursive: true });
  await build({
    entryPoints: { page: source('main.tsx'), style: source('style.css') },
    outdir: PAGE_FOLDER,
    bundle: true,
    minify: true,
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', SCRIPT_RUN_SHIM: JSON.stringify(await buildShim()) },
  });
  await copyFile(source('index.html'), join(PAGE_FOLDER, 'index.html'));
}

/** google.script for the pages of dialogs, as text: it goes into each of them. */
async function buildShim(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source('dialogs/script-run-shim.ts')],
    bundle: true,
    write: false,
    target: 'es2022',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

const source = (name: string): string => join(__dirname, name);

buildPage().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
