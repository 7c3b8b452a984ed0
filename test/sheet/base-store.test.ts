import { describe, expect, test } from '@jest/globals';
import {
  baseEntries,
  COMPLETE,
  differences,
  edit,
  FIRST,
  freeRow,
  idsOf,
  inHeatpunk,
  PHONE,
  pulled,
  requests,
  rowOf,
  SYNC,
  shown,
  typeLead,
  wordOf,
} from '../commands/at-work';
import { MENU, NOW, type World } from '../world';

const OLD = '07700 910001';
const ENTRY = `pending-update-${FIRST}`;

/** A world whose only edit Heatpunk took without an answer. */
function unanswered(): World {
  const world = pulled(1);
  edit(world, FIRST, 'customerPhone', PHONE);
  world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'update' } });
  world.click(SYNC);
  world.heatpunk.faults.clear();
  return world;
}

/** Overwrites an entry in the hidden sheet, as somebody who unhid it could. */
function spoil(world: World, entry: string, text: string): void {
  const { people } = world.host;
  const ids = people.values("'Heatpunk base'!A1:A10").map(([id]) => id);
  people.type(`'Heatpunk base'!B${ids.indexOf(entry) + 1}`, text);
}

describe('a field in conflict of which nobody knows what was agreed', () => {
  const neverCompared = () => {
    const world = pulled(2);
    edit(world, FIRST, 'customerPhone', PHONE);
    world.host.people.deleteSheet('Heatpunk base');
    world.click(SYNC);
    expect(wordOf(world, FIRST)).toBe('Conflict: Phone');
    return world;
  };

  test('is kept apart from a blank one, and the rest of its row is known', () => {
    const world = neverCompared();
    expect(baseEntries(world).get(FIRST)).toMatchObject({ customerPhone: [], customerName: `Customer ${FIRST}` });
    edit(world, FIRST, 'status', 'Quote');
    world.click(SYNC);
    expect(wordOf(world, FIRST)).toBe('Conflict: Phone');
    expect(requests(world, 'update').map(({ fields }) => fields)).toEqual([{ status: 'Quote' }]);
  });
});

describe('an update on its way', () => {
  test('is in the hidden sheet before its request goes out, and not any more once it was answered', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const seen: unknown[] = [];
    world.host.ui.click(MENU, SYNC, {
      between: ({ name }) => {
        if (name === 'UrlFetchApp.fetchAll') seen.push(baseEntries(world).get(ENTRY));
      },
    });
    expect(seen).toEqual([undefined, { at: NOW, sent: { customerPhone: PHONE } }]);
    expect(baseEntries(world).has(ENTRY)).toBe(false);
    expect(baseEntries(world).get(FIRST)).toMatchObject({ customerPhone: PHONE });
  });

  test('is there for what create does not take, too: what was typed since is no conflict with it', () => {
    const world = pulled(1);
    typeLead(world, freeRow(world), { ...COMPLETE, status: 'won' });
    world.heatpunk.faults.add({ effect: { kind: 'answer-lost' }, hits: { route: 'update' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    const [id = ''] = idsOf(world, COMPLETE.customerName);
    edit(world, id, 'status', 'lost');
    world.click(SYNC);
    expect([inHeatpunk(world, id, 'status'), rowOf(world, id).word]).toEqual(['lost', 'Synced']);
  });

  test('stays there where an earlier try got no answer, whatever the last one came to', () => {
    const world = pulled(1);
    edit(world, FIRST, 'customerPhone', PHONE);
    world.heatpunk.faults.add({
      effect: { kind: 'status', status: 500 },
      when: 'after',
      hits: { route: 'update', nth: 1 },
    });
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 422 }, hits: { route: 'update' } });
    world.click(SYNC);
    world.heatpunk.faults.clear();
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    edit(world, FIRST, 'customerPhone', OLD);
    world.click(SYNC);
    expect([inHeatpunk(world, FIRST, 'customerPhone'), rowOf(world, FIRST).word]).toEqual([OLD, 'Synced']);
  });

  test('stays there without an answer, and tells the next run that what Heatpunk has is nobody else’s edit', () => {
    const world = unanswered();
    expect(baseEntries(world).get(ENTRY)).toMatchObject({ sent: { customerPhone: PHONE } });
    edit(world, FIRST, 'customerPhone', OLD);
    world.click(SYNC);
    expect(shown(world, FIRST, 'customerPhone')).toBe(OLD);
    expect(differences(world)).toEqual([]);
    expect(baseEntries(world).has(ENTRY)).toBe(false);
  });

  test.each([
    '{',
    '[]',
    '7',
    '{"at":1}',
    '{"at":-1,"sent":{}}',
    '{"at":"now","sent":{"customerPhone":"01632 960777"}}',
  ])('counts as none where its entry cannot be read: %s', (text) => {
    const world = unanswered();
    spoil(world, ENTRY, text);
    edit(world, FIRST, 'customerPhone', OLD);
    const { outcome } = world.click(SYNC);
    expect([outcome, world.alert()]).toEqual(['completed', '']);
    // By what is left, Heatpunk changed and the sheet did not.
    expect(shown(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(rowOf(world, FIRST).word).toBe('Synced');
  });
});

describe('the columns that are away', () => {
  const AWAY = 'pending-away';

  function withoutPostcodes(): World {
    const world = pulled(2);
    world.host.people.deleteColumns(world.column('postcode'));
    world.click(SYNC);
    return world;
  }

  test('are in the hidden sheet until a run has seen them again', () => {
    const world = pulled(2);
    expect(baseEntries(world).has(AWAY)).toBe(false);
    const later = withoutPostcodes();
    expect(baseEntries(later).get(AWAY)).toEqual(['postcode']);
    later.host.people.undo();
    later.click(SYNC);
    expect(baseEntries(later).has(AWAY)).toBe(false);
  });

  /** Once the column is back, a colleague has cleared the field of one lead, and somebody has been at the entry. */
  function backWith(text: string): World {
    const world = withoutPostcodes();
    world.host.people.undo();
    world.heatpunk.dashboard.edit(FIRST, { postcode: null });
    spoil(world, AWAY, text);
    const { outcome } = world.click(SYNC);
    expect([outcome, world.alert()]).toEqual(['completed', '']);
    expect(baseEntries(world).get(AWAY) ?? []).not.toContain('postcode');
    return world;
  }

  test.each(['{', '{}', '7', '[7]'])('may be any where their entry cannot be read: %s', (text) => {
    const world = backWith(text);
    expect(requests(world, 'update')).toEqual([]);
    expect(world.words()).toEqual(['Conflict: Postcode', 'Synced']);
  });

  test('are those of all their entries, should somebody have copied one', () => {
    const world = withoutPostcodes();
    const { people } = world.host;
    people.undo();
    world.heatpunk.dashboard.edit(FIRST, { postcode: null });
    people.type("'Heatpunk base'!A9:B9", AWAY);
    people.type("'Heatpunk base'!B9", '[]');
    world.click(SYNC);
    expect(requests(world, 'update')).toEqual([]);
    expect(baseEntries(world).has(AWAY)).toBe(false);
  });

  test('are none that the sheet does not know', () => {
    expect(backWith('["elsewhere","postcode"]').words()).toEqual(['Conflict: Postcode', 'Synced']);
  });
});
