import { join } from 'node:path';
import { build } from 'esbuild';
import { JSDOM } from 'jsdom';

const WEB = join(__dirname, '..', '..', '..', 'playground', 'web');

/** A page in which these lines were run, with the parts of the page by their files; `place` is where they draw. */
export async function pageAfter(lines: string): Promise<JSDOM['window']> {
  const { outputFiles } = await build({
    stdin: { contents: `import { h, render } from 'preact';\n${lines}`, resolveDir: WEB, loader: 'ts' },
    bundle: true,
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { SCRIPT_RUN_SHIM: '""' },
  });
  const { window } = new JSDOM('<main></main>', { runScripts: 'outside-only' });
  window.eval(`const place = document.querySelector('main');\n${outputFiles[0]?.text}`);
  return window;
}
