/** Heatpunk's leads as the page knows them, and which of them just changed. */

import type { HeatpunkView, LeadsChanged } from '../protocol';

export interface Lit {
  /** Of the changed fields; null for a lead that is new. */
  readonly fields: ReadonlySet<string | null>;
  readonly who: string;
  readonly through: 'api' | 'dashboard';
  /** Milliseconds since 1970, on this page's clock. */
  readonly at: number;
}

export type LitLeads = ReadonlyMap<string, Lit>;

/** How long a row stays lit, in ms. */
export const LIT_MS = 12_000;

export function changeLeads(view: HeatpunkView, { leads, removed }: LeadsChanged): HeatpunkView {
  const changed = new Map(leads.map((lead) => [lead.id, lead]));
  const gone = new Set(removed);
  const kept = view.leads
    .filter(({ id }) => !gone.has(id))
    .map((lead) => {
      const now = changed.get(lead.id) ?? lead;
      changed.delete(lead.id);
      return now;
    });
  const fields = [...new Set([...view.fields, ...leads.flatMap((lead) => Object.keys(lead.fields))])];
  return { ...view, leads: [...kept, ...changed.values()], fields };
}

export function litBy(lit: LitLeads, changes: LeadsChanged['changes'], at: number): LitLeads {
  const now = new Map(lit);
  for (const { id, field, who, through } of changes) {
    const known = now.get(id);
    const fields = new Set(known?.at === at ? known.fields : []);
    now.set(id, { fields: fields.add(field), who, through, at });
  }
  return now;
}

/** Without those that have been lit since then or before. */
export function unlit(lit: LitLeads, since: number): LitLeads {
  return new Map([...lit].filter(([, { at }]) => at > since));
}
