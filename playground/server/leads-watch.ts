/** Heatpunk's own side: what a colleague does there, and what becomes of the leads. */

import type { Dashboard } from '../heatpunk/dashboard';
import type { HeatpunkView, LeadAct, LeadsChanged, LeadView } from '../protocol';

export interface LeadsWatch {
  view(): Pick<HeatpunkView, 'leads' | 'fields'>;
  /** Throws when there is no such lead. */
  act(act: LeadAct): void;
  /** What has changed since it was last asked; null when nothing has. */
  changes(): LeadsChanged | null;
}

/** `members` are those from whom a lead is withdrawn. */
export const watchLeads = (dashboard: Dashboard, members: readonly string[]): LeadsWatch => {
  let seen = dashboard.history().length;
  const withdrawn = new Set<string>();
  let touched = new Set<string>();

  const viewOf = (id: string): LeadView | null => {
    const lead = dashboard.lead(id);
    return lead === undefined ? null : { ...lead, withdrawn: withdrawn.has(id) };
  };
  const viewsOf = (ids: Iterable<string>) => [...ids].map(viewOf).filter((view) => view !== null);

  const withdraw = (id: string, isWithdrawn: boolean) => {
    for (const member of members) {
      if (isWithdrawn) dashboard.hideFrom(member, id);
      else dashboard.showTo(member, id);
    }
    if (isWithdrawn) withdrawn.add(id);
    else withdrawn.delete(id);
    touched.add(id);
  };

  return {
    view: () => ({ leads: viewsOf(dashboard.leads().map(({ id }) => id)), fields: fieldsOf(dashboard) }),
    act: (act) => {
      switch (act.do) {
        case 'edit':
          return dashboard.edit(act.id, act.fields);
        case 'add':
          return void dashboard.create(act.fields);
        case 'delete':
          return dashboard.remove(act.id);
        case 'withdraw':
          return withdraw(act.id, act.withdrawn);
      }
    },
    changes: () => {
      const news = dashboard.history(undefined, seen);
      if (news.length === 0 && touched.size === 0) return null;
      seen += news.length;
      const ids = new Set([...touched, ...news.map(({ leadId }) => leadId)]);
      touched = new Set();
      return {
        kind: 'leads',
        leads: viewsOf(ids),
        removed: [...ids].filter((id) => dashboard.lead(id) === undefined),
        changes: news.map(({ leadId, field, who, through }) => ({ id: leadId, field, who, through })),
      };
    },
  };
};

const fieldsOf = (dashboard: Dashboard): readonly string[] => [
  ...new Set(dashboard.leads().flatMap(({ fields }) => Object.keys(fields))),
];
