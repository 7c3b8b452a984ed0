/** Where the page begins. */

import { render } from 'preact';
import { App } from './app';
import { createSession } from './session';
import { isSameCell, nothingSelected } from './sheet/selected-cell';
import { type Spreadsheet, startSpreadsheet } from './sheet/start-sheet';
import { createStore } from './store';

let spreadsheet: Spreadsheet | null = null;
const cell = createStore(nothingSelected);

const session = createSession();

const start = (place: HTMLElement) => {
  spreadsheet = startSpreadsheet(place, {
    send: session.send,
    me: () => session.page.get().me,
    notice: (text) => session.happen({ kind: 'notice', text }),
    onCell: (now) => {
      if (!isSameCell(now, cell.get())) cell.set(now);
    },
  });
  session.begin(spreadsheet);
};

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no place for the playground.');
render(<App session={session} cell={cell} spreadsheet={() => spreadsheet} onPlace={start} />, root);
