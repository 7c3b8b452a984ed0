// Bodies that no service should send: right answers spoilt in every way that the list below names, and bodies made from nothing.

import type { LeadRecord } from '../../playground/heatpunk/lead';
import type { Random } from '../../playground/random';
import {
  type JsonNode,
  type ListNode,
  list,
  type ObjectNode,
  object,
  placesIn,
  raw,
  textOf,
  treeOf,
} from './json-tree';
import { NO_JSON, ODD_DATES, ODD_IDS, ODD_NAMES, ODD_TEXTS, PAGES, SCALARS } from './odd-values';

/** What an answer should have been: leads, the id of a new lead, or the confirmation of an update or a delete. */
export type Wanted = 'leads' | 'new id' | 'confirmation';

export interface FuzzedBody {
  readonly text: string;
  /** Everything that is odd about it; empty for a right answer. */
  readonly kinds: readonly Kind[];
}

export interface Ingredients {
  readonly wanted: Wanted;
  /** What the right answer tells. */
  readonly leads: readonly LeadRecord[];
  /** A secret that a careless server sends back. */
  readonly key: string;
}

/** Makes a body; the same random numbers give the same. */
export function fuzzedBody(random: Random, ingredients: Ingredients): FuzzedBody {
  const draft = random.chance(0.08) ? fromNothing(random) : rightAnswer(random, ingredients);
  const kinds: Kind[] = draft.isFromNothing ? ['from nothing'] : [];
  const wanted = draft.isFromNothing ? random.int(0, 1) : random.pick(HOW_MANY);
  for (let tries = 0; kinds.length < wanted && tries < 20; tries++) {
    const kind = random.pick(TREE_KINDS);
    if (TREE_MUTATIONS[kind](draft, random, ingredients.key)) kinds.push(kind);
  }
  let text = draft.tree === null ? '' : textOf(draft.tree);
  if (kinds.length > 0 && random.chance(0.35)) {
    const kind = random.pick(TEXT_KINDS);
    const spoilt = TEXT_MUTATIONS[kind](text, random, ingredients.key);
    if (spoilt !== text) kinds.push(kind);
    text = spoilt;
  }
  return { text, kinds };
}

/** How many mutations of the tree: mostly one, since the first that is refused hides the others. */
const HOW_MANY = [0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 5];

interface Draft {
  /** null for an empty body. */
  tree: JsonNode | null;
  /** What holds the leads, in a list or under their ids. */
  readonly rows: ListNode | ObjectNode | null;
  readonly isFromNothing: boolean;
}

const ID_KEYS = ['ID', 'id', 'leadID', 'leadId'];

function rightAnswer(random: Random, { wanted, leads }: Ingredients): Draft {
  const answer = (tree: JsonNode | null): Draft => ({ tree, rows: null, isFromNothing: false });
  switch (wanted) {
    case 'leads':
      return leadsIn(random, changed(random, leads));
    case 'new id':
      return answer(object([[random.pick(['leadId', 'leadID']), raw(random.pick(['90001', '"90001"']))]]));
    case 'confirmation':
      return answer(random.pick([null, raw('""'), object([]), treeOf({ success: true }), raw('true')]));
  }
}

/** The leads as they may be by now: some gone, some changed, some new. */
function changed(random: Random, leads: readonly LeadRecord[]): LeadRecord[] {
  const stayed = leads.filter(() => !random.chance(0.1));
  const edited = stayed.map(({ id, fields }) =>
    random.chance(0.3)
      ? { id, fields: { ...fields, [random.pick(['status', 'postcode', 'origin'])]: 'Changed' } }
      : { id, fields },
  );
  const added = random.chance(0.3) ? [{ id: String(random.int(100, 999)), fields: { ...leads[0]?.fields } }] : [];
  return [...edited, ...added];
}

function leadsIn(random: Random, leads: readonly LeadRecord[]): Draft {
  const shape = random.pick(['rows', 'rows', 'array', 'rows-array'] as const);
  if (shape === 'rows') {
    const rows = object(leads.map(({ id, fields }) => [id, treeOf(fields)]));
    return { tree: object([['rows', rows]]), rows, isFromNothing: false };
  }
  const key = random.pick(ID_KEYS);
  const rows = list(
    leads.map(({ id, fields }) =>
      object([[key, raw(random.chance(0.5) ? JSON.stringify(id) : id)], ...entriesOf(fields)]),
    ),
  );
  return { tree: shape === 'array' ? rows : object([['rows', rows]]), rows, isFromNothing: false };
}

function entriesOf(value: unknown): [string, JsonNode][] {
  const tree = treeOf(value);
  return tree.kind === 'object' ? tree.entries : [];
}

