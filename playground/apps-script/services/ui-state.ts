/** What people see of a script: menus, messages and dialogs, in the order in which they came; and what they answer. */

import { HostError } from '../errors';
import type { ExecutionRecord } from '../runtime/execution';
import type { Machine } from '../runtime/scope';
import { andThen, type Soon } from '../runtime/soon';

export type MenuEntry =
  | { readonly kind: 'item'; readonly label: string; readonly handler: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly menu: MenuModel };

export interface MenuModel {
  readonly name: string;
  readonly entries: MenuEntry[];
}

export interface Question {
  readonly kind: 'alert' | 'prompt';
  /** Empty when the script gave none. */
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly ButtonName[];
}

export type ButtonName = 'YES' | 'NO' | 'OK' | 'CANCEL' | 'CLOSE';
export type Answer = ButtonName | { readonly button: ButtonName; readonly text: string };

export interface Dialog {
  readonly kind: 'modal' | 'modeless' | 'sidebar';
  readonly title: string;
  readonly content: string;
  /** Pixels; null when the script left it to Sheets. */
  readonly width: number | null;
  readonly height: number | null;
  readonly user: string;
}

/** An alert or a prompt with what was answered. */
export interface Asked extends Question {
  readonly user: string;
  readonly answer: ButtonName;
}

export interface Toast {
  readonly kind: 'toast';
  readonly title: string;
  readonly text: string;
  readonly seconds: number;
  readonly user: string;
}

export type Shown = Asked | Toast | { readonly kind: 'dialog'; readonly dialog: Dialog; readonly user: string };

/** Who is asked, and by which execution. */
export interface Asking {
  readonly user: string;
  readonly executionId: number;
}

export interface GivenAnswer {
  readonly button: ButtonName;
  readonly text: string;
}

export type Responder = (question: Question, asking: Asking) => Soon<Answer>;

export interface UiError {
  readonly user: string;
  readonly handler: string;
  /** The error's name and words: `Exception: …`, `Error: …`, `Killed: …`. */
  readonly message: string;
}

export interface UiState {
  /** By e-mail: a script builds its menus for the person it runs for, and nobody else sees them. */
  readonly menus: Map<string, readonly MenuModel[]>;
  /** Oldest first: toasts and dialogs as they come, alerts and prompts once they are answered. */
  readonly shown: Shown[];
  readonly errors: UiError[];
  ask(question: Question, asking: Asking): Soon<GivenAnswer>;
  respond(answer: Responder): void;
}

export const createUiState = (): UiState => {
  const shown: Shown[] = [];
  let responder: Responder = withoutResponder;
  return {
    menus: new Map(),
    shown,
    errors: [],
    ask: (question, asking) =>
      andThen(responder(question, asking), (answer) => {
        const { button, text } = typeof answer === 'string' ? { button: answer, text: '' } : answer;
        if (button !== 'CLOSE' && !question.buttons.includes(button)) {
          throw new HostError(`The answer ${button} is none of ${question.buttons.join(', ')}: "${question.text}"`);
        }
        shown.push({ ...question, user: asking.user, answer: button });
        return { button, text };
      }),
    respond: (answer) => {
      responder = answer;
    },
  };
};

/** A message with nothing to choose is read and closed; anything else is for the test to decide. */
const withoutResponder = (question: Question): Answer => {
  if (question.kind === 'alert' && question.buttons.length === 1) return 'OK';
  throw new HostError(
    `Nobody answers this ${question.kind} (${question.buttons.join(', ')}): "${question.title}" "${question.text}". Use host.ui.respond.`,
  );
};

/** Google's red bar, which only tells of menu items that failed. */
export const showFailure = ({ trigger, user, handler, error }: ExecutionRecord, { ui }: Machine): void => {
  if (trigger === 'menu' && error !== undefined) {
    ui.errors.push({ user, handler, message: `${error.name}: ${error.message}` });
  }
};
