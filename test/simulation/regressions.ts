/** Histories that once broke a promise, and what of the product was to blame. Seeds of `history.ts` as it is. */
export const REGRESSIONS: readonly (readonly [seed: number, cause: string])[] = [
  [149, 'a row that was added while the sheet was read again lay beyond what was read, and was taken for a free one'],
  [196, 'columns that moved between the reads of their marks and of their cells'],
  [280, 'a colleague edited the lead of a create without an answer, which was then created again'],
  [1084, 'a date was written into a cell of another format, and came back as a number with each run'],
  [2045, 'writes of new columns that were still kept back landed elsewhere once somebody inserted a column'],
];
