import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Lead } from '../../src/core/lead';
import type { Value } from '../../src/core/value';
import { parseCreated, parseLeads, toApi, UnexpectedShape } from '../../src/heatpunk/codec';
import { redactor } from '../../src/heatpunk/redact';
import { thrownBy } from './a-client';

const NOTHING_TO_HIDE = redactor('');

/** Leads as a test can say them: the id, and the fields in their order. */
type Said = [id: string, ...fields: [name: string, value: Value][]];

const said = (leads: ReadonlyMap<string, Lead>): Said[] => [...leads].map(([id, lead]) => [id, ...lead.fields]);

const read = (body: unknown): Said[] =>
  said(parseLeads(typeof body === 'string' ? body : JSON.stringify(body), NOTHING_TO_HIDE));

function refusalOf(parse: () => unknown): UnexpectedShape {
  const error = thrownBy(parse);
  if (!(error instanceof UnexpectedShape)) throw new Error('Refused, but not in words', { cause: error });
  return error;
}

const refusal = (body: unknown) =>
  refusalOf(() => parseLeads(typeof body === 'string' ? body : JSON.stringify(body), NOTHING_TO_HIDE));

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('each shape of a fetch', () => {
  const JOHN = { dateCreated: '2025-03-11T11:03:29.000Z', status: 'new', customerPhone: '07111111111' };
  const JANE = { ...JOHN, customerPhone: '+447222222222' };
  const both: Said[] = [
    ['32123', ...fieldsOf(JOHN)],
    ['32124', ...fieldsOf(JANE)],
  ];

  test.each<[string, unknown]>([
    ['an object of rows', { rows: { '32123': JOHN, '32124': JANE } }],
    [
      'an object of rows that carry their ids as well',
      { rows: { '32123': { ID: 32123, ...JOHN }, '32124': { id: '32124', ...JANE } } },
    ],
    [
      'a list',
      [
        { ID: 32123, ...JOHN },
        { ID: 32124, ...JANE },
      ],
    ],
    [
      'a list of rows',
      {
        rows: [
          { ID: 32123, ...JOHN },
          { ID: 32124, ...JANE },
        ],
      },
    ],
    [
      'a list with its ids under ID',
      [
        { ID: '32123', ...JOHN },
        { ID: '32124', ...JANE },
      ],
    ],
    [
      'a list with its ids under id',
      [
        { id: 32123, ...JOHN },
        { id: 32124, ...JANE },
      ],
    ],
    [
      'a list with its ids under leadID',
      [
        { leadID: 32123, ...JOHN },
        { leadID: 32124, ...JANE },
      ],
    ],
    [
      'a list with its ids under leadId',
      [
        { leadId: 32123, ...JOHN },
        { leadId: 32124, ...JANE },
      ],
    ],
    [
      'a list with a name for the id here and another there',
      [
        { ID: 32123, ...JOHN },
        { leadId: '32124', ...JANE },
      ],
    ],
    [
      'a list with its ids at the end',
      {
        rows: [
          { ...JOHN, leadID: '32123' },
          { ...JANE, leadID: 32124 },
        ],
      },
    ],
    [
      'a list with one id under several names',
      [
        { ID: 32123, id: '32123', leadId: 32123, ...JOHN },
        { ID: 32124, ...JANE },
      ],
    ],
    [
      'rows beside other things',
      {
        ok: true,
        rows: [
          { ID: 32123, ...JOHN },
          { ID: 32124, ...JANE },
        ],
        total: 2,
      },
    ],
    [
      'JSON with white space around it',
      ` \n${JSON.stringify(
        [
          { ID: 32123, ...JOHN },
          { ID: 32124, ...JANE },
        ],
        null,
        4,
      )}\r\n`,
    ],
  ])('%s gives the same leads', (_name, body) => {
    expect(read(body)).toEqual(both);
  });

  test.each(['{"rows":{}}', '{"rows":[]}', '[]', '{"rows":[],"total":0}'])('%s is no leads', (body) => {
    expect(read(body)).toEqual([]);
  });

  test('each lead knows the id that it stands under', () => {
    const leads = parseLeads('{"rows":{"1":{},"b":{}}}', NOTHING_TO_HIDE);
    expect([...leads].map(([id, lead]) => [id, lead.id])).toEqual([
      ['1', '1'],
      ['b', 'b'],
    ]);
  });

  function fieldsOf(lead: Record<string, string>): [string, Value][] {
    return Object.entries(lead);
  }
});

