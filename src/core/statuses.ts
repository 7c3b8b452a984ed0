import { STATUS_FIELD } from './fields';
import type { Lead } from './lead';

/** More suggestions than this help nobody to choose. */
const MAX_STATUSES = 50;
const MAX_LENGTH = 60;

/** The statuses to suggest: those suggested already, then new ones as they were first seen. */
export function statusesSeen(leads: ReadonlyMap<string, Lead>, suggested: readonly string[]): string[] {
  const statuses = new Set(suggested);
  for (const lead of leads.values()) {
    const status = lead.fields.get(STATUS_FIELD);
    if (typeof status === 'string' && status.trim() !== '' && status.length <= MAX_LENGTH) statuses.add(status.trim());
    if (statuses.size >= MAX_STATUSES) break;
  }
  return [...statuses];
}
