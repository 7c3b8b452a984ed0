/** What stands in a menu, whoever made it. */

import type { MenuEntry, MenuModel } from '../../apps-script/services/ui-state';

export type MenuItem =
  | { readonly kind: 'item'; readonly label: string; readonly keys?: string; readonly choose: () => void }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly menu: Menu };

export interface Menu {
  readonly name: string;
  /** As they are when the menu opens. */
  readonly items: () => readonly MenuItem[];
}

/** A menu that the script built. */
export function scriptMenu({ name, entries }: MenuModel, choose: (handler: string) => void): Menu {
  return { name, items: () => entries.map((entry) => scriptItem(entry, choose)) };
}

function scriptItem(entry: MenuEntry, choose: (handler: string) => void): MenuItem {
  switch (entry.kind) {
    case 'separator':
      return entry;
    case 'menu':
      return { kind: 'menu', menu: scriptMenu(entry.menu, choose) };
    case 'item':
      return { kind: 'item', label: entry.label, choose: () => choose(entry.handler) };
  }
}
