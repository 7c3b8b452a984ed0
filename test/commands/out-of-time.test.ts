import { describe, expect, test } from '@jest/globals';
import { MENU } from '../world';
import {
  COMPLETE,
  chooseToDelete,
  DELETE,
  differences,
  differencesAfterSync,
  edit,
  freeRow,
  idsOf,
  inHeatpunk,
  leadRows,
  leads,
  MINUTE_MS,
  PHONE,
  pasteOver,
  pulled,
  requests,
  SYNC,
  typeLead,
  wordOf,
} from './at-work';

describe('a run whose time is over', () => {
  test('sends no further batch after four and a half minutes; the rest stays marked and goes with the next run', () => {
    const world = pulled(200);
    pasteOver(
      world,
      'customerPhone',
      leads(200).map(({ id }) => `01632 ${id}`),
    );
    world.heatpunk.behave({ latencyMs: 50_000 });
    const { outcome } = world.click(SYNC);
    expect(outcome).toBe('completed');
    const sent = requests(world, 'update').length;
    expect(sent).toBe(150);
    expect(world.words().filter((word) => word === 'Synced')).toHaveLength(sent);
    expect(world.words().filter((word) => word === 'Edited')).toHaveLength(200 - sent);
    expect(world.toast()).toContain(`${200 - sent} leads with edits still to be sent`);
    world.heatpunk.behave({ latencyMs: 0 });
    world.heatpunk.journal.clear();
    world.click(SYNC);
    expect(requests(world, 'update')).toHaveLength(200 - sent);
    expect(differences(world)).toEqual([]);
  });

  test('leaves what an earlier run sent without an answer known as its own, where it did not come to it', () => {
    const world = pulled(200);
    const late = leads(200)[199]?.id ?? '';
    edit(world, late, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect: { kind: 'reset' }, hits: { route: 'update', next: 3 } });
    world.click(SYNC);
    pasteOver(
      world,
      'status',
      leads(200).map(() => 'Quote'),
    );
    world.heatpunk.behave({ latencyMs: 50_000 });
    world.click(SYNC);
    expect(inHeatpunk(world, late, 'status')).not.toBe('Quote');
    // What was sent first takes effect after all, and somebody goes on editing here.
    world.heatpunk.dashboard.edit(late, { customerPhone: PHONE });
    edit(world, late, 'customerPhone', '07700 900888');
    world.heatpunk.behave({ latencyMs: 0 });
    world.click(SYNC);
    expect(inHeatpunk(world, late, 'customerPhone')).toBe('07700 900888');
    expect(differences(world)).toEqual([]);
  });

  test('does not revive an update that was found not to be done: what a colleague writes then is theirs', () => {
    const world = pulled(200);
    const late = leads(200)[199]?.id ?? '';
    edit(world, late, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect: { kind: 'hang' }, hits: { route: 'update', next: 3 } });
    world.click(SYNC);
    world.host.advance(10 * MINUTE_MS);
    pasteOver(world, 'customerPhone', Array<string>(200).fill('07700 900888'));
    world.heatpunk.behave({ latencyMs: 50_000 });
    world.click(SYNC);
    expect(inHeatpunk(world, late, 'customerPhone')).not.toBe('07700 900888');
    world.heatpunk.dashboard.edit(late, { customerPhone: PHONE });
    world.heatpunk.behave({ latencyMs: 0 });
    world.click(SYNC);
    expect(wordOf(world, late)).toBe('Conflict: Phone');
    expect(inHeatpunk(world, late, 'customerPhone')).toBe(PHONE);
  });

  test.each([
    ['a moment before', 44_900, 6],
    ['just then', 45_000, 5],
  ])('is four and a half minutes from its start, not from its fetch: a batch %s', (_name, latencyMs, batches) => {
    const world = pulled(200);
    pasteOver(world, 'customerPhone', Array<string>(200).fill(PHONE));
    world.heatpunk.behave({ latencyMs });
    world.click(SYNC);
    expect(requests(world, 'update')).toHaveLength(30 * batches);
  });

  test('takes the references back from new rows that were not sent, and the next run creates them once', () => {
    const world = pulled(1);
    const people = Array.from({ length: 160 }, (_, index) => ({ ...COMPLETE, customerName: `New ${index}` }));
    const block = people.map((each) => [each.customerName, each.customerPhone, each.customerEmail, each.address]);
    world.host.people.paste([freeRow(world), world.column('customerName')], block);
    world.heatpunk.behave({ latencyMs: 50_000 });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(150);
    const waiting = leadRows(world).slice(-10);
    expect(waiting.map(({ id, word }) => id + word)).toEqual(waiting.map(() => ''));
    world.heatpunk.behave({ latencyMs: 0 });
    world.click(SYNC);
    expect(requests(world, 'create')).toHaveLength(160);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('deletes no further leads after four and a half minutes, and says for how many there was no time', () => {
    const world = pulled(200);
    chooseToDelete(
      world,
      leads(200).map(({ id }) => id),
    );
    world.heatpunk.behave({ latencyMs: 50_000 });
    const { outcome } = world.click(DELETE);
    expect(outcome).toBe('completed');
    expect(leadRows(world)).toHaveLength(200 - requests(world, 'delete').length);
    expect(requests(world, 'delete')).toHaveLength(180);
    expect(world.toast()).toContain('180 leads deleted. For 20 there was no time left');
    world.heatpunk.behave({ latencyMs: 0 });
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('is killed by Google after six minutes, and the next run repairs what that left', () => {
    const world = pulled(40);
    pasteOver(
      world,
      'customerPhone',
      leads(40).map(({ id }) => `01632 ${id}`),
    );
    typeLead(world, freeRow(world), COMPLETE);
    const { outcome, error } = world.host.ui.click(MENU, SYNC, {
      between: () => world.host.clock.advance(4000),
    });
    expect(outcome).toBe('killed');
    expect(error?.message).toBe('Exceeded maximum execution time');
    world.host.advance(3 * MINUTE_MS);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });
});
