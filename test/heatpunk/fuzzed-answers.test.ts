import { expect, test } from '@jest/globals';
import type { Lead } from '../../src/core/lead';
import { UserError } from '../../src/core/user-error';
import { type Client, createClient, type Outcome } from '../../src/heatpunk/client';
import { someLeads } from '../a-lead';
import { KEY, NOON, newLead, SAM, SINCE, toSale } from './a-client';
import { unclearIn } from './clear-words';
import { BODIES, fuzzRun } from './fuzz-run';
import { type FuzzedBody, fuzzedBody, type Wanted } from './fuzzed-bodies';

const LEADS = someLeads(4);
const WANTED: readonly Wanted[] = ['leads', 'leads', 'leads', 'new id', 'confirmation'];
/** Mostly a success, as the status of a refusal says already that it is one. */
const STATUSES = [200, 200, 200, 200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 422, 429, 500, 503];

test(`${BODIES} fuzzed bodies give leads, ids and confirmations, or one clear error`, () => {
  const run = fuzzRun();
  for (let number = 0; number < BODIES; number++) {
    run.each(
      number,
      (random) => fuzzedBody(random, { wanted: random.pick(WANTED), leads: LEADS, key: KEY }),
      (body, random) => {
        const status = body.kinds.length === 0 ? 200 : random.pick(STATUSES);
        const client = clientThatGets(body.text, status);
        checkOutcome(client.update([toSale('1')]), body, status, 'done');
        checkOutcome(client.remove(['1']), body, status, 'done');
        checkOutcome(client.create([newLead()]), body, status, 'created');
        return checkLeads(client, body, status);
      },
    );
  }
  process.stdout.write(`Fuzzed answers, seed ${run.seed}: ${run.tally()}\n`);
  expect(run.missing(['leads', 'refused'])).toEqual([]);
}, 120_000);

/** A client whose every request is answered so. */
function clientThatGets(body: string, status: number): Client {
  let now = NOON;
  return createClient(
    'heatpunk',
    { apiKey: KEY, userEmail: SAM },
    {
      sendAll: (requests) => requests.map(() => ({ status, headers: {}, body })),
      sleep: (ms) => {
        now += ms;
      },
      now: () => now,
      random: () => 0.5,
    },
    NOON + 270_000,
  );
}

function checkLeads(client: Client, body: FuzzedBody, status: number): 'leads' | 'refused' {
  let leads: ReadonlyMap<string, Lead>;
  try {
    leads = client.fetchLeads(SINCE);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(unclearIn(error.message, body.text, KEY)).toEqual([]);
    return 'refused';
  }
  expect(status).toBeLessThan(300);
  const said = leadsSaid(body.text);
  // Not one is swallowed: a second lead with the same id, say.
  expect([...leads.keys()].length).toBe(said.length);
  [...leads].forEach(([key, { id, fields }], index) => {
    expect(id).toBe(key);
    checkId(id);
    for (const [name, value] of fields) {
      if (!['string', 'number', 'boolean'].includes(typeof value) && value !== null) {
        throw new Error(`The field ${name} of lead ${id} is of type ${typeof value}`);
      }
    }
    for (const [name, value] of Object.entries(said[index] ?? {})) {
      const isPlain = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
      if (isPlain && String(value).trim() !== id && fields.get(name) !== value) {
        throw new Error(`The field ${name} of lead ${id} is ${fields.get(name)}, though ${value} came`);
      }
    }
  });
  return 'leads';
}

/** The leads that a body tells of, by another reading than the client's. */
function leadsSaid(body: string): readonly object[] {
  const answer: { rows?: unknown } | object[] = JSON.parse(body);
  const rows = Array.isArray(answer) ? answer : answer.rows;
  if (typeof rows !== 'object' || rows === null) throw new Error('Leads were read from a body without rows');
  return Array.isArray(rows) ? rows : Object.values(rows);
}

function checkId(id: string): void {
  expect(id).toBe(id.trim());
  expect(id).not.toBe('');
  expect(id.length).toBeLessThanOrEqual(200);
  expect(id).not.toMatch(/^pending-|[\p{Cc}\p{Cs}]/u);
}

function checkOutcome(
  outcomes: readonly Outcome[],
  body: FuzzedBody,
  status: number,
  success: 'done' | 'created',
): void {
  const [outcome, ...others] = outcomes;
  expect(others).toEqual([]);
  switch (outcome?.kind) {
    case 'done':
    case 'created':
      expect([outcome.kind, Math.floor(status / 100)]).toEqual([success, 2]);
      // A page for people confirms nothing.
      expect(body.kinds).not.toContain('page');
      if (outcome.kind === 'created') checkId(outcome.id);
      break;
    case 'refused':
    case 'busy':
    case 'unknown':
      expect(unclearIn(outcome.words, body.text, KEY)).toEqual([]);
      break;
    case 'stopped':
      expect(outcome.error).toBeInstanceOf(UserError);
      expect(unclearIn(outcome.error.message, body.text, KEY)).toEqual([]);
      break;
    case 'gone':
      expect(status).toBe(404);
      break;
    default:
      throw new Error('There is no outcome');
  }
}
