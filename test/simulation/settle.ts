import { scan } from './scan';
import { Broken, FIELDS } from './witness';
import type { Desk, SimulatedWorld } from './world';

/** Runs until which both sides have to agree once nothing goes wrong any more. */
const MAX_RUNS = 3;
const BETWEEN_RUNS_MS = 180_000;

/**
 * Ends a history: faults are over, people decide what is theirs to decide, and at most three runs later everything in view agrees;
 * a further run writes nothing but its note, and sends nothing (promises 6 and 7).
 */
export function settle(world: SimulatedWorld, decision: 'sheet' | 'heatpunk'): void {
  world.heatpunk.faults.clear();
  for (const desk of world.desks) tidy(world, desk, decision);
  for (let runs = 0; runs < MAX_RUNS; runs++) {
    for (const desk of world.desks) {
      world.perform({ kind: 'clock', ms: BETWEEN_RUNS_MS });
      world.run(desk, 'Sync now');
    }
  }
  for (const desk of world.desks) {
    // An answer without any lead is never believed, so what stands then stays as it is.
    if (world.heatpunk.dashboard.leads().every(({ id }) => world.withdrawn.has(id))) return;
    judgeAgreement(world, desk);
    const record = world.run(desk, 'Sync now');
    if (record.requests !== 1) throw new Broken(`A run with nothing to do sent ${record.requests} requests.`);
    if (record.rangeWrites > 1)
      throw new Broken(`A run with nothing to do wrote ${record.rangeWrites} times: ${writesOf(record.callsByName)}.`);
  }
}

/** What only people can do: remove copies, finish or remove rows that cannot be sent, decide conflicts. */
function tidy(world: SimulatedWorld, desk: Desk, decision: 'sheet' | 'heatpunk'): void {
  const { people } = desk.host;
  desk.witness.beforePerson();
  const sheet = scan(desk.host);
  if (!sheet) return;
  people.openSheet(sheet.sheet.name);
  const known = new Set<string>();
  const surplus = sheet.rows.filter(({ id, fields }) => {
    const isCopy = id !== '' && known.has(id);
    known.add(id);
    const lacks = ['customerName', 'customerPhone', 'customerEmail', 'address'].some(
      (field) => (fields.get(field) ?? '') === '',
    );
    return isCopy || ((id === '' || id.startsWith('pending-')) && lacks);
  });
  for (const { number } of surplus.reverse()) people.deleteRows(number);
  for (const row of scan(desk.host)?.rows ?? []) {
    for (const formula of row.formulas) {
      const column = sheet.columns.get(formula.split(':')[0] ?? '');
      if (column !== undefined) people.type([row.number, column], `plain ${row.number}`);
    }
    const email = row.fields.get('customerEmail') ?? '';
    const column = sheet.columns.get('customerEmail');
    const isWrong = email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email);
    if (isWrong && column !== undefined)
      people.type([row.number, column], `mended${row.number}x${desk.host.clock.now()}@example.com`);
  }
  desk.witness.afterPerson();
  if ((scan(desk.host)?.rows ?? []).some(({ word }) => word.startsWith('Conflict'))) world.tally['decided conflicts']++;
  world.perform({ kind: 'policy', on: world.desks.indexOf(desk), policy: decision });
}

function judgeAgreement({ heatpunk, withdrawn }: SimulatedWorld, desk: Desk): void {
  const sheet = scan(desk.host);
  if (!sheet) throw new Broken('There is no lead sheet.');
  const inView = heatpunk.dashboard.leads().filter(({ id }) => !withdrawn.has(id));
  const visible = new Map(inView.map((lead) => [lead.id, lead]));
  const seen = new Set<string>();
  for (const row of sheet.rows) {
    const lead = visible.get(row.id);
    if (row.word === 'Not in Heatpunk') continue;
    if (!lead) throw new Broken(`Row ${row.number} (${row.id || 'without an id'}) says "${row.word}" and is no lead.`);
    if (seen.has(row.id)) throw new Broken(`Lead ${row.id} has two rows.`);
    seen.add(row.id);
    for (const [field, text] of row.fields) {
      if (!FIELDS.has(field)) continue;
      const value = lead.fields[field];
      const there = value === null || value === undefined ? '' : String(value).trim();
      if (text !== there)
        throw new Broken(`Lead ${row.id}, "${row.word}": ${field} is "${text}" here and "${there}" there.`);
    }
    if (row.word !== 'Synced' && sheet.columns.has('(sync)'))
      throw new Broken(`Lead ${row.id} agrees and says "${row.word}".`);
  }
  for (const id of visible.keys()) if (!seen.has(id)) throw new Broken(`Lead ${id} has no row.`);
}

function writesOf(calls: Readonly<Record<string, number>>): string {
  return Object.entries(calls)
    .filter(([name]) => /^Range\.(set|clear)/.test(name))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
