/** Leads in rows, of which only those in sight are made: there may be thousands. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { LeadView } from '../../protocol';
import type { Lit, LitLeads } from '../leads-state';
import { fieldText, fieldTitle } from './lead-words';

interface LeadListProps {
  /** In the order in which they are shown. */
  readonly leads: readonly LeadView[];
  readonly isSearched: boolean;
  readonly lit: LitLeads;
  readonly onChoose: (id: string) => void;
}

/** Pixels. */
const ROW_HEIGHT = 58;
/** Rows beyond the edges that are made as well. */
const SPARE = 5;

export function LeadList({ leads, isSearched, lit, onChoose }: LeadListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  const look = () => {
    const { scrollTop: top = 0, clientHeight: height = 600 } = list.current ?? {};
    setSight({ top, height });
  };
  useEffect(look, []);

  const first = Math.max(0, Math.floor(sight.top / ROW_HEIGHT) - SPARE);
  const last = Math.ceil((sight.top + sight.height) / ROW_HEIGHT) + SPARE;
  const height = `${leads.length * ROW_HEIGHT}px`;
  if (leads.length === 0) return <p class="none">{isSearched ? 'No lead here has that.' : 'No leads yet.'}</p>;
  return (
    <div class="leads" ref={list} onScroll={look}>
      <ul style={{ height }}>
        {leads.slice(first, last).map((lead, index) => (
          <li key={lead.id} style={{ top: `${(first + index) * ROW_HEIGHT}px`, height: `${ROW_HEIGHT}px` }}>
            <LeadRow lead={lead} lit={lit.get(lead.id)} onChoose={() => onChoose(lead.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface LeadRowProps {
  readonly lead: LeadView;
  readonly lit: Lit | undefined;
  readonly onChoose: () => void;
}

function LeadRow({ lead: { id, fields, withdrawn }, lit, onChoose }: LeadRowProps) {
  const text = (field: string) => fieldText(fields[field]);
  const contact = [text('customerPhone'), text('customerEmail')].filter((part) => part !== '').join(' · ');
  return (
    // A row that changes again lights up again.
    <button type="button" key={lit?.at ?? 0} class={`lead${lit === undefined ? '' : ' lit'}`} onClick={onChoose}>
      <span class="line">
        <b>{text('customerName') || 'No name'}</b>
        <span class="status">{text('status')}</span>
      </span>
      <small class="line">
        <span>{contact || text('address')}</span>
        <span>#{id}</span>
      </small>
      <small class="line">
        {lit === undefined ? (
          <span>{[text('address'), text('postcode')].filter((part) => part !== '').join(', ')}</span>
        ) : (
          <span class="change">{changeWords(lit)}</span>
        )}
        {withdrawn && <span class="withdrawn">not shared</span>}
      </small>
    </button>
  );
}

function changeWords({ fields, who, through }: Lit): string {
  const by = through === 'api' ? 'from the sheet' : `here, by ${who.split('@')[0]}`;
  const names = [...fields].filter((field) => field !== null).map((field) => fieldTitle(field).toLowerCase());
  return fields.has(null) || names.length === 0 ? `new ${by}` : `${names.join(', ')} changed ${by}`;
}
