import { createRandom, type Random } from '../../playground/random';
import type { Act, ColleagueAct, PersonAct, Place, RunAct } from './act';
import { anyFault } from './fault-maker';
import type { WindowDays } from './settings';
import { isNumber } from './snapshot';
import { type TextMaker, textMaker } from './text-maker';

/** Everything that a history starts from and does. */
export interface History {
  readonly seed: number;
  /** How many leads Heatpunk has at first. */
  readonly leads: number;
  readonly spreadsheets: 1 | 2;
  readonly shape: 'rows' | 'array' | 'rows-array';
  /** Which way of writing text the platform honours: see the contract of the host. */
  readonly literal: number;
  /** Ids of which several would be one if they were taken for numbers. */
  readonly oddIds?: boolean;
  /** Whether the second spreadsheet is another member's. */
  readonly twoMembers?: boolean;
  readonly windowDays?: WindowDays;
  readonly omitBlank?: boolean;
  /** Whether Heatpunk takes postcodes and never lists them. */
  readonly noPostcodes?: boolean;
  readonly acts: readonly Act[];
}

const COMMON_FIELDS = ['status', 'customerName', 'customerPhone', 'customerEmail', 'address', 'postcode', 'lat'];
const FIELDS = [...COMMON_FIELDS, ...COMMON_FIELDS, 'lng', 'projectName', 'crmReference', 'buildDate'];
const READ_ONLY = ['dateCreated', 'origin'];
const OURS = ['(lead id)', '(sync)'];
/** All that a column may hold; the fields are named more often than the rest. */
const ANY = [...FIELDS, ...READ_ONLY, ...OURS, 'own'];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** More leads than an automatic run may change at once, and so more than most histories have. */
const MANY_LEADS = 40;

const LEADS_OF_THREE_BATCHES = 65;

/** Makes up a history. The same seed gives the same one. */
export function makeHistory(seed: number, steps = 40): History {
  const random = createRandom(seed);
  const text = textMaker(random);
  const isLarge = random.chance(0.02);
  const isSilent = seed % 250 === 0;
  const start = {
    seed,
    leads: isSilent ? LEADS_OF_THREE_BATCHES : isLarge ? MANY_LEADS : random.int(1, 8),
    spreadsheets: random.chance(0.25) ? 2 : 1,
    shape: random.pick(['rows', 'array', 'rows-array'] as const),
    literal: random.int(0, 2),
    oddIds: random.chance(0.3),
    twoMembers: random.chance(0.5),
    windowDays: random.chance(0.3) ? 30 : 365,
    omitBlank: random.chance(0.3),
  } as const;
  const acts = Array.from({ length: steps }, () => anyAct(random, text));
  const all = isSilent ? withSilence(acts, text) : isLarge ? withMassChange(acts, random, text) : acts;
  return { ...start, noPostcodes: random.chance(0.1), acts: all };
}

/** A slip that changes nearly all leads at once, and the refresh that has to hold it. */
function withMassChange(acts: readonly Act[], random: Random, text: TextMaker): Act[] {
  const at = { on: 0, row: 0, field: random.pick(['status', 'postcode']) };
  const slip: Act = random.chance(0.5)
    ? { kind: 'fill down', at, rows: MANY_LEADS }
    : { kind: 'paste', at, block: Array.from({ length: MANY_LEADS - 5 }, () => [text(at.field)]) };
  const place = random.int(0, acts.length - 1);
  return [...acts.slice(0, place), slip, calmRun('refresh'), ...acts.slice(place + 2)];
}

/** More edits than two batches hold, and a Heatpunk that answers none of them. */
function withSilence(acts: readonly Act[], text: TextMaker): Act[] {
  const block = Array.from({ length: LEADS_OF_THREE_BATCHES }, () => [text('postcode')]);
  const edits: Act = { kind: 'paste', at: { on: 0, row: 0, field: 'postcode' }, block };
  const silence: Act = {
    ...calmRun('Push changes'),
    faults: [{ effect: { kind: 'reset' }, hits: { route: 'update' } }],
  };
  return [edits, silence, ...acts.slice(0, acts.length / 2)];
}

/** One of several choices, each as often as its weight among all. */
function choose<Choice>(random: Random, choices: readonly (readonly [weight: number, make: () => Choice])[]): Choice {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let rest = random.next() * total;
  for (const [weight, make] of choices) {
    rest -= weight;
    if (rest < 0) return make();
  }
  throw new Error('the weights are used up');
}

