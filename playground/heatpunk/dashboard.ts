// The colleagues' side: what someone does on Heatpunk's own web page. No HTTP, no validation, no faults.

import type { JsonObject } from './json';
import type { LeadRecord } from './lead';
import type { LeadChange, LeadStore } from './lead-store';
import { newLead } from './new-lead';

export interface Dashboard {
  /** Every lead of the team, whoever may see it. */
  leads(): readonly LeadRecord[];
  lead(id: string): LeadRecord | undefined;
  /** Any field may be set here, also ones that the API would refuse. Throws when there is no such lead. */
  edit(id: string, fields: JsonObject, who?: string): void;
  /** Answers the new lead's id. What is not given is filled in as for any new lead. */
  create(fields: JsonObject, options?: { readonly id?: string; readonly who?: string }): string;
  remove(id: string, who?: string): void;
  hideFrom(member: string, id: string): void;
  showTo(member: string, id: string): void;
  /**
   * Everything that happened to a lead (or to all), through the API and here, oldest first. Outlives the lead. `since` leaves out
   * so many of the first.
   */
  history(id?: string, since?: number): readonly LeadChange[];
}

/** `creationTime` answers the moment's `dateCreated`. */
export function createDashboard(store: LeadStore, creationTime: () => string): Dashboard {
  const known = (id: string) => {
    if (!store.get(id)) throw new Error(`There is no lead ${id} on the dashboard`);
    return id;
  };
  return {
    leads: store.all,
    lead: store.get,
    edit: (id, fields, who = COLLEAGUE) => void store.edit(known(id), fields, { who, through: 'dashboard' }),
    create: (fields, { id, who = COLLEAGUE } = {}) =>
      store.create({ ...newLead({}, creationTime(), 'dashboard'), ...fields }, { who, through: 'dashboard' }, id),
    remove: (id, who = COLLEAGUE) => void store.remove(known(id), { who, through: 'dashboard' }),
    hideFrom: (member, id) => store.hide(member, known(id)),
    showTo: (member, id) => store.show(member, known(id)),
    history: store.history,
  };
}

const COLLEAGUE = 'colleague@example.com';
