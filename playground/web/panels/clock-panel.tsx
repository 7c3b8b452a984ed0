/** The playground's clock. Moved forward, it lets timed refreshes be watched without waiting for them. */

import { useEffect, useState } from 'preact/hooks';
import { dayAndTime } from './clock-time';
import { Panel } from './panel';
import type { FoldProps } from './side';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Minutes: a week, which is the most that the server takes at once. */
const MOST = 7 * 24 * 60;

export function ClockPanel({ page: { clock, timeZone }, session, isOpen, onToggle }: FoldProps) {
  const [minutes, setMinutes] = useState('15');
  const now = useNow() + clock.ahead;
  const move = (ms: number) => session.send({ kind: 'move-clock', ms });
  const wanted = Number(minutes);
  const isPossible = Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST;
  return (
    <Panel
      title="Clock"
      summary={`${dayAndTime(now, timeZone)}${clock.moved > MINUTE / 2 ? `, ${lengthWords(clock.moved)} ahead` : ''}`}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      <div class="clock">
        <p>
          {clock.nextDue === null
            ? 'Nothing is timed. Heatpunk Leads > Settings… switches the automatic refresh on.'
            : `The next timed run is due ${dayAndTime(clock.nextDue, timeZone)}.`}
        </p>
        <div class="buttons">
          <button type="button" onClick={() => move(HOUR)}>
            1 hour forward
          </button>
          <button type="button" onClick={() => move(DAY)}>
            1 day forward
          </button>
        </div>
        <form
          class="buttons"
          onSubmit={(event) => {
            event.preventDefault();
            if (isPossible) move(wanted * MINUTE);
          }}
        >
          <input
            type="number"
            aria-label="Minutes"
            min={1}
            max={MOST}
            required
            value={minutes}
            onInput={(event) => setMinutes(event.currentTarget.value)}
          />
          <button type="submit">minutes forward</button>
        </form>
      </div>
    </Panel>
  );
}

function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** `1 d 2 h 15 min`. The clock ticks between the two times that it is the difference of: hence in whole minutes. */
function lengthWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  const parts: readonly (readonly [count: number, unit: string])[] = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ];
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count} ${unit}`])).join(' ');
}
