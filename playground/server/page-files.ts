/** The files of the page, as `npm run build:page` made them. */

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { PageFile, PageFiles } from './http';

export const PAGE_FOLDER = join(__dirname, '..', '..', 'build', 'page');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export function readPage(): PageFiles {
  return new Map(
    readdirSync(PAGE_FOLDER).map((name): [string, PageFile] => [
      name === 'index.html' ? '/' : `/${name}`,
      {
        contentType: CONTENT_TYPES[extname(name)] ?? 'application/octet-stream',
        body: readFileSync(join(PAGE_FOLDER, name)),
      },
    ]),
  );
}
