import { describe, expect, test } from '@jest/globals';
import { ALEX, aLead, answered, aService, fetchedIds, fetching, jsonOf, SAM, statusOf } from './a-service';

describe('furthestDate', () => {
  const heatpunk = aService({
    leads: [
      aLead('1', { dateCreated: '2026-05-31T23:59:59.000Z' }),
      aLead('2', { dateCreated: '2026-06-01T00:00:00.000Z' }),
      aLead('3', { dateCreated: '2026-06-02T00:00:00.000Z' }),
    ],
  });

  test.each([
    ['2026-05-31', ['1', '2', '3']],
    ['2026-06-01', ['2', '3']],
    ['2026-06-02', ['3']],
    ['2026-06-03', []],
  ])('%s brings the leads of that day in UTC and later', (furthestDate, ids) => {
    expect(fetchedIds(heatpunk.handle(fetching({ furthestDate })))).toEqual(ids);
  });

  test.each(['2026-02-30', '2026-13-01', '01/06/2026', '2026-6-1', '2026-06-01T00:00:00Z', 20260601])(
    '%p is no date of the calendar, and refused with 422',
    (furthestDate) => {
      expect(statusOf(heatpunk.handle(fetching({ furthestDate })))).toBe(422);
    },
  );

  test.each([null, ''])('%p counts as missing, and is refused with 400', (furthestDate) => {
    expect(statusOf(heatpunk.handle(fetching({ furthestDate })))).toBe(400);
  });
});

describe('the shape of the answer', () => {
  const leads = [aLead('7'), aLead('12')];

  test('is an object keyed by id on Heatpunk, and a list with ID on Easy PV, until told otherwise', () => {
    const heatpunk = aService({ leads });
    const onEasyPv = { ...fetching(), url: 'https://easy-pv.ie/api/v1/leads/fetch' };
    expect(jsonOf(heatpunk.handle(fetching()))).toEqual({ rows: { 7: leads[0]?.fields, 12: leads[1]?.fields } });
    expect(jsonOf(heatpunk.handle(onEasyPv))).toEqual([
      { ID: 7, ...leads[0]?.fields },
      { ID: 12, ...leads[1]?.fields },
    ]);
  });

  test.each(['ID', 'id', 'leadID', 'leadId'] as const)('can call the id %s in a list', (idKey) => {
    const heatpunk = aService({ leads, behaviour: { shape: 'array', idKey } });
    expect(jsonOf(heatpunk.handle(fetching()))).toMatchObject([{ [idKey]: 7 }, { [idKey]: 12 }]);
  });

  test('can be a list within rows, with ids as text', () => {
    const heatpunk = aService({ leads, behaviour: { shape: 'rows-array', idType: 'string' } });
    expect(jsonOf(heatpunk.handle(fetching()))).toMatchObject({ rows: [{ ID: '7' }, { ID: '12' }] });
  });

  test('can be moved while the service runs', () => {
    const heatpunk = aService({ leads });
    heatpunk.behave({ shape: 'array' });
    expect(Array.isArray(jsonOf(heatpunk.handle(fetching())))).toBe(true);
    heatpunk.behave({ shape: 'rows' });
    expect(fetchedIds(heatpunk.handle(fetching()))).toEqual(['7', '12']);
  });

  test('keeps an id as text where a number would lose its zeros', () => {
    const heatpunk = aService({ leads: [aLead('007')], behaviour: { shape: 'array' } });
    expect(jsonOf(heatpunk.handle(fetching()))).toMatchObject([{ ID: '007' }]);
  });

  test('leaves blank fields out on request', () => {
    const heatpunk = aService({ leads, behaviour: { omitBlank: true } });
    expect(answered(heatpunk.handle(fetching())).body).not.toContain('projectName');
  });

  test('without a lead is empty, in each form', () => {
    const heatpunk = aService();
    const bodies = (['rows', 'array', 'rows-array'] as const).map((shape) => {
      heatpunk.behave({ shape });
      return answered(heatpunk.handle(fetching())).body;
    });
    expect(bodies).toEqual(['{"rows":{}}', '[]', '{"rows":[]}']);
  });
});

describe('visibility', () => {
  test('a lead hidden from a member is missing from their fetch only, until it is shown again', () => {
    const heatpunk = aService({ leads: [aLead('7'), aLead('12')] });
    heatpunk.dashboard.hideFrom(SAM, '7');
    expect(fetchedIds(heatpunk.handle(fetching()))).toEqual(['12']);
    expect(fetchedIds(heatpunk.handle(fetching({ userEmail: ALEX })))).toEqual(['7', '12']);
    heatpunk.dashboard.showTo(SAM, '7');
    expect(fetchedIds(heatpunk.handle(fetching()))).toEqual(['7', '12']);
  });
});
