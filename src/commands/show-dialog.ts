import { PRODUCT } from './product';

/**
 * Shows a page of the bundle in front of the spreadsheet.
 *
 * @param title what it is about; the product's name stands before it
 * @param width in pixels, and so is the height
 */
export function showDialog(file: string, title: string, width: number, height: number): void {
  const page = HtmlService.createHtmlOutputFromFile(file).setWidth(width).setHeight(height);
  SpreadsheetApp.getUi().showModalDialog(page, `${PRODUCT}: ${title}`);
}
