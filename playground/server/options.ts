/** What `npm start -- …` takes. */

import { parseArgs } from 'node:util';

export interface ServerOptions {
  readonly port: number;
  readonly leads: number;
  readonly seed: number;
  readonly latencyMs: number;
  readonly shape: 'rows' | 'array' | null;
  readonly live: boolean;
}

export const HELP = `npm start -- [options]

  --port N         where the page is served, on this machine alone (8317; 0 takes any free port)
  --leads N        how many made-up leads Heatpunk has (300)
  --seed S         which leads: the same number, the same leads (2026)
  --shape SHAPE    how Heatpunk lists leads: rows or array (without it, as each of its hosts documents)
  --latency MS     how long each call of an Apps Script service takes; Google's take some 10 to 200 ms (0)
  --live           requests go to the real Heatpunk or Easy PV: what is sent there is real
  --help           this text
`;

/** A mistake in what was typed after `npm start --`, in words for whoever typed it. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** 'help' when that is what was asked for. */
export const readOptions = (args: readonly string[]): ServerOptions | 'help' => {
  const values = parsed(args);
  if (values.help) return 'help';
  const { shape = null, live = false } = values;
  if (shape !== null && shape !== 'rows' && shape !== 'array') {
    throw new OptionError(`--shape is rows or array, not "${shape}".`);
  }
  const simulated = (['leads', 'seed', 'shape'] as const).find((name) => values[name] !== undefined);
  if (live && simulated !== undefined) {
    throw new OptionError(`--${simulated} is about the simulated Heatpunk: leave it out with --live.`);
  }
  return {
    port: whole('port', values.port ?? '8317', 65_535),
    leads: whole('leads', values.leads ?? '300', 20_000),
    seed: whole('seed', values.seed ?? '2026', 2 ** 32 - 1),
    latencyMs: whole('latency', values.latency ?? '0', 10_000),
    shape,
    live,
  };
};

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        leads: { type: 'string' },
        seed: { type: 'string' },
        latency: { type: 'string' },
        shape: { type: 'string' },
        live: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    // Node's own words name the option; what follows them is advice for programs.
    const [words = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new OptionError(`${words}. --help tells what there is.`);
  }
};

const whole = (name: string, text: string, most: number): number => {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most) {
    throw new OptionError(`--${name} takes a whole number from 0 to ${most}, not "${text}".`);
  }
  return number;
};
