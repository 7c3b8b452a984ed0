/** The builders behind ScriptApp.newTrigger. */

import { ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { Service } from '../runtime/service';
import { Trigger } from './trigger';
import type { Schedule, TriggerModel } from './trigger-table';

/** Source: Google's reference, "Class TriggerBuilder". */
export class NewTriggerBuilder extends Service {
  static override readonly path = 'ScriptApp.TriggerBuilder';

  constructor(
    readonly scope: Scope,
    readonly handler: string,
  ) {
    super();
  }

  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this.scope, this.handler);
  }

  forSpreadsheet(_spreadsheet: unknown): SpreadsheetTriggerBuilder {
    return new SpreadsheetTriggerBuilder(this.scope, this.handler);
  }
}

const minuteMs = 60_000;
const allowedMinutes = [1, 5, 10, 15, 30];

/**
 * Source: Google's reference, "Class ClockTriggerBuilder". On the platform a daily trigger fires at some time within the hour; here at
 * `nearMinute`, or on the hour.
 */
export class ClockTriggerBuilder extends Service {
  static override readonly path = 'ScriptApp.ClockTriggerBuilder';
  every: number | null = null;
  days: number | null = null;
  hour = 0;
  minute = 0;
  zone: string | null = null;
  once: number | null = null;

  constructor(
    readonly scope: Scope,
    readonly handler: string,
  ) {
    super();
  }

  everyMinutes(n: number): this {
    if (!allowedMinutes.includes(n)) {
      throw new ServiceError('The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.');
    }
    this.every = n * minuteMs;
    return this;
  }

  everyHours(n: number): this {
    this.every = n * 60 * minuteMs;
    return this;
  }

  everyDays(n: number): this {
    this.days = n;
    return this;
  }

  atHour(hour: number): this {
    this.hour = hour;
    return this;
  }

  nearMinute(minute: number): this {
    this.minute = minute;
    return this;
  }

  inTimezone(timezone: string): this {
    this.zone = timezone;
    return this;
  }

  after(durationMilliseconds: number): this {
    this.once = this.scope.machine.clock.now() + durationMilliseconds;
    return this;
  }

  at(date: Date): this {
    this.once = date.getTime();
    return this;
  }

  create(): Trigger {
    return install(this.scope, this.handler, 'CLOCK', scheduleOf(this));
  }
}

const scheduleOf = (builder: ClockTriggerBuilder): Schedule => {
  const { every, days, once, hour, minute, zone } = builder;
  if (once !== null) return { kind: 'once', at: once };
  if (every !== null) return { kind: 'every', ms: every };
  if (days === null) throw new ServiceError('Please select a frequency for the trigger before calling create().');
  const timeZone = zone ?? builder.scope.machine.manifest.timeZone ?? 'Etc/GMT';
  return { kind: 'daily', days, hour, minute, timeZone };
};

/** Source: Google's reference, "Class SpreadsheetTriggerBuilder". Form submissions are not modelled. */
export class SpreadsheetTriggerBuilder extends Service {
  static override readonly path = 'ScriptApp.SpreadsheetTriggerBuilder';
  eventType: 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | null = null;

  constructor(
    readonly scope: Scope,
    readonly handler: string,
  ) {
    super();
  }

  onOpen(): this {
    this.eventType = 'ON_OPEN';
    return this;
  }

  onEdit(): this {
    this.eventType = 'ON_EDIT';
    return this;
  }

  onChange(): this {
    this.eventType = 'ON_CHANGE';
    return this;
  }

  create(): Trigger {
    if (this.eventType === null)
      throw new ServiceError('Please select an event for the trigger before calling create().');
    return install(this.scope, this.handler, this.eventType, null);
  }
}

const install = (
  { machine, user }: Scope,
  handler: string,
  eventType: TriggerModel['eventType'],
  schedule: Schedule | null,
): Trigger => {
  const own = machine.triggers.list.filter((trigger) => trigger.creator === user).length;
  if (own >= machine.limits.triggersPerUser) {
    throw new ServiceError(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  }
  return new Trigger(machine.triggers.add({ handler, creator: user, eventType, schedule }, machine.clock.now()));
};
