/** Where a number without a country code rings: the United Kingdom or Ireland. */
export type DialCode = '44' | '353';

/** What may follow a leading zero. Sources: Ofcom's and ComReg's numbering plans. */
const NATIONAL: Record<DialCode, RegExp> = {
  '44': /^(?:[1-35789]\d{9}|[18]\d{8})$/,
  '353': /^[1-9]\d{6,8}$/,
};

/** Invisible characters among it, as they come along when a number is copied from an address book. */
const BETWEEN_DIGITS = /[\s().\-\u2010-\u2015/]|\p{Cf}/gu;

/**
 * A telephone number in the one form that all ways of writing it share: `+447700900123` for 07700 900123, +44 (0)7700 900123,
 * 0044 7700 900123 and 7700900123, of which a spreadsheet took the zero. null for what is no number, or not one number.
 */
export function phoneKey(text: string, home: DialCode): string | null {
  const international = text.replace(/\p{Cf}/gu, '').replace(/^\s*(\+|00)(.*?)\(0\)/, '$1$2');
  const typed = international.replace(BETWEEN_DIGITS, '');
  if (!/^\+?\d+$/.test(typed)) return null;
  const abroad = /^(?:\+|00)(.*)$/.exec(typed)?.[1];
  const digits = abroad ?? (isWithHomeCode(typed, home) ? typed : home + typed.replace(/^0/, ''));
  if (!digits.startsWith(home)) return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
  // The zero is left out after the country code, but not by everybody.
  const national = digits.slice(home.length).replace(/^0/, '');
  return isNational(national, home) ? `+${home}${national}` : null;
}

/** A number as it is dialled at home. */
export function phoneWords(key: string, home: DialCode): string {
  return key.startsWith(`+${home}`) ? `0${key.slice(home.length + 1)}` : key;
}

/** A cell may have lost the plus. */
function isWithHomeCode(typed: string, home: DialCode): boolean {
  return typed.startsWith(home) && !isNational(typed, home) && isNational(typed.slice(home.length), home);
}

/** All digits the same are typed by somebody who does not want to be rung. */
function isNational(digits: string, home: DialCode): boolean {
  return NATIONAL[home].test(digits) && !/^(\d)\1*$/.test(digits);
}