function anyAct(random: Random, text: TextMaker): Act {
  return choose<Act>(random, [
    [18, () => run(random, text)],
    [1, () => typingRun(random, text)],
    [1, () => dialogRun(random, text)],
    [12, () => colleague(random, text)],
    [3, () => ({ kind: 'clock', ms: random.pick([MINUTE_MS, 5 * MINUTE_MS, 24 * HOUR_MS]) })],
    [1, () => wrongClock(random)],
    [64, () => person(random, text)],
  ]);
}

function wrongClock(random: Random): Act {
  return { kind: 'wrong clock', on: random.int(0, 1), ms: random.pick([-HOUR_MS, -MINUTE_MS, 0, 2 * HOUR_MS]) };
}

function place(random: Random, fields: readonly string[] = FIELDS): Place {
  return { on: random.int(0, 1), row: random.next(), field: random.pick(fields) };
}

function person(random: Random, text: TextMaker): PersonAct {
  const at = place(random);
  const { on } = at;
  const to = random.next();
  const own = { ...at, field: 'own' };
  const typed = (where: Place): PersonAct => ({ kind: 'type', at: where, text: text(where.field) });
  return choose<PersonAct>(random, [
    [30, () => typed(at)],
    [6, () => ({ kind: 'clear', at })],
    [1, () => ({ kind: 'clear', at: place(random, ANY), rows: random.int(1, 3), columns: random.int(1, 4) })],
    [11, () => ({ kind: 'new row', on, texts: newLead(random, text, random.chance(0.8)) })],
    [5, () => ({ kind: 'paste', at: place(random, [...FIELDS, ...OURS]), block: block(random, text, at.field) })],
    [2, () => ({ kind: 'paste cells', at, from: place(random), rows: random.int(1, 3) })],
    [1, () => wholeRows(random)],
    [3, () => ({ kind: 'fill down', at: place(random, [...FIELDS, ...FIELDS, ...OURS]), rows: random.int(2, 4) })],
    [
      7,
      () => ({
        kind: random.pick(['insert row', 'delete row', 'duplicate row', 'move row', 'cut row'] as const),
        at,
        to,
      }),
    ],
    [4, () => ({ kind: 'sort', at: place(random, ANY), ascending: random.chance(0.5) })],
    [2, () => ({ kind: 'filter', at: place(random, ANY) })],
    [
      6,
      () => {
        const kind = random.pick(['insert column', 'move column', 'hide column', 'rename header'] as const);
        return { kind, at: place(random, ANY), to };
      },
    ],
    [1, () => ({ kind: 'delete column', at: place(random, [...FIELDS, ...FIELDS, ...OURS, 'own']) })],
    [4, () => typed(own)],
    [2, () => ({ kind: 'own formula', at })],
    [2, () => ({ kind: 'own note', at: place(random, [...FIELDS, 'own']), text: text('note') })],
    [2, () => ({ kind: 'own colour', at, colour: random.pick(['#ffe599', '#b6d7a8', '#f7cd7b']) })],
    [1, () => format(random)],
    [2, () => typed(place(random, [...READ_ONLY, '(sync)']))],
    [2, () => ({ kind: 'clear', at: { ...at, field: '(lead id)' } })],
    [1, () => ({ kind: 'type', at: { ...at, field: '(lead id)' }, text: random.pick(['3', '12', '012', '30', 'X9']) })],
    [1, () => ({ kind: 'rename tab', on, text: text('tab') })],
    [1, () => ({ kind: random.pick(['delete base', 'show base', 'copy spreadsheet'] as const), on })],
    [1, () => ({ kind: 'policy', on, policy: random.pick(['ask', 'ask', 'sheet', 'heatpunk'] as const) })],
    [4, () => ({ kind: 'undo', on })],
  ]);
}

/** Rows copied over others, with all that stands in them. */
function wholeRows(random: Random): PersonAct {
  const at = place(random, ['(sync)', '(lead id)']);
  const from = { ...at, row: random.next() };
  return { kind: 'paste cells', at, from, rows: random.int(1, 2), columns: random.int(2, 14) };
}

/**
 * A number format, also for a cell of a field. What another than text makes of a phone number is for people to see. Not dates where
 * numbers belong: nothing tells of a blank cell that it would show a number as a date.
 */
function format(random: Random): PersonAct {
  const at = place(random, [...FIELDS, 'own', 'own', 'own']);
  const format = random.pick(['0.00', '@', 'dd/mm/yyyy', '#,##0']);
  return { kind: 'own format', at, format: isNumber(at.field) && format === 'dd/mm/yyyy' ? '#,##0' : format };
}

/** A pasted block of up to three rows and columns. */
function block(random: Random, text: TextMaker, field: string): string[][] {
  const columns = random.pick([1, 1, 2, 3]);
  return Array.from({ length: random.int(1, 3) }, () => Array.from({ length: columns }, () => text(field)));
}

