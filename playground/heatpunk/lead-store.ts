// The leads themselves, who can see them, and everything that ever happened to them.

import type { Random } from '../random';
import type { Json, JsonObject } from './json';
import type { LeadRecord } from './lead';
import { memberName } from './team';

/** One thing that happened to a lead. An edit has an entry for each field whose value really changed. */
export interface LeadChange {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The member's e-mail, or whatever name was given on the dashboard. */
  readonly who: string;
  readonly through: 'api' | 'dashboard';
  readonly leadId: string;
  readonly action: 'created' | 'edited' | 'removed';
  /** Null unless the action is an edit; so are `old` and `new`. A missing field counts as null. */
  readonly field: string | null;
  readonly old: Json;
  readonly new: Json;
}

export type Author = Pick<LeadChange, 'who' | 'through'>;

export interface LeadStore {
  all(): readonly LeadRecord[];
  get(id: string): LeadRecord | undefined;
  isVisible(member: string, id: string): boolean;
  hide(member: string, id: string): void;
  show(member: string, id: string): void;
  create(fields: JsonObject, author: Author, id?: string): string;
  /** False when there is no such lead. */
  edit(id: string, fields: JsonObject, author: Author): boolean;
  remove(id: string, author: Author): boolean;
  /** Without an id those of all leads; `since` leaves out so many of the first. */
  history(id?: string, since?: number): readonly LeadChange[];
}

export function createLeadStore(seedLeads: readonly LeadRecord[], now: () => number, random: Random): LeadStore {
  const leads = new Map(seedLeads.map((lead) => [lead.id, lead]));
  if (leads.size !== seedLeads.length) throw new Error('Two of the given leads have the same id');
  const hiddenFrom = new Map<string, Set<string>>();
  const changes: LeadChange[] = [];
  let lastId = seedLeads.reduce((highest, { id }) => Math.max(highest, /^\d{1,15}$/.test(id) ? Number(id) : 0), 1000);

  const record = (author: Author, leadId: string, action: LeadChange['action'], edit?: FieldEdit) =>
    changes.push({ time: now(), ...author, leadId, action, ...(edit ?? NO_EDIT) });

  // Other teams share the numbering, so a team's ids have gaps; and no id is ever given twice.
  const nextId = () => {
    lastId += random.int(1, 9);
    return String(lastId);
  };

  return {
    all: () => [...leads.values()],
    get: (id) => leads.get(id),
    isVisible: (member, id) => leads.has(id) && !hiddenFrom.get(memberName(member))?.has(id),
    hide(member, id) {
      const hidden = hiddenFrom.get(memberName(member)) ?? new Set();
      hiddenFrom.set(memberName(member), hidden.add(id));
    },
    show: (member, id) => void hiddenFrom.get(memberName(member))?.delete(id),
    create(fields, author, id = nextId()) {
      if (leads.has(id)) throw new Error(`There is a lead ${id} already`);
      leads.set(id, { id, fields });
      record(author, id, 'created');
      return id;
    },
    edit(id, fields, author) {
      const lead = leads.get(id);
      if (!lead) return false;
      for (const edit of fieldEdits(lead.fields, fields)) record(author, id, 'edited', edit);
      leads.set(id, { id, fields: { ...lead.fields, ...fields } });
      return true;
    },
    remove(id, author) {
      if (!leads.delete(id)) return false;
      record(author, id, 'removed');
      return true;
    },
    history: (id, since = 0) => {
      const fresh = changes.slice(since);
      return id === undefined ? fresh : fresh.filter((change) => change.leadId === id);
    },
  };
}

type FieldEdit = Pick<LeadChange, 'field' | 'old' | 'new'>;

const NO_EDIT: FieldEdit = { field: null, old: null, new: null };

function fieldEdits(before: JsonObject, after: JsonObject): readonly FieldEdit[] {
  return Object.entries(after)
    .map(([field, value]) => ({ field, old: before[field] ?? null, new: value }))
    .filter((edit) => JSON.stringify(edit.old) !== JSON.stringify(edit.new));
}
