import { describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../playground/heatpunk/faults';
import { MEMBER, MENU, type World } from '../world';
import {
  beforeRequest,
  COMPLETE,
  chooseToDelete,
  DELETE,
  differences,
  differencesAfterSync,
  edit,
  FIRST,
  freeRow,
  idsOf,
  inHeatpunk,
  leadRows,
  logLines,
  PHONE,
  PULL,
  pulled,
  requests,
  rowOf,
  SECOND,
  SYNC,
  shown,
  THIRD,
  typeLead,
  wordOf,
} from './at-work';

describe('a row that cannot be sent', () => {
  const notSent = (world: World) =>
    logLines(world)
      .filter(({ action }) => action === 'Not sent')
      .map(({ lead, result }) => [lead, result]);

  test.each([
    [
      'a number format made no date of its phone number',
      'dd/mm/yyyy',
      '+447700900123',
      /^Invalid: phone shows as a date: /,
    ],
    [
      'its phone number lost its zero with the text format of its cell',
      '',
      '07700900123',
      /^Invalid: phone shows as a number, /,
    ],
  ])('since %s clears nothing, and says what to do', (_what, format, typed, word) => {
    const world = pulled();
    const phone = [rowOf(world, FIRST).number, world.column('customerPhone')] as const;
    const { people } = world.host;
    const before = inHeatpunk(world, FIRST, 'customerPhone');
    people.setFormat(phone, format);
    people.type(phone, typed);
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(before);
    expect(wordOf(world, FIRST)).toMatch(word);
    expect(wordOf(world, FIRST)).toContain('choose Plain text as its number format and type it again');
    people.setFormat(phone, '@');
    people.type(phone, typed);
    world.click(SYNC);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(typed);
    expect(wordOf(world, FIRST)).toBe('Synced');
  });

  test('is logged once, and again when it cannot for another reason', () => {
    const world = pulled();
    edit(world, FIRST, 'customerEmail', 'nobody');
    world.click(SYNC);
    world.click(SYNC);
    world.click(PULL);
    expect(notSent(world)).toEqual([[FIRST, 'e-mail is not complete']]);
    const { customerPhone, ...rest } = COMPLETE;
    const row = typeLead(world, freeRow(world), rest);
    world.click(SYNC);
    world.click(SYNC);
    expect(notSent(world)).toEqual([
      [FIRST, 'e-mail is not complete'],
      ['', `${COMPLETE.customerName}: needs phone`],
    ]);
    typeLead(world, row, { customerPhone });
    edit(world, FIRST, 'customerEmail', 'john@example.com');
    world.click(SYNC);
    expect(notSent(world)).toHaveLength(2);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});

describe('a row that Heatpunk refuses', () => {
  const WORDS = 'That postcode does not exist.';

  test('and that is a new one is logged by its customer’s name', () => {
    const world = pulled();
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 422, message: WORDS }, hits: { route: 'create' } });
    typeLead(world, freeRow(world), COMPLETE);
    world.click(SYNC);
    const result = expect.stringMatching(new RegExp(`^${COMPLETE.customerName}: ${WORDS}`));
    expect(logLines(world).at(-1)).toMatchObject({ action: 'Failed', result });
  });

  test.each([400, 422])('with %d is marked with the server’s words, and the others are sent', (status) => {
    const world = pulled();
    for (const id of [FIRST, SECOND, THIRD]) edit(world, id, 'postcode', `EX23 ${id}`);
    const effect: FaultEffect = { kind: 'status', status, message: WORDS };
    world.heatpunk.faults.add({ effect, hits: { route: 'update', leadId: SECOND } });
    world.click(SYNC);
    expect(wordOf(world, SECOND)).toBe(`Failed: ${WORDS} (HTTP ${status})`);
    expect([FIRST, THIRD].map((id) => [wordOf(world, id), inHeatpunk(world, id, 'postcode')])).toEqual([
      ['Synced', `EX23 ${FIRST}`],
      ['Synced', `EX23 ${THIRD}`],
    ]);
    expect(world.toast()).toContain('2 leads sent to Heatpunk; 1 lead failed');
    expect(requests(world, 'update')).toHaveLength(3);
    const failed = logLines(world).filter(({ action }) => action === 'Failed');
    expect(failed).toMatchObject([{ lead: SECOND, field: 'Postcode', result: expect.stringContaining(WORDS) }]);
  });

  test('keeps the edit, and the next run tries it again', () => {
    const world = pulled();
    edit(world, SECOND, 'postcode', 'EX23 9ZZ');
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 422 }, hits: { route: 'update', next: 1 } });
    world.click(SYNC);
    expect(shown(world, SECOND, 'postcode')).toBe('EX23 9ZZ');
    world.click(SYNC);
    expect(inHeatpunk(world, SECOND, 'postcode')).toBe('EX23 9ZZ');
    expect(differences(world)).toEqual([]);
  });

  test.each<[string, FaultEffect, string]>([
    ['{"error"}', { kind: 'body', status: 422, body: { error: WORDS } }, WORDS],
    ['{"message"}', { kind: 'body', status: 422, body: { message: WORDS } }, WORDS],
    [
      '{"errors"} by field',
      { kind: 'body', status: 422, body: { errors: { postcode: [WORDS] } } },
      `postcode: ${WORDS}`,
    ],
    ['plain text', { kind: 'body', status: 422, body: WORDS, contentType: 'text/plain' }, WORDS],
    ['a page', { kind: 'status', status: 422, body: 'html', message: WORDS }, WORDS],
    ['nothing', { kind: 'status', status: 422, body: 'empty' }, 'no reason given'],
  ])('is told in the server’s words, whatever its body is: %s', (_name, effect, words) => {
    const world = pulled(1);
    edit(world, FIRST, 'postcode', 'EX23 9ZZ');
    world.heatpunk.faults.add({ effect, hits: { route: 'update' } });
    world.click(SYNC);
    expect(wordOf(world, FIRST)).toMatch(/^Failed: .+ \(HTTP 422\)$/);
    expect(wordOf(world, FIRST)).toContain(words);
    expect(wordOf(world, FIRST)).not.toMatch(/[<>{}]/);
  });

  test('a new row is marked, stays without an id, and is created once when nothing is wrong any more', () => {
    const world = pulled();
    const row = typeLead(world, freeRow(world), COMPLETE);
    const effect: FaultEffect = { kind: 'status', status: 422, message: WORDS };
    world.heatpunk.faults.add({ effect, hits: { route: 'create', next: 1 } });
    world.click(SYNC);
    expect(leadRows(world).at(-1)).toMatchObject({ number: row, id: '', word: `Failed: ${WORDS} (HTTP 422)` });
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('a lead that may not be deleted keeps its row, with the server’s words; the others go', () => {
    const world = pulled();
    const effect: FaultEffect = { kind: 'status', status: 400, message: 'This lead has an invoice.' };
    world.heatpunk.faults.add({ effect, hits: { route: 'delete', leadId: SECOND } });
    chooseToDelete(world, [FIRST, SECOND, THIRD]);
    world.click(DELETE);
    expect(leadRows(world)).toMatchObject([{ id: SECOND, word: 'Failed: This lead has an invoice. (HTTP 400)' }]);
    expect(world.heatpunk.dashboard.leads().map(({ id }) => id)).toEqual([SECOND]);
    expect(world.toast()).toContain('2 leads deleted. 1 stayed');
  });
});

