/** A page without a browser: speaks the playground's protocol, and knows what a page would know. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type {
  Called,
  Execution,
  FromPage,
  LeadView,
  OpenDialog,
  OpenQuestion,
  PersonAct,
  State,
  ToPage,
} from '../../../playground/protocol';
import { type PageFiles, serve } from '../../../playground/server/http';
import { type PlaygroundOptions, startPlayground } from '../../../playground/server/playground';
import { type Mirror, mirrorOf } from './mirror';

const dist = (name: string) => readFileSync(join(process.cwd(), 'dist', name), 'utf8');

/** The bundle that would be pushed. */
export const product = (): PlaygroundOptions['script'] => ({
  code: dist('Code.js'),
  files: { settings: dist('settings.html') },
  manifest: JSON.parse(dist('appsscript.json')),
});

/** A script of a few lines, with a menu of its own. */
export const scriptOf = (code: string, items: readonly string[]): PlaygroundOptions['script'] => ({
  code: `${code}
    function onOpen() {
      const menu = SpreadsheetApp.getUi().createMenu('Test');
      for (const name of ${JSON.stringify(items)}) menu.addItem(name, name);
      menu.addToUi();
    }`,
  files: {},
  manifest: {},
});

const files: PageFiles = new Map([['/', { contentType: 'text/html', body: Buffer.from('<!doctype html>') }]]);

export interface TestServer {
  readonly port: number;
  page(): Promise<Page>;
  close(): Promise<void>;
}

export const startTestServer = async (options: Partial<PlaygroundOptions> = {}): Promise<TestServer> => {
  const playground = await startPlayground({
    script: product(),
    heatpunk: { leads: 20, seed: 7, shape: null },
    latencyMs: 0,
    ...options,
  });
  const server = await serve(playground, files, 0);
  const lines: WebSocket[] = [];
  return {
    port: server.port,
    page: () => openPage(server.port, lines),
    close: async () => {
      for (const line of lines) line.terminate();
      await server.close();
      await playground.close();
    },
  };
};

export interface Page {
  readonly state: State;
  readonly book: Mirror;
  /** All that came, the state left out. */
  readonly news: readonly ToPage[];
  send(message: FromPage): void;
  /** Anything at all. */
  sendText(text: string): void;
  /** The first message of this kind that is so, from now on or from a place in `news` on. */
  hear<K extends ToPage['kind']>(kind: K, isIt?: (message: Heard<K>) => boolean, from?: number): Promise<Heard<K>>;
  /** Until something that came makes it true. */
  until(isSo: () => boolean): Promise<void>;
  /** Waits for `acted`, and answers why it was refused. */
  act(sheetName: string, act: PersonAct): Promise<string | undefined>;
  /** Somebody else sits down, and their menus are built. */
  actAs(user: string): Promise<void>;
  /** Clicks a menu item and waits for the end of its execution. */
  click(handler: string): Promise<Execution>;
  /** Calls as google.script.run does. */
  call(dialog: OpenDialog, handler: string, ...args: unknown[]): Promise<Called>;
  readonly leads: ReadonlyMap<string, LeadView>;
  readonly questions: readonly OpenQuestion[];
  leave(): void;
}

type Heard<K extends ToPage['kind']> = Extract<ToPage, { readonly kind: K }>;

