/** A lead as a colleague edits it beside the sheet: what is sent to Heatpunk, and what is not. */

import { expect, test } from '@jest/globals';
import type { LeadAct, LeadView } from '../../../playground/protocol';
import { pageAfter } from './page-after';

const FIELDS: LeadView['fields'] = {
  customerName: 'Jo Bloggs',
  postcode: '1',
  lat: 51.5,
  isOwner: true,
  lng: null,
  extra: { tags: ['a'] },
};

/** The form of that lead, with the acts that it has sent. */
async function form() {
  const lead: LeadView = { id: '7', fields: FIELDS, withdrawn: false };
  const window = await pageAfter(`
    import { LeadForm } from './panels/lead-form';
    window.sent = [];
    const onAct = (act) => window.sent.push(act);
    const props = { lead: ${JSON.stringify(lead)}, fields: ${JSON.stringify(Object.keys(FIELDS))}, onAct, onCancel: () => {} };
    render(h(LeadForm, props), place);
  `);
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const { document, Event } = window;
  const input = (title: string) => {
    const label = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === title);
    const found = label?.querySelector('input');
    if (!found) throw new Error(`There is no ${title}.`);
    return found;
  };
  return {
    input,
    fill: async (title: string, text: string) => {
      input(title).value = text;
      input(title).dispatchEvent(new Event('input', { bubbles: true }));
      await settled();
    },
    save: async (): Promise<readonly LeadAct[]> => {
      document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      await settled();
      return window.sent;
    },
    alert: () => document.querySelector('[role=alert]')?.textContent ?? '',
  };
}

test.each([
  ['a text that looks like a number stays a text', 'Postcode', '2', { postcode: '2' }],
  ['a number stays a number', 'Lat', '52', { lat: 52 }],
  ['a coordinate that was empty becomes a number', 'Lng', '-1.5', { lng: -1.5 }],
  ['yes or no stays that', 'Is owner', 'false', { isOwner: false }],
  ['what is emptied is empty', 'Lat', '', { lat: null }],
])('%s', async (_, title, text, fields) => {
  const { fill, save } = await form();
  await fill(title, text);
  expect(await save()).toEqual([{ do: 'edit', id: '7', fields }]);
});

test.each([
  ['Lat', 'north', 'Lat takes a number.'],
  ['Lng', 'west', 'Lng takes a number.'],
  ['Is owner', 'perhaps', 'Is owner takes true or false.'],
])('%s refuses "%s" in words, and nothing is sent until it is put right', async (title, text, words) => {
  const { fill, save, alert } = await form();
  await fill('Customer name', 'Jo New');
  await fill(title, text);
  expect(await save()).toEqual([]);
  expect(alert()).toBe(words);
  await fill(title, '');
  expect(await save()).toEqual([{ do: 'edit', id: '7', fields: expect.objectContaining({ customerName: 'Jo New' }) }]);
});

test('what is no plain value can be read and not edited', async () => {
  const { input } = await form();
  expect([input('Extra').readOnly, input('Postcode').readOnly]).toEqual([true, false]);
});

test('what was typed stays while the lead is no longer shared', async () => {
  const lead: LeadView = { id: '7', fields: FIELDS, withdrawn: false };
  const window = await pageAfter(`
    import { HeatpunkPanel } from './panels/heatpunk-panel';
    window.sent = [];
    const lead = ${JSON.stringify(lead)};
    const session = { send: ({ act }) => { window.sent.push(act); draw({ ...lead, withdrawn: act.withdrawn }); } };
    const page = { executions: [], lit: new Map() };
    const draw = (shown) => {
      const heatpunk = { leads: [shown], fields: Object.keys(lead.fields), apiKey: 'key', members: [] };
      render(h(HeatpunkPanel, { page, session, heatpunk, isOpen: true, onToggle: () => {} }), place);
    };
    draw(lead);
  `);
  const { document, Event } = window;
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const press = async (words: string) => {
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(words))?.click();
    await settled();
  };
  await press('Jo Bloggs');
  const [input] = document.querySelectorAll<HTMLInputElement>('.lead-fields input');
  if (input === undefined) throw new Error('The form is not open.');
  input.value = 'Jo New';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
  await press('Stop sharing');
  expect(window.sent).toEqual([{ do: 'withdraw', id: '7', withdrawn: true }]);
  await press('Save');
  expect(window.sent.at(-1)).toEqual({ do: 'edit', id: '7', fields: { customerName: 'Jo New' } });
});
