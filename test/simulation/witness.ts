import type { Heatpunk } from '../../playground/heatpunk/service';
import { type Scan, type ScannedRow, scan } from './scan';
import type { Desk } from './world';

/** A promise that was broken, in words. */
export class Broken extends Error {}

/**
 * Watches what the product does to both sides, and nothing of how it does it. It knows the texts that people and colleagues
 * wrote, where each was seen, and compares what stood before with what stands after each stretch in which only the product worked.
 */
export class Witness {
  private scanned: Scan | null = null;
  /** `field|text` that stood in this spreadsheet at some time: what its people could have seen. */
  readonly seen = new Set<string>();
  /** `lead|field` of cells that a person cleared and nothing has filled since. */
  private readonly cleared = new Set<string>();
  private runs = 0;
  private changesRead = 0;
  private journalRead = 0;
  /** `lead|field` written in Heatpunk by others while a run was at work: it could not know. */
  private readonly unknowable = new Set<string>();

  constructor(
    private readonly desk: Desk,
    private readonly heatpunk: Heatpunk,
    private readonly shared: SharedLedger,
  ) {
    this.look();
    this.skipChanges();
  }

  /** Before anybody but the product does something here. */
  beforePerson(): void {
    if (this.runs > 0) this.judge();
    else this.look();
  }

  /** After a person did something here: what stands now is theirs. */
  afterPerson(): void {
    const before = this.scanned;
    this.look();
    this.noteClearing(before, this.scanned);
    this.shared.countNewRows(before, this.scanned);
  }

  startRun(): void {
    // A run inside another, which finds the lock taken, forgets nothing of what the outer one cannot know.
    if (this.runs === 0) this.unknowable.clear();
    this.runs++;
    this.look();
    this.skipChanges();
  }

  /** Others worked in Heatpunk, or in the other spreadsheet, in the middle of a run here. */
  afterOthers(): void {
    for (const change of this.heatpunk.dashboard.history().slice(this.changesRead)) {
      this.unknowable.add(`${change.leadId}|${change.field ?? ''}`);
    }
    this.skipChanges();
  }

  endRun(): void {
    this.judge();
    this.runs--;
  }

  /** Judges the stretch since the last look, in which only the product worked. */
  private judge(): void {
    const before = this.scanned;
    this.judgeHeatpunk();
    this.look();
    const after = this.scanned;
    if (before && after) {
      this.judgeFields(before, after);
      this.judgeWhatIsTheirs(before, after);
    } else if (before && !after) throw new Broken('The lead sheet is gone.');
  }

  private look(): void {
    this.scanned = scan(this.desk.host);
    for (const row of this.scanned?.rows ?? []) {
      for (const [field, text] of row.fields) this.seen.add(`${field}|${text}`);
    }
  }

  private skipChanges(): void {
    this.changesRead = this.heatpunk.dashboard.history().length;
    this.journalRead = this.heatpunk.journal.entries().length;
  }

  /** Promise 1: what stood in a cell stands there still, or was in Heatpunk before, or a decision was made. */
  private judgeFields(before: Scan, after: Scan): void {
    const now = new Map<string, ScannedRow>();
    const texts = new Set<string>();
    for (const row of after.rows) {
      if (row.id !== '') now.set(row.id, row);
      for (const [field, text] of row.fields) texts.add(`${field}|${text}`);
    }
    for (const row of before.rows) {
      for (const [field, text] of row.fields) {
        if (!FIELDS.has(field) || !after.columns.has(field)) continue;
        const key = `${row.id}|${field}`;
        if (text === '') {
          const filled = now.get(row.id)?.fields.get(field) ?? '';
          if (filled === '' || !this.cleared.has(key)) continue;
          if (this.desk.policy === 'heatpunk' || this.shared.wasIn(row.id, field, '')) continue;
          throw new Broken(`Lead ${row.id}: ${field} was cleared in the sheet, and a run filled it with "${filled}".`);
        }
        if (texts.has(`${field}|${text}`) || this.desk.policy === 'heatpunk') continue;
        if (this.shared.wasIn(row.id, field, text) || this.desk.confirmed.has(row.id)) continue;
        throw new Broken(`Lead ${row.id || '(new)'}: ${field} "${text}" is lost: a run took it out of the sheet.`);
      }
    }
  }

  /** Promise 4: own cells, notes, headers and formulas are what they were. */
  private judgeWhatIsTheirs(before: Scan, after: Scan): void {
    const isDeletion = this.desk.confirmed.size > 0;
    const gone = isDeletion ? [] : missingFrom(after.own, before.own);
    if (gone.length > 0)
      throw new Broken(`A run changed the user's own cells: ${gone.join('; ')}\nNow: ${after.own.join('; ')}`);
    const born = missingFrom(before.own, after.own);
    if (born.length > 0) throw new Broken(`A run wrote into the user's own columns: ${born.join('; ')}`);
    if (!isDeletion && missingFrom(after.notes, before.notes).length > 0) throw new Broken('A run took a note away.');
    if (missingFrom(before.notes, after.notes).length > 0) throw new Broken('A run wrote a note.');
    const formulas = (rows: readonly ScannedRow[]) => rows.flatMap((row) => row.formulas);
    const bornFormulas = missingFrom(formulas(before.rows), formulas(after.rows));
    if (bornFormulas.length > 0) throw new Broken(`A formula was born: ${bornFormulas.join(', ')}`);
    if (!isDeletion && missingFrom(formulas(after.rows), formulas(before.rows)).length > 0)
      throw new Broken('A formula was wiped.');
    if (
      missingFrom(
        after.headers,
        before.headers.filter((header) => header !== ''),
      ).length > 0
    )
      throw new Broken(`A header was changed: ${before.headers.join(' | ')}\n${after.headers.join(' | ')}`);
  }

