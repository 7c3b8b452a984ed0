/** The script's executions, newest first, while they go on and after. */

import { useState } from 'preact/hooks';
import type { Execution } from '../../protocol';
import { clockTime } from './clock-time';
import { Panel } from './panel';
import type { FoldProps } from './side';

/** More than anyone reads. */
const MOST = 100;

const TRIGGERS: Readonly<Record<Execution['trigger'], string>> = {
  menu: 'menu',
  clock: 'timed',
  open: 'on open',
  edit: 'on edit',
  dialog: 'dialog',
};

export function ExecutionsPanel({ page, isOpen, onToggle }: FoldProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const running = page.executions.filter(({ outcome }) => outcome === 'running');
  const [latest] = page.executions;
  const summary =
    running.length > 0
      ? `${running.length} running`
      : latest === undefined
        ? 'none yet'
        : `${latest.handler}: ${latest.outcome}`;
  return (
    <Panel
      title="Executions"
      summary={summary}
      isAlarming={running.length === 0 && latest !== undefined && latest.outcome !== 'completed'}
      isOpen={isOpen}
      isTall
      onToggle={onToggle}
    >
      <ul class="executions">
        {page.executions.slice(0, MOST).map((execution) => (
          <li key={execution.id}>
            <button
              type="button"
              class="execution"
              aria-expanded={chosen === execution.id}
              onClick={() => setChosen(chosen === execution.id ? null : execution.id)}
            >
              <span class="line">
                <b>{execution.handler}</b>
                <span class={`outcome ${execution.outcome}`}>{outcomeWords(execution)}</span>
              </span>
              <small class="line">
                <span>
                  {clockTime(execution.startedAt, page.timeZone)} · {TRIGGERS[execution.trigger]} ·{' '}
                  {execution.user.split('@')[0]}
                </span>
                <span>
                  {count(execution.calls, 'call')} · {count(execution.requests, 'request')}
                </span>
              </small>
              {execution.error !== null && <small class="error">{execution.error}</small>}
            </button>
            {chosen === execution.id && <Logs execution={execution} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Logs({ execution: { logs } }: { readonly execution: Execution }) {
  if (logs.length === 0) return <p class="logs">It logged nothing.</p>;
  return (
    <pre class="logs">
      {logs.map(({ level, text }) => (level === 'log' ? text : `${level.toUpperCase()} ${text}`)).join('\n')}
    </pre>
  );
}

function outcomeWords({ outcome, waitsFor, durationMs }: Execution): string {
  if (outcome === 'running') return waitsFor === null ? 'running' : `waits for ${waitsFor}`;
  return durationMs === null ? outcome : `${outcome}, ${seconds(durationMs)}`;
}

const seconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
