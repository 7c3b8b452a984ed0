import { protectionsAgainstMe, type Sheet } from './spreadsheet';

/** Each costs service calls, and nobody reads a long list. */
const MAX_NAMED = 5;

/** The cells of these sheets that whoever runs this may not edit, as people name them: "Leads" F1:F900, or the whole sheet. The first few. */
export function protectedPlaces(sheets: readonly Sheet[]): string[] {
  const found = sheets.flatMap((sheet) => protectionsAgainstMe(sheet).map((protection) => ({ sheet, ...protection })));
  const named = found
    .slice(0, MAX_NAMED)
    .map(({ sheet, range, isWhole }) =>
      isWhole ? `the sheet "${sheet.getName()}"` : `"${sheet.getName()}" ${range.getA1Notation()}`,
    );
  return found.length > MAX_NAMED ? [...named, `${found.length - MAX_NAMED} more`] : named;
}
