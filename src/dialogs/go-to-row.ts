import { server } from './bridge';

export const LOOKING = 'Looking for the row…';

/** Of a lead that Heatpunk has, or had when the log was written: the sheet may not have all of them. */
export const NO_ROW = 'The sheet has no row of this lead. Pull leads brings what is missing.';

/** What was asked for last, and when it is done. */
let turn = 0;
let last: Promise<string> = Promise.resolve('');

/**
 * Selects a row in the sheet. One after the other, so that the one asked for last stays selected; those that were overtaken before
 * their turn came are left out.
 *
 * @param absent what to say where it is not there
 * @returns what came of it, in words
 */
export function goToRow(key: string, absent: string): Promise<string> {
  turn += 1;
  const mine = turn;
  last = last.then(() => (mine === turn ? select(key, absent) : LOOKING));
  return last;
}

function select(key: string, absent: string): Promise<string> {
  return server.showRow(key).then(
    ({ row, isHidden }) => {
      if (row === null) return absent;
      if (isHidden) return `Row ${row} is selected, but hidden: clear the filter, or unhide the row, to see it.`;
      return `Row ${row} is selected in the sheet behind this window.`;
    },
    (error: Error) => error.message,
  );
}
