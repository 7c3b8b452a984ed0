import { wordsOf } from '../core/user-error';
import { showUnusualMenu, showUsualMenu } from './menu';

/**
 * Builds the menu when the spreadsheet is opened, or the add-on installed. The usual one comes first, and asks for nothing that could
 * be refused; what the person's settings make of it is looked up after that, where it may be.
 */
export function onOpen(event?: GoogleAppsScript.Events.SheetsOnOpen): void {
  showUsualMenu();
  if (event?.authMode === ScriptApp.AuthMode.NONE) return;
  try {
    showUnusualMenu();
  } catch (error) {
    console.error(`The menu is the usual one, as the settings could not be read: ${wordsOf(error)}`);
  }
}
