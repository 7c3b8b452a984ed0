/** How each kind of trigger starts an execution: with which authorization, as whom, and with which event. */

import { authMode } from '../services/script-app';
import { User } from '../services/session';
import { clockEvent, type TriggerModel } from '../services/trigger-table';
import type { EditEvent } from '../workbook/people';
import type { AuthMode } from './authorization';
import type { ExecutionPlan } from './execution';
import type { Machine, Scope, TriggerKind } from './scope';

export type Launch = Omit<ExecutionPlan, 'kill' | 'between'>;

/** A menu item, a page or a test: full authorization, a person before the screen unless it is the clock's. */
export const directLaunch = (
  handler: string,
  user: string,
  trigger: TriggerKind,
  args: readonly unknown[] | undefined,
  machine: Machine,
): Launch => {
  if (trigger === 'open' && args === undefined) return openLaunch(user, 'LIMITED');
  const simpleTrigger = trigger === 'open' || trigger === 'edit';
  const event = trigger === 'clock' ? [clockEvent(machine.clock.now())] : [];
  return {
    handler,
    user,
    trigger,
    authMode: simpleTrigger ? 'LIMITED' : 'FULL',
    interactive: trigger !== 'clock',
    simpleTrigger,
    args: () => args ?? event,
  };
};

export const openLaunch = (user: string, mode: AuthMode): Launch => ({
  handler: 'onOpen',
  user,
  trigger: 'open',
  authMode: mode,
  interactive: true,
  simpleTrigger: true,
  args: (scope) => [openEvent(scope, mode)],
});

/** Source: Google's guide "Event objects", "Open". */
const openEvent = (scope: Scope, mode: AuthMode) => ({
  authMode: authMode.values[mode],
  source: scope.document.spreadsheet(),
  user: new User(),
});

export const editLaunch = (user: string, event: EditEvent): Launch => ({
  handler: 'onEdit',
  user,
  trigger: 'edit',
  authMode: 'LIMITED',
  interactive: true,
  simpleTrigger: true,
  args: (scope) => [editEvent(scope, event)],
});

/** Source: Google's guide "Event objects", "Edit": value and oldValue only for a single cell, and only where there is one. */
const editEvent = (scope: Scope, event: EditEvent) => ({
  authMode: authMode.values.LIMITED,
  range: scope.document.range(event.sheet, event.area),
  source: scope.document.spreadsheet(),
  user: new User(),
  ...(event.value === undefined ? {} : { value: event.value }),
  ...(event.oldValue === undefined ? {} : { oldValue: event.oldValue }),
});

/** A timed trigger runs as the person who created it. */
export const triggerLaunch = ({ handler, creator, id }: TriggerModel, machine: Machine): Launch => ({
  handler,
  user: creator,
  trigger: 'clock',
  authMode: 'FULL',
  interactive: false,
  simpleTrigger: false,
  args: () => [{ authMode: authMode.values.FULL, ...clockEvent(machine.clock.now()), triggerUid: id }],
});
