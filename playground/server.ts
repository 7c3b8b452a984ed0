/** `npm start`: the add-on in a spreadsheet on a page of this machine, with everything around it, without Google. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './server/http';
import { HELP, OptionError, readOptions, type ServerOptions } from './server/options';
import { readPage } from './server/page-files';
import { type PlaygroundOptions, startPlayground } from './server/playground';

const DIST = join(__dirname, '..', 'dist');

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return console.log(HELP);
  const files = readPage();
  const playground = await startPlayground(playgroundOptions(options));
  try {
    const { port } = await serve(playground, files, options.port);
    console.log(welcome(port, options));
  } catch (error) {
    await playground.close();
    throw inWords(error, options);
  }
}

function playgroundOptions({ leads, seed, shape, live, latencyMs }: ServerOptions): PlaygroundOptions {
  return { script: builtScript(), heatpunk: live ? null : { leads, seed, shape }, latencyMs };
}

/** What `npm run build` made, and clasp pushes. */
function builtScript(): PlaygroundOptions['script'] {
  const read = (name: string) => readFileSync(join(DIST, name), 'utf8');
  const pages = readdirSync(DIST).filter((name) => name.endsWith('.html'));
  return {
    code: read('Code.js'),
    files: Object.fromEntries(pages.map((name) => [name.replace(/\.html$/, ''), read(name)])),
    manifest: JSON.parse(read('appsscript.json')),
  };
}

function welcome(port: number, { live, leads }: ServerOptions): string {
  const heatpunk = live
    ? 'Requests go to the REAL services: what you send there is real.'
    : `Heatpunk beside it is simulated, with ${leads} made-up leads; its key and e-mail are told there.`;
  return `
Open  http://127.0.0.1:${port}/

It is a spreadsheet with the add-on in it. Choose Heatpunk Leads > Set up…, enter key and e-mail, save,
and let it pull the leads. ${heatpunk}
Ctrl+C ends it; nothing is kept.
`;
}

function inWords(error: unknown, { port }: ServerOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new OptionError(`Port ${port} is in use. Choose another: npm start -- --port ${Math.min(port + 1, 65_535)}`);
  }
  if (code === 'EACCES') return new OptionError(`Port ${port} may not be used. Choose one above 1023 with --port.`);
  return error;
}

/** A mistake of the playground's own ends what it happened in, and not everybody's spreadsheet. */
process.on('unhandledRejection', (error) => console.error(error));

main().catch((error: unknown) => {
  console.error(error instanceof OptionError ? error.message : error);
  process.exitCode = 1;
});
