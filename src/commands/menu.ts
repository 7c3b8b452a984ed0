import { type MenuGroups, type MenuItem, type MenuSituation, menuGroups, USUAL_MENU } from '../core/menu-items';
import { concernsMenu } from '../core/refresh-record';
import { wordsOf } from '../core/user-error';
import { loadRefresh } from '../settings/refresh-store';
import { areSettingsSaved, loadCredentials } from '../settings/settings-store';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { PRODUCT } from './product';

/** Builds the usual menu by menu calls alone: in some authorization modes anything else is refused. */
export function showUsualMenu(): void {
  build(USUAL_MENU);
}

/** Rebuilds the menu for the person at the spreadsheet where it is another than the usual one. */
export function showUnusualMenu(): void {
  const groups = menuGroups(situation());
  if (groups !== USUAL_MENU) build(groups);
}

/** Rebuilds the menu after something that changes it. Nothing that was done fails because a menu cannot be shown. */
export function updateMenu(): void {
  ifPossible(() => build(menuGroups(situation())));
}

/** The same at the end of whatever a person chose: what the clock did meanwhile may have changed it. */
export function updateMenuIfStale(): void {
  ifPossible(() => {
    if (concernsMenu(loadRefresh(currentSpreadsheet().getId()))) build(menuGroups(situation()));
  });
}

function ifPossible(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.error(`The menu could not be rebuilt: ${wordsOf(error)}`);
  }
}

function situation(): MenuSituation {
  const { inARow, hold, lacksPermission } = loadRefresh(currentSpreadsheet().getId());
  const { apiKey } = loadCredentials();
  return { hasSettings: areSettingsSaved(), hasKey: apiKey !== '', failures: inARow, hold, lacksPermission };
}

/** A menu of the same name takes the place of the one before. */
function build(groups: MenuGroups): void {
  const ui = SpreadsheetApp.getUi();
  const menu = ui.createMenu(PRODUCT);
  groups.forEach((group, index) => {
    if (index > 0) menu.addSeparator();
    for (const entry of group) {
      if ('items' in entry) menu.addSubMenu(withItems(ui.createMenu(entry.title), entry.items));
      else withItems(menu, [entry]);
    }
  });
  menu.addToUi();
}

function withItems(menu: GoogleAppsScript.Base.Menu, items: readonly MenuItem[]): GoogleAppsScript.Base.Menu {
  for (const [title, handler] of items) menu.addItem(title, handler);
  return menu;
}
