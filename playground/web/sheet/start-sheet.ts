/** The spreadsheet, from the moment it is on the page: shows what the server says, tells it what the person does. */

import { IMarkSelectionService } from '@univerjs/preset-sheets-core';
import { DOCS_NORMAL_EDITOR_UNIT_ID_KEY, LifecycleStages } from '@univerjs/presets';
import type { FromPage, PersonAct, SelectionView, ToPage } from '../../protocol';
import type { Desk } from './desk';
import { showEditText } from './editor-text';
import { listenToPerson } from './person-input';
import { type SelectedCell, selectedCell } from './selected-cell';
import { createTypedText, type TypedText } from './typed-text';
import { startUniver } from './univer';
import { univerDesk } from './univer-desk';
import { createWorkbookView, type WorkbookView } from './workbook-view';

export interface Spreadsheet {
  onMessage(message: ToPage): void;
  /** On the open sheet. */
  act(act: PersonAct): void;
  tellSelection(): void;
  readonly desk: Desk;
  /** Keys go to the sheet from now on. */
  focus(): void;
}

export interface SpreadsheetEvents {
  readonly send: (message: FromPage) => void;
  readonly me: () => string;
  readonly notice: (text: string) => void;
  /** Another cell is selected, or something else stands in it. */
  readonly onCell: (cell: SelectedCell) => void;
}

export function startSpreadsheet(container: HTMLElement, events: SpreadsheetEvents): Spreadsheet {
  const { send, me, notice, onCell } = events;
  const { univer, api } = startUniver(container);
  const typed: TypedText = createTypedText(univer, (where) => view.showAgain(where));
  const view: WorkbookView = createWorkbookView(univer, api, typed.editing);
  const desk = univerDesk(api, view);
  let isFirst = true;
  /** Before it has drawn for the first time, Univer cannot do what a person asks for. */
  let isDrawn = false;
  const tellCell = () => {
    if (isDrawn) onCell(selectedCell(desk));
  };
  api.addEvent(api.Event.LifeCycleChanged, ({ stage }) => {
    isDrawn ||= stage >= LifecycleStages.Rendered;
    tellCell();
  });

  let acts = 0;
  const act = (sheet: number, done: PersonAct, seen: number) => {
    acts += 1;
    send({ kind: 'act', id: acts, seen, sheet, act: done });
  };
  const input = listenToPerson(api, desk, typed, view.revision, {
    act: (done, seen) => act(done.sheet, done.act, seen),
    select: (sheet, areas) => {
      send({ kind: 'select', sheet, areas: [...areas] });
      tellCell();
    },
    // Univer draws a dashed frame around what was copied, and takes it away when it pastes itself.
    pasted: () => univer.__getInjector().get(IMarkSelectionService).removeAllShapes(),
    notHere: () => notice('That is not part of this playground, so nothing was changed.'),
    noClipboard: () =>
      notice('The browser does not let this page read the clipboard. Use Ctrl+V (⌘V on a Mac) to paste.'),
  });

  const select = (user: string, selection: SelectionView) => {
    if (user !== me()) return;
    input.showSelection(() => view.select(selection));
    tellCell();
  };

  return {
    onMessage: (message) => {
      switch (message.kind) {
        case 'state':
          // What Univer selects as it opens the workbook is nobody's choice.
          input.showSelection(() => view.load(message));
          input.forgetSelection();
          // Univer has what this needs from its first workbook on.
          if (isFirst) showEditText(univer, desk);
          isFirst = false;
          for (const { user, selection } of message.selections) select(user, selection);
          input.tellSelection();
          return;
        case 'patch':
          view.apply(message);
          tellCell();
          return;
        case 'selected':
          select(message.user, message.selection);
          return;
        default:
          return;
      }
    },
    act: (done) => {
      const sheet = desk.open();
      if (sheet !== undefined) act(sheet.id, done, view.revision());
    },
    tellSelection: () => {
      input.forgetSelection();
      input.tellSelection();
    },
    desk,
    // Univer types into this one, and takes shortcuts while it has the focus.
    focus: () => document.getElementById(`__editor_${DOCS_NORMAL_EDITOR_UNIT_ID_KEY}`)?.focus(),
  };
}
