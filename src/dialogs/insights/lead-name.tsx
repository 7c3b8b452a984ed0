import type { NamedLead } from '../../core/named-lead';

/** A lead as people know it, with the id by which it is found. */
export function LeadName({ lead }: { readonly lead: NamedLead }) {
  return (
    <>
      {/* A name from right to left must not turn what follows it around. */}
      <bdi>{lead.name || 'No name'}</bdi> <span class="quiet">(ID {lead.id})</span>
    </>
  );
}
