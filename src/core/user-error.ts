import { firstFew } from './first-few';

/** A failure that a person can do something about: the message says what happened and what to do next. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UserError';
  }
}

/** A failure for want of Google's permission, which a person can give at once. */
export class NotPermitted extends UserError {}

/** A key or a team member that Heatpunk does not accept. */
export class NotAccepted extends UserError {
  /** The same words for where key and e-mail are being entered. */
  readonly inForm: string;

  constructor(what: string, next: string, nextInForm: string) {
    super(`${what} ${next}`);
    this.inForm = `${what} ${nextInForm}`;
  }
}

/** A service that does not answer. */
class Unreachable extends UserError {
  /** The same words for after something was done already. */
  readonly midway: string;

  constructor(what: string) {
    super(`${what} Nothing is lost; try again in a few minutes.`);
    this.midway = `${what} Try again in a few minutes.`;
  }
}

/** A failure of a run that had done something before. */
export class StoppedMidway extends UserError {
  /** Without what was done. */
  readonly stop: string;

  constructor(done: string, stop: UserError) {
    const words = stop instanceof Unreachable ? stop.midway : stop.message;
    super(`${done} ${words}`);
    this.stop = words;
  }
}

/** After a fetch that brought no leads: other batches of the same push may have been sent before. */
const FETCHED_NONE = "That changed nothing. Try again; if it keeps happening, tell Heatpunk's support.";

/** The words for each failure, in one place. */
export const failure = {
  noCredentials: () =>
    new UserError(
      'No API key is saved for you yet, so nothing was sent or fetched. Each person needs a key of their own: open Heatpunk Leads > Settings… and enter it there. What you type in the sheet stays, and a colleague with a key can send it.',
    ),
  permissionMissing: () =>
    new UserError(
      'Google needs your permission before the automatic refresh can go on. Open the spreadsheet and choose the first item of the menu Heatpunk Leads.',
    ),
  fetchingNotPermitted: () =>
    new NotPermitted(
      'Google needs your permission before anything can be sent or fetched. Nothing is lost. Choose Heatpunk Leads > Sync now: it leads to where you give it.',
    ),
  keyRefused: (service: string) =>
    new NotAccepted(
      `${service} does not accept the API key.`,
      'Check it in Heatpunk Leads > Settings…; a new one can be generated in your Pro account settings.',
      'Check it above, or generate a new one in your Pro account settings, under CRM connections.',
    ),
  memberRefused: (service: string, email: string) =>
    new NotAccepted(
      `${service} accepts the key but not the team member ${email}.`,
      'Check the e-mail address in Heatpunk Leads > Settings…: it must belong to a Pro member of the team.',
      'Check the e-mail address above: it must belong to a Pro member of the team.',
    ),
  unreachable: (service: string, words: string) => new Unreachable(`${service} could not be reached (${words}).`),
  /** `done`: what was done before, in sentences. */
  stoppedMidway: (done: string, stop: UserError) => new StoppedMidway(done, stop),
  refused: (service: string, words: string) =>
    new UserError(`${service} refused the request: ${words}. ${FETCHED_NONE}`),
  unexpectedAnswer: (service: string, expected: string, came: string) =>
    new UserError(
      `${service} answered with something other than ${expected}: ${came.replace(/\.$/, '')}. ${FETCHED_NONE}`,
    ),
  /** `headerRow`: where the header row went; null where it is not to be found. */
  noLeadId: (sheet: string, headerRow: number | null) =>
    new UserError(
      headerRow === null
        ? `The first row of the sheet "${sheet}" has no Lead ID column, so its rows cannot be told apart. Undo what took away that column, the note on its header or the header row; or go back to an earlier version under File > Version history. No edit is lost.`
        : `The header row of the sheet "${sheet}" has become row ${headerRow}. Move it back to row 1, and remove what stands above it or move that elsewhere. No edit is lost.`,
    ),
  markedTwice: (sheet: string, header: string, columns: readonly string[]) =>
    new UserError(
      `In the sheet "${sheet}" the columns ${columns.join(' and ')} both carry the note that marks "${header}". Delete the note of the one that is a copy. No edit is lost.`,
    ),
  severalLeadSheets: (names: readonly string[]) =>
    new UserError(
      `Several sheets look like the lead sheet: ${names.join(', ')}. Delete the notes in the header row of the copies. Nothing was written.`,
    ),
  noLiteralText: () =>
    new UserError(
      'This spreadsheet turns text into formulas or numbers whichever way it is written, so leads cannot be shown as they are. Nothing was written. Try it in a new spreadsheet; if it is the same there, tell whoever set up this add-on.',
    ),
  otherService: (held: string, chosen: string) =>
    new UserError(
      `This sheet holds leads of ${held}, but ${chosen} is chosen in Settings…, where the same ids are other customers. Choose ${held} again, or use a new spreadsheet for ${chosen}. Nothing was changed.`,
    ),
  columnsMoving: () =>
    new UserError(
      'Somebody moved columns, or brought one back, while this ran. No edit is lost. Try again in a moment.',
    ),
  columnsMovedInUndo: () =>
    new UserError(
      'Somebody moved columns, or brought one back, while this ran. Nothing was sent. Old values that stand in the sheet again are marked Edited: look at them, then choose Push changes.',
    ),
  tooManySelected: (most: number) =>
    new UserError(`Select at most ${most} leads at a time to delete them. Nothing was deleted.`),
  spreadsheetFull: () =>
    new UserError(
      'The spreadsheet has no room for more cells (Google allows 10 million). Remove sheets or columns that are not needed. Nothing was written.',
    ),
  busy: (holder: string) => new UserError(`${holder} Try again in a few minutes; no edit is lost.`),
  nothingToDelete: (leftOut: readonly string[]) =>
    new UserError(
      [
        'None of the selected rows is a lead that can be deleted. Select rows of leads, then choose Delete selected leads… again.',
        ...firstFew(leftOut),
      ].join('\n\n'),
    ),
  nothingToDecide: (leftOut: readonly string[]) =>
    new UserError(
      [
        leftOut.length > 0
          ? 'Nothing in the selected cells can be decided this way.'
          : 'Nothing in the selected cells is in conflict. Select coloured cells, or rows whose Sync column says Conflict, then choose this again.',
        ...firstFew(leftOut),
      ].join('\n\n'),
    ),
  notOnLeadSheet: (sheet: string) => new UserError(`Select the leads on the sheet "${sheet}" first.`),
  notAsShown: () =>
    new UserError(
      'What was to be sent did not arrive as it was shown. Nothing was sent. Close this window and choose Heatpunk Leads > Review & push… again.',
    ),
  noLog: () =>
    new UserError(
      'There is no activity log yet. The first run that changes something begins it: choose Heatpunk Leads > Pull leads.',
    ),
  nothingToUndo: () =>
    new UserError('Nothing of what was chosen can be undone now. Nothing was changed; open the list again.'),
  noLeadSheet: () => new UserError('There is no lead sheet yet. Choose Heatpunk Leads > Pull leads first.'),
};

/** The words of anything that was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
