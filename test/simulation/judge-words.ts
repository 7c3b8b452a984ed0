import { Broken } from './broken';
import { FIELDS, isLeadId, type LeadRow, leadRows, REQUIRED, type Snapshot, WORD } from './snapshot';

/** What a judge of the Sync column has to know of the world, as it was when the run read it. */
export interface WordKnowledge {
  /** Whether the lead is older than the window, so that it is not listed. */
  readonly isOld: (id: string) => boolean;
  /** Whether Heatpunk ever had the lead. */
  readonly isKnown: (id: string) => boolean;
  /** Whether the run took what Heatpunk had: a row that was never filled waits for that, without a word. */
  readonly isPull: boolean;
  /** Whether the run sent edits: only then it looks for leads that are older than the window. */
  readonly isPush: boolean;
  /** Whether the policy gives way to Heatpunk: then no edit waits for a decision. */
  readonly heatpunkWins: boolean;
  /** Whether Heatpunk shows the lead to the member. */
  readonly isShown: (id: string) => boolean;
  /** What stands in the lead's field in Heatpunk. */
  readonly remote: (id: string, field: string) => string | null;
  /** Whether a row has an edit that Heatpunk never had. */
  readonly hasOpenEdit: (id: string) => boolean;
  /** Whether somebody else changed the lead while the run was at work. */
  readonly isInMotion: (id: string) => boolean;
  /** Whether a request about the lead failed, or got no answer. */
  readonly hasFailed: (id: string) => boolean;
}

const TITLES: Readonly<Record<string, string>> = {
  Status: 'status',
  'Customer name': 'customerName',
  Phone: 'customerPhone',
  'E-mail': 'customerEmail',
  Address: 'address',
  Postcode: 'postcode',
  Latitude: 'lat',
  Longitude: 'lng',
  'Project name': 'projectName',
  'CRM reference': 'crmReference',
};

/** Where these are in conflict, a formula stands in the place of what Heatpunk says. */
const READ_ONLY: Readonly<Record<string, string>> = { Created: 'dateCreated', Origin: 'origin' };

const NEEDS: Readonly<Record<string, string>> = {
  name: 'customerName',
  phone: 'customerPhone',
  'e-mail': 'customerEmail',
  address: 'address',
};

/** Promise 7, after a run that came to its end while nobody touched the sheet: each row's word is true. */
export function judgeWords(snapshot: Snapshot, know: WordKnowledge): void {
  if (!snapshot.columns.has(WORD)) return;
  const rows = leadRows(snapshot);
  const counts = new Map<string, number>();
  for (const { id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const row of rows) {
    if (!holdsLead(row)) continue;
    const isDuplicate = isLeadId(row.id) && (counts.get(row.id) ?? 0) > 1;
    if (isLeadId(row.id) && know.isInMotion(row.id)) continue;
    const why = isDuplicate
      ? row.word === 'Duplicate'
        ? null
        : 'its id stands in another row too'
      : untruth(row, know, counts);
    if (why === null) continue;
    throw new Broken(`Row ${row.number} (${row.id || 'new'}) says "${row.word}", and ${why}.`);
  }
}

/** A formula that somebody filled down in advance is no lead yet. */
function holdsLead({ id, fields, formulas }: LeadRow): boolean {
  return id !== '' || [...fields].some(([field, text]) => FIELDS.has(field) && text !== '' && !formulas.has(field));
}

/** Why a word is not true; null where it is. */
function untruth(row: LeadRow, know: WordKnowledge, counts: ReadonlyMap<string, number>): string | null {
  const { id, word } = row;
  if (!isLeadId(id)) return untruthOfNew(row, counts);
  // What is older than the window was not looked for, unless there was an edit of it to send.
  // A date that somebody typed over makes a lead seem older than it is.
  const seemsOld = know.isOld(id) || !know.isKnown(id) || !know.isShown(id);
  const isUnlooked = !know.isPush && seemsOld;
  if (word === 'Not in Heatpunk') return know.isShown(id) && !know.isOld(id) ? 'Heatpunk shows it' : null;
  // One that is older than the window and was not edited is left alone.
  const isLeftAlone = know.isOld(id) && !know.hasOpenEdit(id);
  if (!know.isShown(id)) return isLeftAlone || isUnlooked ? null : 'Heatpunk does not show that lead';
  if (word === 'Synced')
    return know.hasOpenEdit(id) && !know.heatpunkWins ? 'has an edit that Heatpunk never had' : null;
  if (word === 'Edited') return differing(row, know).length > 0 || isUnlooked ? null : 'has no edit';
  if (word.startsWith('Conflict: ')) return isUnlooked ? null : untruthOfConflict(row, know);
  if (word.startsWith('Failed: ') || word.startsWith('Invalid: ')) {
    return differing(row, know).length > 0 || know.hasFailed(id) ? null : 'has nothing that could have failed';
  }
  if (word === '' && !know.isPull) return null;
  return isUnlooked ? null : 'is a lead';
}

function untruthOfNew({ id, word, fields }: LeadRow, counts: ReadonlyMap<string, number>): string | null {
  const missing = REQUIRED.filter((field) => (fields.get(field) ?? '') === '');
  if (word === 'Duplicate') return id !== '' && (counts.get(id) ?? 0) > 1 ? null : 'stands once';
  if (word === 'Sending') return id === '' ? 'was not sent' : null;
  if (word.startsWith('Incomplete: needs ')) {
    const named = word
      .slice('Incomplete: needs '.length)
      .split(', ')
      .map((need) => NEEDS[need] ?? need);
    return named.join() === missing.join() ? null : `lacks ${missing.join(', ') || 'nothing'}`;
  }
  if (word.startsWith('Invalid: ')) return missing.length === 0 ? null : `lacks ${missing.join(', ')}`;
  if (word === '' || word.startsWith('Failed: ')) return missing.length === 0 ? null : `lacks ${missing.join(', ')}`;
  return 'is a new row';
}

function untruthOfConflict(row: LeadRow, know: WordKnowledge): string | null {
  const differ = new Set(differing(row, know));
  const named = row.word.slice('Conflict: '.length).split(', ');
  const wrong = named.filter(
    (title) => !differ.has(TITLES[title] ?? title) && !row.formulas.has(READ_ONLY[title] ?? ''),
  );
  return wrong.length === 0 ? null : `${wrong.join(', ')} agrees with Heatpunk`;
}

/** The fields in which the row differs from the lead. */
function differing({ id, fields }: LeadRow, { remote }: WordKnowledge): string[] {
  return [...fields].filter(([field, text]) => FIELDS.has(field) && remote(id, field) !== text).map(([field]) => field);
}
