/** A day with the product, step by step: what people do in the sheet, what a colleague does in Heatpunk, and each run's words. */

import type { Host } from '../apps-script/host';
import type { ServerProcess } from '../heatpunk/server-process';
import { sheetOf } from './sheet-view';

const MENU = 'Heatpunk Leads';
const HALF_AN_HOUR_MS = 1_800_000;
const COLLEAGUE = 'alex@example.com';

/** @returns the ids of the leads that somebody touched, in the order of the sheet */
export async function workThrough(
  host: Host,
  heatpunk: ServerProcess,
  credentials: { readonly apiKey: string; readonly userEmail: string },
): Promise<readonly string[]> {
  const { people } = host;
  const sheet = sheetOf(host);
  const touched = new Set<string>();
  const touch = (row: number): string => {
    const id = sheet.id(row);
    touched.add(id);
    return id;
  };
  const type = (row: number, field: string, text: string) => people.type([row, sheet.column(field)], text);

  const form = {
    service: 'heatpunk',
    ...credentials,
    windowKind: 'days',
    days: '730',
    since: '',
    policy: 'ask',
    refresh: 'off',
    refreshPushes: false,
  };
  step('Set up: key and e-mail are entered in Settings…, and the connection is tested');
  host.open();
  said(dialog(host, 'testConnection', form));
  said(dialog(host, 'saveSettings', form));

  step('The first pull');
  click(host, 'Pull leads');

  step('The team edits four rows and pastes a block over three more; a colleague edits two leads in Heatpunk');
  type(2, 'status', 'Quote');
  type(3, 'customerPhone', '07700 900123');
  type(4, 'address', "1 New Road\nO'Connor's Yard");
  people.clear([5, sheet.column('postcode')]);
  people.paste(
    [8, sheet.column('customerName')],
    [
      ['Robin Pasted', '07700 900201'],
      ['Kim Pasted', '07700 900202'],
      ['Pat Pasted', '07700 900203'],
    ],
  );
  for (const row of [2, 3, 4, 5, 8, 9, 10]) touch(row);
  await heatpunk.dashboard.edit(touch(12), { status: 'Sale' }, COLLEAGUE);
  await heatpunk.dashboard.edit(touch(13), { customerEmail: 'moved@example.org' }, COLLEAGUE);
  click(host, 'Sync now');

  step('Two new rows are written below the others, one with a status and a reference of its own');
  const below = sheet.lastRow() + 1;
  newRow(below, 'Charlie New', '07700 900301');
  newRow(below + 1, 'Jo New', '07700 900302');
  type(below + 1, 'status', 'Quote');
  type(below + 1, 'crmReference', 'CRM-0001');
  click(host, 'Sync now');
  touch(below);
  touch(below + 1);
  click(host, 'Pull leads');

  step('Both sides change the same phone number: nobody is overwritten until somebody decides');
  type(15, 'customerPhone', '07700 900401');
  await heatpunk.dashboard.edit(touch(15), { customerPhone: '07700 900402' }, COLLEAGUE);
  click(host, 'Sync now');
  console.log(`  row 15 says "${sheet.text(15, '(sync)')}"; the team takes Heatpunk's number`);
  type(15, 'customerPhone', '07700 900402');
  click(host, 'Sync now');

  step('Two leads are deleted');
  people.select([20, 1], [21, 1]);
  host.ui.respond(({ text }) => {
    console.log(indent(text));
    console.log('  > Yes');
    return 'YES';
  });
  click(host, 'Delete selected leads…');

  step('An automatic refresh every 30 minutes is chosen; a colleague and the team work on; half an hour passes');
  said(dialog(host, 'saveSettings', { ...form, apiKey: '', refresh: '30min', refreshPushes: true }));
  await heatpunk.dashboard.edit(touch(30), { customerName: 'Renamed By Alex' }, COLLEAGUE);
  type(31, 'postcode', 'CB24 6YU');
  touch(31);
  await heatpunk.advance(HALF_AN_HOUR_MS);
  for (const run of host.advance(HALF_AN_HOUR_MS)) {
    console.log(
      `  ${run.handler} (${run.trigger}): ${run.outcome}, ${counted(run.requests, 'request')}, ${counted(run.calls, 'service call')}`,
    );
  }
  return [...touched];

  function newRow(row: number, name: string, phone: string): void {
    type(row, 'customerName', name);
    type(row, 'customerPhone', phone);
    type(row, 'customerEmail', `${name.toLowerCase().replace(' ', '.')}@example.com`);
    type(row, 'address', '1 New Street, Cambridge');
  }
}

function step(text: string): void {
  console.log(`\n${text}.`);
}

/** Clicks a menu item, and tells what a person would see. */
function click(host: Host, item: string): void {
  const before = host.ui.shown.length;
  const run = host.ui.click(MENU, item);
  const shown = host.ui.shown.slice(before).flatMap((each) => (each.kind === 'toast' ? [each.text] : []));
  console.log(
    `  ${item}: ${shown.join(' ')} (${counted(run.requests, 'request')}, ${counted(run.rangeReads, 'range read')})`,
  );
  if (run.outcome !== 'completed') throw new Error(`${item} ${run.outcome}: ${run.error?.message}`);
}

/** Calls the server side as the settings dialog does. */
function dialog(host: Host, handler: string, form: object): unknown {
  const answer = host.callFromDialog(handler, form);
  if (!answer.ok) throw new Error(`${handler}: ${answer.error}`);
  return answer.value;
}

function said(answer: unknown): void {
  const { ok, message, errors } = answer as { ok: boolean; message?: string; errors?: object };
  if (!ok) throw new Error(message ?? JSON.stringify(errors));
  console.log(`  ${message}`);
}

const indent = (text: string) => text.replace(/^(?=.)/gm, '  | ');
const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
