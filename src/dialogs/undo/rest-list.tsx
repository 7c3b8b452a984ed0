import { numberWords } from '../../core/count-words';
import type { UndoViewRest } from '../../core/undo-form';
import { LeadName, LeadRow } from '../lead-name';
import { MoreButton, rowClass } from './list-parts';

interface RestListProps {
  readonly title: string;
  readonly rest: readonly UndoViewRest[];
  readonly lines: number;
  readonly onMore: () => void;
  readonly onGo: (id: string) => void;
}

/** What stays as it is, and why. */
export function RestList({ title, rest, lines, onMore, onGo }: RestListProps) {
  return (
    <>
      <table class="list">
        <caption>
          {title} ({numberWords(rest.length)})
        </caption>
        <thead>
          <tr>
            <th scope="col" class="lead">
              Lead
            </th>
            <th scope="col" class="field-name">
              Field
            </th>
            <th scope="col">Why</th>
            <th scope="col" class="go">
              Row
            </th>
          </tr>
        </thead>
        <tbody>
          {rest.slice(0, lines).map((each, index) => (
            <tr key={`${each.id} ${each.title} ${each.why}`} class={rowClass('rest', index, lines)} tabIndex={-1}>
              <td>
                <LeadName lead={each} />
              </td>
              <td>{each.title || 'whole lead'}</td>
              <td>{each.why}</td>
              <td class="go">
                <LeadRow lead={each} onGo={onGo} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton total={rest.length} lines={lines} onMore={onMore} />
    </>
  );
}
