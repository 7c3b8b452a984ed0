/** The page: the sheet in the middle, as in Sheets, and what belongs to the playground beside it. */

import { useEffect, useRef } from 'preact/hooks';
import { Bars } from './around/bars';
import { SpokenCell } from './around/spoken-cell';
import { ToastPlace } from './around/toast';
import { TopBar } from './around/top-bar';
import { QuestionBox } from './dialogs/question';
import { ScriptDialog, Sidebar } from './dialogs/script-dialog';
import { MenuBar } from './menu/menu-bar';
import { scriptMenu } from './menu/menu-item';
import { sheetMenus } from './menu/sheet-menus';
import { Side } from './panels/side';
import type { Session } from './session';
import type { SelectedCell } from './sheet/selected-cell';
import type { Spreadsheet } from './sheet/start-sheet';
import { type Store, useStore } from './store';

interface AppProps {
  readonly session: Session;
  readonly cell: Store<SelectedCell>;
  readonly spreadsheet: () => Spreadsheet | null;
  /** The place on the page where the spreadsheet goes. */
  readonly onPlace: (place: HTMLElement) => void;
}

export function App({ session, cell, spreadsheet, onPlace }: AppProps) {
  const page = useStore(session.page);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current !== null) onPlace(place.current);
  }, []);

  const mine = <Thing extends { readonly user: string }>(things: readonly Thing[]) =>
    things.filter(({ user }) => user === page.me);
  const dialogs = mine(page.dialogs);
  const sidebar = dialogs.findLast(({ kind }) => kind === 'sidebar');
  const [question] = mine(page.questions);
  const desk = spreadsheet()?.desk;
  const menus = [
    ...(desk === undefined ? [] : sheetMenus(desk, session.act)),
    ...mine(page.menus).flatMap(({ menus: built }) =>
      built.map((menu) => scriptMenu(menu, (handler) => session.send({ kind: 'menu', handler }))),
    ),
  ];

  return (
    <>
      <TopBar page={page} session={session} />
      <MenuBar menus={menus} onChoose={() => spreadsheet()?.focus()} />
      <div class="middle">
        <main class="sheet-place">
          <Bars page={page} session={session} />
          <div class="sheet" ref={place} />
          {page.link === 'connecting' && <p class="opening">Opening the spreadsheet…</p>}
          <SpokenCell cell={cell} />
          <ToastPlace toast={page.toast} session={session} />
        </main>
        {sidebar !== undefined && <Sidebar key={sidebar.id} dialog={sidebar} session={session} />}
        <Side page={page} session={session} />
      </div>
      {dialogs
        .filter(({ kind }) => kind !== 'sidebar')
        .map((dialog) => (
          <ScriptDialog key={dialog.id} dialog={dialog} session={session} />
        ))}
      {question !== undefined && <QuestionBox key={question.id} question={question} session={session} />}
    </>
  );
}
