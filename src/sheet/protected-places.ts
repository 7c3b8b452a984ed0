import { protectionsAgainstMe, type Sheet } from './spreadsheet';

/** The cells of these sheets that whoever runs this may not edit, as people name them: "Leads" F1:F1000, or the whole sheet. */
export function protectedPlaces(sheets: readonly Sheet[]): string[] {
  return sheets.flatMap((sheet) =>
    protectionsAgainstMe(sheet).map(({ range, isWhole }) =>
      isWhole ? `the sheet "${sheet.getName()}"` : `"${sheet.getName()}" ${range.getA1Notation()}`,
    ),
  );
}
