import { describe, expect, test } from '@jest/globals';
import { aLead, aService, creating, deleting, fetchedIds, fetching, jsonOf, NOON, SAM, updating } from './a-service';

describe('what a colleague does', () => {
  test('an edit shows in the next fetch, also of fields that the API does not update', () => {
    const heatpunk = aService({ leads: [aLead('7')] });
    heatpunk.dashboard.edit('7', { status: 'Install', roofType: 'flat' });
    const changed = { 7: { status: 'Install', roofType: 'flat' } };
    expect(jsonOf(heatpunk.handle(fetching()))).toMatchObject({ rows: changed });
  });

  test('a new lead has the usual fields and those given', () => {
    const heatpunk = aService();
    const id = heatpunk.dashboard.create({ customerName: 'Isla Reid' });
    expect(heatpunk.dashboard.lead(id)?.fields).toMatchObject({
      customerName: 'Isla Reid',
      status: 'new',
      origin: 'dashboard',
      dateCreated: '2026-11-22T12:00:00.000Z',
      postcode: null,
    });
    expect(fetchedIds(heatpunk.handle(fetching()))).toEqual([id]);
  });

  test('a lead can be given its id, once', () => {
    const heatpunk = aService();
    expect(heatpunk.dashboard.create({}, { id: '007' })).toBe('007');
    expect(() => heatpunk.dashboard.create({}, { id: '007' })).toThrow('007');
  });

  test('a removed lead is gone; what is not there cannot be edited, removed or hidden', () => {
    const { dashboard } = aService({ leads: [aLead('7')] });
    dashboard.remove('7');
    expect(dashboard.leads()).toEqual([]);
    expect(() => dashboard.edit('7', {})).toThrow('no lead 7');
    expect(() => dashboard.remove('7')).toThrow('no lead 7');
    expect(() => dashboard.hideFrom(SAM, '7')).toThrow('no lead 7');
  });

  test('two leads with one id are refused from the start', () => {
    expect(() => aService({ leads: [aLead('7'), aLead('7')] })).toThrow('same id');
  });
});

describe('the history', () => {
  test('tells who changed what through which door, and only what changed', () => {
    const heatpunk = aService({ leads: [aLead('7')] });
    heatpunk.dashboard.edit('7', { status: 'Quote' }, 'alex@example.com');
    heatpunk.handle(updating('7', { status: 'Quote', customerPhone: '07700 900999' }));
    heatpunk.handle(deleting('7'));
    const common = { time: NOON, leadId: '7' };
    expect(heatpunk.dashboard.history('7')).toEqual([
      {
        ...common,
        who: 'alex@example.com',
        through: 'dashboard',
        action: 'edited',
        field: 'status',
        old: 'new',
        new: 'Quote',
      },
      {
        ...common,
        who: SAM,
        through: 'api',
        action: 'edited',
        field: 'customerPhone',
        old: '07700 900123',
        new: '07700 900999',
      },
      { ...common, who: SAM, through: 'api', action: 'removed', field: null, old: null, new: null },
    ]);
  });

  test('tells of every lead made', () => {
    const heatpunk = aService();
    heatpunk.handle(creating());
    heatpunk.dashboard.create({});
    expect(heatpunk.dashboard.history().map(({ action, through }) => [action, through])).toEqual([
      ['created', 'api'],
      ['created', 'dashboard'],
    ]);
  });
});

describe('the journal', () => {
  test('has each request in order, with what was asked and what came of it, and no key', () => {
    const heatpunk = aService({ leads: [aLead('7')] });
    heatpunk.handle(fetching());
    heatpunk.handle(updating(7, { status: 'Quote' }));
    heatpunk.handle(updating('8', { status: 'Quote' }));
    heatpunk.handle(creating());
    const created = heatpunk.dashboard.leads()[1]?.id;
    const entries = heatpunk.journal.entries();
    expect(entries).toMatchObject([
      { number: 1, route: 'fetch', member: SAM, furthestDate: '2026-01-01', status: 200, workDone: true, leadId: null },
      { number: 2, route: 'update', leadId: '7', fields: { status: 'Quote' }, status: 204, workDone: true },
      { number: 3, route: 'update', leadId: '8', status: 404, workDone: false },
      { number: 4, route: 'create', leadId: created, member: null, status: 200, workDone: true },
    ]);
    expect(JSON.stringify(entries)).not.toContain('key-of-the-team');
  });

  test('can be emptied', () => {
    const heatpunk = aService();
    heatpunk.handle(fetching());
    heatpunk.journal.clear();
    expect(heatpunk.journal.entries()).toEqual([]);
  });
});
