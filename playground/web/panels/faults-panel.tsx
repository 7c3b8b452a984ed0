/** Faults of Heatpunk and of the way to it, and a permission that is lacking: switched on and off. */

import type { FaultMode, FaultName, FaultSwitch } from '../../protocol';
import { Panel } from './panel';
import type { FoldProps } from './side';

const FAULTS: readonly (readonly [name: FaultName, title: string, what: string])[] = [
  ['offline', 'Offline', 'Heatpunk cannot be reached'],
  ['slow', 'Slow', 'every answer takes seconds'],
  ['429', 'Too many requests', 'answers 429 and asks to wait'],
  ['500', 'Server error', 'answers 500'],
  ['lost', 'Answer lost', 'the work is done, its answer never arrives'],
];

const MODES: readonly (readonly [mode: FaultMode, label: string])[] = [
  ['off', 'Off'],
  ['always', 'Every request'],
  ['next', 'The next request'],
  ['sometimes', 'Some requests, at random'],
];

export function FaultsPanel({ page, session, isOpen, onToggle }: FoldProps) {
  const on = page.faults.filter(({ mode }) => mode !== 'off');
  const lacksPermission = page.unpermitted.includes(page.me);
  const permit = (given: boolean) => session.send({ kind: 'permission', given });
  const titles = [...on.map(({ name }) => titleOf(name).toLowerCase()), ...(lacksPermission ? ['permission'] : [])];
  return (
    <Panel
      title="Faults"
      summary={titles.length === 0 ? 'all off' : `on: ${titles.join(', ')}`}
      isAlarming={titles.length > 0}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      <div class="faults">
        {FAULTS.map(([name, title, what]) => {
          const fault = page.faults.find((one) => one.name === name);
          const mode = fault?.mode ?? 'off';
          return (
            <label class={`fault${mode === 'off' ? '' : ' on'}`} key={name}>
              <span>
                <b>{title}</b>
                <small>
                  {what}
                  {mode !== 'off' && hitWords(fault)}
                </small>
              </span>
              <select
                value={mode}
                onChange={({ currentTarget }) => {
                  const chosen = MODES.find(([each]) => each === currentTarget.value);
                  if (chosen !== undefined) session.send({ kind: 'fault', name, mode: chosen[0] });
                }}
              >
                {MODES.map(([each, label]) => (
                  <option value={each} key={each}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          );
        })}
        <label class={`fault${lacksPermission ? ' on' : ''}`}>
          <span>
            <b>Permission</b>
            <small>you have not given one that the script asks for, as after its update</small>
          </span>
          <select
            value={lacksPermission ? 'lacking' : 'off'}
            onChange={({ currentTarget }) => permit(currentTarget.value === 'off')}
          >
            <option value="off">Off</option>
            <option value="lacking">Not given</option>
          </select>
        </label>
        {titles.length > 0 && (
          <button
            type="button"
            onClick={() => {
              for (const { name } of on) session.send({ kind: 'fault', name, mode: 'off' });
              if (lacksPermission) permit(true);
            }}
          >
            Switch all off
          </button>
        )}
      </div>
    </Panel>
  );
}

const titleOf = (name: FaultName): string => FAULTS.find(([each]) => each === name)?.[1] ?? name;

const hitWords = (fault: FaultSwitch | undefined): string => {
  const hits = fault?.hits ?? 0;
  return hits === 0 ? '' : `; struck ${hits} time${hits === 1 ? '' : 's'}`;
};
