import { PRODUCT } from './product';

/**
 * Shows a page of the bundle in front of the spreadsheet.
 *
 * @param title the words of the menu item that opens it; the product's name stands before them
 * @param width in pixels, and so is the height
 */
export function showDialog(file: string, title: string, width: number, height: number): void {
  const page = HtmlService.createHtmlOutputFromFile(file).setWidth(width).setHeight(height);
  SpreadsheetApp.getUi().showModalDialog(page, `${PRODUCT}: ${title}`);
}
