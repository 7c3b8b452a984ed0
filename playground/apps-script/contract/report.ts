/** Asks the platform about every claim. The entry of the script that runs inside a spreadsheet, the host's or a real one. */

import { messageOf } from './claim';
import { claims } from './table';

export interface Finding {
  readonly name: string;
  readonly source: string;
  readonly settled: boolean;
  readonly agrees: boolean;
  /** As JSON text, to survive any way of carrying it. */
  readonly expected: string;
  readonly actual: string;
}

export const reportClaims = (): readonly Finding[] =>
  claims.map(({ name, source, settled, run, expected }) => {
    let actual: unknown;
    const error = messageOf(() => {
      actual = run();
    });
    const found = error === 'no error' ? JSON.stringify(actual) : `thrown: ${error}`;
    return {
      name,
      source,
      settled,
      agrees: found === JSON.stringify(expected),
      expected: JSON.stringify(expected),
      actual: found,
    };
  });
