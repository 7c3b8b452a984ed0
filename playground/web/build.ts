/** Bundles the page, in a few seconds and in memory: what the server serves is made from the sources each time it starts. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface PageFile {
  readonly contentType: string;
  readonly body: Uint8Array;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** The files of the page by their addresses, such as `/` and `/page.js`. */
export async function buildPage(): Promise<ReadonlyMap<string, PageFile>> {
  const [html, shim] = await Promise.all([readFile(source('index.html')), buildShim()]);
  const { outputFiles } = await build({
    entryPoints: { page: source('main.tsx'), style: source('style.css') },
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', SCRIPT_RUN_SHIM: JSON.stringify(shim) },
  });
  const files = outputFiles.map(({ path, contents }): [string, PageFile] => {
    const extension = path.split('.').at(-1) ?? '';
    return [path, { contentType: CONTENT_TYPES[extension] ?? 'application/octet-stream', body: contents }];
  });
  return new Map([['/', { contentType: 'text/html; charset=utf-8', body: html }], ...files]);
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
