import { loadState } from '../settings/document-state';
import { findBaseSheet } from '../sheet/base-sheet';
import { findLeadSheet } from '../sheet/find-lead-sheet';
import { findLogSheet } from '../sheet/log-sheet';
import { protectedPlaces } from '../sheet/protected-places';
import { currentSpreadsheet } from '../sheet/spreadsheet';

/** How Google's own failures are named. */
const OF_GOOGLE = 'Exception';

/**
 * A failure as it is to be told. Google says of protected cells neither which they are nor who can help, and says it in the
 * person's language: so where one of its services failed, and cells of our sheets are protected against whoever runs this, both are added.
 */
export function explainRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== OF_GOOGLE) return error;
  const places = placesIfPossible();
  if (places.length === 0) return error;
  const told = new Error(
    `${error.message} If this is about protected cells: protected against you are ${places.join(', ')}. Ask the owner of the spreadsheet to let you edit there (Data > Protect sheets and ranges), then run it again. No edit is lost.`,
  );
  return Object.assign(told, { name: error.name, stack: error.stack });
}

/** A service that is out of order must not hide the failure that is being told. */
function placesIfPossible(): string[] {
  try {
    const spreadsheet = currentSpreadsheet();
    const { leadSheetId } = loadState();
    const sheets = [findLeadSheet(spreadsheet, leadSheetId), findBaseSheet(spreadsheet), findLogSheet(spreadsheet)];
    return protectedPlaces(sheets.filter((sheet) => sheet !== null));
  } catch {
    return [];
  }
}
