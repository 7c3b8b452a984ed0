/** The timed triggers of one script in one document, and when they fall due. */

import { calendarTime } from '../workbook/serial';
import { timeZone } from '../workbook/time-zone';

export type Schedule =
  | { readonly kind: 'every'; readonly ms: number }
  | {
      readonly kind: 'daily';
      readonly days: number;
      readonly hour: number;
      readonly timeZone: string;
    };

export interface TriggerModel {
  readonly id: string;
  readonly handler: string;
  /** As whom it runs. */
  readonly creator: string;
  readonly schedule: Schedule;
  /** Milliseconds since 1970. */
  nextDue: number;
}

export interface TriggerTable {
  readonly list: TriggerModel[];
  add(trigger: Omit<TriggerModel, 'id' | 'nextDue'>, now: number): TriggerModel;
  remove(id: string): boolean;
  /** The one that falls due first, not after `until`. */
  firstDue(until: number): TriggerModel | undefined;
  /** Sets when it fires again. Times that passed meanwhile are left out, not made up for. */
  reschedule(trigger: TriggerModel, now: number): void;
}

export const createTriggerTable = (): TriggerTable => {
  const list: TriggerModel[] = [];
  let created = 0;
  return {
    list,
    add: (trigger, now) => {
      created += 1;
      const id = String(1_000_000_000 + created * 7_919);
      const made = { ...trigger, id, nextDue: firstTime(trigger.schedule, now) };
      list.push(made);
      return made;
    },
    remove: (id) => {
      const index = list.findIndex((trigger) => trigger.id === id);
      if (index >= 0) list.splice(index, 1);
      return index >= 0;
    },
    firstDue: (until) => list.filter((trigger) => trigger.nextDue <= until).sort((a, b) => a.nextDue - b.nextDue)[0],
    reschedule: (trigger, now) => {
      trigger.nextDue = nextTime(trigger.schedule, trigger.nextDue, now);
    },
  };
};

const firstTime = (schedule: Schedule, now: number): number => {
  switch (schedule.kind) {
    case 'every':
      return now + schedule.ms;
    case 'daily':
      return timeOfDay(schedule, now, 0);
  }
};

const nextTime = (schedule: Schedule, due: number, now: number): number => {
  switch (schedule.kind) {
    case 'every':
      return due + schedule.ms * Math.max(1, Math.ceil((now - due) / schedule.ms));
    case 'daily':
      return timeOfDay(schedule, Math.max(now, due), schedule.days - 1);
  }
};

/** The first such time of day after `after`, and `extraDays` later. */
const timeOfDay = (schedule: Schedule & { kind: 'daily' }, after: number, extraDays: number): number => {
  const zone = timeZone(schedule.timeZone);
  const today = Math.floor(zone.toSerial(after));
  const time = schedule.hour / 24;
  const first = zone.toUtc(today + time) > after ? today : today + 1;
  return zone.toUtc(first + extraDays + time);
};

/** What a timed trigger's handler is told of the time, in UTC as the platform has it. */
export const clockEvent = (now: number): Readonly<Record<string, unknown>> => {
  const time = calendarTime(timeZone('UTC').toSerial(now));
  const { year, month, hour, minute, second } = time;
  return { year, month, 'day-of-month': time.day, 'day-of-week': time.weekday, hour, minute, second, timezone: 'UTC' };
};
