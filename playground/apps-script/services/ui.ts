/** Ui: menus, alerts, prompts, dialogs and sidebars. */

import { badSignature } from '../errors';
import { defineEnum, EnumValue } from '../runtime/enums';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import { andThen, type Soon } from '../runtime/soon';
import { HtmlOutput } from './html-service';
import type { ButtonName, Dialog, MenuModel, Question } from './ui-state';

const button = defineEnum('Ui.Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
const buttonSet = defineEnum('Ui.ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

/** Source: Google's reference, "Class Ui". */
export class Ui extends Service implements Modelled<GoogleAppsScript.Base.Ui> {
  static override readonly path = 'Ui';

  constructor(readonly scope: Scope) {
    super();
  }

  get Button(): Service {
    return button.type;
  }

  get ButtonSet(): Service {
    return buttonSet.type;
  }

  createMenu(caption: string): Menu {
    return new Menu(this.scope, caption);
  }

  /** alert(prompt), alert(prompt, buttons), alert(title, prompt, buttons). */
  alert(...args: unknown[]): Soon<EnumValue> {
    return andThen(ask(this.scope, questionOf('alert', args)), (answer) => button.values[answer.button]);
  }

  /** prompt(prompt), prompt(prompt, buttons), prompt(title, prompt, buttons). */
  prompt(...args: unknown[]): Soon<PromptResponse> {
    return andThen(
      ask(this.scope, questionOf('prompt', args)),
      (answer) => new PromptResponse(answer.button, answer.text),
    );
  }

  showModalDialog(page: HtmlOutput, title: string): void {
    show(this.scope, 'modal', page, title);
  }

  showModelessDialog(page: HtmlOutput, title: string): void {
    show(this.scope, 'modeless', page, title);
  }

  showSidebar(page: HtmlOutput): void {
    show(this.scope, 'sidebar', page, null);
  }
}

const ask = ({ machine, user, executionId }: Scope, question: Question) =>
  machine.ui.ask(question, { user, executionId });

const questionOf = (kind: Question['kind'], args: readonly unknown[]): Question => {
  const last = args.at(-1);
  const texts = last instanceof EnumValue ? args.slice(0, -1) : args;
  if (texts.length < 1 || texts.length > 2 || (texts.length === 2 && !(last instanceof EnumValue))) {
    throw badSignature(`Ui.${kind}`, args);
  }
  const [first, second] = texts.map(String);
  return {
    kind,
    title: second === undefined ? '' : (first ?? ''),
    text: second ?? first ?? '',
    // The names of button sets are made of those of buttons.
    buttons: last instanceof EnumValue ? (last.name().split('_') as ButtonName[]) : ['OK'],
  };
};

const show = ({ machine, user }: Scope, kind: Dialog['kind'], page: unknown, title: string | null): void => {
  if (!(page instanceof HtmlOutput)) throw badSignature(`Ui.show${kind}`, [page, title]);
  const { content, width, height } = page;
  machine.ui.shown.push({
    kind: 'dialog',
    user,
    dialog: { kind, title: title ?? page.title, content, width, height, user },
  });
};

/** Source: Google's reference, "Class PromptResponse". */
class PromptResponse extends Service implements Modelled<GoogleAppsScript.Base.PromptResponse> {
  static override readonly path = 'Ui.PromptResponse';

  constructor(
    readonly pressed: ButtonName,
    readonly text: string,
  ) {
    super();
  }

  getSelectedButton(): EnumValue {
    return button.values[this.pressed];
  }

  getResponseText(): string {
    return this.text;
  }
}

/** Source: Google's reference, "Class Menu". A menu of the same name takes the place of the one before. */
export class Menu extends Service implements Modelled<GoogleAppsScript.Base.Menu> {
  static override readonly path = 'Ui.Menu';
  readonly model: MenuModel;

  constructor(
    readonly scope: Scope,
    caption: string,
  ) {
    super();
    this.model = { name: caption, entries: [] };
  }

  addItem(caption: string, functionName: string): this {
    if (typeof functionName !== 'string') throw badSignature('Ui.Menu.addItem', [caption, functionName]);
    this.model.entries.push({ kind: 'item', label: caption, handler: functionName });
    return this;
  }

  addSeparator(): this {
    this.model.entries.push({ kind: 'separator' });
    return this;
  }

  addSubMenu(menu: Menu): this {
    if (!(menu instanceof Menu)) throw badSignature('Ui.Menu.addSubMenu', [menu]);
    this.model.entries.push({ kind: 'menu', menu: menu.model });
    return this;
  }

  addToUi(): void {
    const { machine, user } = this.scope;
    const menus = machine.ui.menus.get(user) ?? [];
    const index = menus.findIndex((menu) => menu.name === this.model.name);
    machine.ui.menus.set(user, index < 0 ? [...menus, this.model] : menus.with(index, this.model));
  }
}
