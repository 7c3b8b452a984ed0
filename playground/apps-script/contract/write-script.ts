/** `npm run contract`: writes the contract as one script, and says how a real spreadsheet is asked about it. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { contractScript } from './bundle';

const ROOT = join(__dirname, '..', '..', '..');
const FILE = join(ROOT, 'build', 'contract.js');

mkdirSync(join(ROOT, 'build'), { recursive: true });
writeFileSync(FILE, contractScript());
console.log(
  `Paste ${relative(ROOT, FILE)} into the script editor of an empty spreadsheet (United Kingdom, London time; manifest: appsscript.json), and run \`contract\`.`,
);
console.log(
  'Its execution log says of each claim whether it is "as claimed" or "DIFFERENT", and what Google answered.',
);