describe('a lead that Heatpunk no longer has', () => {
  test('when its update arrives is marked, the others are sent', () => {
    const world = pulled();
    for (const id of [FIRST, SECOND]) edit(world, id, 'customerPhone', PHONE);
    world.host.ui.click(MENU, SYNC, { between: beforeRequest(2, () => world.heatpunk.dashboard.remove(SECOND)) });
    expect(requests(world, 'update').map(({ leadId }) => leadId)).toEqual([FIRST, SECOND]);
    expect(wordOf(world, SECOND)).toBe('Not in Heatpunk');
    expect(shown(world, SECOND, 'customerPhone')).toBe(PHONE);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    world.heatpunk.journal.clear();
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
    expect(wordOf(world, SECOND)).toBe('Not in Heatpunk');
  });

  test('is marked, kept, and not sent', () => {
    const world = pulled();
    world.heatpunk.dashboard.remove(SECOND);
    world.click(SYNC);
    edit(world, SECOND, 'customerPhone', PHONE);
    world.click(SYNC);
    expect(wordOf(world, SECOND)).toBe('Not in Heatpunk');
    expect(shown(world, SECOND, 'customerName')).toBe(`Customer ${SECOND}`);
    expect(shown(world, SECOND, 'customerPhone')).toBe(PHONE);
    expect([...requests(world, 'update'), ...requests(world, 'create')]).toEqual([]);
  });

  test('keeps its row when it is to be deleted, which goes once it says so', () => {
    const world = pulled();
    world.heatpunk.dashboard.remove(SECOND);
    chooseToDelete(world, [SECOND]);
    world.click(DELETE);
    expect(wordOf(world, SECOND)).toBe('Not in Heatpunk');
    expect(world.toast()).toContain('its row stays');
    chooseToDelete(world, [SECOND]);
    world.click(DELETE);
    expect(leadRows(world).map(({ id }) => id)).toEqual([FIRST, THIRD]);
  });

  test('or does not show to the member is marked; when it shows again, edits of both sides come through', () => {
    const world = pulled();
    world.heatpunk.dashboard.hideFrom(MEMBER, SECOND);
    world.click(SYNC);
    expect(wordOf(world, SECOND)).toBe('Not in Heatpunk');
    edit(world, SECOND, 'customerPhone', PHONE);
    world.heatpunk.dashboard.edit(SECOND, { status: 'Sale' });
    world.click(SYNC);
    world.heatpunk.dashboard.showTo(MEMBER, SECOND);
    world.click(SYNC);
    expect(inHeatpunk(world, SECOND, 'customerPhone')).toBe(PHONE);
    expect(shown(world, SECOND, 'status')).toBe('Sale');
    expect(differences(world)).toEqual([]);
  });
});
