import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const ROOT = join(__dirname, '..', '..');

test('the working day runs over HTTP, and leaves the sheet and Heatpunk equal', async () => {
  const { stdout } = await promisify(execFile)(join(ROOT, 'node_modules/.bin/tsx'), ['playground/start.ts'], {
    cwd: ROOT,
  });
  expect(stdout).toMatch(/listens at http:\/\/127\.0\.0\.1:\d+ with 300 made-up leads/);
  expect(stdout).toContain('Pull leads: 300 new leads.');
  expect(stdout).toContain('2 leads created in Heatpunk');
  expect(stdout).toContain('row 15 says "Conflict: Phone"');
  expect(stdout).toContain('2 leads deleted.');
  expect(stdout).toContain('refresh (clock): completed');
  expect(stdout).toMatch(/Equal: 300 leads on both sides, \d{4,} cells compared\./);
}, 60_000);
