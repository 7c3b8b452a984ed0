import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// Pushes what `dist` holds, or says what is missing for that: clasp's own words do not tell a newcomer what to do next.

const { scriptId } = readProject();

if (!/^[\w-]{40,}$/.test(scriptId ?? '')) {
  stop(`Nothing was pushed: .clasp.json names no script yet.
  1. Make a spreadsheet at https://sheets.new and choose Extensions > Apps Script.
  2. Copy the script id from Project settings.
  3. Put it into .clasp.json as "scriptId", and run npm run deploy again.`);
}

const account = clasp(['show-authorized-user', '--json'], 'pipe');
if (account.status !== 0 || !isLoggedIn(account.stdout)) {
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

function clasp(args, stdio) {
  return spawnSync('npx', ['--no-install', 'clasp', ...args], { encoding: 'utf8', stdio });
}

function isLoggedIn(json) {
  try {
    return JSON.parse(json).loggedIn === true;
  } catch {
    return false;
  }
}

function stop(words) {
  console.error(words);
  process.exit(1);
}
