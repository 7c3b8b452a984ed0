import { describe, expect, test } from '@jest/globals';
import type { LiteralBehaviour } from '../../playground/apps-script/workbook/coercion';
import { NASTY_VALUES } from '../../playground/heatpunk/nasty-values';
import { aLead } from '../a-lead';
import { COMPLETE, typeLead } from '../commands/at-work';
import { createWorld } from '../world';

/** Each way in which the platform may treat apostrophes and text cells: no source settles which it is. */
const PLATFORMS: LiteralBehaviour[] = (['mark', 'kept'] as const).flatMap((apostropheInTextCell) =>
  (['text', 'formula'] as const).flatMap((formulaInTextCell) =>
    (['mark', 'kept'] as const).map((apostropheInAutomaticCell) => ({
      apostropheInTextCell,
      formulaInTextCell,
      apostropheInAutomaticCell,
    })),
  ),
);

const named = (platform: LiteralBehaviour): string =>
  `apostrophe in a text cell ${platform.apostropheInTextCell}, formula there ${platform.formulaInTextCell}, apostrophe elsewhere ${platform.apostropheInAutomaticCell}`;

/** Where an apostrophe is part of the text everywhere, and `=` starts a formula even in a text cell, nothing is safe. */
const isHopeless = (platform: LiteralBehaviour): boolean =>
  platform.apostropheInTextCell === 'kept' &&
  platform.formulaInTextCell === 'formula' &&
  platform.apostropheInAutomaticCell === 'kept';

const possible = PLATFORMS.filter((platform) => !isHopeless(platform));

describe.each(possible.map((literal) => [named(literal), literal] as const))('%s', (_, literal) => {
  const leads = NASTY_VALUES.map((value, index) =>
    aLead(String(1000 + index), { customerName: value, address: value, origin: value, nickname: value }),
  );
  const world = createWorld({ leads, literal });
  world.click('Pull leads');

  test.each(NASTY_VALUES.map((value, index) => [JSON.stringify(value).slice(0, 40), value, index] as const))(
    '%s from Heatpunk stands in the sheet letter for letter',
    (_name, value, index) => {
      const row = world.rowOf(String(1000 + index));
      for (const field of ['customerName', 'address', 'origin', 'nickname']) {
        expect(world.cell(row, field)).toBe(value);
        expect(world.host.people.formula([row, world.column(field)])).toBe('');
      }
    },
  );

  test('and all of them stand so in the log too', () => {
    const { people } = world.host;
    const told = leads.map((_, index) => `H${index + 2}`).map((at) => `'Heatpunk log'!${at}`);
    expect(told.map((at) => people.value(at))).toEqual(NASTY_VALUES);
    expect(told.map((at) => people.formula(at))).toEqual(NASTY_VALUES.map(() => ''));
  });

  test('a further sync finds nothing to do', () => {
    const before = world.heatpunk.journal.entries().length;
    const run = world.click('Sync now');
    expect(world.toast()).toBe('Everything is up to date.');
    expect(run.rangeWrites).toBe(1);
    expect(world.heatpunk.journal.entries().slice(before)).toMatchObject([{ route: 'fetch' }]);
  });

  test('an edit beside a nasty text sends that edit alone', () => {
    const row = world.rowOf('1000');
    world.host.people.type([row, world.column('postcode')], 'CB24 6YU');
    world.click('Sync now');
    const { fields } = world.heatpunk.journal.entries().findLast((entry) => entry.route === 'update') ?? {};
    expect(fields).toEqual({ postcode: 'CB24 6YU' });
  });
});