function fromNothing(random: Random): Draft {
  const node = (depth: number): JsonNode => {
    const size = random.int(0, 4);
    const names = [...ID_KEYS, 'rows', 'status', 'error', 'dateCreated', random.pick(ODD_NAMES)];
    const kind = depth > 4 ? 'scalar' : random.pick(['scalar', 'list', 'object', 'object'] as const);
    if (kind === 'scalar') return raw(random.pick([SCALARS, ODD_IDS, ODD_DATES].flat()));
    if (kind === 'list') return list(Array.from({ length: size }, () => node(depth + 1)));
    return object(Array.from({ length: size }, () => [random.pick(names), node(depth + 1)]));
  };
  const top = node(0);
  return { tree: random.chance(0.5) ? object([['rows', top]]) : top, rows: null, isFromNothing: true };
}

/** Spoils a tree; false where the tree has nothing that could be spoilt so. */
type TreeMutation = (draft: Draft, random: Random, key: string) => boolean;
type TextMutation = (text: string, random: Random, key: string) => string;

const TREE_MUTATIONS = {
  'wrong type': (draft, random) => replaceAny(draft, random, raw(random.pick(SCALARS))),
  'odd id': (draft, random) => setId(draft, random, random.pick(ODD_IDS)),
  'wrong date': (draft, random) =>
    setField(draft, random, random.pick(['dateCreated', 'dateCreated', 'installedAt']), raw(random.pick(ODD_DATES))),
  'odd field name': (draft, random) => {
    const value = random.pick([raw('1'), raw('"odd"'), raw('null'), raw('{}'), raw('true')]);
    return setField(draft, random, random.pick(ODD_NAMES), value);
  },
  'odd text': (draft, random) =>
    setField(draft, random, random.pick(TEXT_FIELDS), raw(JSON.stringify(random.pick(ODD_TEXTS)))),
  'huge text': (draft, random) => {
    if (!random.chance(0.4)) return false;
    const length = random.pick([49_999, 50_000, 50_001, 70_000, 200_000]);
    const text = random.pick(['x', 'word ', '=', "'", '🏠', '\u0000', '"']).repeat(length).slice(0, length);
    return setField(draft, random, random.pick(TEXT_FIELDS), raw(JSON.stringify(text)));
  },
  'many leads': (draft, random) => {
    if (draft.rows === null || !random.chance(0.1)) return false;
    addLeads(draft.rows, random.chance(0.06) ? 2500 : 150);
    return true;
  },
  'many fields': (draft, random) => {
    const lead = random.chance(0.1) ? anyLead(draft, random) : null;
    lead?.entries.push(
      ...Array.from({ length: random.pick([30, 300, 600]) }, (_, n): [string, JsonNode] => [`field${n}`, raw(`${n}`)]),
    );
    return lead !== null;
  },
  'nested deeply': (draft, random) => {
    if (!random.chance(0.3)) return false;
    const depth = random.pick([50, 2000, 100_000]);
    const nested = random.chance(0.5)
      ? '['.repeat(depth) + ']'.repeat(depth)
      : `${'{"x":'.repeat(depth)}1${'}'.repeat(depth)}`;
    return replaceAny(draft, random, raw(nested));
  },
  'duplicate id': ({ rows }, random) => {
    const lead = rows?.kind === 'list' && rows.items.length > 0 ? random.pick(rows.items) : null;
    if (rows?.kind !== 'list' || lead?.kind !== 'object') return false;
    rows.items.splice(random.int(0, rows.items.length), 0, object([...lead.entries]));
    return true;
  },
  'equal after trimming': ({ rows }, random) => {
    const blank = random.pick([' ', '\n', '\t', '\u00a0', '\ufeff']);
    if (rows?.kind === 'object' && rows.entries.length > 0) {
      const [id, lead] = random.pick(rows.entries);
      rows.entries.push([random.chance(0.5) ? blank + id : id + blank, lead]);
      return true;
    }
    const lead = rows?.kind === 'list' && rows.items.length > 0 ? random.pick(rows.items) : null;
    if (rows?.kind !== 'list' || lead?.kind !== 'object') return false;
    const id = lead.entries.find(([name]) => ID_KEYS.includes(name))?.[1];
    if (id?.kind !== 'scalar') return false;
    const text = JSON.stringify(blank + id.text.replaceAll('"', ''));
    rows.items.push(object(lead.entries.map(([name, value]) => [name, ID_KEYS.includes(name) ? raw(text) : value])));
    return true;
  },
  'duplicate key': (draft, random) => {
    const [name] = pickOr(objectsIn(draft.tree), random)?.entries[0] ?? [];
    const owner = objectsIn(draft.tree).find(({ entries }) => entries.some(([each]) => each === name));
    if (name === undefined || owner === undefined) return false;
    owner.entries.push([name, raw(random.pick(SCALARS))]);
    return true;
  },
  'error envelope': (draft, random) => {
    const said = random.pick<[string, JsonNode]>([
      ['error', raw('"Something went wrong"')],
      ['error', treeOf({ code: 500, message: 'Out of tea' })],
      ['errors', treeOf([{ field: 'userEmail', detail: 'is unknown' }])],
      ['success', raw('false')],
      ['error', raw('{"toString":null}')],
      ['message', raw('"undefined"')],
    ]);
    if (draft.tree?.kind === 'object' && random.chance(0.5)) draft.tree.entries.push(said);
    else draft.tree = object([said]);
    return true;
  },
  'key sent back': (draft, random, key) => {
    const owner = pickOr(objectsIn(draft.tree), random);
    if (owner === null) return false;
    owner.entries.push(random.chance(0.5) ? [key, raw('null')] : ['x-api-key', raw(JSON.stringify(key))]);
    return true;
  },
} satisfies Record<string, TreeMutation>;

