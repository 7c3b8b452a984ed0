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
  /** The cell whose editor is open. */
  readonly editing: () => EditStart | null;
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

/** `onClosed` is told once what was typed, if anything, was taken. */
export function createTypedText(univer: Univer, onClosed: (where: EditStart) => void): TypedText {
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
      if (start === null) return;
      const where = start;
      typed = keycode === KeyCode.ESC ? null : { ...where, text: editorText() };
      start = null;
      setTimeout(() => {
        typed = null;
        onClosed(where);
      });
    },
    take: () => {
      const taken = typed;
      typed = null;
      return taken;
    },
    editing: () => start,
  };
}
