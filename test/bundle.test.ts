import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'acorn';
import * as main from '../src/main';
import { builtFile } from './world';

const DIST = join(__dirname, '..', 'dist');
const HANDLERS = Object.keys(main).sort();
const NAMESPACE = 'HeatpunkLeads';

/**
 * In bytes. Names and lines are kept, so that the pushed file can be read in Google's editor. Minified it is half of this; of
 * the rest about a seventh is valibot, all else the project's own.
 */
const MAX_SIZE = 272 * 1024;

describe('dist', () => {
  test('holds the bundle, the manifest and one page for each dialog, and nothing else', () => {
    const dialogs = readdirSync(join(__dirname, '..', 'src', 'dialogs'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${entry.name}.html`);
    expect(readdirSync(DIST).sort()).toEqual(['Code.js', 'appsscript.json', ...dialogs].sort());
  });

  test('is just what clasp would push', () => {
    const clasp = join(__dirname, '..', 'node_modules', '.bin', 'clasp');
    const status = execFileSync(clasp, ['show-file-status', '--json'], {
      encoding: 'utf8',
      cwd: join(__dirname, '..'),
    });
    const { filesToPush } = JSON.parse(status) as { filesToPush: string[] };
    expect(filesToPush.sort()).toEqual(
      readdirSync(DIST)
        .map((name) => `dist/${name}`)
        .sort(),
    );
  });
});

describe('Code.js', () => {
  const code = builtFile('Code.js');
  const program = parse(code, { ecmaVersion: 2020, sourceType: 'script' });

  test('parses as ES2020 and declares each handler as a function at the top, beside one namespace', () => {
    const functions = program.body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : []));
    const others = program.body.filter((node) => node.type !== 'FunctionDeclaration');
    expect(functions.sort()).toEqual(HANDLERS);
    expect(others.map((node) => node.type)).toEqual(['VariableDeclaration']);
  });

  test('puts its handlers and its namespace into the global scope, and nothing else', () => {
    const context = createContext({});
    const before = new Set(Object.getOwnPropertyNames(context));
    new Script(code).runInContext(context);
    const added = Object.getOwnPropertyNames(context).filter((name) => !before.has(name));
    expect(added.sort()).toEqual([...HANDLERS, NAMESPACE].sort());
  });

  test('loads where there are neither Google’s services nor anything of a browser or of Node', () => {
    const context = createContext({});
    const missing = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'console'];
    new Script(missing.map((name) => `delete globalThis.${name};`).join('')).runInContext(context);
    expect(() => new Script(code).runInContext(context)).not.toThrow();
  });

  test('stays small enough to be read and loaded at once', () => {
    expect(statSync(join(DIST, 'Code.js')).size).toBeLessThanOrEqual(MAX_SIZE);
  });
});

describe('the manifest', () => {
  const manifest = JSON.parse(builtFile('appsscript.json')) as Record<string, unknown>;

  test('asks for the runtime, the time zone and the permissions that the product uses, and no more', () => {
    expect(manifest).toMatchObject({ runtimeVersion: 'V8', timeZone: 'Europe/London' });
    expect(manifest.oauthScopes).toEqual(
      [
        'spreadsheets.currentonly',
        'script.external_request',
        'script.scriptapp',
        'script.container.ui',
        'script.send_mail',
      ].map((scope) => `https://www.googleapis.com/auth/${scope}`),
    );
  });

  test('lets requests go to the four services and nowhere else', () => {
    expect(manifest.urlFetchWhitelist).toEqual([
      'https://heatpunk.co.uk/',
      'https://easy-pv.co.uk/',
      'https://easy-pv.ie/',
      'https://sandbox.heatpunk.co.uk/',
    ]);
  });
});