describe('ids', () => {
  test.each<[string, unknown, string]>([
    ['a number', 1001, '1001'],
    ['a text of digits', '1001', '1001'],
    ['a text with noughts before it', '007', '007'],
    ['a text longer than a number can be', '123456789012345678901234567890', '123456789012345678901234567890'],
    ['letters', 'lead_7f-Ä', 'lead_7f-Ä'],
    ['what looks like another number', '1e3', '1e3'],
    ['nought', 0, '0'],
    ['less than nought', -5, '-5'],
    ['the largest exact number', 9007199254740991, '9007199254740991'],
    ['a text of 200 letters', 'x'.repeat(200), 'x'.repeat(200)],
    ['a name from the language', 'constructor', 'constructor'],
    ['the name that sets a prototype', '__proto__', '__proto__'],
    ['pending as a part of a word', 'not-pending-1', 'not-pending-1'],
  ])('%s is kept letter for letter', (_name, id, text) => {
    expect(read([{ ID: id, status: 'new' }])).toEqual([[text, ['status', 'new']]]);
    expect(parseCreated(JSON.stringify({ leadId: id }), NOTHING_TO_HIDE)).toBe(text);
  });

  test('as keys, names from the language are ids like any other', () => {
    const body = '{"rows":{"__proto__":{"status":"a"},"constructor":{"status":"b"},"007":{"status":"c"}}}';
    expect(read(body)).toEqual([
      ['__proto__', ['status', 'a']],
      ['constructor', ['status', 'b']],
      ['007', ['status', 'c']],
    ]);
  });

  test('007 and 7 are two leads', () => {
    expect(read([{ ID: '007' }, { ID: 7 }])).toEqual([['007'], ['7']]);
  });

  test('the first of the names that holds anything is the id; another id under another name is a field', () => {
    expect(read([{ leadId: 4, id: 3, ID: null }])).toEqual([['3', ['leadId', 4], ['ID', null]]]);
  });

  test('the key of an object of rows is the id, whatever stands inside', () => {
    expect(read({ rows: { '7': { id: 99, status: 'new' } } })).toEqual([['7', ['id', 99], ['status', 'new']]]);
  });
});

