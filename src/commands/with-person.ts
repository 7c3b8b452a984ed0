import { NotPermitted, UserError } from '../core/user-error';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { updateMenuIfStale } from './menu';
import { askForPermission } from './permission';
import { PRODUCT } from './product';

/** In seconds. */
const TOAST_SECONDS = 10;

/**
 * Does what a person asked for, and tells them what came of it. A failure that they can do something about is shown; any
 * other goes on to Google, which shows it and keeps its trace.
 *
 * @param work gives what to say at the end
 */
export function withPerson(work: () => string): void {
  tellFailure(() => {
    const message = work();
    currentSpreadsheet().toast(message, PRODUCT, TOAST_SECONDS);
  });
}

/** The same for what is seen by itself. */
export function tellFailure(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError && !(error instanceof NotPermitted)) tell(error);
    // What Google refuses for want of a permission it says in words for programmers: the way to give it says more.
    const isAsked = askForPermission();
    if (isAsked) return;
    if (error instanceof NotPermitted) tell(error);
    else if (!(error instanceof UserError)) throw error;
  } finally {
    updateMenuIfStale();
  }
}

function tell({ message }: UserError): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(PRODUCT, message, ui.ButtonSet.OK);
}