const TEXT_MUTATIONS = {
  truncated: (text, random) => text.slice(0, random.int(0, Math.max(0, text.length - 1))),
  patched: (text, random) => {
    const at = random.int(0, text.length);
    return (
      text.slice(0, at) + random.pick(['', '"', ',', '}', '\\', '[', '\ud800']) + text.slice(at + random.int(0, 3))
    );
  },
  'control characters': (text, random) => {
    const at = random.int(0, text.length);
    return text.slice(0, at) + random.pick(['\u0000', '\u0007', '\u001b[31m', '\u007f', '\u0085']) + text.slice(at);
  },
  'byte order mark': (text) => `\ufeff${text}`,
  page: (_, random) => random.pick(PAGES),
  empty: (_, random) => random.pick(['', ' ', '\n\n', '\u0000', '\ufeff', '\u200b']),
  'no JSON': (_, random) => random.pick(NO_JSON),
  scalar: (_, random) => random.pick(SCALARS),
  'key in words': (_, random, key) => {
    const words = `${'x'.repeat(random.int(0, 90))} ${key} is not welcome`;
    return random.pick([words, `<p>${words}</p>`, JSON.stringify(words), JSON.stringify({ error: words })]);
  },
} satisfies Record<string, TextMutation>;

export type Kind = 'from nothing' | keyof typeof TREE_MUTATIONS | keyof typeof TEXT_MUTATIONS;

// Object.keys forgets the names that the two objects are checked to have.
const TREE_KINDS = Object.keys(TREE_MUTATIONS) as (keyof typeof TREE_MUTATIONS)[];
const TEXT_KINDS = Object.keys(TEXT_MUTATIONS) as (keyof typeof TEXT_MUTATIONS)[];
export const KINDS: readonly Kind[] = ['from nothing', ...TREE_KINDS, ...TEXT_KINDS];

const TEXT_FIELDS = ['customerName', 'address', 'status', 'postcode', 'origin', 'lat', 'notes', 'crmReference'];

function pickOr<T>(choices: readonly T[], random: Random): T | null {
  return choices.length > 0 ? random.pick(choices) : null;
}

function replaceAny(draft: Draft, random: Random, replacement: JsonNode): boolean {
  const place = draft.tree && pickOr(placesIn(draft.tree), random);
  if (place && random.chance(0.9)) place(replacement);
  else draft.tree = replacement;
  return true;
}

function objectsIn(node: JsonNode | null): ObjectNode[] {
  if (node === null || node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(objectsIn);
  return [node, ...node.entries.flatMap(([, value]) => objectsIn(value))];
}

function anyLead({ rows, tree }: Draft, random: Random): ObjectNode | null {
  const nodes =
    rows === null ? objectsIn(tree) : rows.kind === 'list' ? rows.items : rows.entries.map(([, lead]) => lead);
  const lead = pickOr(nodes, random);
  return lead?.kind === 'object' ? lead : null;
}

function setField(draft: Draft, random: Random, name: string, value: JsonNode): boolean {
  const lead = anyLead(draft, random);
  const entry = lead?.entries.find(([each]) => each === name);
  if (entry) entry[1] = value;
  else lead?.entries.push([name, value]);
  return lead !== null;
}

function setId(draft: Draft, random: Random, json: string): boolean {
  const { rows } = draft;
  if (rows?.kind === 'object') {
    const row = pickOr(rows.entries, random);
    if (row) row[0] = json.startsWith('"') ? String(JSON.parse(json)) : json;
    return row !== null;
  }
  const entry = anyLead(draft, random)?.entries.find(([name]) => ID_KEYS.includes(name));
  if (entry) entry[1] = raw(json);
  return entry !== undefined;
}

function addLeads(rows: ListNode | ObjectNode, count: number): void {
  for (let number = 50_001; number <= 50_000 + count; number++) {
    const fields = entriesOf({
      dateCreated: '2026-10-05T11:03:29.000Z',
      status: 'new',
      customerName: `Customer ${number}`,
    });
    if (rows.kind === 'object') rows.entries.push([String(number), object(fields)]);
    else rows.items.push(object([['ID', raw(String(number))], ...fields]));
  }
}