describe.each(possible.map((literal) => [named(literal), literal] as const))('%s', (_, literal) => {
  const IDS = ['007', '=1+1', '+441', '1/2', 'TRUE', "'quoted"];

  test('an id that looks like something else stays what it is, in the base as well', () => {
    const world = createWorld({ leads: IDS.map((id) => aLead(id)), literal });
    world.click('Sync now');
    expect(IDS.map((_id, index) => world.cell(index + 2, '(lead id)'))).toEqual(IDS);
    for (const id of IDS) {
      world.host.people.type([world.rowOf(id), world.column('postcode')], 'CB24 6YU');
      world.heatpunk.dashboard.edit(id, { customerName: `Renamed ${id}` });
    }
    world.click('Sync now');
    expect(world.words()).toEqual(IDS.map(() => 'Synced'));
    for (const id of IDS) {
      expect(world.cell(world.rowOf(id), 'customerName')).toBe(`Renamed ${id}`);
      expect(world.heatpunk.dashboard.lead(id)?.fields.postcode).toBe('CB24 6YU');
    }
  });

  test('the header of a field that is named like a formula, a number or a date is its name', () => {
    const names = ['=1+1', '007', '1/2'];
    const world = createWorld({ leads: [aLead('1', Object.fromEntries(names.map((name) => [name, name])))], literal });
    world.click('Pull leads');
    const { people } = world.host;
    const columns = ['"=1+1"', '007', '"1/2"'].map((mark) => world.column(mark));
    expect(columns.map((column) => people.value([1, column]))).toEqual(names);
    expect(columns.map((column) => people.value([2, column]))).toEqual(names);
    expect(columns.map((column) => people.formula([1, column]))).toEqual(['', '', '']);
  });

  test('the first way that holds is kept with the document, and the cells that it was measured in are blank again', () => {
    const world = createWorld({ leads: [aLead('1')], literal });
    world.click('Pull leads');
    expect(world.host.properties.document.get('state.0')).toContain(`"literalWay":"${firstWay(literal)}"`);
    expect(world.host.people.values("'Heatpunk base'!A1:F10").flat().filter(String)).toHaveLength(4);
  });
});

/** By what each of the three ways asks of the platform, in the order in which they are tried. */
function firstWay({ apostropheInTextCell, formulaInTextCell }: LiteralBehaviour): string {
  if (apostropheInTextCell === 'mark') return 'apostrophe';
  return formulaInTextCell === 'text' ? 'plain' : 'apostrophe in automatic';
}

test('a phone number typed into a row that the sheet got later keeps its leading zero', () => {
  const leads = Array.from({ length: 1_100 }, (_, index) => aLead(String(index + 1)));
  const oneOfEachWay = new Map(possible.map((literal) => [firstWay(literal), literal])).values();
  for (const literal of oneOfEachWay) {
    const world = createWorld({ leads, literal });
    world.click('Pull leads');
    const at = [1_101, world.column('customerPhone')] as const;
    world.host.people.type(at, '07700900123');
    expect(world.host.people.value(at)).toBe('07700900123');
  }
});

test('a phone number typed into the sheet keeps its leading zero, also in a new row', () => {
  for (const literal of possible) {
    const world = createWorld({ leads: [aLead('1', {})], literal });
    world.click('Pull leads');
    const { people } = world.host;
    people.type([2, world.column('customerPhone')], '07700900123');
    typeLead(world, 3, COMPLETE);
    people.type([3, world.column('customerPhone')], '07700900456');
    world.click('Sync now');
    const phones = world.heatpunk.dashboard.leads().map((lead) => lead.fields.customerPhone);
    expect(phones).toEqual(['07700900123', '07700900456']);
  }
});

test('where no way of writing keeps a text, the set-up says so and makes no lead sheet', () => {
  const literal = PLATFORMS.find(isHopeless) ?? {};
  const world = createWorld({ leads: [aLead('1', {})], literal });
  const run = world.click('Pull leads');
  expect(run.outcome).toBe('completed');
  expect(world.alert()).toContain('turns text into formulas or numbers');
  expect(() => world.column('customerName')).toThrow('no column');
});

test('the way is measured once for a document', () => {
  const world = createWorld({ leads: [aLead('1', {})] });
  world.click('Pull leads');
  expect(world.click('Pull leads').callsByName).not.toHaveProperty('Range.offset');
});
