import type { NamedLead } from '../core/named-lead';
import { RowButton } from './row-button';

type KnownLead = Pick<NamedLead, 'id' | 'name'>;

/** What stands for a name where there is none. */
export const NO_NAME = 'No name';

/** A lead as people know it, with the id by which it is found. */
export function LeadName({ lead }: { readonly lead: KnownLead }) {
  return (
    <>
      {/* A name from right to left must not turn what follows it around. */}
      <bdi>{lead.name || NO_NAME}</bdi> <span class="quiet">(ID {lead.id})</span>
    </>
  );
}

/** The way to its row. */
export function LeadRow({ lead, onGo }: { readonly lead: KnownLead; readonly onGo: (id: string) => void }) {
  return <RowButton name={`${lead.name || NO_NAME} (ID ${lead.id})`} onGo={() => onGo(lead.id)} />;
}
