/** The spreadsheet, from the moment it is on the page: shows what the server says, tells it what the person does. */

import type { FromPage, PersonAct, SelectionView, ToPage } from '../../protocol';
import { showEditText } from './editor-text';
import { listenToPerson } from './person-input';
import { type SelectedCell, selectedCell } from './selected-cell';
import { startUniver } from './univer';
import { univerDesk } from './univer-desk';
import { createWorkbookView } from './workbook-view';

export interface Spreadsheet {
  onMessage(message: ToPage): void;
  /** On the open sheet. */
  act(act: PersonAct): void;
  readonly desk: ReturnType<typeof univerDesk>;
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
  const view = createWorkbookView(univer, api);
  const desk = univerDesk(api, view);
  let isFirst = true;

  let acts = 0;
  const act = (sheet: number, done: PersonAct, seen: number) => {
    acts += 1;
    send({ kind: 'act', id: acts, seen, sheet, act: done });
  };
  const input = listenToPerson(univer, api, desk, view.revision, {
    act: (done, seen) => act(done.sheet, done.act, seen),
    select: (sheet, areas) => {
      send({ kind: 'select', sheet, areas: [...areas] });
      onCell(selectedCell(desk));
    },
    notHere: () => notice('That is not part of this playground, so nothing was changed.'),
  });

  const select = (user: string, selection: SelectionView) => {
    if (user === me()) view.select(selection);
  };

  return {
    onMessage: (message) => {
      switch (message.kind) {
        case 'state':
          view.load(message);
          // Univer has what this needs from its first workbook on.
          if (isFirst) showEditText(univer, desk);
          isFirst = false;
          for (const { user, selection } of message.selections) select(user, selection);
          input.tellSelection();
          return;
        case 'patch':
          view.apply(message);
          onCell(selectedCell(desk));
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
    desk,
  };
}
