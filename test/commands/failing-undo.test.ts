import { describe, expect, test } from '@jest/globals';
import type { World } from '../world';
import { edit, FIRST, inHeatpunk, PHONE, PUSH, pasteOver, pulled, SECOND, SYNC, shown, wordOf } from './at-work';
import { everyKill, repaired, type Start } from './kills';
import { choiceOf, expectAsBefore, found, oldPhone, pushedWorld, told, undo } from './undone';

describe('an undo when things go wrong', () => {
  test('is listed for a push whose answers got lost, and puts that back', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'update' } });
    world.click(PUSH);
    world.heatpunk.faults.clear();
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(told(found(world))).toEqual([[FIRST, 'Phone', PHONE, oldPhone(FIRST)]]);
    expect(undo(world)).toMatchObject({ rest: [] });
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(oldPhone(FIRST));
    expect(shown(world, FIRST, 'customerPhone')).toBe(oldPhone(FIRST));
  });

  test('tells of fields whose answer got lost, and the next run finds that they are back', () => {
    const world = pushedWorld();
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'update' } });
    const { message, rest } = undo(world);
    world.heatpunk.faults.clear();
    expect(message).toBe('Nothing was put back.');
    expect(rest).toHaveLength(3);
    expect(wordOf(world, FIRST)).toMatch(/^Failed: /);
    expect(repaired(world, [SYNC], () => [])).toEqual([]);
    expectAsBefore(world);
  });

  test('tells in Heatpunk’s words what it refused, and leaves it to the next push', () => {
    const world = pushedWorld();
    world.heatpunk.faults.add({
      effect: { kind: 'status', status: 400, body: 'json', message: 'The lead is locked' },
      hits: { route: 'update', leadId: FIRST },
    });
    const { message, rest } = undo(world);
    world.heatpunk.faults.clear();
    expect(message).toBe('1 field of 1 lead put back.');
    expect(rest).toMatchObject([
      { id: FIRST, why: expect.stringContaining('The lead is locked') },
      { id: FIRST, why: expect.stringContaining('The lead is locked') },
    ]);
    expect(found(world).items.map(({ id }) => id)).toEqual([SECOND]);
    world.click(PUSH);
    expectAsBefore(world);
  });

  test('is not kept waiting for its list longer than a dialog may wait', () => {
    const world = pushedWorld();
    const effect = { kind: 'status', status: 429, retryAfter: { seconds: 120 } } as const;
    world.heatpunk.faults.add({ effect, hits: { route: 'fetch' } });
    expect(() => found(world)).toThrow('could not be reached');
    expect(world.heatpunk.journal.entries()).toHaveLength(1);
  });

  test('puts nothing back where Heatpunk lists no leads any more, and says so', () => {
    const world = pushedWorld();
    const choice = choiceOf(found(world));
    for (const { id } of world.heatpunk.dashboard.leads()) world.heatpunk.dashboard.remove(id);
    const { message, rest } = undo(world, choice);
    expect(message).toMatch(/^Heatpunk listed no leads at all.*That changed nothing/);
    expect(rest.map(({ why }) => why)).toEqual(Array(choice.fields.length).fill('Left as it is.'));
    expect(shown(world, FIRST, 'customerPhone')).toBe(PHONE);
  });

  test('says what stands in the sheet where a column came back after the old values did', () => {
    const world = pushedWorld();
    const choice = choiceOf(found(world));
    world.host.people.openSheet('Leads').deleteColumns(world.column('crmReference'));
    let acted = 0;
    const { error } = world.host.run('undoPush', {
      trigger: 'dialog',
      args: [choice],
      between: () => {
        if (shown(world, FIRST, 'customerPhone') !== PHONE && acted++ === 0) world.host.people.undo();
      },
    });
    expect(acted).toBeGreaterThan(0);
    expect(error?.message).toContain('Nothing was sent. Old values that stand in the sheet again are marked Edited');
    expect([shown(world, FIRST, 'customerPhone'), inHeatpunk(world, FIRST, 'customerPhone')]).toEqual([
      oldPhone(FIRST),
      PHONE,
    ]);
    world.click(PUSH);
    expectAsBefore(world);
  });

  test('changes nothing where Heatpunk cannot be reached', () => {
    const world = pushedWorld();
    const choice = choiceOf(found(world));
    world.heatpunk.faults.add({ effect: { kind: 'refuse' } });
    expect(() => undo(world, choice)).toThrow('could not be reached');
    world.heatpunk.faults.clear();
    expect(shown(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(undo(world).rest).toEqual([]);
    expectAsBefore(world);
  });

  test('leaves what it had no time for to the next push, and says so', () => {
    const world = pulled(200);
    pasteOver(world, 'customerPhone', Array<string>(200).fill(PHONE));
    world.click(PUSH);
    const choice = choiceOf(found(world));
    world.heatpunk.behave({ latencyMs: 50_000 });
    const { message, rest } = undo(world, choice);
    world.heatpunk.behave({ latencyMs: 0 });
    expect(message).toBe('150 fields of 150 leads put back.');
    expect(rest).toHaveLength(50);
    expect(rest[0]?.why).toBe('Not sent yet: it goes with the next push.');
    world.click(PUSH);
    expect(inHeatpunk(world, '10200', 'customerPhone')).toBe(oldPhone('10200'));
  });
});

describe('an undo that is killed at any of its service calls', () => {
  test('loses nothing: what has reached a cell goes with the next push, and the rest can still be undone', () => {
    const choices = new Map<World, unknown>();
    const make = () => {
      const world = pushedWorld();
      choices.set(world, choiceOf(found(world)));
      return world;
    };
    const start: Start = (world, options) =>
      world.host.run('undoPush', { trigger: 'dialog', args: [choices.get(world)], ...options });
    const wrong = everyKill(start, make, (world) => {
      const atOnce = half(world);
      const view = found(world);
      if (view.items.length > 0 && !view.isUndo) undo(world, choiceOf(view));
      return [...atOnce, ...repaired(world, [PUSH, SYNC], () => notAsBefore(world))];
    });
    expect(wrong).toEqual([]);
  });

  /** Fields of which either side holds anything but what was sent or what was there before. */
  function half(world: World): string[] {
    return FIELDS.flatMap(([id, field, sent, old]) =>
      [inHeatpunk(world, id, field) ?? '', shown(world, id, field)].every((text) => text === sent || text === old)
        ? []
        : [`${field} of ${id} is neither old nor new`],
    );
  }

  function notAsBefore(world: World): string[] {
    return FIELDS.flatMap(([id, field, , old]) =>
      inHeatpunk(world, id, field) === old && shown(world, id, field) === old ? [] : [`${field} of ${id} is not back`],
    );
  }

  const FIELDS = [
    [FIRST, 'customerPhone', PHONE, oldPhone(FIRST)],
    [FIRST, 'status', 'Quote', 'new'],
    [SECOND, 'postcode', '', 'EX23 8AA'],
  ] as const;
});
