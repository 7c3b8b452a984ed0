/** `npm start`: the bundle that would be pushed to Google does a working day's work against the simulated Heatpunk, over HTTP. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHost } from './apps-script/host';
import { httpNetwork } from './apps-script/http-network';
import { generateLeads } from './heatpunk/leads-generator';
import { startServerProcess } from './heatpunk/server-process';
import { compareSides } from './working-day/compare-sides';
import { printSides } from './working-day/print-sides';
import { workThrough } from './working-day/work-through';

const API_KEY = 'playground-key-0123456789';
const MEMBER = 'sam@example.com';
const LEADS = 300;
const SEED = 2026;

async function main(): Promise<void> {
  const now = Date.now();
  const leads = generateLeads({ count: LEADS, seed: SEED, now });
  const heatpunk = await startServerProcess({ apiKeys: [API_KEY], members: [MEMBER], leads, now });
  const network = httpNetwork((url) => `${heatpunk.url}${new URL(url).pathname}`);
  try {
    console.log(`The simulated Heatpunk listens at ${heatpunk.url} with ${LEADS} made-up leads.\n`);
    const dist = (name: string) => readFileSync(join(__dirname, '..', 'dist', name), 'utf8');
    const host = createHost({
      code: dist('Code.js'),
      files: { settings: dist('settings.html') },
      manifest: JSON.parse(dist('appsscript.json')),
      network,
      spreadsheetName: 'Our leads',
      user: MEMBER,
    });
    host.clock.advance(now - host.clock.now());
    const touched = await workThrough(host, heatpunk, { apiKey: API_KEY, userEmail: MEMBER });
    const sides = compareSides(host, await heatpunk.dashboard.leads());
    printSides(sides, touched);
    if (sides.different.length > 0) process.exitCode = 1;
  } finally {
    network.close();
    await heatpunk.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
