import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useCallback, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

export interface GridColumn {
  readonly title: string;
  /** The title is read out, not shown. */
  readonly isUnseen?: boolean;
}

interface VirtualGridProps<Item> {
  readonly label: string;
  /** Names the columns in the style sheet. */
  readonly class: string;
  readonly columns: readonly GridColumn[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** The height of a row before it was measured, in pixels. */
  readonly estimate: (item: Item) => number;
  /** One cell for each column. `tabIndex` is for all that can be used in the row. */
  readonly cells: (item: Item, tabIndex: number) => readonly ComponentChildren[];
  /** For a row that can be ticked: whether it is. */
  readonly isSelected?: (item: Item) => boolean;
  /** The space bar on the row itself. */
  readonly onSpace?: (item: Item) => void;
  /** What is said where there are no items. */
  readonly empty: string;
}

/** Rows rendered before and after those in sight. */
const OVERSCAN = 6;
const PAGE = 8;

/** The header stays in sight above the rows; in pixels, as in the style sheet. */
const HEAD_HEIGHT = 30;

/**
 * A table of any length of which only what is in sight exists. One row at a time is in the order of the Tab key, the arrow keys
 * go from row to row: so whoever uses the keyboard is through it with one key, and reaches each row with the others.
 */
export function VirtualGrid<Item>(props: VirtualGridProps<Item>) {
  const { items, keyOf, estimate, columns } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const [, rerender] = useReducer((count: number, _: undefined) => count + 1, 0);
  const [activeKey, setActiveKey] = useState('');
  const wantsFocus = useRef(false);
  const found = items.findIndex((item) => keyOf(item) === activeKey);
  const active = Math.max(0, found);

  // The library measures everything anew whenever this is another function.
  const keyAt = useCallback(
    (index: number): string => {
      const item = items[index];
      return item === undefined ? '' : keyOf(item);
    },
    [items, keyOf],
  );
  const options = {
    count: items.length,
    getScrollElement: () => viewport.current,
    estimateSize: (index: number) => {
      const item = items[index];
      return item === undefined ? 0 : estimate(item);
    },
    getItemKey: keyAt,
    overscan: OVERSCAN,
    scrollPaddingEnd: HEAD_HEIGHT,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    // What has the focus must not vanish when it is scrolled out of sight.
    rangeExtractor: (range: Range) => around(range, active),
    onChange: () => rerender(undefined),
  };
  const virtualizer = useRef<Virtualizer<HTMLDivElement, HTMLDivElement> | null>(null);
  virtualizer.current ??= new Virtualizer(options);
  const rows = virtualizer.current;
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), [rows]);
  useLayoutEffect(() => rows._willUpdate());
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    viewport.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus();
  });

  const moveTo = (index: number) => {
    const next = Math.min(items.length - 1, Math.max(0, index));
    rows.scrollToIndex(next);
    wantsFocus.current = true;
    setActiveKey(keyAt(next));
    rerender(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(event.key, active, items.length);
    const item = items[active];
    if (next !== null) moveTo(next);
    else if (event.key === ' ' && isRow(event.target) && item !== undefined) props.onSpace?.(item);
    else return;
    event.preventDefault();
  };

  return (
    <div class={`grid ${props.class}`} ref={viewport}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with rows that can be chosen, as the ARIA guide has it */}
      <table role="grid" aria-label={props.label} aria-rowcount={items.length + 1} onKeyDown={onKeyDown}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ title, isUnseen }) => (
              <th key={title} scope="col">
                <span class={isUnseen ? 'unseen' : undefined}>{title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: `${rows.getTotalSize()}px` }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index];
            if (item === undefined) return null;
            const isActive = index === active;
            return (
              <tr
                key={key}
                data-index={index}
                ref={rows.measureElement}
                aria-rowindex={index + 2}
                aria-selected={props.isSelected?.(item)}
                tabIndex={isActive ? 0 : -1}
                style={{ transform: `translateY(${start}px)` }}
                onFocusIn={() => setActiveKey(keyOf(item))}
              >
                {props.cells(item, isActive ? 0 : -1).map((cell, column) => (
                  <td key={columns[column]?.title}>{cell}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {items.length === 0 && <p class="none">{props.empty}</p>}
    </div>
  );
}

function around({ startIndex, endIndex, overscan, count }: Range, active: number): number[] {
  const first = Math.max(0, startIndex - overscan);
  const last = Math.min(count - 1, endIndex + overscan);
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  if (active >= count || (active >= first && active <= last)) return indexes;
  return active < first ? [active, ...indexes] : [...indexes, active];
}

/** Where a key leads; null for one that leads nowhere. */
function nextIndex(key: string, active: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + PAGE;
    case 'PageUp':
      return active - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function isRow(target: EventTarget | null): boolean {
  return target instanceof HTMLTableRowElement;
}
