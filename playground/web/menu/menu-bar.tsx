/** The menu bar: with the mouse as in Sheets, with the keys as everywhere (arrows, Enter, Escape, Home, End). */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Menu } from './menu-item';
import { MenuList } from './menu-list';

interface MenuBarProps {
  readonly menus: readonly Menu[];
  /** Something is about to be chosen: whatever comes of it, people go on in the sheet. */
  readonly onChoose: () => void;
}

/** Which menu is open, and whether by the keys: then its first item has the focus. */
interface Open {
  readonly index: number;
  readonly byKeys: boolean;
}

export function MenuBar({ menus, onChoose }: MenuBarProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const [current, setCurrent] = useState(0);
  const bar = useRef<HTMLDivElement>(null);

  const heads = () => Array.from(bar.current?.querySelectorAll<HTMLElement>('.menu-head') ?? []);
  const goTo = (index: number, byKeys: boolean) => {
    const next = (index + menus.length) % menus.length;
    setCurrent(next);
    heads()[next]?.focus();
    if (open !== null) setOpen({ index: next, byKeys });
  };
  const close = () => {
    setOpen(null);
    onChoose();
  };

  useEffect(() => {
    if (open === null) return;
    const away = (event: Event) => {
      if (event.target instanceof Node && !bar.current?.contains(event.target)) setOpen(null);
    };
    document.addEventListener('pointerdown', away, true);
    return () => document.removeEventListener('pointerdown', away, true);
  }, [open]);

  return (
    <div
      class="menu-bar"
      role="menubar"
      aria-label="Menus"
      ref={bar}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') goTo(current + 1, true);
        else if (event.key === 'ArrowLeft') goTo(current - 1, true);
        else if (event.key === 'Escape' && open !== null) {
          setOpen(null);
          heads()[current]?.focus();
        } else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {menus.map((menu, index) => (
        <div class="menu-place" key={menu.name}>
          <button
            type="button"
            role="menuitem"
            class="menu-head"
            aria-haspopup="menu"
            aria-expanded={open?.index === index}
            tabIndex={index === current ? 0 : -1}
            onClick={() => {
              setCurrent(index);
              setOpen(open?.index === index ? null : { index, byKeys: false });
            }}
            onPointerEnter={() => {
              if (open !== null && open.index !== index) {
                setCurrent(index);
                setOpen({ index, byKeys: false });
              }
            }}
            onKeyDown={(event) => {
              if (!['ArrowDown', 'Enter', ' '].includes(event.key)) return;
              event.preventDefault();
              event.stopPropagation();
              setOpen({ index, byKeys: true });
            }}
          >
            {menu.name}
          </button>
          {open?.index === index && <MenuList menu={menu} takesFocus={open.byKeys} onDone={close} />}
        </div>
      ))}
    </div>
  );
}
