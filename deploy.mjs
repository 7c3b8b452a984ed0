import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Pushes what `dist` holds, or says what is missing for that: clasp's own words do not tell a newcomer what to do next.

const { scriptId } = readProject();

if (!/^[\w-]{40,}$/.test(scriptId ?? '')) {
  stop(`Nothing was pushed: .clasp.json names no script yet.
  1. Make a spreadsheet at https://sheets.new and choose Extensions > Apps Script.
  2. Copy the script id from Project settings.
  3. Put it into .clasp.json as "scriptId", and run npm run deploy again.`);
}

const script = claspScript();
const account = clasp(['show-authorized-user', '--json'], 'pipe');
const login = account.status === 0 ? loginIn(account.stdout) : undefined;
if (login === undefined) {
  stop(`Nothing was pushed: clasp did not say who is logged in to Google.
${account.error?.message ?? `${account.stderr}${account.stdout}`.trim()}
If that is about the login, run npx clasp login; otherwise npm ci. Then run npm run deploy again.`);
}
if (!login) {
  stop(`Nothing was pushed: clasp is not logged in to Google.
  1. Switch the Apps Script API on at https://script.google.com/home/usersettings.
  2. Run npx clasp login, and npm run deploy again.`);
}

// Without -f a changed manifest is skipped where nobody can be asked.
const push = clasp(['push', '-f'], 'inherit');
if (push.status !== 0) {
  stop(
    'clasp did not push everything: its words are above. Check that the account may edit the script, and run npm run deploy again.',
  );
}
console.log('Pushed. Reload the spreadsheet: the menu "Heatpunk Leads" appears after a few seconds.');

function readProject() {
  try {
    return JSON.parse(readFileSync('.clasp.json', 'utf8'));
  } catch (error) {
    return stop(`Nothing was pushed: .clasp.json cannot be read (${error.message}). Restore it from the repository.`);
  }
}

/** What the package exports is its command. Run by Node itself, as npx is another file on Windows, which needs a shell. */
function claspScript() {
  try {
    return createRequire(import.meta.url).resolve('@google/clasp');
  } catch {
    return stop('Nothing was pushed: clasp is not installed. Run npm ci, and npm run deploy again.');
  }
}

function clasp(args, stdio) {
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', stdio });
}

/** Undefined for anything but clasp's own answer. */
function loginIn(json) {
  try {
    const { loggedIn } = JSON.parse(json);
    return typeof loggedIn === 'boolean' ? loggedIn : undefined;
  } catch {
    return undefined;
  }
}

function stop(words) {
  console.error(words);
  process.exit(1);
}
