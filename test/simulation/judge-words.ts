import { Broken } from './broken';
import { FIELDS, isLeadId, type LeadRow, leadRows, REQUIRED, type Snapshot, UNREADABLE_DATE, WORD } from './snapshot';

/** What a judge of the Sync column has to know of the world, as it was when the run read it. */
export interface WordKnowledge {
  /** Whether the lead is older than the window, so that it is not listed. */
  readonly isOld: (id: string) => boolean;
  /** Whether the run took what Heatpunk had: a row that was never filled waits for that, without a word. */
  readonly isPull: boolean;
  /** Whether the run sent edits and created leads. */
  readonly isPush: boolean;
  /** Whether the run had the time to send all that there was to send. */
  readonly hadTime: boolean;
  /** Whether Heatpunk's answer left a field out of every lead, so that it said nothing of it. */
  readonly isUntold: (field: string) => boolean;
  /** Whether nobody can tell if what stands in a lead's field is what Heatpunk has. */
  readonly isUnknown: (id: string, field: string, text: string) => boolean;
  /** Whether the run made the lead. */
  readonly isMade: (id: string) => boolean;
  /** What the row said before the run. */
  readonly wordBefore: (row: LeadRow) => string;
  /** Whether the policy gives way to Heatpunk: then no edit waits for a decision. */
  readonly heatpunkWins: boolean;
  /** Whether Heatpunk shows the lead to the member. */
  readonly isShown: (id: string) => boolean;
  /**
   * Whether a lead may not have been looked for far enough back: one older than the window, where nobody waits or its row gives another
   * date of creation.
   */
  readonly mayBeOverlooked: (row: LeadRow) => boolean;
  /** What stands in the lead's field in Heatpunk. */
  readonly remote: (id: string, field: string) => string | null;
  /** The same as it was when the run began. */
  readonly remoteBefore: (id: string, field: string) => string | null;
  /** The leads that Heatpunk has. */
  readonly ids: () => readonly string[];
  /** Whether a row has an edit that Heatpunk never had. */
  readonly hasOpenEdit: (id: string) => boolean;
  /** Whether what stands in a lead's field is an edit that Heatpunk never had. */
  readonly isOpenEdit: (id: string, field: string) => boolean;
  /** Whether somebody else changed the lead while the run was at work. */
  readonly isInMotion: (id: string) => boolean;
  /** Whether a request about the lead, or one that creates, failed in this run or got no answer. */
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
  'Build date': 'buildDate',
  'CRM reference': 'crmReference',
};

/** Where these are in conflict, a formula stands in the place of what Heatpunk says. */
const READ_ONLY: Readonly<Record<string, string>> = { Created: 'dateCreated', Origin: 'origin' };

/** The fields that a word names as in conflict. */
export function conflictFields(word: string): string[] {
  const [, titles] = /^Conflict: (.+)$/.exec(word) ?? [];
  return titles?.split(', ').map((title) => TITLES[title] ?? READ_ONLY[title] ?? title) ?? [];
}

/** How a field is called in words and questions. */
export function titleOf(field: string): string {
  const titles = Object.entries({ ...TITLES, ...READ_ONLY });
  return titles.find(([, named]) => named === field)?.[0] ?? field;
}

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
  if (!isLeadId(id)) return untruthOfNew(row, know, counts);
  if (word === 'Not in Heatpunk') return know.isShown(id) && !know.mayBeOverlooked(row) ? 'Heatpunk shows it' : null;
  // One that is older than the window and was not edited is left alone.
  const isLeftAlone = know.isOld(id) && !know.hasOpenEdit(id);
  if (!know.isShown(id)) return isLeftAlone ? null : 'Heatpunk does not show that lead';
  if (word === 'Synced') {
    if (know.hasOpenEdit(id) && !know.heatpunkWins) return 'has an edit that Heatpunk never had';
    // What Heatpunk gives to a lead that is made without it comes with the next run.
    const isGiven = (field: string) => know.isMade(id) && (row.fields.get(field) ?? '') === '';
    const isToldOf = (field: string) => !know.isUntold(field) && !isGiven(field);
    const differ = know.isPull && !know.isOld(id) ? differing(row, know).filter(isToldOf) : [];
    return differ.length === 0 ? null : `${differ.join(', ')} is not what Heatpunk has`;
  }
  // What has to follow a new lead as an update may be what Heatpunk gave it by itself.
  const mayWait = know.isMade(id) && !know.hadTime;
  if (word === 'Edited') {
    if (mayDiffer(row, know).length === 0 && !mayWait) return 'has no edit';
    return know.isPush && know.hadTime && !know.hasFailed(id) ? 'could have been sent' : null;
  }
  if (word.startsWith('Conflict: ')) return untruthOfConflict(row, know);
  if (word.startsWith('Failed: ')) {
    // It stays while the edit waits, also where a run that only pulls comes between.
    const isKept = word === know.wordBefore(row) && mayDiffer(row, know).length > 0;
    return isKept || know.hasFailed(id) ? null : 'has nothing that failed';
  }
  if (word.startsWith('Invalid: ')) return untruthOfInvalid(row);
  if (word === '' && !know.isPull) return null;
  return 'is a lead';
}

