import { expect, test } from '@jest/globals';
import type { PermissionView } from '../../src/core/permission-view';
import { violationsIn } from './accessibility';
import { openDialog, startDialog } from './dialog-page';

const PAGE = 'permission.html';
const HOSTILE = '<img src=x onerror="document.title=1">';
const lacking: PermissionView = { isGiven: false, address: 'https://script.google.com/auth/abc' };
const given: PermissionView = { isGiven: true, address: '' };

const open = (...answers: readonly PermissionView[]) => {
  const left = [...answers];
  return openDialog(PAGE, { loadPermission: () => left.shift() });
};

test('says at once that it is asking Google', () => {
  const page = startDialog(PAGE, { loadPermission: () => new Promise(() => {}) });
  expect(page.announced()).toBe('Asking Google…');
});

test('says what is lacking and what that means, with the focus on the way to Google’s page', async () => {
  const page = await open(lacking);
  expect(page.text()).toContain('Until you give it, nothing can be sent or fetched. Nothing is lost');
  const link = page.document.querySelector('a');
  expect(link?.getAttribute('href')).toBe(lacking.address);
  expect(link?.getAttribute('target')).toBe('_blank');
  expect(page.document.activeElement).toBe(link);
  expect(page.announced()).toBe('');
});

test('asks again when told to, and says whether the permission is there by now', async () => {
  const page = await open(lacking, lacking, given);
  await page.press('Check again');
  await page.answered();
  expect(page.announced()).toBe('Google does not have your permission yet.');
  expect(page.focused()).toBe('Check again');
  await page.press('Check again');
  await page.answered();
  expect(page.announced()).toBe(
    'All permissions are given. Choose again what you wanted to do; an automatic refresh goes on by itself.',
  );
  expect(page.hasButton('Check again')).toBe(false);
  expect(page.document.querySelector('a')).toBeNull();
  expect(page.focused()).toBe('Close');
});

test('says so where there is nothing to give any more', async () => {
  const page = await open(given);
  expect(page.announced()).toContain('All permissions are given');
  await page.press('Close');
  expect(page.closes()).toBe(1);
});

test.each(['', 'javascript:alert(1)', HOSTILE])('makes no link of what is no address: %j', async (address) => {
  const page = await open({ isGiven: false, address });
  expect(page.document.querySelector('a, img')).toBeNull();
  expect(page.text()).toContain('Reload the spreadsheet');
  expect(page.focused()).toBe('Check again');
});

test('says why Google could not be asked, as text, and asks again', async () => {
  let failed = false;
  const page = await openDialog(PAGE, {
    loadPermission: () => {
      if (failed) return lacking;
      failed = true;
      throw new Error(`${HOSTILE} refused`);
    },
  });
  expect(page.announced()).toBe(`Google could not be asked. ${HOSTILE} refused.`);
  expect(page.document.querySelector('img')).toBeNull();
  await page.press('Check again');
  await page.answered();
  expect(page.document.querySelector('a')).not.toBeNull();
});

test('closes with Escape', async () => {
  const page = await open(lacking);
  await page.key('Escape');
  expect(page.closes()).toBe(1);
});

test.each([
  ['lacking', [lacking]],
  ['given', [given]],
  ['without an address', [{ isGiven: false, address: '' }]],
])('has nothing that axe-core objects to: %s', async (_, answers) => {
  const page = await open(...answers);
  expect(await violationsIn(page.document)).toEqual([]);
});
