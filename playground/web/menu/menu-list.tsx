/** An open menu with its items; sub-menus open beside it. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Menu } from './menu-item';

interface MenuListProps {
  readonly menu: Menu;
  /** Opened by the keys. */
  readonly takesFocus: boolean;
  /** Something was chosen. */
  readonly onDone: () => void;
  /** Only a sub-menu can be left to the one it belongs to. */
  readonly onLeave?: () => void;
}

export function MenuList({ menu, takesFocus, onDone, onLeave }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [openSub, setOpenSub] = useState<{ readonly index: number; readonly byKeys: boolean } | null>(null);

  const items = () => Array.from(list.current?.querySelectorAll<HTMLElement>(':scope > .menu-row > .menu-item') ?? []);
  const move = (step: number) => {
    const all = items();
    const at = all.findIndex((item) => item.matches(':focus'));
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
    all[next]?.focus();
  };
  // At once: the next key is meant for the item.
  useLayoutEffect(() => {
    if (takesFocus) items()[0]?.focus();
  }, [takesFocus]);

  return (
    <div
      class="menu-list"
      role="menu"
      aria-label={menu.name}
      ref={list}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') move(1);
        else if (event.key === 'ArrowUp') move(-1);
        else if (event.key === 'Home') items()[0]?.focus();
        else if (event.key === 'End') items().at(-1)?.focus();
        else if (onLeave !== undefined && (event.key === 'ArrowLeft' || event.key === 'Escape')) onLeave();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {menu.items().map((item, index) => {
        if (item.kind === 'separator') {
          return <hr key={index} />;
        }
        const isMenu = item.kind === 'menu';
        const label = isMenu ? item.menu.name : item.label;
        const openByKeys = () => setOpenSub({ index, byKeys: true });
        return (
          <div class="menu-row" key={label} onPointerEnter={() => setOpenSub(isMenu ? { index, byKeys: false } : null)}>
            <button
              type="button"
              role="menuitem"
              class="menu-item"
              tabIndex={-1}
              aria-haspopup={isMenu ? 'menu' : undefined}
              aria-expanded={isMenu ? openSub?.index === index : undefined}
              onClick={() => {
                if (item.kind === 'menu') return openByKeys();
                onDone();
                item.choose();
              }}
              onKeyDown={(event) => {
                if (!isMenu || event.key !== 'ArrowRight') return;
                event.preventDefault();
                event.stopPropagation();
                openByKeys();
              }}
            >
              <span>{label}</span>
              {isMenu ? <span class="arrow" aria-hidden="true" /> : <kbd>{item.keys ?? ''}</kbd>}
            </button>
            {isMenu && openSub?.index === index && (
              <MenuList
                menu={item.menu}
                takesFocus={openSub.byKeys}
                onDone={onDone}
                onLeave={() => {
                  setOpenSub(null);
                  items()[index]?.focus();
                }}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
