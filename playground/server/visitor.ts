/** One page: understands what it says, and sees to it. A message that cannot be understood or done is refused, and nothing else happens. */

import * as v from 'valibot';
import type { LiveHost } from '../apps-script/live-host';
import { mostCallsAtOnce } from '../apps-script/runtime/script-run';
import type { MenuEntry, MenuModel } from '../apps-script/services/ui-state';
import type { Area, FromPage, ToPage } from '../protocol';
import { fromPageSchema } from '../protocol/from-page';
import { cellViews } from './cell-view';
import type { FaultSwitches } from './fault-switches';
import { createGate, type Gate } from './gate';
import { inGrid } from './in-grid';
import type { LeadsWatch } from './leads-watch';
import { performAct } from './perform-act';
import type { PermissionSwitch } from './permission-switch';
import type { ScriptWatch } from './script-watch';
import type { WorkbookWatch } from './workbook-watch';

/** What all pages share. */
export interface SharedParts {
  readonly host: LiveHost;
  readonly book: WorkbookWatch;
  readonly script: ScriptWatch;
  /** Null when requests go to the real services. */
  readonly leads: LeadsWatch | null;
  readonly faults: FaultSwitches | null;
  readonly permission: PermissionSwitch;
  readonly people: readonly string[];
  /** Tells every page what has changed: now, or in a moment. */
  readonly tell: () => void;
  readonly tellSoon: () => void;
}

export interface Visitor {
  /** One message, as it came. */
  receive(text: string): void;
  leave(): void;
}

export const createVisitor = (shared: SharedParts, send: (message: ToPage) => void, onLeave: () => void): Visitor => {
  const { host, book, script } = shared;
  const { machine } = host;
  const gates = new Map<number, Gate>();
  let [user = ''] = shared.people;
  let isHere = true;

  const act = ({ id, seen, sheet: sheetId, act: asked }: Message<'act'>): void => {
    // What happened until now is told before, so that the steps that carry the act along are known.
    shared.tell();
    const sheet = machine.workbook.sheets.find((one) => one.id === sheetId);
    const carried = book.carryAlong(sheetId, asked, seen);
    let area: Area | null = null;
    let refused: string | null = null;
    if (sheet === undefined) refused = 'This sheet is gone.';
    else if (carried === null) refused = 'These cells are gone: somebody removed their rows or columns.';
    else {
      try {
        area = performAct(machine, host.person(user), sheet, carried);
      } catch (error) {
        refused = messageOf(error);
      }
    }
    shared.tell();
    send({
      kind: 'acted',
      id,
      sheet: sheetId,
      ...(refused === null ? {} : { refused }),
      cells: sheet === undefined || area === null ? [] : cellViews(machine.workbook, sheet, area),
    });
  };

  const select = ({ sheet: sheetId, areas }: Message<'select'>): void => {
    const sheet = machine.workbook.sheets.find((one) => one.id === sheetId);
    if (sheet === undefined || sheet.hidden) throw new Error('There is no such tab.');
    machine.selections.set(user, { sheetId, areas: areas.map((area) => inGrid(sheet, area)) });
    script.selectionIsKnown(user);
  };

  const call = async ({ dialog: id, call: number, handler, args }: Message<'call'>): Promise<void> => {
    const answer = (rest: { ok: true; value: unknown } | { ok: false; error: string }) =>
      // A value that crosses google.script.run is JSON: script-run.ts sees to it.
      send({ kind: 'called', dialog: id, call: number, ...rest } as ToPage);
    const dialog = script.dialog(id);
    if (dialog === undefined) return answer({ ok: false, error: 'This dialog is closed.' });
    const gate = gates.get(id) ?? createGate(mostCallsAtOnce);
    gates.set(id, gate);
    const result = await gate(() => host.callFromDialog(dialog.user, handler, args));
    // The page sees what the script did before it hears that it is done.
    shared.tell();
    answer(result);
  };

  const obey = (message: FromPage): void => {
    switch (message.kind) {
      case 'act':
        act(message);
        break;
      case 'select':
        select(message);
        break;
      case 'menu':
        if (!handlersIn(machine.ui.menus.get(user) ?? []).has(message.handler))
          throw new Error('There is no such menu item.');
        void host.click(message.handler, user);
        break;
      case 'answer':
        if (!host.answer(message.question, { button: message.button, text: message.text })) {
          throw new Error('Nobody waits for this answer any more.');
        }
        break;
      case 'call':
        void call(message);
        break;
      case 'close-dialog':
        script.closeDialog(message.dialog);
        gates.delete(message.dialog);
        shared.tellSoon();
        break;
      case 'lead':
        simulated(shared.leads).act(message.act);
        shared.tell();
        break;
      case 'fault':
        simulated(shared.faults).set(message.name, message.mode);
        shared.tell();
        break;
      case 'permission':
        shared.permission.set(user, message.given);
        shared.tell();
        break;
      case 'move-clock':
        void host.moveClock(message.ms);
        break;
      case 'reopen':
        script.closeDialogsOf(user);
        void host.open(user);
        break;
      case 'act-as':
        if (!shared.people.includes(message.user)) throw new Error(`${message.user} is not one of the people here.`);
        if (message.user === user) break;
        user = message.user;
        // For them the spreadsheet is opened by that.
        void host.open(user);
        break;
    }
  };

  void host.open(user);
  return {
    receive: (text) => {
      if (!isHere) return;
      try {
        obey(understood(text));
      } catch (error) {
        send({ kind: 'refused', message: messageOf(error) });
      }
    },
    leave: () => {
      isHere = false;
      onLeave();
    },
  };
};

type Message<K extends FromPage['kind']> = Extract<FromPage, { kind: K }>;

/** Throws, in words, for anything but a message of the protocol. */
const understood = (text: string): FromPage => {
  const result = v.safeParse(fromPageSchema, parsed(text));
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue);
  throw new Error(`Not understood: ${where === null ? '' : `${where}: `}${issue.message}`);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('Not understood: this is no JSON.');
  }
};

const simulated = <T>(part: T | null): T => {
  if (part === null) throw new Error('Requests go to the real services: there is nothing here to change.');
  return part;
};

const handlersIn = (menus: readonly MenuModel[]): ReadonlySet<string> =>
  new Set(menus.flatMap(({ entries }) => entries.flatMap(handlersOf)));

const handlersOf = (entry: MenuEntry): readonly string[] => {
  switch (entry.kind) {
    case 'item':
      return [entry.handler];
    case 'menu':
      return entry.menu.entries.flatMap(handlersOf);
    case 'separator':
      return [];
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
