import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'deploy-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the deployment in a folder of its own, as somebody who never logged in to Google. */
function deploy(project: string) {
  for (const name of ['deploy.mjs', 'dist']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  rmSync(join(folder, 'node_modules'), { force: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
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
  const { status, stderr } = deploy(`{ "scriptId": "${'a1B2'.repeat(14)}", "rootDir": "dist" }`);
  expect(status).toBe(1);
  expect(stderr).toContain('Nothing was pushed: clasp is not logged in');
  expect(stderr).toContain('npx clasp login');
});
