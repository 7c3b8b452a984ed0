import { expect } from '@jest/globals';
import { withBrowser } from './with-browser';

const test = withBrowser();

test('the menus work from the keyboard, and afterwards the sheet has the focus again', async (desk) => {
  const { keyboard } = desk.page;
  await desk.connect();
  await desk.fault('Offline', 'Every request');
  await desk.type('A1', 'typed');
  const bar = desk.page.getByRole('menubar');
  await bar.getByRole('menuitem', { name: 'Heatpunk Leads' }).focus();
  await keyboard.press('ArrowRight');
  expect(await desk.page.locator(':focus').textContent()).toBe('Edit');
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('End');
  await desk.look('the menu, opened with the keys');
  expect(await desk.page.locator(':focus').textContent()).toContain('Settings…');
  await keyboard.press('Home');
  expect(await desk.page.locator(':focus').textContent()).toContain('Sync now');
  await keyboard.press('Escape');
  expect(await desk.page.locator(':focus').textContent()).toBe('Heatpunk Leads');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  const message = desk.window('Heatpunk Leads');
  await message.getByText(/could not be reached/).waitFor();
  await desk.look('a message');
  expect(await desk.page.locator(':focus').textContent()).toBe('OK');
  await keyboard.press('Escape');
  await message.waitFor({ state: 'detached' });
});

test('after a menu was used with the mouse, typing goes on in the sheet', async (desk) => {
  await desk.goTo('B2');
  await desk.menu('Bold', 'Format');
  await desk.page.keyboard.type('still here');
  await desk.page.keyboard.press('Enter');
  await desk.sees('B2', 'still here');
});

test('a panel unfolds and folds with Enter, and what is in it is reached with Tab', async (desk) => {
  const head = desk.page.getByRole('region', { name: 'Clock' }).getByRole('button').first();
  await head.focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.press('Tab');
  expect(await desk.page.locator(':focus').textContent()).toBe('1 hour forward');
  await desk.look('the clock');
  await desk.page.keyboard.press('Enter');
  await head.getByText('1 h ahead').waitFor();
  await head.focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('button', { name: '1 hour forward' }).waitFor({ state: 'hidden' });
});
