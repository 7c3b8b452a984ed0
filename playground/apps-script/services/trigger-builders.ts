/** The builders behind ScriptApp.newTrigger. */

import { ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { Service } from '../runtime/service';
import { Trigger } from './trigger';
import type { Schedule } from './trigger-table';

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
}

const minuteMs = 60_000;
const allowedMinutes = [1, 5, 10, 15, 30];

/** Source: Google's reference, "Class ClockTriggerBuilder". On the platform a daily trigger fires at some time within the hour; here on the hour. */
export class ClockTriggerBuilder extends Service {
  static override readonly path = 'ScriptApp.ClockTriggerBuilder';
  every: number | null = null;
  days: number | null = null;
  hour = 0;

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

  create(): Trigger {
    const { machine, user } = this.scope;
    const own = machine.triggers.list.filter((trigger) => trigger.creator === user).length;
    const schedule = scheduleOf(this);
    if (own >= machine.limits.triggersPerUser) {
      throw new ServiceError(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    return new Trigger(machine.triggers.add({ handler: this.handler, creator: user, schedule }, machine.clock.now()));
  }
}

const scheduleOf = ({ every, days, hour, scope }: ClockTriggerBuilder): Schedule => {
  if (every !== null) return { kind: 'every', ms: every };
  if (days === null) throw new ServiceError('Please select a frequency for the trigger before calling create().');
  return { kind: 'daily', days, hour, timeZone: scope.machine.manifest.timeZone ?? 'Etc/GMT' };
};
