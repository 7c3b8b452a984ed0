/** Where the page begins. */

import { render } from 'preact';
import { App } from './app';
import { startSession } from './session';
import { type Spreadsheet, startSpreadsheet } from './sheet/start-sheet';

let spreadsheet: Spreadsheet | null = null;

/** Messages that came before the spreadsheet was there are not lost: the first thing that the page does is to draw its place. */
const session = startSession(() => spreadsheet);

const start = (place: HTMLElement) => {
  spreadsheet = startSpreadsheet(place, {
    send: session.send,
    me: () => session.page.get().me,
    notice: (text) => session.happen({ kind: 'notice', text }),
  });
};

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no place for the playground.');
render(<App session={session} desk={() => spreadsheet?.desk ?? null} onPlace={start} />, root);