describe('fields', () => {
  test('stand in the order in which they came', () => {
    const lead = '{"zeta":1,"ID":5,"alpha":2,"rows":3,"status":"new","Beta":4}';
    expect(read(`[${lead}]`)).toEqual([['5', ['zeta', 1], ['alpha', 2], ['rows', 3], ['status', 'new'], ['Beta', 4]]]);
  });

  test.each<[string, string, Value]>([
    ['a text', '"Zoë 🙂"', 'Zoë 🙂'],
    ['a text that looks like something else', '"=1+1"', '=1+1'],
    ['white space in a text', '" a\\r\\nb "', ' a\r\nb '],
    ['an empty text', '""', ''],
    ['a number', '52.205', 52.205],
    ['nought', '0', 0],
    ['yes', 'true', true],
    ['no', 'false', false],
    ['nothing', 'null', null],
    ['an object, as its JSON', '{"b": [1, null], "a": {"__proto__": true}}', '{"b":[1,null],"a":{"__proto__":true}}'],
    ['a list, as its JSON', '[1, "two", []]', '[1,"two",[]]'],
    ['an empty object', '{}', '{}'],
    ['an empty list', '[]', '[]'],
  ])('can hold %s', (_name, json, value) => {
    expect(read(`{"rows":{"1":{"x":${json}}}}`)).toEqual([['1', ['x', value]]]);
    expect(read(`[{"ID":1,"x":${json}}]`)).toEqual([['1', ['x', value]]]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '', ' ', 'rows'])(
    'can be called %j',
    (name) => {
      expect(read(`[{"ID":1,${JSON.stringify(name)}:"x"}]`)).toEqual([['1', [name, 'x']]]);
    },
  );

  test('can be as many as 500, whichever leads carry them', () => {
    const names = Array.from({ length: 500 }, (_, number) => `field${number}`);
    const body = { rows: Object.fromEntries(names.map((name, number) => [number, { [name]: number, status: 'new' }])) };
    expect(() => read(body)).toThrow('at most 500 fields, got 501');
    delete body.rows[0];
    expect(read(body)).toHaveLength(499);
  });

  test('a lead can have none', () => {
    expect(read('{"rows":{"1":{}}}')).toEqual([['1']]);
  });

  test.each<[string, Value]>([
    ['{"toString":null}', '{"toString":null}'],
    ['{"toString":1,"valueOf":2}', '{"toString":1,"valueOf":2}'],
    ['[1]', '[1]'],
  ])('a nested value under a name for ids (%s) is a field like any other', (json, value) => {
    expect(read(`{"rows":{"1":{"id":${json}}}}`)).toEqual([['1', ['id', value]]]);
    expect(read(`[{"ID":1,"id":${json}}]`)).toEqual([['1', ['id', value]]]);
  });
});

describe('any other body is refused as a whole, with what was expected and what came', () => {
  const LEADS = 'a list of leads';
  const fieldsUpTo = (last: number) =>
    Object.fromEntries([['ID', 1], ...Array.from({ length: last + 1 }, (_, number) => [`field${number}`, number])]);
  const good = { ID: 1, status: 'new' };

  test.each<[string, unknown, string, string]>([
    ['nothing', '', LEADS, 'an empty answer'],
    ['white space', ' \n ', LEADS, 'an empty answer'],
    ['null', 'null', LEADS, 'null'],
    ['a number', '42', LEADS, '42'],
    ['a text', '"ok"', LEADS, '"ok"'],
    ['a truth', 'true', LEADS, 'true'],
    ['a page', '<!DOCTYPE html><title>Log in</title><p>Please log in', LEADS, 'Log in Please log in'],
    ['plain words', 'Service is starting', LEADS, 'Service is starting'],
    ['truncated JSON', '{"rows":{"1":{"status":"new"},"2":{"sta', LEADS, '{"rows":{"1"'],
    ['two answers in one', '[][]', LEADS, '[][]'],
    ['an empty object', '{}', LEADS, '{}'],
    ['an error', { error: 'Out of tea' }, LEADS, 'Out of tea'],
    ['leads under another name', { leads: [good] }, LEADS, '{"leads":'],
    ['ids without rows', { '1': { status: 'new' } }, LEADS, '{"1":'],
    ['rows that are null', { rows: null }, LEADS, '{"rows":null}'],
    ['rows that are a number', { rows: 0 }, LEADS, '{"rows":0}'],
    ['rows that are a text', { rows: 'none' }, LEADS, '{"rows":"none"}'],
    ['rows that are a truth', { rows: false }, LEADS, '{"rows":false}'],
    ['rows within rows', { rows: { rows: [good] } }, 'an object for lead rows', '[{"ID":1'],
    ['rows behind a prototype', '{"__proto__":{"rows":[]}}', LEADS, '__proto__'],
    ['a lead that is a list', [good, []], LEADS, '[{"ID":1'],
    ['a lead that is null', { rows: [good, null] }, LEADS, 'null'],
    ['a lead that is a text', [good, 'two'], LEADS, 'two'],
    ['lists in a list', [[good]], LEADS, '[[{'],
    ['a lead by its key that is a list', { rows: { '1': good, '2': [] } }, 'lead 2', '[]'],
    ['a lead by its key that is null', { rows: { '1': good, '2': null } }, 'lead 2', 'null'],
    ['a lead by its key that is a text', { rows: { '1': good, '2': 'two' } }, 'lead 2', 'two'],
    ['a lead by its key that is a number', { rows: { '1': good, '2': 2 } }, 'lead 2', '2'],
    ['no id', [good, { status: 'new', origin: 'x' }], 'an id in lead number 2', 'status, origin'],
    ['no id that is its own', '[{"__proto__":{"ID":5}}]', 'an id in lead number 1', '__proto__'],
    ['a lead with nothing in it', [good, {}], 'an id in lead number 2', 'nothing'],
    ['an id that is null', [good, { ID: null }], 'an id in lead number 2', 'ID'],
    ['an empty id', [good, { ID: '' }], 'an id in lead number 2', ''],
    ['a blank id', [good, { ID: ' \t' }], 'an id in lead number 2', ''],
    ['an empty key', { rows: { '': { status: 'new' } } }, 'an id', ''],
    ['a blank key', { rows: { '  ': { status: 'new' } } }, 'an id', ''],
    ['an id with a fraction', [{ ID: 1.5 }], 'an id in lead number 1', '1.5'],
    ['an id that no number holds exactly', '[{"ID":9007199254740993}]', 'an id in lead number 1', '90071992547409'],
    ['an id beyond all numbers', '[{"ID":1e400}]', 'an id in lead number 1', ''],
    ['an id that is a whole page', [{ ID: 'x'.repeat(100_000) }], 'an id in lead number 1', 'xxx'],
    ['a key that is a whole page', { rows: { ['x'.repeat(100_000)]: good } }, 'an id', 'xxx'],
    ['an id with a line in two', [good, { ID: 'two\nlines' }], 'an id in lead number 2', 'two lines'],
    ['an id with a sign that no cell holds', [good, { ID: '7\u0000' }], 'an id in lead number 2', '7'],
    ['such an id as a key', { rows: { '7\u0000': good } }, 'an id', '7'],
    ['an id with half of a sign', [good, { ID: '7\ud83d' }], 'an id in lead number 2', '7'],
    ['an id that is a truth', [{ ID: true }], 'an id in lead number 1', 'true'],
    ['an id that is an object', [{ ID: { value: 1 } }], 'an id in lead number 1', '{"value":1}'],
    ['an id that is an odd object', [{ ID: { toString: null, valueOf: 1 } }], 'an id in lead number 1', 'toString'],
    ['an id that is a list', [{ ID: [1] }], 'an id in lead number 1', '[1]'],
    ['the same id twice', [good, { ID: 2 }, good], 'one lead for each id', 'the id 1'],
    ['the same id as number and as text', [{ ID: 1 }, { ID: '1' }], 'one lead for each id', 'the id 1'],
    ['the same id under two names', [{ ID: 1 }, { leadId: 1 }], 'one lead for each id', 'the id 1'],
    ['the same id with and without blanks', { rows: { '1': {}, ' 1 ': {} } }, 'one lead for each id', 'the id 1'],
    [
      'a field named as our own columns are',
      [good, { ID: 2, '(sync)': 'x' }],
      'names that a column can have',
      '(sync)',
    ],
    ['a field with a name in two lines', { rows: { '1': { 'a\nb': 1 } } }, 'names that a column can have', 'a b'],
    ['a name that is a whole page', [{ ID: 1, ['x'.repeat(60_000)]: 1 }], 'names that a column can have', 'xxx'],
    ['more fields than a sheet has use for', [fieldsUpTo(500)], 'at most 500 fields', '501'],
    ['an id in the form of our references', [good, { ID: 'pending-1' }], 'an id of Heatpunk', 'pending-1'],
    ['such an id behind a blank', [good, { ID: ' pending-1' }], 'an id of Heatpunk', 'pending-1'],
    ['such an id as a key', { rows: { 'pending-1': {} } }, 'an id of Heatpunk', 'pending-1'],
  ])('%s', (_name, body, expected, came) => {
    const error = refusal(body);
    expect(error.expected).toContain(expected);
    expect(error.came).toContain(came);
    expect(error.message).toBe(`expected ${error.expected}, got ${error.came}`);
    expect(error.came).not.toBe('');
  });

  test.each<[string, unknown]>([
    ['a long page', `<p>${'words '.repeat(10_000)}`],
    ['a long id', [{ ID: 'x'.repeat(10_000) }]],
    ['a long key', { rows: { ['x'.repeat(10_000)]: {} } }],
    ['a long key without a lead', { rows: { ['x'.repeat(10_000)]: null } }],
    ['a lead without an id and with long names', [{ ['x'.repeat(10_000)]: 1 }]],
    ['a long list of names', [Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`field${n}`, n]))]],
  ])('%s is told in a few words', (_name, body) => {
    expect(refusal(body).message.length).toBeLessThan(500);
  });

  test.each<[string, unknown]>([
    ['an empty id', [{ ID: '', status: 'new' }]],
    ['a blank id', [{ ID: ' ', status: 'new' }]],
    ['an empty key', { rows: { '': { status: 'new' } } }],
  ])('%s is not called an empty answer, which it is not', (_name, body) => {
    expect(refusal(body).came).not.toContain('answer');
  });

  test('the words are on one line and without mark-up', () => {
    expect(refusal('<b>Back</b>\n<i>soon</i>').came).toBe('Back soon');
    expect(refusal([{ '<b>\nx': 1 }]).message).not.toMatch(/[<\n]/);
    expect(refusal({ rows: { '<b>\nx': null } }).message).not.toMatch(/[<\n]/);
  });
});

