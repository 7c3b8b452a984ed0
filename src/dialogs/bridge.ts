import type { DialogServer } from '../core/dialog-server';

/** What Google puts in front of the server's functions: they answer to handlers, never by their result. */
type ScriptRun = {
  withSuccessHandler<Answer>(handler: (answer: Answer) => void): ScriptRun;
  withFailureHandler(handler: (error: unknown) => void): ScriptRun;
} & { [Name in keyof DialogServer]: (...args: Parameters<DialogServer[Name]>) => void };

declare const google: { script: { run: ScriptRun; host: { close(): void } } };

type PromisedServer = {
  readonly [Name in keyof DialogServer]: (
    ...args: Parameters<DialogServer[Name]>
  ) => Promise<ReturnType<DialogServer[Name]>>;
};

/** The server side, one call per promise. A refused call rejects with an Error that has the server's words. */
export const server: PromisedServer = {
  firstPull: () => ask((run) => run.firstPull()),
  loadPermission: () => ask((run) => run.loadPermission()),
  loadInsights: () => ask((run) => run.loadInsights()),
  loadReview: () => ask((run) => run.loadReview()),
  pushReviewed: (batch, key = '') => ask((run) => run.pushReviewed(batch, key)),
  showRow: (key) => ask((run) => run.showRow(key)),
  loadSettings: () => ask((run) => run.loadSettings()),
  saveSettings: (form, shown) => ask((run) => run.saveSettings(form, shown)),
  testConnection: (form) => ask((run) => run.testConnection(form)),
  loadUndo: () => ask((run) => run.loadUndo()),
  undoPush: (choice) => ask((run) => run.undoPush(choice)),
};

/** Takes the dialog off the screen. Google does so a moment later, so the page stays to be seen until then. */
export function closeDialog(): void {
  google.script.host.close();
}

function ask<Answer>(call: (run: ScriptRun) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    call(
      google.script.run
        .withSuccessHandler<Answer | null | undefined>((answer) => {
          // What google.script.run cannot carry arrives as null, without an error.
          if (answer === null || answer === undefined) reject(new Error('The answer did not arrive.'));
          else resolve(answer);
        })
        .withFailureHandler((error) => reject(new Error(wordsOf(error)))),
    );
  });
}

/** Apps Script puts the error's class before the words. */
function wordsOf(error: unknown): string {
  const isObject = typeof error === 'object' && error !== null && 'message' in error;
  const words = String(isObject ? error.message : (error ?? ''));
  return words.replace(/^(?:[A-Z]\w*Error|Error|Exception): /, '');
}
