import { PRODUCT } from './with-person';

/** The menu's items and the handlers they call; a sub-menu has items of its own. */
const ITEMS = [
  [
    ['Sync now', 'syncNow'],
    ['Pull leads', 'pullLeads'],
    ['Push changes', 'pushChanges'],
  ],
  [
    [
      'Conflicts',
      [
        ['Keep mine', 'keepMine'],
        ["Take Heatpunk's", 'takeHeatpunks'],
      ],
    ],
    ['Delete selected leads…', 'deleteSelectedLeads'],
  ],
  [['Settings…', 'openSettings']],
] as const;

/** Builds the menu, and asks for nothing else: in some authorization modes anything else is refused. */
export function onOpen(): void {
  const ui = SpreadsheetApp.getUi();
  const menu = ui.createMenu(PRODUCT);
  ITEMS.forEach((group, index) => {
    if (index > 0) menu.addSeparator();
    for (const [title, what] of group) {
      if (typeof what === 'string') menu.addItem(title, what);
      else {
        const subMenu = ui.createMenu(title);
        for (const [name, handler] of what) subMenu.addItem(name, handler);
        menu.addSubMenu(subMenu);
      }
    }
  });
  menu.addToUi();
}
