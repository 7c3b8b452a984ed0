/** The people at a document, and the executions that their edits start. */

import { editLaunch, type Launch } from './runtime/launch';
import { globalFunctions } from './runtime/realm';
import type { Machine } from './runtime/scope';
import { selectionOf } from './services/selection';
import { createPerson, type Person } from './workbook/people';

/** Answers each of them, by e-mail. */
export const createPeople = (
  machine: Machine,
  code: string,
  start: (launch: Launch) => unknown,
): ((user: string) => Person) => {
  const persons = new Map<string, Person>();
  return (user) => {
    const known = persons.get(user);
    if (known !== undefined) return known;
    const made = createPerson(machine.workbook, user, {
      onEdit: (event) => {
        if (globalFunctions(code).has('onEdit')) start(editLaunch(user, event));
      },
      activeSheet: () => selectionOf(machine.workbook, machine.selections, user).sheet,
      onSelect: (sheet, areas) => void machine.selections.set(user, { sheetId: sheet.id, areas }),
    });
    persons.set(user, made);
    return made;
  };
};
