import type { Heatpunk } from '../../playground/heatpunk/service';
import { Broken } from './broken';
import { leadRows, REQUIRED, type Snapshot } from './snapshot';
import { textOf } from './team-record';

/**
 * How many leads each new row may become (promise 3). Rows are told apart by their e-mail, which is unique unless people
 * copied it: where two rows are equal, the count is right.
 */
export interface NewLeads {
  /** After others than the product acted: each row that they made may become one lead. Both are open rows, by their e-mail. */
  countRows(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void;
  /** The base was deleted, and with it what was sent of rows that have no id yet: each may be made again. */
  baseDeleted(snapshot: Snapshot | null): void;
  /** What a lead was created with from a sheet; undefined for one that was not. */
  sentOf(id: string): Readonly<Record<string, unknown>> | undefined;
  /**
   * Heatpunk made a lead.
   *
   * @param hadReference whether the row stood for a create on its way already when the run began
   * @param isSeen whether the member who sent it is shown a lead
   */
  countCreate(sent: Created['sent'], id: string, hadReference: boolean, isSeen: (id: string) => boolean): void;
}

interface Created {
  readonly id: string;
  readonly sent: Readonly<Record<string, unknown>>;
}

export function createNewLeads({ dashboard }: Heatpunk): NewLeads {
  const allowed = new Map<string, number>();
  const created = new Map<string, Created[]>();
  const sentById = new Map<string, Readonly<Record<string, unknown>>>();

  /** In how many of the fields that are required a lead is not what was sent; in all of them where it is gone, or hidden. */
  function differences(id: string, sent: Created['sent'], isSeen: (id: string) => boolean): number {
    const lead = dashboard.lead(id);
    if (lead === undefined || !isSeen(id)) return REQUIRED.length;
    return differing(lead.fields, sent);
  }

  /** Whether a row that sends so much is equally like several leads, and like none entirely: then it can be known as none of them. */
  function isAmbiguous(leads: readonly Created[], sent: Created['sent'], isSeen: (id: string) => boolean): boolean {
    const counts = leads.map(({ id }) => differences(id, sent, isSeen));
    return !counts.includes(0) && counts.filter((count) => count === 1).length > 1;
  }

  return {
    countRows(before, after) {
      for (const [email, count] of after) {
        const more = count - (before.get(email) ?? 0);
        if (more > 0) allowed.set(email, (allowed.get(email) ?? 0) + more);
      }
    },
    baseDeleted(snapshot) {
      for (const { id, fields } of snapshot === null ? [] : leadRows(snapshot)) {
        const email = fields.get('customerEmail') ?? '';
        const mayBeOnItsWay = id.startsWith('pending-') || (id === '' && created.has(email));
        if (mayBeOnItsWay) allowed.set(email, (allowed.get(email) ?? 0) + 1);
      }
    },
    sentOf: (id) => sentById.get(id),
    countCreate(sent, id, hadReference, isSeen) {
      sentById.set(id, sent);
      const email = textOf(sent.customerEmail);
      const before = created.get(email) ?? [];
      // A lead, or a row that lost its reference, that was edited so much that nothing tells that they are one may be made again.
      const known = before.filter(
        (each) => differences(each.id, each.sent, isSeen) <= 1 && (hadReference || differing(each.sent, sent) <= 1),
      );
      const standing = isAmbiguous(before, sent, isSeen) ? [] : known;
      created.set(email, [...before, { id, sent }]);
      if (standing.length + 1 <= (allowed.get(email) ?? 0)) return;
      throw new Broken(
        `The row with ${email} became ${standing.length + 1} leads: ${[...standing.map((each) => each.id), id]}.`,
      );
    },
  };
}

/** In how many of the fields that are required two leads differ. */
function differing(one: Created['sent'], other: Created['sent']): number {
  return REQUIRED.filter((field) => textOf(one[field]) !== textOf(other[field])).length;
}
