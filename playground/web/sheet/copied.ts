/** What was copied or cut on this page: pasted here again it keeps its formats, notes and formulas. */

import type { Area, PersonAct } from '../../protocol';
import type { Desk } from './desk';
import { textsOf } from './sheet-model';

interface Copied {
  readonly sheet: number;
  readonly area: Area;
  readonly isCut: boolean;
  readonly texts: string;
}

export interface Clipboard {
  copy(desk: Desk, isCut: boolean): void;
  /** `text` is what the system's clipboard holds. Nothing to do for an empty one. */
  paste(desk: Desk, text: string): readonly PersonAct[];
}

export function createClipboard(): Clipboard {
  let copied: Copied | null = null;

  return {
    copy: (desk, isCut) => {
      const [sheet, area] = [desk.open(), desk.selected().at(-1)];
      if (sheet === undefined || area === undefined) return;
      copied = { sheet: sheet.id, area, isCut, texts: plain(textsOf(sheet, area)) };
    },
    paste: (desk, text) => {
      const [sheet, target] = [desk.open(), desk.selected().at(-1)];
      const block = blockOf(text);
      if (sheet === undefined || target === undefined || block.length === 0) return [];
      const { row, column } = target;
      if (copied === null || copied.sheet !== sheet.id || copied.texts !== plain(block)) {
        return repeated(block, target).map((lines): PersonAct => ({ do: 'paste', row, column, block: lines }));
      }
      const { area, isCut } = copied;
      if (!isCut) return [{ do: 'paste-cells', from: area, row, column }];
      copied = null;
      return [{ do: 'cut-and-paste', from: area, row, column }];
    },
  };
}

/** One text goes into every cell that is selected, as in Sheets. */
function repeated(block: string[][], { rows, columns }: Area): readonly string[][][] {
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  if (only === undefined) return [block];
  return [Array.from({ length: rows }, () => Array.from({ length: columns }, () => only))];
}

/** Tabs between columns, line breaks between rows; a part in quotes may hold both, and quotes twice. */
function blockOf(text: string): string[][] {
  if (text === '') return [];
  const rows: string[][] = [[]];
  const part = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/gy;
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    const [, quoted, bare = '', end] = match;
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '' || part.lastIndex >= text.length) break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
}

/** For comparing: other programs may put white space for line breaks inside a cell. */
const plain = (block: readonly (readonly string[])[]): string =>
  block.map((line) => line.map((text) => text.replace(/\s+/g, ' ').trim()).join('\t')).join('\n');