describe('a body nested very deeply', () => {
  test.each([
    ['as an answer', nested(50_000)],
    ['as a lead', `{"rows":{"1":${nested(50_000)}}}`],
    ['as an id', `[{"ID":${nested(50_000)}}]`],
    ['as a field', `{"rows":{"1":{"x":${nested(50_000)}}}}`],
  ])('is refused in words %s', (_name, body) => {
    expect(refusal(body)).toBeInstanceOf(UnexpectedShape);
  });
});

describe('the answer of a create', () => {
  test.each<[string, string, string]>([
    ['leadId, a number', '{"leadId":1234}', '1234'],
    ['leadId, a text', '{"leadId":"1234"}', '1234'],
    ['leadID, a number', '{"leadID":1234}', '1234'],
    ['leadID, a text', '{"leadID":"a-7"}', 'a-7'],
    ['an id with more beside it', '{"status":"new","leadId":5}', '5'],
    ['an id under one name and null under another', '{"leadID":null,"leadId":5}', '5'],
  ])('%s is read', (_name, body, id) => {
    expect(parseCreated(body, NOTHING_TO_HIDE)).toBe(id);
  });

  test.each<[string, string, string]>([
    ['nothing', '', 'an empty answer'],
    ['null', 'null', 'null'],
    ['a number alone', '1234', '1234'],
    ['a list', '[{"leadId":1}]', '[{"leadId":1}]'],
    ['an empty object', '{}', 'nothing'],
    ['an object without an id', '{"ok":true}', 'ok'],
    ['an id that is null', '{"leadId":null}', 'leadId'],
    ['an empty id', '{"leadId":""}', ''],
    ['a blank id', '{"leadId":" "}', ''],
    ['an id with a fraction', '{"leadId":1.5}', '1.5'],
    ['an id that no number holds exactly', '{"leadId":9007199254740993}', '9007'],
    ['an id that is an object', '{"leadId":{"id":1}}', '{"id":1}'],
    ['an id that is a truth', '{"leadId":true}', 'true'],
    ['an id in the form of our references', '{"leadId":"pending-1"}', 'pending-1'],
    ['a page', '<h1>Thank you</h1>', 'Thank you'],
    ['truncated JSON', '{"leadId":12', '{"leadId":12'],
  ])('%s is refused with what came', (_name, body, came) => {
    const error = refusalOf(() => parseCreated(body, NOTHING_TO_HIDE));
    expect(error.expected).toContain('id');
    expect(error.came).toContain(came);
  });
});

