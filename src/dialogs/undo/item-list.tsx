import { numberWords } from '../../core/count-words';
import type { UndoViewItem } from '../../core/undo-form';
import { LeadName, LeadRow } from '../lead-name';
import { FieldValue, MoreButton, rowClass } from './list-parts';
import { keyOf } from './undo-state';

const AS_WELL = 'put back as well, unless unticked with “All fields”.';

interface ItemListProps {
  readonly items: readonly UndoViewItem[];
  readonly unticked: ReadonlySet<string>;
  readonly lines: number;
  readonly disabled: boolean;
  readonly onTick: (keys: readonly string[], ticked: boolean) => void;
  readonly onMore: () => void;
  readonly onGo: (id: string) => void;
}

/** The fields that can be put back, each with its tick. */
export function ItemList({ items, unticked, lines, disabled, onTick, onMore, onGo }: ItemListProps) {
  const ticked = items.filter((item) => !unticked.has(keyOf(item))).length;
  const isAll = ticked === items.length;
  return (
    <>
      <table class="list">
        <caption>
          Can be put back ({numberWords(ticked)} of {numberWords(items.length)} chosen)
        </caption>
        <thead>
          <tr>
            <th scope="col" class="tick">
              <input
                type="checkbox"
                aria-label="All fields"
                checked={isAll}
                indeterminate={!isAll && ticked > 0}
                disabled={disabled}
                onChange={() => onTick(items.map(keyOf), !isAll)}
              />
            </th>
            <th scope="col" class="lead">
              Lead
            </th>
            <th scope="col" class="field-name">
              Field
            </th>
            <th scope="col">Now</th>
            <th scope="col">Goes back to</th>
            <th scope="col" class="go">
              Row
            </th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, lines).map((item, index) => (
            <tr key={keyOf(item)} class={rowClass('items', index, lines)} tabIndex={-1}>
              <td class="tick">
                <input
                  type="checkbox"
                  aria-label={`${item.title} of ${item.name || `lead ${item.id}`}`}
                  checked={!unticked.has(keyOf(item))}
                  disabled={disabled}
                  onChange={(event) => onTick([keyOf(item)], event.currentTarget.checked)}
                />
              </td>
              <td>
                <LeadName lead={item} />
              </td>
              <td>{item.title}</td>
              <td>
                <FieldValue text={item.sent} />
              </td>
              <td>
                <FieldValue text={item.old} />
              </td>
              <td class="go">
                <LeadRow lead={item} onGo={onGo} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton
        total={items.length}
        lines={lines}
        onMore={onMore}
        note={[`It is ${AS_WELL}`, `They are ${AS_WELL}`]}
      />
    </>
  );
}