const openPage = async (port: number, lines: WebSocket[]): Promise<Page> => {
  const line = new WebSocket(`ws://127.0.0.1:${port}/socket`);
  lines.push(line);
  const news: ToPage[] = [];
  let listeners: (() => void)[] = [];
  const isSoon = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      if (isSo()) return resolve();
      listeners = [
        ...listeners,
        () => {
          if (isSo()) resolve();
        },
      ];
    });
  let state: State | null = null;
  let book: Mirror | null = null;
  const leads = new Map<string, LeadView>();
  let questions: readonly OpenQuestion[] = [];

  line.on('message', (data) => {
    // The server sends nothing else: its own types say so.
    const message = JSON.parse(String(data)) as ToPage;
    if (message.kind === 'state') {
      state = message;
      book = mirrorOf(message.sheets, message.revision);
      for (const lead of message.heatpunk?.leads ?? []) leads.set(lead.id, lead);
      questions = message.questions;
    } else news.push(message);
    if (message.kind === 'patch') book?.apply(message);
    if (message.kind === 'leads') {
      for (const lead of message.leads) leads.set(lead.id, lead);
      for (const id of message.removed) leads.delete(id);
    }
    if (message.kind === 'question') questions = [...questions, message.question];
    if (message.kind === 'question-closed') questions = questions.filter(({ id }) => id !== message.id);
    for (const listener of listeners) listener();
  });
  await isSoon(() => state !== null);
  // onOpen runs for each page, and makes the menu.
  await isSoon(() => (state?.menus.length ?? 0) > 0 || news.some(({ kind }) => kind === 'menus'));
  // As was just waited for.
  const [known, mirror] = [state as unknown as State, book as unknown as Mirror];

  let numbers = 0;
  const next = () => {
    numbers += 1;
    return numbers;
  };
  const send = (message: FromPage) => line.send(JSON.stringify(message));
  const hear = async <K extends ToPage['kind']>(
    kind: K,
    isIt: (message: Heard<K>) => boolean = () => true,
    from = news.length,
  ): Promise<Heard<K>> => {
    const isMeant = (message: ToPage): message is Heard<K> => message.kind === kind && isIt(message as Heard<K>);
    await isSoon(() => news.slice(from).some(isMeant));
    // Found, as was just waited for.
    return news.slice(from).find(isMeant) as Heard<K>;
  };

  return {
    state: known,
    book: mirror,
    news,
    send,
    sendText: (text) => line.send(text),
    hear,
    until: isSoon,
    act: async (sheetName, act) => {
      const id = next();
      const answer = hear('acted', (message) => message.id === id);
      send({ kind: 'act', id, seen: mirror.revision, sheet: mirror.sheet(sheetName).id, act });
      return (await answer).refused;
    },
    actAs: async (user) => {
      send({ kind: 'act-as', user });
      await isSoon(() =>
        [...known.menus, ...news.filter((one) => one.kind === 'menus')].some((one) => one.user === user),
      );
    },
    click: async (handler) => {
      const began = hear('execution', ({ execution }) => execution.handler === handler);
      send({ kind: 'menu', handler });
      const { id } = (await began).execution;
      return (await hear('execution', ({ execution: one }) => one.id === id && one.outcome !== 'running', 0)).execution;
    },
    call: (dialog, handler, ...args) => {
      const call = next();
      const answer = hear('called', (message) => message.dialog === dialog.id && message.call === call);
      send({ kind: 'call', dialog: dialog.id, call, handler, args });
      return answer;
    },
    leads,
    get questions() {
      return questions;
    },
    leave: () => line.close(),
  };
};

/** The settings dialog's own form. */
export const settings = (page: Page, changes: Readonly<Record<string, unknown>> = {}) => ({
  service: 'heatpunk',
  apiKey: page.state.heatpunk?.apiKey,
  userEmail: page.state.people[0],
  windowKind: 'days',
  days: '730',
  since: '',
  policy: 'ask',
  refresh: 'off',
  refreshPushes: false,
  ...changes,
});

/** Through the menu and its dialog, as a person does. */
export const saveSettings = async (page: Page, changes: Readonly<Record<string, unknown>> = {}): Promise<void> => {
  const opened = page.hear('dialog');
  page.send({ kind: 'menu', handler: 'openSettings' });
  const { dialog } = await opened;
  const answer = await page.call(dialog, 'saveSettings', settings(page, changes));
  if (!answer.ok || !(answer.value as { ok: boolean }).ok) throw new Error(JSON.stringify(answer));
  page.send({ kind: 'close-dialog', dialog: dialog.id });
};