test.each<[string, string, Value, Value]>([
  ['a text', 'customerName', 'Zoë', 'Zoë'],
  ['a number', 'lat', 52.2, 52.2],
  ['nought', 'lng', 0, 0],
  ['a truth', 'hasHeatPump', false, false],
  ['an empty text', 'customerName', '', ''],
  ['a cleared text', 'customerName', null, ''],
  ['a cleared status', 'status', null, ''],
  ['a cleared latitude', 'lat', null, null],
  ['a cleared longitude', 'lng', null, null],
])('%s is sent as the API takes it', (_name, field, value, sent) => {
  expect(toApi(field, value)).toBe(sent);
});

describe('bodies that nobody thought of', () => {
  const names = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('ID', 'id', 'leadID', 'leadId', 'rows', 'status', 'customerName') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf', 'toJSON', 'length', ''),
    },
    { weight: 1, arbitrary: fc.string() },
  );
  const scalars = fc.oneof(
    fc.constantFrom('null', 'true', 'false', '0', '-0', '1', '1.5', '1e400', '9007199254740993'),
    fc.constantFrom('"1"', '"01"', '" "', '""', '"pending-1"', '"__proto__"'),
    fc.integer().map(String),
    fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
  );
  /** JSON text, made by hand so that a name may be `__proto__`, or come twice. */
  const asObject = (entries: readonly (readonly [string, string])[]) =>
    `{${entries.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
  const asList = (items: readonly string[]) => `[${items.join(',')}]`;
  const { json } = fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      scalars,
      fc.array(tie('json'), { maxLength: 4 }).map(asList),
      fc.array(fc.tuple(names, tie('json')), { maxLength: 5 }).map(asObject),
    ),
  }));
  const fields = fc.array(fc.tuple(names, json), { maxLength: 5 });
  const ids = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 100_000 }).map(String) },
    { weight: 1, arbitrary: scalars },
  );
  const listed = fc.tuple(ids, fields).map(([id, others]) => asObject([['ID', id], ...others]));
  const lists = fc.array(listed, { maxLength: 4 }).map(asList);
  const keyed = fc.array(fc.tuple(fc.oneof(ids, names), fields.map(asObject)), { maxLength: 4 }).map(asObject);
  const valid = fc.oneof(
    lists,
    lists.map((rows) => `{"rows":${rows}}`),
    keyed.map((rows) => `{"rows":${rows}}`),
  );
  const broken = fc
    .tuple(valid, fc.nat(), fc.nat({ max: 3 }), fc.string({ maxLength: 3 }))
    .map(([body, at, length, patch]) => {
      const start = at % (body.length + 1);
      return body.slice(0, start) + patch + body.slice(start + length);
    });
  const truncated = fc.tuple(valid, fc.nat()).map(([body, at]) => body.slice(0, at % (body.length + 1)));

  test('give leads or a refusal in words, and nothing else', () => {
    const counts = { read: 0, refused: 0 };
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: valid }, broken, truncated, json), (body) => {
        let leads: ReadonlyMap<string, Lead>;
        try {
          leads = parseLeads(body, NOTHING_TO_HIDE);
        } catch (error) {
          if (!(error instanceof UnexpectedShape)) throw error;
          expect(error.expected).toMatch(/\S/);
          expect(error.came).toMatch(/\S/);
          counts.refused++;
          return;
        }
        counts.read++;
        for (const [key, { id, fields: read }] of leads) {
          expect(key).toBe(id);
          expect(id).toMatch(/^\S(?:[\s\S]{0,198}\S)?$/);
          for (const value of read.values()) {
            expect(value === null || ['string', 'number', 'boolean'].includes(typeof value)).toBe(true);
          }
        }
      }),
      { seed: 2026, numRuns: 10_000 },
    );
    // Both ways out were really taken.
    expect(counts.read).toBeGreaterThan(2000);
    expect(counts.refused).toBeGreaterThan(2000);
  });

  test('as the answer of a create give an id or a refusal in words', () => {
    fc.assert(
      fc.property(fc.oneof(listed, broken, json), (body) => {
        try {
          expect(parseCreated(body, NOTHING_TO_HIDE)).toMatch(/\S/);
        } catch (error) {
          if (!(error instanceof UnexpectedShape)) throw error;
        }
      }),
      { seed: 2026, numRuns: 10_000 },
    );
  });
});
