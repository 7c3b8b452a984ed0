import { PRODUCT } from './with-person';

/** The menu's items and the handlers they call. */
const ITEMS = [
  [
    ['Sync now', 'syncNow'],
    ['Pull leads', 'pullLeads'],
    ['Push changes', 'pushChanges'],
    ['Review & push…', 'openReview'],
  ],
  [
    ['Undo last push…', 'openUndo'],
    ['Open activity log', 'openLog'],
  ],
  [['Delete selected leads…', 'deleteSelectedLeads']],
  [['Settings…', 'openSettings']],
] as const;

/** Builds the menu, and asks for nothing else: in some authorization modes anything else is refused. */
export function onOpen(): void {
  const menu = SpreadsheetApp.getUi().createMenu(PRODUCT);
  ITEMS.forEach((group, index) => {
    if (index > 0) menu.addSeparator();
    for (const [title, handler] of group) menu.addItem(title, handler);
  });
  menu.addToUi();
}
