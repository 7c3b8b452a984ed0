import { baseSheetOf, entriesOf, updatesOnTheirWay } from './base-sheet';
import { Broken } from './broken';
import { CREATED, dayOf, FIELDS, isLeadId, type LeadRow, leadRows, ORIGIN, REQUIRED, WORD } from './snapshot';
import { textOf } from './team-record';
import type { Desk, World } from './world';

/**
 * Judges whether a spreadsheet, Heatpunk and the base agree on every lead in view, and whether each row says so.
 *
 * @throws Broken with the first that does not
 */
export function judgeAgreement(world: World, desk: Desk): void {
  const { heatpunk, record, isShownTo, isListedFor, isOldFor } = world;
  const { sheet, edits } = desk.witness;
  const listed = heatpunk.dashboard.leads().filter(({ id }) => isListedFor(desk, id));
  if (sheet === null && listed.length === 0) return;
  if (sheet === null) throw new Broken('There is no lead sheet.');
  const base = baseOf(desk);
  const seen = new Set<string>();
  // An answer without any lead is never believed where rows stand for some, so what stands then stays as it is.
  if (listed.length === 0) {
    const rows = leadRows(sheet);
    // How far back to look for one whose date of creation is gone, from the base too, nobody knows.
    const isDated = ({ id, fields }: LeadRow) =>
      base.has(id) || dayOf(fields.get(CREATED) ?? '') === record.createdOn(id);
    const edited = rows.find((row) => isShownTo(desk.member, row.id) && isDated(row) && edits.ofLead(row.id));
    if (edited) throw new Broken(`Lead ${edited.id} has an edit that was never sent.`);
    const tried = updatesOnTheirWay(baseSheetOf(desk.host));
    const wasTried = (field: string, text: string) => tried.some(({ sent }) => textOf(sent[field]) === text);
    // A row whose id was cleared stands for a lead as well, also where an update of which no answer came is not done.
    const standsForLead = ({ id, fields }: LeadRow) => {
      const texts = REQUIRED.map((field) => [field, fields.get(field) ?? ''] as const);
      const isCreated = isLeadId(id) || (fields.get(CREATED) ?? '') !== '';
      return isCreated || record.wasInSome(new Map(texts.filter(([field, text]) => !wasTried(field, text))));
    };
    const [unsent] = rows.some(standsForLead) ? [] : rows;
    if (unsent) throw new Broken(`Row ${unsent.number} says "${unsent.word}" and is no lead.`);
    return;
  }
  for (const { id, number, word, fields } of leadRows(sheet)) {
    const lead = heatpunk.dashboard.lead(id);
    const saysSo = word === 'Not in Heatpunk' || !sheet.columns.has(WORD);
    // One that is older than the window may not have been looked for far enough back.
    if (isLeadId(id) && saysSo && (!isShownTo(desk.member, id) || isOldFor(desk, id))) continue;
    if (!isShownTo(desk.member, id) && isOldFor(desk, id)) continue;
    if (lead === undefined) throw new Broken(`Row ${number} (${id || 'without an id'}) says "${word}" and is no lead.`);
    if (seen.has(id)) throw new Broken(`Lead ${id} has two rows.`);
    seen.add(id);
    if (edits.ofLead(id)) throw new Broken(`Lead ${id} has an edit that was never sent.`);
    if (word !== 'Synced' && sheet.columns.has(WORD)) throw new Broken(`Lead ${id} agrees and says "${word}".`);
    if (!isListedFor(desk, id)) continue;
    judgeGiven(world, desk, id, fields);
    for (const [field, text] of fields) {
      if (!FIELDS.has(field) || isUntold(world, desk, field)) continue;
      const there = record.now(id, field) ?? '';
      if (text !== there) throw new Broken(`Lead ${id}, "${word}": ${field} is "${text}" here and "${there}" there.`);
      const agreed = base.get(id);
      if (agreed === undefined) throw new Broken(`Lead ${id} is not in the base.`);
      if (agreed(field) !== there) {
        throw new Broken(`Lead ${id}: ${field} is "${there}" on both sides, and "${agreed(field)}" in the base.`);
      }
    }
  }
  for (const { id } of listed) if (!seen.has(id)) throw new Broken(`Lead ${id} has no row.`);
}

/** What nobody edits is what Heatpunk has, the moment of creation to the second. */
function judgeGiven(world: World, desk: Desk, id: string, fields: LeadRow['fields']): void {
  const [created, origin] = [fields.get(CREATED), fields.get(ORIGIN)];
  const when = world.record.now(id, CREATED) ?? '';
  const isSame = when === '' ? created === '' : Math.abs(momentOf(created ?? '') - Date.parse(when)) < 1000;
  if (created !== undefined && !isSame)
    throw new Broken(`Lead ${id} was created at ${when}, and its row says ${created}.`);
  const there = world.record.now(id, ORIGIN) ?? '';
  if (origin !== undefined && origin !== there && !isUntold(world, desk, ORIGIN))
    throw new Broken(`Lead ${id}: its origin is "${origin}" here and "${there}" there.`);
}

/** Milliseconds since 1970 of a date that stands in a cell as its number: days since the end of 1899, in winter's time. */
function momentOf(text: string): number {
  return text === '' ? Number.NaN : (Number(text) - 25_569) * 86_400_000;
}

/** A field that leaves so many leads at once is left out for another reason than that they are blank in it. */
const MANY_LEADS = 5;

/**
 * A field that no listed lead carries, as where blanks or postcodes are left out, may be no field at all to a spreadsheet that was never told of
 * it: a copy does not remember what was, and a run that was killed may not have noted it.
 */
function isUntold(world: World, desk: Desk, field: string): boolean {
  const isCarried = world.heatpunk.dashboard.leads().some(({ id, fields: { [field]: value } }) => {
    return world.isListedFor(desk, id) && value !== undefined && !world.leavesOut(field, value);
  });
  if (isCarried) return false;
  if (!desk.witness.toldFields.isKnown(field)) return true;
  const { sheet } = desk.witness;
  const holders = sheet === null ? [] : leadRows(sheet).filter(({ fields }) => (fields.get(field) ?? '') !== '');
  return holders.length >= MANY_LEADS;
}

/** The agreed texts of each lead, as the hidden sheet has them. */
function baseOf({ host }: Desk): Map<string, (field: string) => string> {
  const entries = new Map<string, (field: string) => string>();
  for (const { id, entry } of entriesOf(baseSheetOf(host))) {
    if (!id.startsWith('pending-')) entries.set(id, (field) => textOf(entry[field]));
  }
  return entries;
}