function colleague(random: Random, text: TextMaker): ColleagueAct {
  const lead = random.next();
  const field = random.pick(FIELDS);
  return choose<ColleagueAct>(random, [
    [60, () => ({ kind: 'colleague edits', lead, field, text: random.chance(0.15) ? null : text(field) })],
    [15, () => ({ kind: 'colleague creates', texts: newLead(random, text, true) })],
    [8, () => ({ kind: 'colleague deletes', lead })],
    [8, () => ({ kind: 'withdraw', lead, from: random.int(0, 1) })],
    [9, () => ({ kind: 'return', lead, from: random.int(0, 1) })],
  ]);
}

function newLead(random: Random, text: TextMaker, complete: boolean): Record<string, string> {
  const fields = ['customerName', 'customerPhone', 'customerEmail', 'address'];
  const texts = Object.fromEntries(fields.map((field) => [field, text(field)]));
  if (random.chance(0.3)) texts.status = text('status');
  if (random.chance(0.1)) texts.lat = text('lat');
  if (!complete) delete texts[random.pick(fields)];
  return texts;
}

function calmRun(item: RunAct['item']): RunAct {
  return { kind: 'run', on: 0, item, rows: [], kill: null, faults: [], locked: false, quota: false, meanwhile: [] };
}

/** A run that has something to take into the very cell in which somebody begins to type meanwhile. */
function typingRun(random: Random, text: TextMaker): RunAct {
  const at = place(random);
  const { row: lead, field } = at;
  return {
    ...calmRun(random.pick(['Sync now', 'Pull leads', 'refresh'])),
    on: at.on,
    meanwhile: [
      { atCall: 1, act: { kind: 'colleague edits', lead, field, text: text(field) } },
      { atCall: random.int(22, 40), act: { kind: 'type', at, text: text(field) } },
    ],
  };
}

/** A dialog in which something is about to be sent while people and colleagues go on. */
function dialogRun(random: Random, text: TextMaker): RunAct {
  const at = place(random);
  const others: Act[] = [
    { kind: 'type', at, text: text(at.field) },
    { kind: 'colleague edits', lead: at.row, field: at.field, text: text(at.field) },
    meanwhileAct(random, text),
  ];
  return {
    ...calmRun(random.pick(['Review & push', 'Review & push', 'undo last push'])),
    on: at.on,
    rows: [random.next(), random.next()],
    meanwhile: others.filter(() => random.chance(0.5)).map((act) => ({ atCall: 0, act })),
  };
}

/** A run, half of them in rough weather. A call number is drawn from all that a run makes: 40 to 120. */
function run(random: Random, text: TextMaker): RunAct {
  const isRough = random.chance(0.5);
  const meanwhile = random.chance(0.35)
    ? Array.from({ length: random.int(1, 3) }, () => ({ atCall: random.int(1, 100), act: meanwhileAct(random, text) }))
    : [];
  const service = random.pick(['Properties', 'Range', 'Sheet', 'Lock', 'Cache', 'Spreadsheet', 'UrlFetchApp']);
  return {
    kind: 'run',
    on: random.int(0, 1),
    item: random.pick([
      'Sync now',
      'Sync now',
      'Sync now',
      'Pull leads',
      'Push changes',
      'refresh',
      'delete',
      'Keep mine',
      "Take Heatpunk's",
      'undo last push',
      'Review & push',
      'Review & push',
    ]),
    rows: [random.next(), random.next()],
    refuses: random.chance(0.1),
    kill: isRough && random.chance(0.45) ? { atCall: random.int(1, 110), keepWrites: random.int(0, 12) } : null,
    faults:
      isRough && random.chance(0.6) ? Array.from({ length: random.pick([1, 1, 2, 3]) }, () => anyFault(random)) : [],
    locked: random.chance(0.02),
    quota: random.chance(0.02),
    serviceFails: isRough && random.chance(0.1) ? { atCall: random.int(1, 100), service } : null,
    meanwhile: meanwhile.sort((a, b) => a.atCall - b.atCall),
  };
}

/** People, colleagues, or a run from the other spreadsheet or, to find the lock taken, from the same one. */
function meanwhileAct(random: Random, text: TextMaker): Act {
  return choose<Act>(random, [
    [25, () => colleague(random, text)],
    [15, () => ({ ...run(random, text), meanwhile: [], faults: [], locked: false, quota: false, serviceFails: null })],
    [60, () => person(random, text)],
    // A service that takes its time, and one after which the run is stopped.
    [3, () => ({ kind: 'clock', ms: random.pick([5 * MINUTE_MS, 5 * MINUTE_MS, 7 * MINUTE_MS]) })],
    [1, () => wrongClock(random)],
  ]);
}
