import { DAY_MS } from './durations';

/** After how many failed refreshes in a row a mail is sent, and how long to wait until the next, in ms. */
const FAILURES_BEFORE_MAIL = 3;
const BETWEEN_MAILS_MS = DAY_MS;

/** Whether a refresh that just failed should send a mail: from the third in a row on, and not more than one a day. */
export function shouldMail(failures: { readonly inARow: number; readonly lastMail: number }, now: number): boolean {
  return failures.inARow >= FAILURES_BEFORE_MAIL && isMailDue(failures.lastMail, now);
}

/** Whether the last mail about the same is a day ago. */
export function isMailDue(lastMail: number, now: number): boolean {
  return Math.abs(now - lastMail) >= BETWEEN_MAILS_MS;
}
