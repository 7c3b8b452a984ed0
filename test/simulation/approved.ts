import type { Approval } from '../../src/core/approval';
import { cellKey, told } from './cell-marks';
import type { Decided } from './choices';
import { isNumber } from './snapshot';
import { textOf } from './team-record';

/** What a person ticked in a review: a push of that sends nothing else, and takes nothing else into the sheet. */
export interface Approved {
  /** What was decided of cells in conflict. */
  readonly decided: ReadonlyMap<string, Decided>;
  /** Whether a value may be sent for a lead's field. */
  maySend(id: string, field: string, text: string): boolean;
  /** Whether a value may follow a lead that was made of a row without an id. */
  mayFollow(field: string, text: string): boolean;
  /** Whether a lead may be created with just these fields. */
  mayCreate(fields: Readonly<Record<string, unknown>>): boolean;
  /** Whether it was shown that a field says so in Heatpunk; of a lead that is made by the push there was nothing to show. */
  wasShown(id: string, field: string, remote: string): boolean;
}

const ID = 'id:';

export function approvedIn(approval: Approval): Approved {
  const sent = new Map<string, { readonly old: string; readonly text: string }>();
  const created: ReadonlyMap<string, string>[] = [];
  const decided = new Map<string, Decided>();
  for (const { key, changes, decisions } of approval) {
    const id = key.startsWith(ID) ? key.slice(ID.length) : null;
    if (id === null || id.startsWith('pending-')) {
      created.push(new Map(changes.map((change) => [change.field, textOf(change.new)])));
      continue;
    }
    for (const { field, old, new: value } of changes) {
      sent.set(cellKey(id, field), { old: textOf(old), text: textOf(value) });
    }
    for (const { field, sheet, remote, choice } of decisions) {
      const question = `${told(textOf(sheet))} here, ${told(textOf(remote))} in Heatpunk`;
      decided.set(cellKey(id, field), { side: choice, question });
      if (choice === 'sheet') sent.set(cellKey(id, field), { old: textOf(remote), text: textOf(sheet) });
    }
  }
  return {
    decided,
    maySend: (id, field, text) => areSame(field, sent.get(cellKey(id, field))?.text, text),
    mayFollow: (field, text) => created.some((fields) => fields.get(field) === text),
    mayCreate: (fields) =>
      created.some((shown) => Object.entries(fields).every(([field, value]) => shown.get(field) === textOf(value))),
    wasShown: (id, field, remote) => (sent.get(cellKey(id, field))?.old ?? remote) === remote,
  };
}

/** Numbers are the same however they are written. */
function areSame(field: string, shown: string | undefined, text: string): boolean {
  return isNumber(field) && shown !== '' ? Number(shown) === Number(text) : shown === text;
}
