/** What a spreadsheet's locale decides: the order of day and month, its currency and its date formats. */

export interface Locale {
  readonly name: string;
  readonly dayFirst: boolean;
  readonly currencyFormat: string;
  readonly dateFormat: string;
  readonly dateTimeFormat: string;
}

const unitedKingdom: Locale = {
  name: 'en_GB',
  dayFirst: true,
  currencyFormat: '[$£]#,##0.00',
  dateFormat: 'dd/mm/yyyy',
  dateTimeFormat: 'dd/mm/yyyy hh:mm:ss',
};

const unitedStates: Locale = {
  name: 'en_US',
  dayFirst: false,
  currencyFormat: '"$"#,##0.00',
  dateFormat: 'm/d/yyyy',
  dateTimeFormat: 'm/d/yyyy h:mm:ss',
};

/** Only the two locales that are modelled; any other name is an error of whoever sets up the host. */
export const localeNamed = (name: string): Locale => {
  const found = [unitedKingdom, unitedStates].find((locale) => locale.name === name);
  if (found === undefined) throw new Error(`This host models the locales en_GB and en_US, not ${name}.`);
  return found;
};
