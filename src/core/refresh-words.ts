import { numberWords } from './count-words';
import type { RefreshRecord } from './refresh-record';
import { emptyReport, reportText } from './report';

/** What the first item of the menu explains, while the refresh fails. */
export function failingText({ inARow, words }: RefreshRecord, failedAt: string, nextRun: string): string {
  return [
    inARow === 1
      ? `The automatic refresh failed on ${failedAt}:`
      : `The automatic refresh has failed ${numberWords(inARow)} times in a row, last on ${failedAt}:`,
    words,
    `What was not sent stays marked in the sheet. ${nextRun} Sync now tells at once whether it works.`,
    'Open Settings… now?',
  ].join('\n\n');
}

/** The same while Heatpunk lists no leads to it. */
export function emptyAnswerText(nextRun: string): string {
  return [
    reportText({ ...emptyReport(), hold: 'empty answer' }),
    `${nextRun} Sync now tells at once whether it is still so.`,
    'Open Settings… now?',
  ].join('\n\n');
}