function untruthOfNew(row: LeadRow, know: WordKnowledge, counts: ReadonlyMap<string, number>): string | null {
  const { id, word, fields } = row;
  const missing = REQUIRED.filter((field) => (fields.get(field) ?? '') === '');
  if (word === 'Duplicate') {
    // One whose create has ended is the same as the lead that came of it, or was before the run sent that another row's edits.
    const isSame = (lead: string) =>
      [know.remote, know.remoteBefore].some((textOf) =>
        REQUIRED.every((field) => textOf(lead, field) === fields.get(field)),
      );
    const isTwin = id !== '' && know.ids().some(isSame);
    return (id !== '' && (counts.get(id) ?? 0) > 1) || isTwin ? null : 'stands once';
  }
  if (word === 'Sending') return id === '' ? 'was not sent' : null;
  // One on its way keeps what Heatpunk last said of it while its create may be at work: for how long that is, is not judged here.
  if (id !== '' && word.startsWith('Failed: ') && word === know.wordBefore(row)) return null;
  if (word.startsWith('Incomplete: needs ')) {
    const named = word
      .slice('Incomplete: needs '.length)
      .split(', ')
      .map((need) => NEEDS[need] ?? need);
    return named.join() === missing.join() ? null : `lacks ${missing.join(', ') || 'nothing'}`;
  }
  if (missing.length > 0) return `lacks ${missing.join(', ')}`;
  if (word.startsWith('Invalid: ')) return untruthOfInvalid(row);
  if (word === '') return know.isPush && know.hadTime ? 'could have been sent' : null;
  if (!word.startsWith('Failed: ')) return 'is a new row';
  return word === know.wordBefore(row) || know.hasFailed('') ? null : 'has nothing that failed';
}

/** What each reason says of a row, where it is true. */
const REASONS: readonly (readonly [reason: RegExp, isTrue: (row: LeadRow, what: string) => boolean])[] = [
  [
    /^e-mail is not complete$/,
    ({ fields }) => isFilled(fields, 'customerEmail', (text) => !/^\S+@\S+\.\S+$/.test(text)),
  ],
  [/^latitude must be a number/, ({ fields }) => isFilled(fields, 'lat', (text) => !(Math.abs(Number(text)) <= 90))],
  [/^longitude must be a number/, ({ fields }) => isFilled(fields, 'lng', (text) => !(Math.abs(Number(text)) <= 180))],
  [
    /^build date must be one of/,
    ({ fields }) => isFilled(fields, 'buildDate', (text) => !/^(pre2000|post2000|post2006)$/.test(text)),
  ],
  [/^(.+) shows as a date: /, ({ fields }, what) => fields.get(NEEDS[what] ?? fieldCalled(what)) === UNREADABLE_DATE],
  [
    /^phone shows as a number, /,
    ({ fields }) => /^-?(0(\.\d+)?|[1-9][\d.]*(E[+-]?\d+)?)$/.test(fields.get('customerPhone') ?? ''),
  ],
  [/^the formula in .+ shows /, ({ formulas }) => formulas.size > 0],
];

/** A field by its title, which stands in the middle of words here. */
function fieldCalled(title: string): string {
  const [, field = title] = Object.entries(TITLES).find(([each]) => each.toLowerCase() === title.toLowerCase()) ?? [];
  return field;
}

function isFilled(fields: LeadRow['fields'], field: string, isWrong: (text: string) => boolean): boolean {
  const text = fields.get(field) ?? '';
  return text !== '' && isWrong(text);
}

function untruthOfInvalid(row: LeadRow): string | null {
  const reasons = row.word.slice('Invalid: '.length).split('; ');
  const wrong = reasons.filter(
    (reason) => !REASONS.some(([known, isTrue]) => known.test(reason) && isTrue(row, known.exec(reason)?.[1] ?? '')),
  );
  return wrong.length === 0 ? null : `${wrong.join('; ')} is not so`;
}

function untruthOfConflict(row: LeadRow, know: WordKnowledge): string | null {
  const differ = new Set(differing(row, know));
  const named = row.word.slice('Conflict: '.length).split(', ');
  const conflicting = mayDiffer(row, know);
  const wrong = named.filter(
    (title) => !conflicting.includes(TITLES[title] ?? title) && !row.formulas.has(READ_ONLY[title] ?? ''),
  );
  if (wrong.length > 0) return `${wrong.join(', ')} agrees with Heatpunk`;
  // What is in conflict waits for a decision, and nothing else in that row does.
  if (!know.isPush || !know.hadTime || know.hasFailed(row.id) || know.isOld(row.id)) return null;
  const waiting = [...differ].filter(
    (field) =>
      !named.some((title) => (TITLES[title] ?? title) === field) &&
      !row.formulas.has(field) &&
      !know.isUntold(field) &&
      // Where Heatpunk wins, a push leaves to a pull what that decides.
      (know.isPull || (!know.heatpunkWins && know.isOpenEdit(row.id, field))),
  );
  return waiting.length === 0 ? null : `${waiting.join(', ')} could have been sent or taken`;
}

/** The fields in which the row differs from the lead, or may do so for all that anybody can tell. */
export function mayDiffer(row: LeadRow, know: Pick<WordKnowledge, 'remote' | 'isUnknown'>): string[] {
  const unknown = [...row.fields].filter(([field, text]) => FIELDS.has(field) && know.isUnknown(row.id, field, text));
  return [...new Set([...differing(row, know), ...unknown.map(([field]) => field)])];
}

/** The fields in which the row differs from the lead. */
export function differing({ id, fields }: LeadRow, { remote }: Pick<WordKnowledge, 'remote'>): string[] {
  return [...fields].filter(([field, text]) => FIELDS.has(field) && remote(id, field) !== text).map(([field]) => field);
}
