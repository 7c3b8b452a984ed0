import { countWords, numberWords } from './count-words';
import type { Hold } from './guard';

/** What a run did, in numbers of leads. */
export interface RunReport {
  /** Rows added, rows that took something from Heatpunk, rows found to be a lead that Heatpunk has already. */
  added: number;
  updated: number;
  identified: number;
  sent: number;
  created: number;
  /** Leads that Heatpunk did not take, or did not answer for. */
  failed: number;
  conflicts: number;
  /** Rows that cannot be sent as they are. */
  problems: number;
  /** Cells left alone since somebody was typing in them. */
  busyCells: number;
  /** Cells that keep what they hold, as people name them, since a data validation of the user's refuses what belongs there. */
  readonly notTaken: string[];
  /** Leads and new rows with something to send that this run did not send: it had no time left, or sends nothing, or not them. */
  waiting: number;
  /** Rows that would take something from Heatpunk, in a run that takes nothing. */
  untaken: number;
  /** Leads that Heatpunk listed, and rows of the sheet that hold one of them. */
  listed: number;
  rows: number;
  hold: Hold | null;
}

export function emptyReport(): RunReport {
  return {
    added: 0,
    updated: 0,
    identified: 0,
    sent: 0,
    created: 0,
    failed: 0,
    conflicts: 0,
    problems: 0,
    busyCells: 0,
    notTaken: [],
    waiting: 0,
    untaken: 0,
    listed: 0,
    rows: 0,
    hold: null,
  };
}

/** So many cells are named in a report. */
const NAMED_PLACES = 3;

const UP_TO_DATE = 'Everything is up to date.';

/** The report as a person reads it. */
export function reportText(report: RunReport): string {
  if (report.hold === 'empty answer') {
    return 'Heatpunk listed no leads at all, though there were some before. That changed nothing. Look in Settings… at the team member and the dates. If the leads were really deleted in Heatpunk, remove their rows here.';
  }
  const parts = [
    part(report.added, 'new lead'),
    part(report.updated, 'row', 'updated from Heatpunk'),
    part(report.sent, 'lead', 'sent to Heatpunk'),
    part(report.created, 'lead', 'created in Heatpunk'),
    part(report.identified, 'row', 'recognised as a lead that Heatpunk has already'),
    part(report.failed, 'lead', 'failed: see the Sync column'),
    part(report.conflicts, 'lead', 'in conflict: see the Sync column'),
    part(report.problems, 'row', 'that cannot be sent: see the Sync column'),
    part(report.busyCells, 'cell', 'left alone, as somebody was typing there'),
    part(report.notTaken.length, 'cell', `whose data validation refuses what belongs there (${placesOf(report)})`),
    part(report.waiting, 'lead', 'with edits still to be sent'),
  ].filter((text) => text !== '');
  const sentence = parts.length > 0 ? `${parts.join('; ')}.` : UP_TO_DATE;
  if (report.hold !== 'mass change') return sentence;
  return `${sentence} The automatic refresh held back an unusually large change. Choose Review & push… to look at it and to send it.`;
}

/** The same after a pull: what it brought, and what the sheet shows now. */
export function pullText(report: RunReport): string {
  if (report.hold === 'empty answer') return reportText(report);
  const text = reportText(report);
  if (report.listed > 0) return `${text} ${part(report.listed, 'lead')} in ${part(report.rows, 'row')}.`;
  const none =
    'Heatpunk has no leads created in the chosen dates. Reach further back in Settings…, or type the first lead into the sheet.';
  return text === UP_TO_DATE ? none : `${text} ${none}`;
}

/** The same after a push, which says nothing of what Heatpunk has but that it is something else. */
export function pushText(report: RunReport): string {
  const text = reportText(report);
  const sentence = text === UP_TO_DATE ? 'Nothing to send.' : text;
  if (report.untaken === 0) return sentence;
  const rows = part(report.untaken, 'row', report.untaken === 1 ? 'differs' : 'differ');
  return `${sentence} ${rows}: Pull leads takes what Heatpunk has.`;
}

function placesOf({ notTaken }: RunReport): string {
  const rest = notTaken.length - NAMED_PLACES;
  return notTaken.slice(0, NAMED_PLACES).join(', ') + (rest > 0 ? ` and ${numberWords(rest)} more` : '');
}

function part(count: number, noun: string, rest = ''): string {
  return count === 0 ? '' : `${countWords(count, noun)}${rest === '' ? '' : ` ${rest}`}`;
}
