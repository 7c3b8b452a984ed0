/**
 * Everything the person does in the spreadsheet: each command is stopped before Univer carries it out, and goes to the server as an act.
 * What comes of it arrives as a patch. So the sheet never shows anything that is not in the workbook.
 */

import { CanceledError, type FUniver, type ICommandInfo } from '@univerjs/presets';
import type { Area, PersonAct } from '../../protocol';
import type { ActTable, SheetAct } from './acts/act-table';
import { cellActs } from './acts/cell-acts';
import { sheetActs } from './acts/sheet-acts';
import { structureActs } from './acts/structure-acts';
import { createClipboard } from './copied';
import type { Desk } from './desk';
import { editText } from './edit-text';
import { isByServer } from './mutate';
import { cellAt } from './sheet-model';
import { createTypedNotes } from './typed-notes';
import type { TypedText } from './typed-text';
import { sheetId } from './univer-ids';

export interface PersonInput {
  readonly act: (act: SheetAct, seen: number) => void;
  readonly select: (sheet: number, areas: readonly Area[]) => void;
  /** Univer would have changed something that the workbook here does not have. */
  readonly notHere: () => void;
  /** The browser keeps the clipboard from the page: only the keys for pasting bring its text along. */
  readonly noClipboard: () => void;
  /** What was copied or cut here has been pasted. */
  readonly pasted: () => void;
}

const TABLE: ActTable = { ...cellActs, ...structureActs, ...sheetActs };

/** What only concerns the look of this page. */
const LOCAL: ReadonlySet<string> = new Set([
  'sheet.mutation.set-worksheet-col-width',
  'sheet.mutation.set-worksheet-row-height',
  'sheet.mutation.set-worksheet-row-auto-height',
  'sheet.mutation.set-worksheet-row-is-auto-height',
  'sheet.mutation.toggle-note-popup',
  // A note that is being typed; the workbook gets it a moment later.
  'sheet.mutation.update-note',
]);

const COPIES: ReadonlySet<string> = new Set(['univer.command.copy', 'univer.command.cut']);
const PASTES: ReadonlySet<string> = new Set(['univer.command.paste', 'sheet.command.paste-value']);

export function listenToPerson(api: FUniver, desk: Desk, typed: TypedText, revision: () => number, input: PersonInput) {
  const clipboard = createClipboard();

  const send = (sheet: number, acts: readonly PersonAct[], seen = revision()) => {
    for (const act of acts) input.act({ sheet, act }, seen);
  };

  const notes = createTypedNotes(send);

  const sendOnOpenSheet = (acts: readonly PersonAct[]) => {
    const sheet = desk.open();
    if (sheet !== undefined) send(sheet.id, acts);
  };

  const paste = (text: string) => {
    sendOnOpenSheet(clipboard.paste(desk, text));
    input.pasted();
  };

  /** Answers whether Univer must not carry it out. */
  const take = ({ id, params }: Readonly<ICommandInfo>): boolean => {
    if (id === 'sheet.operation.set-cell-edit-visible') {
      const { visible, keycode } = params as EditVisible;
      if (visible) openEditor();
      else typed.closing(keycode);
      return false;
    }
    if (COPIES.has(id)) {
      if (typed.editing() === null) clipboard.copy(desk, id.endsWith('cut'));
      return false;
    }
    if (id === 'sheet.command.paste-by-short-key') {
      paste((params as ShortKeyPaste).textContent ?? '');
      return true;
    }
    if (PASTES.has(id)) {
      if (typed.editing() !== null) return false;
      void clipboardText().then(paste, input.noClipboard);
      return true;
    }
    if (id === 'univer.command.undo' || id === 'univer.command.redo') {
      if (typed.editing() !== null) return false;
      if (id === 'univer.command.undo') sendOnOpenSheet([{ do: 'undo' }]);
      else input.notHere();
      return true;
    }
    if (id === 'sheet.command.set-range-values') {
      const text = typed.take();
      if (text !== null) {
        const sheet = desk.sheet(text.sheet);
        const isChanged = sheet === undefined || editText(cellAt(sheet, text.row, text.column)) !== text.text;
        const { row, column } = text;
        if (isChanged) send(text.sheet, [{ do: 'type', row, column, text: text.text }], text.revision);
        return true;
      }
    }
    if (id === 'sheet.command.update-note') {
      const { sheetId: key, row, col, note } = params as NoteUpdate;
      if (note.note !== '') notes.typed(sheetId(key), row + 1, col + 1, note.note);
      return false;
    }
    const handler = TABLE[id];
    if (handler === undefined) return false;
    const named = (params as { readonly subUnitId?: string } | undefined)?.subUnitId;
    const sheet = named === undefined ? desk.open() : desk.sheet(sheetId(named));
    if (sheet === undefined) return true;
    // The table's keys say which of Univer's parameters come with which command.
    const acts = handler(params as never, { desk, sheet });
    if (acts === null) input.notHere();
    else send(sheet.id, acts);
    return true;
  };

  const openEditor = () => {
    const [sheet, area] = [desk.open(), desk.selected().at(-1)];
    if (sheet === undefined || area === undefined || typed.editing() !== null) return;
    typed.opened({ sheet: sheet.id, row: area.row, column: area.column, revision: revision() });
  };

  api.onBeforeCommandExecute((command, options) => {
    if (isByServer(options)) return;
    if (take(command)) throw new CanceledError();
    if (/^(sheet|data-validation)\.mutation\./.test(command.id) && !LOCAL.has(command.id)) {
      input.notHere();
      throw new CanceledError();
    }
  });

  let told = '';
  let isByScript = false;
  const tellSelection = () => {
    const sheet = desk.open();
    if (sheet === undefined) return;
    const now = JSON.stringify([sheet.id, desk.selected()]);
    if (now === told) return;
    told = now;
    if (!isByScript) input.select(sheet.id, desk.selected());
  };
  api.onCommandExecuted(({ id }) => {
    if (id === 'sheet.operation.set-selections' || id === 'sheet.operation.set-worksheet-active') tellSelection();
  });
  return {
    tellSelection,
    /** The server, or who sits here, is another one: what was told does not count any more. */
    forgetSelection: () => {
      told = '';
    },
    /** Shows what a script or the server selected. Told back to the server, it would undo what the script has selected since. */
    showSelection: (show: () => void) => {
      isByScript = true;
      try {
        show();
      } finally {
        isByScript = false;
      }
    },
  };
}

/** Fails where the person does not let the page read it, or the browser has none for this address. */
const clipboardText = async (): Promise<string> => navigator.clipboard.readText();

interface EditVisible {
  readonly visible: boolean;
  readonly keycode?: number;
}

interface NoteUpdate {
  readonly sheetId: string;
  readonly row: number;
  readonly col: number;
  readonly note: { readonly note: string };
}

interface ShortKeyPaste {
  readonly textContent?: string;
}