  /** Promises 2, 3 and 5: what a run did in Heatpunk. */
  private judgeHeatpunk(): void {
    for (const change of this.heatpunk.dashboard.history().slice(this.changesRead)) {
      if (change.through !== 'api' || change.action !== 'edited' || change.field === null) continue;
      const key = `${change.leadId}|${change.field}`;
      const old = change.old === null ? '' : String(change.old).trim();
      if (this.desk.policy === 'sheet' || this.unknowable.has(key) || this.seen.has(`${change.field}|${old}`)) continue;
      // The status that Heatpunk gives to every new lead is nobody's edit.
      if (change.field === 'status' && old === 'new') continue;
      throw new Broken(
        `Lead ${change.leadId}: ${change.field} "${old}" was overwritten in Heatpunk, unseen, with "${String(change.new)}".`,
      );
    }
    for (const entry of this.heatpunk.journal.entries().slice(this.journalRead)) {
      if (!entry.workDone) continue;
      if (entry.route === 'delete' && entry.leadId !== null && !this.desk.confirmed.has(entry.leadId)) {
        throw new Broken(`Lead ${entry.leadId} was deleted, though nobody chose it.`);
      }
      if (entry.route === 'create') this.shared.countCreate(String(entry.fields?.customerEmail ?? ''), entry.leadId);
    }
    this.skipChanges();
  }

  private noteClearing(before: Scan | null, after: Scan | null): void {
    const then = new Map((before?.rows ?? []).map((row) => [row.id, row]));
    const ids = new Set((after?.rows ?? []).map((row) => row.id));
    for (const id of then.keys()) if (!ids.has(id)) this.forgetClearing(id);
    for (const row of after?.rows ?? []) {
      if (row.id === '') continue;
      for (const [field, text] of row.fields) {
        const key = `${row.id}|${field}`;
        if (text !== '') this.cleared.delete(key);
        // A row without a word was not filled yet: its blanks are nobody's.
        else if (row.word !== '' && (then.get(row.id)?.fields.get(field) ?? '') !== '') this.cleared.add(key);
      }
    }
  }

  private forgetClearing(id: string): void {
    for (const key of this.cleared) if (key.startsWith(`${id}|`)) this.cleared.delete(key);
  }
}

/** What concerns all spreadsheets of the team: what was in Heatpunk, and how many leads each new row may become. */
export class SharedLedger {
  private readonly everIn = new Set<string>();
  private readonly everInAny = new Set<string>();
  private readonly allowed = new Map<string, number>();
  private readonly created = new Map<string, number>();
  private readonly emailOf = new Map<string, string>();
  private changesRead = 0;

  constructor(private readonly heatpunk: Heatpunk) {
    for (const { id, fields } of heatpunk.dashboard.leads()) {
      for (const field of FIELDS) this.remember(id, field, fields[field]);
    }
  }

  /** Whether a text ever stood in a lead's field in Heatpunk; of a row that lost its id, in that of any lead. */
  wasIn(id: string, field: string, text: string): boolean {
    const changes = this.heatpunk.dashboard.history();
    for (; this.changesRead < changes.length; this.changesRead++) {
      const change = changes[this.changesRead];
      if (!change) break;
      if (change.action === 'edited') {
        for (const value of [change.old, change.new]) this.remember(change.leadId, change.field ?? '', value);
      }
      const lead = change.action === 'created' ? this.heatpunk.dashboard.lead(change.leadId) : undefined;
      if (lead) for (const each of FIELDS) this.remember(change.leadId, each, lead.fields[each]);
    }
    const isNamed = id !== '' && !id.startsWith('pending-');
    return isNamed ? this.everIn.has(`${id}|${field}|${text}`) : this.everInAny.has(`${field}|${text}`);
  }

  private remember(id: string, field: string, value: unknown): void {
    this.everIn.add(`${id}|${field}|${plain(value)}`);
    this.everInAny.add(`${field}|${plain(value)}`);
  }

  /** Each row that a person makes may become one lead. */
  countNewRows(before: Scan | null, after: Scan | null): void {
    const then = openRows(before);
    for (const [email, count] of openRows(after)) {
      const more = count - (then.get(email) ?? 0);
      if (more > 0) this.allowed.set(email, (this.allowed.get(email) ?? 0) + more);
    }
  }

  /** A colleague changed or removed a lead that may be what a create without an answer made: nobody can know it again then. */
  allowForColleague(id: string): void {
    const email = this.emailOf.get(id);
    if (email !== undefined) this.allowed.set(email, (this.allowed.get(email) ?? 0) + 1);
  }

  /** Promise 3. */
  countCreate(email: string, id: string | null): void {
    if (id !== null) this.emailOf.set(id, email);
    const count = (this.created.get(email) ?? 0) + 1;
    this.created.set(email, count);
    if (count > (this.allowed.get(email) ?? 0)) throw new Broken(`The row with ${email} became ${count} leads.`);
  }
}

/** Rows that are not in Heatpunk yet, by their e-mail. */
function openRows(scanned: Scan | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of scanned?.rows ?? []) {
    if (row.id !== '' && !row.id.startsWith('pending-')) continue;
    const email = row.fields.get('customerEmail') ?? '';
    counts.set(email, (counts.get(email) ?? 0) + 1);
  }
  return counts;
}

/** What of the second list the first does not hold, each as often. */
function missingFrom(list: readonly string[], of: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return of.filter((each) => {
    const count = counts.get(each) ?? 0;
    counts.set(each, count - 1);
    return count <= 0;
  });
}

function plain(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim();
}

/** What can be edited on both sides. */
export const FIELDS: ReadonlySet<string> = new Set([
  'status',
  'customerName',
  'customerPhone',
  'customerEmail',
  'address',
  'postcode',
]);
