import { CREATED_FIELD, type Fields, isUpdatable } from './fields';
import type { Value } from './value';

/**
 * What both sides last agreed on: the merge's common ancestor. A lead has an entry with the fields agreed; a new row
 * whose create was sent and not yet answered has one under its reference.
 */
export interface Base {
  readonly leads: ReadonlyMap<string, Agreed>;
  readonly pending: ReadonlyMap<string, PendingCreate>;
  /** Updates on their way, by their lead's id. */
  readonly updates: ReadonlyMap<string, PendingUpdate>;
}

/**
 * An update on its way. Should its answer be lost, or the run be killed, what Heatpunk has then is not mistaken for
 * somebody else's edit.
 */
export interface PendingUpdate {
  /** When it was sent, in ms since 1970, by the clock of this side. */
  readonly at: number;
  readonly sent: Fields;
}

/** A create on its way. Kept from before the request until its outcome is known. */
export interface PendingCreate {
  /** When it was sent, in ms since 1970, by the clock of this side. */
  readonly at: number;
  readonly sent: Fields;
  /** The e-mail of the member who sent it: leads are not shown to every member, so nobody else can say that it failed. */
  readonly by: string;
  /** Leads equal to it that Heatpunk had already before it was sent: none of them can be its outcome. */
  readonly existing: readonly string[];
}

/** What both sides agree on of a lead: undefined for a field of which nobody knows, while one that is missing is blank. */
export type Agreed = ReadonlyMap<string, Value | undefined>;

/** What both sides agree on of one field; undefined where nobody knows, as in a lead that was never compared. */
export function agreedIn(agreed: Agreed | undefined, field: string): Value | undefined {
  return agreed === undefined || agreed.has(field) ? agreed?.get(field) : null;
}

/** The fields of which somebody knows. */
export function surelyAgreed(agreed: Agreed): Fields {
  return new Map([...agreed].flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const])));
}

/** Only what can be changed on both sides needs an ancestor; the date of creation tells of which window a lead is. */
export function isKeptInBase(field: string): boolean {
  return field === CREATED_FIELD || isUpdatable(field);
}

/**
 * Forgets what was agreed of some fields, as if it had been that they are blank. For fields whose columns were away: their
 * cells are not what they were, and a blank one is no cleared one.
 */
export function withoutFields(base: Base, fields: readonly string[]): Base {
  if (fields.length === 0) return base;
  const leads = [...base.leads].map(([id, agreed]): [string, Agreed] => [
    id,
    new Map([...agreed].filter(([field]) => !fields.includes(field))),
  ]);
  return { ...base, leads: new Map(leads) };
}

/** Forgets some leads, as if row and lead had never been compared. */
export function withoutLeads(base: Base, isForgotten: (id: string) => boolean): Base {
  return { ...base, leads: new Map([...base.leads].filter(([id]) => !isForgotten(id))) };
}

/** What is to be written into the base: null for an entry that goes. */
export interface BaseChanges {
  readonly leads: ReadonlyMap<string, Agreed | null>;
  readonly pending: ReadonlyMap<string, PendingCreate | null>;
  readonly updates: ReadonlyMap<string, PendingUpdate | null>;
}

/** Collects what was confirmed since the base was last written; the base itself is never changed in place. */
export class BaseDraft {
  private leads = new Map<string, Map<string, Value | undefined> | null>();
  private pending = new Map<string, PendingCreate | null>();
  private updates = new Map<string, PendingUpdate | null>();

  constructor(private readonly base: Base) {}

  /** Adds to what is agreed of a lead. */
  agree(id: string, agreed: Iterable<readonly [string, Value | undefined]>): void {
    const fields = new Map(this.leads.has(id) ? this.leads.get(id) : this.base.leads.get(id));
    for (const [field, value] of agreed) if (isKeptInBase(field)) fields.set(field, value);
    this.leads.set(id, fields);
  }

  forget(id: string): void {
    this.leads.set(id, null);
  }

  startCreate(reference: string, create: PendingCreate): void {
    this.pending.set(reference, create);
  }

  endCreate(reference: string): void {
    this.pending.set(reference, null);
  }

  startUpdate(id: string, update: PendingUpdate): void {
    this.updates.set(id, update);
  }

  endUpdate(id: string): void {
    this.updates.set(id, null);
  }

  /** What came together so far, to be written now. What comes after it adds to it. */
  changes(): BaseChanges {
    return { leads: this.leads, pending: this.pending, updates: this.updates };
  }
}
