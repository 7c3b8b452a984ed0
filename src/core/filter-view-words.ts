/**
 * Google tells which rows a filter hides, and not which a person's filter view does: a selection across such rows holds them all.
 * Said where not every row is named. Source: Sheet.isRowHiddenByFilter in the reference of Apps Script.
 */
export const FILTER_VIEW_WORDS = 'If you look through a filter view, rows that it hides are among them.';
