/** What Univer's menus offer and this workbook does not have. */

const ITEMS: readonly string[] = [];

export const hiddenMenuItems: Readonly<Record<string, { readonly hidden: true }>> = Object.fromEntries(
  ITEMS.map((item) => [item, { hidden: true }]),
);
