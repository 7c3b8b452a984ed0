import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'deploy-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROJECT = `{ "scriptId": "${'a1B2'.repeat(14)}", "rootDir": "dist" }`;

/** Runs the deployment in a folder of its own, as somebody who never logged in to Google. `clasp` is its script; the real one at first. */
function deploy(project: string, clasp?: string | null) {
  for (const name of ['deploy.mjs', 'dist']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  const modules = join(folder, 'node_modules');
  rmSync(modules, { recursive: true, force: true });
  if (clasp === undefined) symlinkSync(join(ROOT, 'node_modules'), modules);
  else if (clasp !== null) {
    mkdirSync(join(modules, '@google', 'clasp'), { recursive: true });
    writeFileSync(
      join(modules, '@google', 'clasp', 'package.json'),
      '{ "name": "@google/clasp", "exports": "./index.js" }',
    );
    writeFileSync(join(modules, '@google', 'clasp', 'index.js'), clasp);
  }
  writeFileSync(join(folder, '.clasp.json'), project);
  const env = { ...process.env, HOME: folder, clasp_config_auth: join(folder, '.clasprc.json') };
  return spawnSync('node', ['deploy.mjs'], { cwd: folder, encoding: 'utf8', env });
}

test.each([
  ['as it comes from the repository', '{ "scriptId": "put-your-script-id-here", "rootDir": "dist" }'],
  ['with the id left out', '{ "rootDir": "dist" }'],
])('without a script id (%s) it says where to find one, and fails', (_, project) => {
  const { status, stderr } = deploy(project);
  expect(status).toBe(1);
  expect(stderr).toContain('Nothing was pushed: .clasp.json names no script yet');
  expect(stderr).toContain('Copy the script id');
});

test('a broken .clasp.json is said to be one', () => {
  const { status, stderr } = deploy('{ "scriptId": ');
  expect(status).toBe(1);
  expect(stderr).toContain('.clasp.json cannot be read');
});

test('without a login it says how to log in, and fails', () => {
  const { status, stderr } = deploy(PROJECT);
  expect(status).toBe(1);
  expect(stderr).toContain('Nothing was pushed: clasp is not logged in');
  expect(stderr).toContain('npx clasp login');
});

test.each([
  ['is not installed', null, 'npm ci'],
  ['fails', 'console.error("No such option"); process.exit(2)', 'No such option'],
  ['answers something else', 'console.log("Hello")', 'Hello'],
])('where clasp %s, that is said, and not that nobody is logged in', (_, clasp, words) => {
  const { status, stderr } = deploy(PROJECT, clasp);
  expect(status).toBe(1);
  expect(stderr).toContain('Nothing was pushed: clasp');
  expect(stderr).toContain(words);
  expect(stderr).not.toContain('not logged in');
});

test('with a login it pushes by the same script', () => {
  const { status, stdout } = deploy(
    PROJECT,
    'console.log(process.argv.includes("--json") ? JSON.stringify({ loggedIn: true }) : ["clasp", ...process.argv.slice(2)].join(" "))',
  );
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^clasp push -f\nPushed\. Reload the spreadsheet/)]);
});
