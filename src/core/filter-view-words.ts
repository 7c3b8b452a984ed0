/**
 * Google tells which rows a filter hides, and not which a person's filter view does: a selection across such rows holds them all.
 * Said after a list that does not name every row. Source: Sheet.isRowHiddenByFilter in the reference of Apps Script.
 */
export const FILTER_VIEW_WORDS = 'If you look through a filter view, rows that it hides may be among these.';
