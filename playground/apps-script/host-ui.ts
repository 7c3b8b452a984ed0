/** What tests and the playground see of a script's user interface, and how they use it. */

import type { RunOptions } from './host';
import type { ExecutionRecord } from './runtime/execution';
import type {
  Answer,
  Asked,
  Dialog,
  MenuEntry,
  MenuModel,
  Question,
  Shown,
  Toast,
  UiError,
  UiState,
} from './services/ui-state';

export interface HostUi {
  /** Those of the person who installed the script. */
  readonly menus: readonly MenuModel[];
  /** Those of somebody by e-mail; nothing where they never opened the document. */
  menusOf(user: string): readonly MenuModel[];
  /** Alerts, prompts, toasts and dialogs, oldest first. */
  readonly shown: readonly Shown[];
  readonly alerts: readonly Asked[];
  readonly toasts: readonly Toast[];
  readonly dialogs: readonly Dialog[];
  /** What Google's red bar said after a menu item failed. */
  readonly errors: readonly UiError[];
  /**
   * Who answers alerts and prompts from now on. An alert with nothing but an OK button needs nobody; any other
   * question that nobody answers fails the execution.
   */
  respond(answer: (question: Question) => Answer): void;
  /**
   * Runs a menu item; of a sub-menu as `Sub-menu > Item`. Throws when there is no such item. Whoever was not seen to open the
   * document finds the menus of the person who installed the script.
   */
  click(menu: string, item: string, options?: RunOptions): ExecutionRecord;
}

export const createHostUi = (
  state: UiState,
  owner: string,
  run: (handler: string, options?: RunOptions) => ExecutionRecord,
): HostUi => ({
  get menus() {
    return menusOf(state, owner);
  },
  menusOf: (user) => menusOf(state, user),
  shown: state.shown,
  errors: state.errors,
  get alerts() {
    return state.shown.flatMap((shown) => (shown.kind === 'alert' ? [shown] : []));
  },
  get toasts() {
    return state.shown.flatMap((shown) => (shown.kind === 'toast' ? [shown] : []));
  },
  get dialogs() {
    return state.shown.flatMap((shown) => (shown.kind === 'dialog' ? [shown.dialog] : []));
  },
  respond: state.respond,
  click: (menu, item, options) => {
    const user = options?.user ?? owner;
    const menus = menusOf(state, state.menus.has(user) ? user : owner);
    return run(handlerOf(menus, [menu, ...item.split(' > ')]), options);
  },
});

const menusOf = ({ menus }: UiState, user: string): readonly MenuModel[] => menus.get(user) ?? [];

const handlerOf = (menus: readonly MenuModel[], path: readonly string[]): string => {
  const [name = '', ...rest] = path;
  const menu = menus.find((candidate) => candidate.name === name);
  if (menu === undefined)
    throw new Error(`There is no menu "${name}", only: ${menus.map((one) => one.name).join(', ')}`);
  const [label = '', ...deeper] = rest;
  if (deeper.length > 0) return handlerOf(menu.entries.flatMap(subMenu), rest);
  const item = menu.entries.find((entry) => entry.kind === 'item' && entry.label === label);
  if (item?.kind !== 'item') throw new Error(`The menu "${name}" has no item "${label}".`);
  return item.handler;
};

const subMenu = (entry: MenuEntry): readonly MenuModel[] => (entry.kind === 'menu' ? [entry.menu] : []);
