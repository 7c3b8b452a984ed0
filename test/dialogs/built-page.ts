import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIST = join(__dirname, '../../dist');

/** The names of the dialogs that the build wrote. */
export function builtPages(): string[] {
  if (!existsSync(DIST)) return [];
  return readdirSync(DIST).filter((file) => file.endsWith('.html'));
}

/** A built dialog as it is pushed, since what is tested here is what a person gets. */
export function readBuiltPage(file: string): string {
  const path = join(DIST, file);
  if (!existsSync(path)) throw new Error(`dist/${file} is missing: run \`npm run build\` before the tests.`);
  return readFileSync(path, 'utf8');
}
