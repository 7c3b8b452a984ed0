/**
 * What was typed into a cell, letter by letter. Univer would make a number of "007" before it tells of it; here the workbook parses what
 * people type, by the rules of Sheets.
 */

import { KeyCode } from '@univerjs/preset-sheets-core';
import {
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  type DocumentDataModel,
  IUniverInstanceService,
  type Univer,
  UniverInstanceType,
} from '@univerjs/presets';

export interface TypedText {
  /** The editor was opened over a cell. */
  opened(start: EditStart): void;
  /** It is about to close. What it holds can be taken until the current turn is over. */
  closing(keycode: number | undefined): void;
  take(): Typed | null;
  readonly isEditing: () => boolean;
}

export interface EditStart {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** Of the workbook when the person began: rows that moved since take the cell along. */
  readonly revision: number;
}

export interface Typed extends EditStart {
  readonly text: string;
}

export function createTypedText(univer: Univer): TypedText {
  const instances = univer.__getInjector().get(IUniverInstanceService);
  let start: EditStart | null = null;
  let typed: Typed | null = null;

  const editorText = (): string => {
    const editor = instances.getUnit<DocumentDataModel>(DOCS_NORMAL_EDITOR_UNIT_ID_KEY, UniverInstanceType.UNIVER_DOC);
    // A document ends with a paragraph's and a section's mark; a line break inside a cell is a paragraph.
    return (editor?.getBody()?.dataStream ?? '').replace(/\r\n$/, '').replaceAll('\r', '\n');
  };

  return {
    opened: (where) => {
      start = where;
    },
    closing: (keycode) => {
      typed = start === null || keycode === KeyCode.ESC ? null : { ...start, text: editorText() };
      start = null;
      setTimeout(() => {
        typed = null;
      });
    },
    take: () => {
      const taken = typed;
      typed = null;
      return taken;
    },
    isEditing: () => start !== null,
  };
}
