import type { Fault } from '../../playground/heatpunk/faults';
import { createRandom, type Random } from '../../playground/heatpunk/random';
import type { Act, Place, RunAct } from './act';

/** Everything that a history starts from and does. */
export interface History {
  readonly seed: number;
  /** How many leads Heatpunk has at first. */
  readonly leads: number;
  readonly spreadsheets: 1 | 2;
  readonly shape: 'rows' | 'array' | 'rows-array';
  /** Which way of writing text the platform honours: see the contract of the host. */
  readonly literal: number;
  readonly acts: readonly Act[];
}

const FIELDS = ['status', 'customerName', 'customerPhone', 'customerEmail', 'address', 'postcode'];
const MINUTE_MS = 60_000;

/** Makes up a history. The same seed gives the same one. */
export function makeHistory(seed: number, steps = 40): History {
  const random = createRandom(seed);
  const text = textMaker(random);
  return {
    seed,
    leads: random.int(1, 9),
    spreadsheets: random.chance(0.3) ? 2 : 1,
    shape: random.pick(['rows', 'array', 'rows-array']),
    literal: random.int(0, 2),
    acts: Array.from({ length: steps }, () => anyAct(random, text)),
  };
}

type TextMaker = (field: string) => string;

/** Texts that occur once, so that each can be followed; some of them would like to be formulas, numbers or dates. */
function textMaker(random: Random): TextMaker {
  let count = 0;
  return (field) => {
    count += 1;
    if (field === 'customerEmail') return `p${count}@example.com`;
    if (field === 'customerPhone') return random.pick([`07700 90${count}`, `0770090${count}`, `+44770090${count}`]);
    return random.pick([
      `${field} ${count}`,
      `=${count}+1`,
      `'${count} quoted`,
      `00${count}`,
      ` padded ${count} `,
      `🙂 ${count}`,
      `@SUM(${count})`,
    ]);
  };
}

function anyAct(random: Random, text: TextMaker): Act {
  const roll = random.next();
  if (roll < 0.3) return run(random, text);
  if (roll < 0.42) return colleague(random, text);
  if (roll < 0.45)
    return { kind: 'clock', ms: random.pick([MINUTE_MS, 5 * MINUTE_MS, -10 * MINUTE_MS, 24 * 60 * MINUTE_MS]) };
  return person(random, text);
}

function place(random: Random, fields: readonly string[] = FIELDS): Place {
  return { on: random.int(0, 1), row: random.next(), field: random.pick(fields) };
}

function person(random: Random, text: TextMaker): Act {
  const at = place(random);
  const to = random.next();
  const roll = random.next();
  if (roll < 0.34) return { kind: 'type', at, text: text(at.field) };
  if (roll < 0.41) return { kind: 'clear', at };
  if (roll < 0.52) return { kind: 'new row', on: at.on, texts: newLead(random, text, random.chance(0.8)) };
  if (roll < 0.57) return { kind: 'paste', at, block: [[text(at.field)], [text(at.field)], [text(at.field)]] };
  if (roll < 0.6) return { kind: 'fill down', at, rows: random.int(2, 4) };
  if (roll < 0.67)
    return { kind: random.pick(['insert row', 'delete row', 'duplicate row', 'move row'] as const), at, to };
  if (roll < 0.71) return { kind: 'sort', at, ascending: random.chance(0.5) };
  if (roll < 0.73) return { kind: 'filter', at };
  if (roll < 0.79) {
    const kind = random.pick(['insert column', 'move column', 'hide column', 'rename header'] as const);
    return { kind, at: place(random, [...FIELDS, '(lead id)', '(sync)', 'own']), to };
  }
  if (roll < 0.8) return { kind: 'delete column', at: place(random, [...FIELDS, 'own']) };
  if (roll < 0.84) return { kind: 'type', at: { ...at, field: 'own' }, text: text('own') };
  if (roll < 0.86) return { kind: 'own formula', at };
  if (roll < 0.88) return { kind: 'own note', at: place(random, [...FIELDS, 'own']), text: text('note') };
  if (roll < 0.9)
    return { kind: 'type', at: { ...at, field: random.pick(['(sync)', 'dateCreated']) }, text: text('odd') };
  if (roll < 0.92) return { kind: 'clear', at: { ...at, field: '(lead id)' } };
  if (roll < 0.93) return { kind: 'type', at: { ...at, field: '(lead id)' }, text: random.pick(['12', '30', 'X9']) };
  if (roll < 0.94) return { kind: 'rename tab', on: at.on, text: text('tab') };
  if (roll < 0.95) return { kind: random.pick(['delete base', 'show base', 'copy spreadsheet'] as const), on: at.on };
  if (roll < 0.96)
    return { kind: 'policy', on: at.on, policy: random.pick(['ask', 'ask', 'sheet', 'heatpunk'] as const) };
  return { kind: 'undo', on: at.on };
}

