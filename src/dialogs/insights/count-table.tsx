import type { ComponentChildren } from 'preact';
import { numberWords } from '../words';

export interface CountTableProps {
  readonly caption: string;
  readonly headers: readonly string[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Names the list to `onToggle`. */
  readonly list: string;
  /** How many rows are shown at first. */
  readonly limit: number;
  readonly isExpanded: boolean;
  readonly onToggle: (list: string) => void;
}

/** A table of which the first rows are shown, and the rest when asked for. */
export function CountTable({ caption, headers, rows, list, limit, isExpanded, onToggle }: CountTableProps) {
  const shown = isExpanded ? rows : rows.slice(0, limit);
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
          {shown.map(([first, ...others], index) => (
            // Rows have no name of their own, and never move.
            <tr key={index}>
              <th scope="row">{first}</th>
              {others.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ShowAll
        what={caption}
        count={rows.length}
        limit={limit}
        isExpanded={isExpanded}
        onPress={() => onToggle(list)}
      />
    </>
  );
}

interface ShowAllProps {
  /** What there is more of, for somebody who hears the button by itself. */
  readonly what: string;
  readonly count: number;
  readonly limit: number;
  readonly isExpanded: boolean;
  readonly onPress: () => void;
}

/** It stays where it is when pressed, and with it the focus. */
export function ShowAll({ what, count, limit, isExpanded, onPress }: ShowAllProps) {
  if (count <= limit) return null;
  return (
    <button type="button" class="link more" aria-expanded={isExpanded} onClick={onPress}>
      {isExpanded ? `Show only ${limit}` : `Show all ${numberWords(count)}`}
      <span class="unseen">: {what}</span>
    </button>
  );
}
