import { answerTimeoutMs } from '../../playground/apps-script/network';
import type { JournalEntry } from '../../playground/heatpunk/journal';
import type { LeadChange } from '../../playground/heatpunk/lead-store';
import { cellKey } from './cell-marks';
import type { Policy } from './settings';
import { isLeadId, type LeadRow, leadRows, REQUIRED, type Snapshot } from './snapshot';
import { textOf } from './team-record';

/** What is known of the run that is at work in a spreadsheet; where one runs inside another, of the outer one. */
export class RunAtHand {
  /** Whether anybody, or another run, did something here since it began. */
  isDisturbed = false;
  /** Whether it added rows. */
  hasAdded = false;
  /** The policies by which it may have decided. */
  readonly policies: Policy[];
  /** Leads to which others did something meanwhile. */
  readonly inMotion = new Set<string>();
  /** What it asked of Heatpunk itself. */
  readonly asked: JournalEntry[] = [];
  /** Leads about which a request failed; '' where it was a create. */
  private readonly failed = new Set<string>();
  private hasLostAnswers = false;
  /** Whether Heatpunk has answered it with leads: what changed before that it knows. */
  private hasFetched = false;
  /** `lead|field` that others changed in Heatpunk after it had fetched. */
  private readonly unknowable = new Set<string>();
  /** Each row as it ever stood meanwhile. */
  private readonly stood = new Set<LeadRow>();
  private atStart: Snapshot | null = null;

  constructor(
    /** When it began: an index into the changes that Heatpunk has recorded. */
    readonly began: number,
    policy: Policy,
    /** The cells that the base remembered as marked when it began. */
    readonly remembered: ReadonlySet<string>,
  ) {
    this.policies = [policy];
  }

  /** The sheet as it finds it. */
  startsFrom(snapshot: Snapshot | null): void {
    this.atStart = snapshot;
  }

  look(snapshot: Snapshot | null): void {
    if (snapshot !== null) for (const row of leadRows(snapshot)) this.stood.add(row);
  }

  /** Somebody else acted here. A run reads its policy before it asks Heatpunk for anything. */
  disturbed(policy: Policy): void {
    this.isDisturbed = true;
    if (!this.hasFetched) this.policies.push(policy);
  }

  /** A run inside it began: where this one has given the lock back already, that one works by the policy that it finds. */
  startedAnother(policy: Policy): void {
    this.isDisturbed = true;
    this.policies.push(policy);
  }

  othersChanged(changes: readonly LeadChange[]): void {
    for (const { leadId, field } of changes) {
      this.inMotion.add(leadId);
      if (this.hasFetched) this.unknowable.add(cellKey(leadId, field ?? ''));
    }
  }

  /** @param isNested whether it was a run inside this one that asked */
  asksFor(request: JournalEntry, isNested: boolean): void {
    const { route, leadId, faultId, workDone } = request;
    if (!isNested) this.asked.push(request);
    const isAnswered = faultId === null && workDone && !isUnanswered(request);
    if (route === 'fetch') {
      this.hasFetched ||= isAnswered;
      return;
    }
    // One request without an answer takes the answers of all that went out with it.
    this.hasLostAnswers ||= isUnanswered(request);
    // A create that failed is about no lead.
    if (!isAnswered) this.failed.add(route === 'create' ? '' : (leadId ?? ''));
  }

  /** Whether no answer to a fetch was anything but what there was, or none at all. */
  get wasToldAll(): boolean {
    return this.asked.every(({ route, faultId, status }) => route !== 'fetch' || faultId === null || status !== 200);
  }

  isUnknowable({ leadId, field }: LeadChange): boolean {
    return this.unknowable.has(cellKey(leadId, field ?? ''));
  }

  /** Whether a request about the lead, or one that creates (''), failed or got no answer. */
  hasFailed(id: string): boolean {
    return this.failed.has(id) || this.hasLostAnswers;
  }

  /** Whether a deletion was answered so, whatever Heatpunk has: nobody can tell that from the truth. */
  wasToldGone(id: string): boolean {
    return this.asked.some(({ route, leadId, status }) => route === 'delete' && leadId === id && status === 404);
  }

  /** Whether a text ever stood in the lead's row meanwhile, or in one without an id that may be the lead. */
  stoodInRow(id: string, field: string, text: string): boolean {
    for (const row of this.stood) {
      // A blank in just any new row would excuse whatever is cleared.
      const mayBeLead = row.id === id || (!isLeadId(row.id) && text !== '');
      if (mayBeLead && row.fields.get(field) === text) return true;
    }
    return false;
  }

  /** Whether all these texts ever stood in one row that was no lead. */
  stoodAsRow(fields: JournalEntry['fields']): boolean {
    const texts = Object.entries(fields).map(([field, value]) => [field, textOf(value)] as const);
    for (const row of this.stood) {
      if (!isLeadId(row.id) && texts.every(([field, text]) => row.fields.get(field) === text)) return true;
    }
    return false;
  }

  /** Whether an id stood in several rows when it began, and nobody touched the sheet since. */
  isDuplicate(id: string): boolean {
    return !this.isDisturbed && this.rowsAtStart().filter((row) => row.id === id).length > 1;
  }

  /** Whether somebody may have changed a row since it began. */
  isTouched({ fields }: LeadRow): boolean {
    if (!this.isDisturbed) return false;
    const content = contactOf(fields);
    return this.rowsAtStart().every((row) => contactOf(row.fields) !== content);
  }

  /** Whether the row with this e-mail stood for a create on its way when it began. */
  hadReference(email: string): boolean {
    return this.rowsAtStart().some(
      ({ id, fields }) => id.startsWith('pending-') && fields.get('customerEmail') === email,
    );
  }

  /** What the row with a number said when it began. */
  wordBefore(): (row: LeadRow) => string {
    const words = new Map(this.rowsAtStart().map((row) => [row.number, row.word]));
    return ({ number }) => words.get(number) ?? '';
  }

  rowsAtStart(): readonly LeadRow[] {
    return this.atStart === null ? [] : leadRows(this.atStart);
  }
}

/** A client waits for a minute, however slow the service is. */
export function isUnanswered({ failure, latencyMs }: JournalEntry): boolean {
  return failure !== null || latencyMs >= answerTimeoutMs;
}

function contactOf(fields: LeadRow['fields']): string {
  return REQUIRED.map((field) => fields.get(field) ?? '').join('|');
}
