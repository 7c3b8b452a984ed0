import type { Json } from '../../playground/heatpunk/json';
import type { LeadRecord } from '../../playground/heatpunk/lead';
import type { LeadChange } from '../../playground/heatpunk/lead-store';
import type { Heatpunk } from '../../playground/heatpunk/service';
import { FIELDS } from './snapshot';

/** What was ever in Heatpunk, field by field: the record that promises about edits are judged by. */
export interface TeamRecord {
  /** Changes so far: an index into them marks a moment. */
  readonly length: number;
  since(moment: number): readonly LeadChange[];
  /** Whether a text stands, or ever stood, in a lead's field. */
  wasIn(id: string, field: string, text: string): boolean;
  /** Whether some lead ever held all these texts, by field, in whatever order. */
  wasInSome(texts: ReadonlyMap<string, string>): boolean;
  /** What stands in a lead's field now; null where there is no such lead. */
  now(id: string, field: string): string | null;
  /** The day on which a lead was created (YYYY-MM-DD); '' for one that never was. */
  createdOn(id: string): string;
  /** Reads what happened since it last did. Before a lead is deleted, as nothing tells afterwards what it was created with. */
  catchUp(): void;
}

export function createTeamRecord({ dashboard }: Heatpunk): TeamRecord {
  const ever = new Map<string, Set<string>>();
  const days = new Map<string, string>();
  let read = 0;
  const remember = (id: string, field: string | null, value: Json | undefined) => {
    if (field === null || !FIELDS.has(field)) return;
    const texts = ever.get(id) ?? new Set();
    ever.set(id, texts.add(`${field}|${textOf(value)}`));
  };
  const rememberAll = ({ id, fields }: LeadRecord) => {
    for (const field of FIELDS) remember(id, field, fields[field]);
    days.set(id, textOf(fields.dateCreated).slice(0, 10));
  };
  for (const lead of dashboard.leads()) rememberAll(lead);

  const catchUp = () => {
    const changes = dashboard.history(undefined, read);
    read += changes.length;
    for (const change of changes) {
      if (change.action === 'edited') {
        for (const value of [change.old, change.new]) remember(change.leadId, change.field, value);
      }
      const lead = change.action === 'created' ? dashboard.lead(change.leadId) : undefined;
      if (lead) rememberAll(lead);
    }
  };

  return {
    get length() {
      catchUp();
      return read;
    },
    since: (moment) => dashboard.history(undefined, moment),
    wasIn(id, field, text) {
      catchUp();
      return ever.get(id)?.has(`${field}|${text}`) ?? false;
    },
    wasInSome(texts) {
      catchUp();
      return [...ever.values()].some((held) => [...texts].every(([field, text]) => held.has(`${field}|${text}`)));
    },
    now(id, field) {
      const lead = dashboard.lead(id);
      return lead === undefined ? null : textOf(lead.fields[field]);
    },
    createdOn(id) {
      catchUp();
      return days.get(id) ?? '';
    },
    catchUp,
  };
}

/** A field's value as a person reads it. */
export function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim();
}
