/** Whom protected ranges and sheets keep from editing. */

import { lastColumnOf, lastRowOf, type Rect } from './address';
import type { SheetModel } from './sheet';

/** Source: Google's help, "Protect, hide, and edit sheets": whoever is not among the editors cannot change any cell of it. */
export const mayEdit = (user: string, sheet: SheetModel, area: Rect): boolean =>
  sheet.protections.every(
    ({ warningOnly, editors, area: kept }) =>
      warningOnly || editors === null || editors.includes(user) || (kept !== null && !overlaps(kept, area)),
  );

const overlaps = (one: Rect, other: Rect): boolean =>
  one.row <= lastRowOf(other) &&
  other.row <= lastRowOf(one) &&
  one.column <= lastColumnOf(other) &&
  other.column <= lastColumnOf(one);
