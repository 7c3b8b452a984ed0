import { server } from './bridge';

const LOOKING = 'Looking for the row…';

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
 * @param say is told at once that the row is looked for, and then what came of it
 */
export async function goToRow(key: string, absent: string, say: (words: string) => void): Promise<void> {
  say(LOOKING);
  turn += 1;
  const mine = turn;
  const answer = last.then(() => (mine === turn ? select(key, absent) : LOOKING));
  last = answer;
  say(await answer);
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
