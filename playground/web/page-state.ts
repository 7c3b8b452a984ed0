/** What the page shows around the sheet, and how each message changes it. The cells are not in it: see sheet/workbook-view.ts. */

import type { Execution, FaultSwitch, HeatpunkView, OpenDialog, OpenQuestion, PersonMenus, ToPage } from '../protocol';
import { changeLeads, type LitLeads, litBy, unlit } from './leads-state';

export interface PageState {
  readonly link: 'connecting' | 'open' | 'lost';
  readonly title: string;
  readonly timeZone: string;
  readonly people: readonly string[];
  /** Who sits before this page. */
  readonly me: string;
  readonly live: boolean;
  readonly menus: readonly PersonMenus[];
  readonly questions: readonly OpenQuestion[];
  readonly dialogs: readonly OpenDialog[];
  /** A new one takes the place of the one before. */
  readonly toast: ShownToast | null;
  /** What the red bar says. */
  readonly failure: string | null;
  /** What the page itself has to say: an act that was refused. */
  readonly notice: string | null;
  /** Newest first. */
  readonly executions: readonly Execution[];
  readonly heatpunk: HeatpunkView | null;
  readonly lit: LitLeads;
  readonly faults: readonly FaultSwitch[];
  /** Of whom the script lacks a permission. */
  readonly unpermitted: readonly string[];
  readonly clock: Clock;
}

export interface ShownToast {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly seconds: number;
}

export interface Clock {
  /** Milliseconds since 1970 that the playground's clock is ahead of this page's. */
  readonly ahead: number;
  /** How far it was moved forward. */
  readonly moved: number;
  readonly nextDue: number | null;
}

/** What happens on the page itself. */
export type PageEvent =
  | { readonly kind: 'lost' }
  | { readonly kind: 'me'; readonly user: string }
  | { readonly kind: 'notice'; readonly text: string | null }
  | { readonly kind: 'failure-seen' }
  | { readonly kind: 'toast-over'; readonly id: number }
  /** `since`: milliseconds since 1970, on this page's clock. */
  | { readonly kind: 'lit-over'; readonly since: number }
  | { readonly kind: 'answered'; readonly question: number }
  | { readonly kind: 'dialog-over'; readonly dialog: number };

export const emptyPage: PageState = {
  link: 'connecting',
  title: '',
  timeZone: 'Europe/London',
  people: [],
  me: '',
  live: false,
  menus: [],
  questions: [],
  dialogs: [],
  toast: null,
  failure: null,
  notice: null,
  executions: [],
  heatpunk: null,
  lit: new Map(),
  faults: [],
  unpermitted: [],
  clock: { ahead: 0, moved: 0, nextDue: null },
};

export function onMessage(page: PageState, message: ToPage): PageState {
  switch (message.kind) {
    case 'state':
      return {
        ...emptyPage,
        link: 'open',
        title: message.spreadsheet.name,
        timeZone: message.spreadsheet.timeZone,
        people: message.people,
        me: message.people[0] ?? '',
        live: message.live,
        menus: message.menus,
        questions: message.questions,
        dialogs: message.dialogs,
        executions: [...message.executions].reverse(),
        heatpunk: message.heatpunk,
        faults: message.faults,
        unpermitted: message.unpermitted,
        clock: clockOf(message.clock),
      };
    case 'menus':
      return { ...page, menus: [...page.menus.filter(({ user }) => user !== message.user), message] };
    case 'toast':
      if (message.user !== page.me) return page;
      return { ...page, toast: { ...message, id: nextToast() } };
    case 'question':
      return { ...page, questions: [...page.questions, message.question] };
    case 'question-closed':
      return { ...page, questions: page.questions.filter(({ id }) => id !== message.id) };
    case 'dialog':
      return { ...page, dialogs: [...page.dialogs, message.dialog] };
    case 'dialog-closed':
      return { ...page, dialogs: page.dialogs.filter(({ id }) => id !== message.id) };
    case 'execution':
      return { ...page, executions: withExecution(page.executions, message.execution) };
    case 'leads':
      if (page.heatpunk === null) return page;
      return {
        ...page,
        heatpunk: changeLeads(page.heatpunk, message),
        lit: litBy(page.lit, message.changes, Date.now()),
      };
    case 'faults':
      return { ...page, faults: message.faults };
    case 'unpermitted':
      return { ...page, unpermitted: message.users };
    case 'clock':
      return { ...page, clock: clockOf(message.clock) };
    case 'red-bar':
      return message.user === page.me ? { ...page, failure: message.message } : page;
    case 'refused':
      return { ...page, notice: message.message };
    case 'acted':
      return message.refused === undefined ? page : { ...page, notice: message.refused };
    case 'patch':
    case 'called':
    case 'selected':
      return page;
  }
}

export function onEvent(page: PageState, event: PageEvent): PageState {
  switch (event.kind) {
    case 'lost':
      return { ...page, link: 'lost' };
    case 'me':
      return { ...page, me: event.user, toast: null, failure: null };
    case 'notice':
      return { ...page, notice: event.text };
    case 'failure-seen':
      return { ...page, failure: null };
    case 'toast-over':
      return page.toast?.id === event.id ? { ...page, toast: null } : page;
    case 'lit-over':
      return { ...page, lit: unlit(page.lit, event.since) };
    case 'answered':
      return { ...page, questions: page.questions.filter(({ id }) => id !== event.question) };
    case 'dialog-over':
      return { ...page, dialogs: page.dialogs.filter(({ id }) => id !== event.dialog) };
  }
}

let toasts = 0;
const nextToast = (): number => {
  toasts += 1;
  return toasts;
};

const clockOf = ({ now, aheadMs, nextDue }: Extract<ToPage, { readonly kind: 'clock' }>['clock']): Clock => ({
  ahead: now - Date.now(),
  moved: aheadMs,
  nextDue,
});

/** An execution that is told again takes the place that it had. */
function withExecution(executions: readonly Execution[], told: Execution): readonly Execution[] {
  const index = executions.findIndex(({ id }) => id === told.id);
  return index < 0 ? [told, ...executions] : executions.with(index, told);
}
