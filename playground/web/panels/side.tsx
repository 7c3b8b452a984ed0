/** What stands beside the sheet: Heatpunk's own side, and how to play with it. */

import { useState } from 'preact/hooks';
import type { PageState } from '../page-state';
import type { Session } from '../session';
import { ClockPanel } from './clock-panel';
import { ExecutionsPanel } from './executions-panel';
import { FaultsPanel } from './faults-panel';
import { HeatpunkPanel } from './heatpunk-panel';

export type PanelName = 'heatpunk' | 'faults' | 'executions' | 'clock';

export interface FoldProps {
  readonly page: PageState;
  readonly session: Session;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

export function Side({ page, session }: { readonly page: PageState; readonly session: Session }) {
  const [open, setOpen] = useState<ReadonlySet<PanelName>>(new Set(['heatpunk']));
  const [isFolded, setFolded] = useState(false);
  const fold = (name: PanelName) => ({
    page,
    session,
    isOpen: open.has(name),
    onToggle: () => setOpen(toggled(open, name)),
  });
  return (
    <div class={`side${isFolded ? ' folded' : ''}`}>
      <button
        type="button"
        class="side-fold"
        aria-expanded={!isFolded}
        title={isFolded ? 'Show what is beside the sheet' : 'Fold away'}
        onClick={() => setFolded(!isFolded)}
      >
        <span class={`arrow${isFolded ? ' left' : ''}`} aria-hidden="true" />
      </button>
      {!isFolded && (
        <div class="panels">
          {page.heatpunk !== null && <HeatpunkPanel {...fold('heatpunk')} heatpunk={page.heatpunk} />}
          {page.heatpunk !== null && <FaultsPanel {...fold('faults')} />}
          <ExecutionsPanel {...fold('executions')} />
          <ClockPanel {...fold('clock')} />
        </div>
      )}
    </div>
  );
}

function toggled(names: ReadonlySet<PanelName>, name: PanelName): ReadonlySet<PanelName> {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}
