import { compareTexts } from './compare-texts';
import { cutText } from './cut-text';
import { DAY_MS } from './durations';
import { FIRST_STATUS, type Fields, STATUS_FIELD } from './fields';
import { type Household, householdsIn } from './household';
import { type Week, weekOf, weeksBefore, weeksBetween } from './iso-week';
import { createdAt, type Lead, textIn } from './lead';
import { byAge, type NamedLead, named } from './named-lead';
import type { DialCode } from './phone';
import { daysBetween, ukDayOf } from './uk-day';

/** What the leads tell when they are counted. Each lead is counted once in every list, so that each adds up to the total. */
export interface Insights {
  readonly total: number;
  readonly weekly: WeeklyCounts;
  /** Most frequent first. */
  readonly statuses: readonly TextCount[];
  readonly origins: readonly TextCount[];
  readonly waiting: Waiting;
  readonly households: readonly Household[];
}

/** What the dialog is given: the counts, and of what. */
export interface InsightsView extends Insights {
  /** The service's name. */
  readonly service: string;
  /** When the leads were fetched, as an ISO 8601 instant. */
  readonly fetched: string;
  /** The first day of creation that was asked for, YYYY-MM-DD. */
  readonly since: string;
}

export interface WeekCount extends Week {
  readonly count: number;
}

export interface WeeklyCounts {
  /** From the first lead's week to the present one, those without a lead too; empty where no lead has a date. */
  readonly weeks: readonly WeekCount[];
  /** How many leads there are from before these weeks. */
  readonly earlier: number;
  /** How many have no date of creation, or one that is still to come. */
  readonly undated: number;
}

export interface TextCount {
  /** '' for the leads that have none. */
  readonly text: string;
  readonly count: number;
}

/** The leads that nobody has moved on from the status they came with. */
export interface Waiting {
  readonly total: number;
  readonly ages: readonly AgeCount[];
  readonly undated: number;
  /** The ones that wait longest, oldest first. */
  readonly oldest: readonly WaitingLead[];
}

export interface AgeCount {
  /** In days, inclusive; null for no end. */
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

export interface WaitingLead extends NamedLead {
  readonly days: number;
}

/** Two years are as many bars as can be told apart. */
const MAX_WEEKS = 104;

const AGES = [
  { from: 0, to: 1 },
  { from: 2, to: 3 },
  { from: 4, to: 7 },
  { from: 8, to: 14 },
  { from: 15, to: 28 },
  { from: 29, to: 90 },
  { from: 91, to: null },
] as const;

const OLDEST_NAMED = 10;
const MAX_TEXT_LENGTH = 200;

const ORIGIN_FIELD = 'origin';

/**
 * Counts leads. Weeks and days are those of the British calendar; the order of the leads makes no difference.
 *
 * @param now ms since 1970
 * @param home where the leads' telephone numbers ring that have no country code
 */
export function insightsOf(leads: readonly Lead[], now: number, home: DialCode): Insights {
  return {
    total: leads.length,
    weekly: countWeeks(leads, now),
    statuses: countTexts(leads, STATUS_FIELD),
    origins: countTexts(leads, ORIGIN_FIELD),
    waiting: countWaiting(leads, now),
    households: householdsIn(leads, home),
  };
}

function countWeeks(leads: readonly Lead[], now: number): WeeklyCounts {
  const counts = new Map<string, number>();
  let undated = 0;
  for (const { fields } of leads) {
    const day = dayCreated(fields, now);
    if (day === null) undated++;
    else add(counts, weekOf(day).monday);
  }
  const present = weekOf(ukDayOf(now));
  const first = [...counts.keys()].sort()[0];
  if (first === undefined) return { weeks: [], earlier: 0, undated };
  const earliest = weeksBefore(present, MAX_WEEKS - 1);
  const shown = weeksBetween(first < earliest.monday ? earliest : weekOf(first), present);
  const weeks = shown.map((week) => ({ ...week, count: counts.get(week.monday) ?? 0 }));
  return { weeks, earlier: leads.length - undated - sum(weeks), undated };
}

function countTexts(leads: readonly Lead[], field: string): TextCount[] {
  const counts = new Map<string, number>();
  for (const { fields } of leads) add(counts, textIn(fields, field));
  return [...counts]
    .sort(([left, few], [right, many]) => many - few || compareTexts(left, right))
    .map(([text, count]) => ({ text: cutText(text, MAX_TEXT_LENGTH), count }));
}

function countWaiting(leads: readonly Lead[], now: number): Waiting {
  const today = ukDayOf(now);
  const waiting = leads.filter(({ fields }) => textIn(fields, STATUS_FIELD) === FIRST_STATUS).sort(byAge);
  const aged = waiting.flatMap((lead) => {
    const day = dayCreated(lead.fields, now);
    return day === null ? [] : [{ ...named(lead), days: daysBetween(day, today) }];
  });
  const isOf = ({ from, to }: (typeof AGES)[number], days: number) => days >= from && (to === null || days <= to);
  return {
    total: waiting.length,
    ages: AGES.map((age) => ({ ...age, count: aged.filter(({ days }) => isOf(age, days)).length })),
    undated: waiting.length - aged.length,
    oldest: aged.slice(0, OLDEST_NAMED),
  };
}

/** The day on which a lead was created. A clock that is a little ahead of ours does no harm; beyond a day it is wrong. */
function dayCreated(fields: Fields, now: number): string | null {
  const time = createdAt(fields);
  return time === null || time > now + DAY_MS ? null : ukDayOf(Math.min(time, now));
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
