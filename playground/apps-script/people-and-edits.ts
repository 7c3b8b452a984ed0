/** The people at a document, and the executions that their edits and changes start. */

import { editLaunch, type Launch, triggerLaunch } from './runtime/launch';
import { globalFunctions } from './runtime/realm';
import type { Machine } from './runtime/scope';
import { selectionOf } from './services/selection';
import type { TriggerModel } from './services/trigger-table';
import { createPerson, type EditEvent, type Person } from './workbook/people';

export interface People {
  /** Known by e-mail. */
  person(user: string): Person;
  /** The installed triggers for an event. */
  installed(eventType: TriggerModel['eventType']): readonly TriggerModel[];
}

export const createPeople = (machine: Machine, code: string, start: (launch: Launch) => unknown): People => {
  const persons = new Map<string, Person>();

  const installed = (eventType: TriggerModel['eventType']) =>
    machine.triggers.list.filter((trigger) => trigger.eventType === eventType);

  const edited = (user: string, event: EditEvent) => {
    if (globalFunctions(code).has('onEdit')) start(editLaunch(user, event));
    for (const trigger of installed('ON_EDIT')) start(triggerLaunch(trigger, machine, event));
  };

  return {
    installed,
    person: (user) => {
      const known = persons.get(user);
      if (known !== undefined) return known;
      const made = createPerson(machine.workbook, user, {
        onEdit: (event) => edited(user, event),
        onChange: () => {
          for (const trigger of installed('ON_CHANGE')) start(triggerLaunch(trigger, machine));
        },
        activeSheet: () => selectionOf(machine.workbook, machine.selections, user).sheet,
        onSelect: (sheet, areas) => void machine.selections.set(user, { sheetId: sheet.id, areas }),
      });
      persons.set(user, made);
      return made;
    },
  };
};
