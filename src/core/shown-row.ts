/** The number of the row that is selected now; null where it is not in the sheet. */
export interface ShownRow {
  readonly row: number | null;
  /** That nobody sees it, as it is hidden by a filter or by hand. */
  readonly isHidden?: true;
}