function colleague(random: Random, text: TextMaker): Act {
  const lead = random.next();
  const field = random.pick(FIELDS);
  const roll = random.next();
  if (roll < 0.6) return { kind: 'colleague edits', lead, field, text: random.chance(0.15) ? null : text(field) };
  if (roll < 0.75) return { kind: 'colleague creates', texts: newLead(random, text, true) };
  return { kind: random.pick(['colleague deletes', 'withdraw', 'return'] as const), lead };
}

function newLead(random: Random, text: TextMaker, complete: boolean): Record<string, string> {
  const fields = ['customerName', 'customerPhone', 'customerEmail', 'address'];
  const texts = Object.fromEntries(fields.map((field) => [field, text(field)]));
  if (random.chance(0.3)) texts.status = text('status');
  if (!complete) delete texts[random.pick(fields)];
  return texts;
}

function run(random: Random, text: TextMaker): RunAct {
  const isRough = random.chance(0.5);
  const meanwhile = random.chance(0.35)
    ? Array.from({ length: random.int(1, 3) }, () => ({ atCall: random.int(1, 90), act: meanwhileAct(random, text) }))
    : [];
  return {
    kind: 'run',
    on: random.int(0, 1),
    item: random.pick(['Sync now', 'Sync now', 'Sync now', 'Pull leads', 'Push changes', 'refresh', 'delete']),
    rows: [random.next(), random.next()],
    kill: isRough && random.chance(0.45) ? { atCall: random.int(1, 110), keepWrites: random.int(0, 12) } : null,
    faults: isRough && random.chance(0.6) ? [fault(random)] : [],
    locked: random.chance(0.02),
    quota: random.chance(0.02),
    meanwhile: meanwhile.sort((a, b) => a.atCall - b.atCall),
  };
}

/** People, colleagues, or a run from the other spreadsheet or, to find the lock taken, from the same one. */
function meanwhileAct(random: Random, text: TextMaker): Act {
  const roll = random.next();
  if (roll < 0.25) return colleague(random, text);
  if (roll < 0.4) return { ...run(random, text), meanwhile: [], faults: [], locked: false, quota: false };
  return person(random, text);
}

/** What a server and a network really do: none of these says that nothing was done after it was. */
function fault(random: Random): Fault {
  const route = random.pick(['fetch', 'create', 'update', 'delete'] as const);
  const hits = { route, next: random.int(1, 4) };
  const when = random.pick(['before', 'after'] as const);
  const anyTime: Fault['effect'][] = [
    { kind: 'hang' },
    { kind: 'reset' },
    { kind: 'answer-lost' },
    { kind: 'answer-lost' },
    { kind: 'html-page' },
    { kind: 'truncate' },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, body: 'html' },
  ];
  const beforehand: Fault['effect'][] = [
    { kind: 'refuse' },
    { kind: 'status', status: 429, retryAfter: { seconds: 2 } },
    { kind: 'status', status: 422, message: 'Not today.' },
    { kind: 'status', status: 401 },
  ];
  if (route === 'fetch' && random.chance(0.3)) {
    return {
      effect: { kind: 'body', body: random.pick([{ rows: [] }, { rows: {} }, null, { error: 'Out of tea' }]) },
      hits,
    };
  }
  if (random.chance(0.3)) return { effect: random.pick(beforehand), hits };
  return { effect: random.pick(anyTime), when, hits };
}
