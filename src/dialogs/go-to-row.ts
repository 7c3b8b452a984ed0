import { server } from './bridge';

export const LOOKING = 'Looking for the row…';

/**
 * Selects a row in the sheet.
 *
 * @param absent what to say where it is not there
 * @returns what came of it, in words
 */
export function goToRow(key: string, absent: string): Promise<string> {
  return server.showRow(key).then(
    ({ row, isHidden }) => {
      if (row === null) return absent;
      if (isHidden) return `Row ${row} is selected, but hidden: clear the filter, or unhide the row, to see it.`;
      return `Row ${row} is selected in the sheet behind this window.`;
    },
    (error: Error) => error.message,
  );
}
