/** Univer: the spreadsheet on the page. It draws and takes input; what is in the workbook only the server says. */

import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreWords from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationWords from '@univerjs/preset-sheets-data-validation/locales/en-US';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import filterWords from '@univerjs/preset-sheets-filter/locales/en-US';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteWords from '@univerjs/preset-sheets-note/locales/en-US';
import { UniverSheetsSortPreset } from '@univerjs/preset-sheets-sort';
import sortWords from '@univerjs/preset-sheets-sort/locales/en-US';
import { createUniver, type FUniver, LocaleType, LogLevel, mergeLocales, type Univer } from '@univerjs/presets';
import { hiddenMenuItems } from './hidden-menu-items';

export interface UniverParts {
  readonly univer: Univer;
  readonly api: FUniver;
}

export function startUniver(container: HTMLElement): UniverParts {
  const { univer, univerAPI } = createUniver({
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: mergeLocales(coreWords, validationWords, filterWords, noteWords, sortWords),
    },
    logLevel: LogLevel.ERROR,
    presets: [
      UniverSheetsCorePreset({
        container,
        header: true,
        toolbar: false,
        menu: hiddenMenuItems,
        // The server's texts are shown as they are: no hints that a text looks like a number.
        disableTextFormatAlert: true,
        disableTextFormatMark: true,
        sheets: { disableForceStringAlert: true, disableForceStringMark: true },
      }),
      UniverSheetsDataValidationPreset({ showEditOnDropdown: false, showSearchOnDropdown: false }),
      UniverSheetsFilterPreset(),
      UniverSheetsNotePreset(),
      UniverSheetsSortPreset(),
    ],
  });
  return { univer, api: univerAPI };
}
