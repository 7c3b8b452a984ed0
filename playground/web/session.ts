/** One person before one page: what they do goes to the server, and what the server says goes where it is shown. */

import type { Called, FromPage, PersonAct, ToPage } from '../protocol';
import { type Connection, connect } from './connection';
import { LIT_MS } from './leads-state';
import { emptyPage, onEvent, onMessage, type PageEvent, type PageState } from './page-state';
import { createStore, type Store } from './store';

export interface Session {
  /** Once the spreadsheet has its place on the page. */
  begin(sheet: SheetSide): void;
  readonly page: Store<PageState>;
  send(message: FromPage): void;
  happen(event: PageEvent): void;
  /** An act on the sheet that is open, from a menu of the page. */
  act(act: PersonAct): void;
  closeDialog(dialog: number): void;
  /** Answers to google.script.run. Answers how to stop listening. */
  onCalled(listener: (answer: Called) => void): () => void;
}

export interface SheetSide {
  /** Told before the rest of the page. */
  onMessage(message: ToPage): void;
  act(act: PersonAct): void;
  /** Tells the server what is selected, though it was told before: of another person. */
  tellSelection(): void;
}

export function createSession(): Session {
  const page = createStore(emptyPage);
  let sheet: SheetSide | null = null;
  let connection: Connection | null = null;
  const callers = new Set<(answer: Called) => void>();

  const happen = (event: PageEvent) => page.set(onEvent(page.get(), event));
  const receive = (message: ToPage) => {
    const { me } = page.get();
    page.set(onMessage(page.get(), message));
    // After a broken line the page still is the same person's: said before the sheet says what they have selected.
    if (message.kind === 'state' && me !== '' && message.people.includes(me)) actAs(me);
    sheet?.onMessage(message);
    if (message.kind === 'leads') {
      const since = Date.now();
      setTimeout(() => happen({ kind: 'lit-over', since }), LIT_MS);
    }
    if (message.kind === 'called') for (const caller of callers) caller(message);
  };

  const send = (message: FromPage) => {
    if (connection?.send(message)) return;
    happen({ kind: 'lost' });
  };
  const actAs = (user: string) => {
    happen({ kind: 'me', user });
    send({ kind: 'act-as', user });
  };

  return {
    begin: (place) => {
      sheet = place;
      connection = connect(receive, () => happen({ kind: 'lost' }));
    },
    page,
    send: (message) => {
      if (message.kind !== 'act-as') return send(message);
      actAs(message.user);
      // What is highlighted stays so, and is what their menu items work on.
      sheet?.tellSelection();
    },
    happen,
    act: (act) => sheet?.act(act),
    closeDialog: (dialog) => {
      send({ kind: 'close-dialog', dialog });
      happen({ kind: 'dialog-over', dialog });
    },
    onCalled: (listener) => {
      callers.add(listener);
      return () => callers.delete(listener);
    },
  };
}
