import type { ComponentChildren } from 'preact';
import { type Lists, portionOf } from './lists';
import { ShowMore } from './show-more';

interface CountTableProps<Item> {
  readonly caption: string;
  readonly headers: readonly string[];
  readonly items: readonly Item[];
  /** The cells of an item's row, the first of which names it. */
  readonly rowOf: (item: Item, index: number) => readonly ComponentChildren[];
  readonly lists: Lists;
  readonly list: string;
  /** How many rows are shown at first. */
  readonly limit: number;
}

/** A table of which the first rows are shown, and more of them when asked for. */
export function CountTable<Item>({ caption, headers, items, rowOf, lists, list, limit }: CountTableProps<Item>) {
  const { shown } = portionOf(lists, list, items.length, limit);
  return (
    <>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {headers.map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.slice(0, shown).map((item, index) => {
            const [name, ...cells] = rowOf(item, index);
            // Rows and columns never change places.
            return (
              <tr key={index}>
                <th scope="row">{name}</th>
                {cells.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <ShowMore lists={lists} list={list} what={caption} count={items.length} limit={limit} />
    </>
  );
}
