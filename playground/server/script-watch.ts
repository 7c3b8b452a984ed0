/** What people see of the script: menus, messages, windows, executions. Tells what became of them since it was last asked. */

import type { LiveExecution, LiveHost } from '../apps-script/live-host';
import type { SelectionModel } from '../apps-script/runtime/scope';
import type { Shown } from '../apps-script/services/ui-state';
import type { Execution, OpenDialog, OpenQuestion, SelectionView, State, ToPage } from '../protocol';

export interface ScriptWatch {
  view(): Pick<State, 'menus' | 'questions' | 'dialogs' | 'executions' | 'selections'>;
  changes(): readonly ToPage[];
  dialog(id: number): OpenDialog | undefined;
  /** False when it was closed already. */
  closeDialog(id: number): boolean;
  /** What this person has selected came from their page, and need not be told to it. */
  selectionIsKnown(user: string): void;
  /** A spreadsheet that is opened anew has no dialogs. */
  closeDialogsOf(user: string): void;
}

export const watchScript = (host: LiveHost): ScriptWatch => {
  const { machine } = host;
  let dialogs: readonly OpenDialog[] = [];
  let shown = 0;
  let errors = 0;
  let lastDialog = 0;
  const menus = new Map<string, string>();
  let questions: readonly number[] = [];
  let closed: readonly number[] = [];
  let told = new Map<number, string>();
  let selections = new Map<string, SelectionModel>();

  const opened = (item: Shown): readonly ToPage[] => {
    if (item.kind === 'toast') return [item];
    if (item.kind !== 'dialog') return [];
    lastDialog += 1;
    const { content: html, ...rest } = item.dialog;
    const dialog = { ...rest, id: lastDialog, html };
    // One window and one sidebar a person: a new one takes the place of the old.
    const isSidebar = dialog.kind === 'sidebar';
    const replaced = dialogs.filter(({ user, kind }) => user === dialog.user && (kind === 'sidebar') === isSidebar);
    dialogs = [...dialogs.filter((other) => !replaced.includes(other)), dialog];
    return [...replaced.map(({ id }): ToPage => ({ kind: 'dialog-closed', id })), { kind: 'dialog', dialog }];
  };

  const personMenus = () => [...machine.ui.menus].map(([user, built]) => ({ user, menus: built }));

  const newMenus = (): readonly ToPage[] => {
    const news = personMenus().filter((one) => menus.get(one.user) !== JSON.stringify(one.menus));
    for (const one of news) menus.set(one.user, JSON.stringify(one.menus));
    return news.map((one) => ({ kind: 'menus', ...one }));
  };

  const newQuestions = (): readonly ToPage[] => {
    const open = host.questions();
    const gone = questions.filter((id) => !open.some((question) => question.id === id));
    const fresh = open.filter(({ id }) => !questions.includes(id));
    questions = open.map(({ id }) => id);
    return [
      ...gone.map((id): ToPage => ({ kind: 'question-closed', id })),
      ...fresh.map((question): ToPage => ({ kind: 'question', question: questionView(question) })),
    ];
  };

  const newExecutions = (): readonly ToPage[] => {
    const before = told;
    told = new Map();
    return host.executions().flatMap((execution): readonly ToPage[] => {
      const view = executionView(execution);
      // One that has ended does not change any more.
      const text = view.durationMs === null ? JSON.stringify(view) : 'ended';
      told.set(view.id, text);
      return before.get(view.id) === text ? [] : [{ kind: 'execution', execution: view }];
    });
  };

  const newSelections = (): readonly ToPage[] => {
    const before = selections;
    selections = new Map(machine.selections);
    return [...selections].flatMap(([user, selection]): readonly ToPage[] =>
      before.get(user) === selection ? [] : [{ kind: 'selected', user, selection: selectionView(selection) }],
    );
  };

  const closeDialogs = (isMeant: (dialog: OpenDialog) => boolean): number => {
    const gone = dialogs.filter(isMeant);
    dialogs = dialogs.filter((dialog) => !gone.includes(dialog));
    closed = [...closed, ...gone.map(({ id }) => id)];
    return gone.length;
  };

  return {
    view: () => ({
      menus: personMenus(),
      questions: host.questions().map(questionView),
      dialogs,
      executions: host.executions().map(executionView),
      selections: [...machine.selections].map(([user, selection]) => ({ user, selection: selectionView(selection) })),
    }),
    changes: () => {
      const windows = machine.ui.shown.slice(shown).flatMap(opened);
      const failures = machine.ui.errors.slice(errors).map((error): ToPage => ({ kind: 'red-bar', ...error }));
      const closings = closed.map((id): ToPage => ({ kind: 'dialog-closed', id }));
      shown = machine.ui.shown.length;
      errors = machine.ui.errors.length;
      closed = [];
      return [
        ...newMenus(),
        ...closings,
        ...newQuestions(),
        ...windows,
        ...newSelections(),
        ...newExecutions(),
        ...failures,
      ];
    },
    selectionIsKnown: (user) => {
      const selection = machine.selections.get(user);
      if (selection !== undefined) selections.set(user, selection);
    },
    dialog: (id) => dialogs.find((dialog) => dialog.id === id),
    closeDialog: (id) => closeDialogs((dialog) => dialog.id === id) > 0,
    closeDialogsOf: (user) => void closeDialogs((dialog) => dialog.user === user),
  };
};

const selectionView = ({ sheetId, areas }: SelectionModel): SelectionView => ({ sheet: sheetId, areas });

/** Without what only the host needs. */
const questionView = ({ id, user, kind, title, text, buttons }: OpenQuestion): OpenQuestion => ({
  id,
  user,
  kind,
  title,
  text,
  buttons,
});

const executionView = ({ id, launch, startedAt, progress, waitsFor, record }: LiveExecution): Execution => ({
  id,
  handler: launch.handler,
  trigger: launch.trigger,
  user: launch.user,
  startedAt,
  durationMs: record?.durationMs ?? null,
  outcome: record?.outcome ?? 'running',
  error: record?.error === undefined ? null : `${record.error.name}: ${record.error.message}`,
  waitsFor,
  calls: progress.counters.calls,
  requests: progress.counters.requests,
  logs: progress.logs,
});
