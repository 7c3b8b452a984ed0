/** The page's own menus, with what people use most of Sheets' menus. The rest stands behind a right click in the sheet. */

import type { Area, PersonAct } from '../../protocol';
import type { Desk } from '../sheet/desk';
import type { Menu, MenuItem } from './menu-item';

export function sheetMenus(desk: Desk, act: (act: PersonAct) => void): readonly Menu[] {
  const area = (): Area => desk.selected().at(-1) ?? { row: 1, column: 1, rows: 1, columns: 1 };
  const item = (label: string, acts: () => readonly PersonAct[], keys?: string): MenuItem => ({
    kind: 'item',
    label,
    ...(keys === undefined ? {} : { keys }),
    choose: () => acts().forEach(act),
  });
  const onArea = (label: string, make: (area: Area) => PersonAct, keys?: string) =>
    item(label, () => [make(area())], keys);
  const onAreas = (label: string, make: (area: Area) => PersonAct, keys?: string) =>
    item(label, () => desk.selected().map(make), keys);
  const separator: MenuItem = { kind: 'separator' };

  return [
    {
      name: 'Edit',
      items: () => [
        item('Undo', () => [{ do: 'undo' }], 'Ctrl+Z'),
        separator,
        onAreas('Delete values', (one) => ({ do: 'clear', area: one }), 'Delete'),
        onArea('Delete rows', ({ row, rows }) => ({ do: 'delete-rows', first: row, count: rows })),
        onArea('Delete columns', ({ column, columns }) => ({ do: 'delete-columns', first: column, count: columns })),
      ],
    },
    {
      name: 'Insert',
      items: () => [
        onArea('Rows above', ({ row, rows }) => ({ do: 'insert-rows', before: row, count: rows })),
        onArea('Rows below', ({ row, rows }) => ({ do: 'insert-rows', before: row + rows, count: rows })),
        onArea('Columns left', ({ column, columns }) => ({ do: 'insert-columns', before: column, count: columns })),
        onArea('Columns right', ({ column, columns }) => ({
          do: 'insert-columns',
          before: column + columns,
          count: columns,
        })),
        separator,
        item('Sheet', () => [{ do: 'add-sheet' }]),
      ],
    },
    {
      name: 'Format',
      items: () => [
        onAreas('Bold', (one) => ({ do: 'set-style', area: one, style: { fontWeight: 'bold' } })),
        onAreas('Not bold', (one) => ({ do: 'set-style', area: one, style: { fontWeight: 'normal' } })),
        onAreas('Yellow background', (one) => ({ do: 'set-style', area: one, style: { background: '#fff2cc' } })),
        onAreas('No background', (one) => ({ do: 'set-style', area: one, style: { background: '#ffffff' } })),
        separator,
        onAreas('Number: automatic', (one) => ({ do: 'set-format', area: one, format: 'General' })),
        onAreas('Number: plain text', (one) => ({ do: 'set-format', area: one, format: '@' })),
      ],
    },
    {
      name: 'Data',
      items: () => [
        onArea('Sort sheet by column, A to Z', ({ column }) => ({ do: 'sort', column, ascending: true })),
        onArea('Sort sheet by column, Z to A', ({ column }) => ({ do: 'sort', column, ascending: false })),
        separator,
        desk.open()?.look.filter
          ? item('Remove filter', () => [{ do: 'remove-filter' }])
          : item('Create a filter', () => [{ do: 'filter', column: 1, hide: [] }]),
      ],
    },
  ];
}
