/** A new document with its script: the part of every host in which nothing runs. */

import { createRandom } from '../random';
import type { Network, SlowNetwork } from './network';
import type { Clock } from './runtime/clock';
import { consumerLimits, type Limits } from './runtime/limits';
import { createMachine } from './runtime/machine';
import type { Latency, Machine, Manifest } from './runtime/scope';
import { defaultLiteralBehaviour, type LiteralBehaviour } from './workbook/coercion';
import { createWorkbook } from './workbook/workbook';

export interface DocumentOptions {
  /** HTML files by name, without `.html`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly manifest: Manifest;
  readonly network: Network | SlowNetwork;
  readonly literal?: Partial<LiteralBehaviour>;
  readonly spreadsheetName?: string;
  /** Europe/London unless given. */
  readonly spreadsheetTimeZone?: string;
  /** en_GB unless given; en_US is the other that is modelled. */
  readonly spreadsheetLocale?: string;
  readonly seed?: number;
  readonly limits?: Partial<Limits>;
  /** Nothing takes time unless given. */
  readonly latency?: Partial<Latency>;
  /** How many rows a new sheet has: 1000 unless given, as in Sheets. A small one is reached past its end sooner, and costs less. */
  readonly newSheetRows?: number;
}

export const createDocument = (options: DocumentOptions, clock: Clock): Machine => {
  const workbook = createWorkbook({
    id: 'local-spreadsheet',
    name: options.spreadsheetName ?? 'Untitled spreadsheet',
    timeZone: options.spreadsheetTimeZone ?? 'Europe/London',
    locale: options.spreadsheetLocale ?? 'en_GB',
    literal: { ...defaultLiteralBehaviour, ...options.literal },
    now: clock.now,
    newSheetRows: options.newSheetRows ?? 1000,
  });
  return createMachine(
    {
      clock,
      manifest: options.manifest,
      files: options.files ?? {},
      network: options.network,
      limits: { ...consumerLimits, ...options.limits },
      latency: { call: 0, ...options.latency },
      random: createRandom(options.seed ?? 1).next,
    },
    workbook,
  );
};
