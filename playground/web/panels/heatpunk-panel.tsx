/** Heatpunk's own dashboard, where a colleague sits. */

import { useMemo, useState } from 'preact/hooks';
import type { HeatpunkView } from '../../protocol';
import { ConnectHint } from './connect-hint';
import { LeadForm } from './lead-form';
import { LeadList } from './lead-list';
import { matches } from './lead-words';
import { Panel } from './panel';
import type { FoldProps } from './side';

/** The lead that is being edited; `new` for one that is made. */
type Editing = { readonly id: string } | 'new' | null;

export function HeatpunkPanel({
  page,
  session,
  heatpunk,
  isOpen,
  onToggle,
}: FoldProps & { readonly heatpunk: HeatpunkView }) {
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<Editing>(null);
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return heatpunk.leads.filter((lead) => matches(lead, wanted)).reverse();
  }, [heatpunk.leads, search]);
  const lead = editing === null || editing === 'new' ? undefined : heatpunk.leads.find(({ id }) => id === editing.id);
  const count = heatpunk.leads.length;
  return (
    <Panel
      title="Heatpunk"
      summary={`${count.toLocaleString('en-GB')} lead${count === 1 ? '' : 's'}`}
      isOpen={isOpen}
      isTall
      onToggle={onToggle}
    >
      <ConnectHint apiKey={heatpunk.apiKey} members={heatpunk.members} isFirst={!hasConnected(page.executions)} />
      {editing !== null && (editing === 'new' || lead !== undefined) ? (
        <LeadForm
          key={lead?.id ?? 'new'}
          lead={lead ?? null}
          fields={heatpunk.fields}
          onAct={(act) => {
            session.send({ kind: 'lead', act });
            // Sharing is no end of editing: what was typed would be lost.
            if (act.do !== 'withdraw') setEditing(null);
          }}
          onCancel={() => setEditing(null)}
        />
      ) : (
        <>
          <div class="lead-tools">
            <input
              type="search"
              aria-label="Search Heatpunk’s leads"
              placeholder="Search leads"
              value={search}
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
            <button type="button" onClick={() => setEditing('new')}>
              Add lead
            </button>
          </div>
          <LeadList
            leads={found}
            isSearched={search.trim() !== ''}
            lit={page.lit}
            onChoose={(id) => setEditing({ id })}
          />
        </>
      )}
    </Panel>
  );
}

/** Whoever has sent a request knows by now how to connect. */
const hasConnected = (executions: FoldProps['page']['executions']): boolean =>
  executions.some(({ requests }) => requests > 0);
