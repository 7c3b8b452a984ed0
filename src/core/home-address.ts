/** British postcodes, and Irish Eircodes. */
const POSTCODE = /\b(?:([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})|([AC-FHKNPRTV-Y]\d[\dW])\s*([\dAC-FHKNPRTV-Y]{4}))\b/g;

const FLAT =
  /\b(?:FLAT|APARTMENT|APT|UNIT|SUITE|ROOM|STUDIO|MAISONETTE)\.?(?:\s*(?:NO\.?\s*)?(\d+[A-Z]?)|\s+([A-Z]\d*))\b/g;
const FLOOR =
  /\b(GROUND|BASEMENT|GARDEN|ATTIC|TOP|UPPER|LOWER|FIRST|SECOND|THIRD|FOURTH|1ST|2ND|3RD|4TH)\s+(?:FLOOR(?:\s+FLAT)?|FLAT)\b/g;
const ORDINALS: Readonly<Record<string, string>> = { '1ST': 'FIRST', '2ND': 'SECOND', '3RD': 'THIRD', '4TH': 'FOURTH' };

/** `8`, `8A`, `8-10`, and Scotland's `8/2`; no `3rd`. */
const NUMBER = /\b\d{1,5}[A-Z]?(?:\s*[-–/]\s*\d{1,5}[A-Z]?)?\b/;

/** Longer than any address: what stands there is not looked through. */
const MAX_LENGTH = 500;

/**
 * What tells one front door from another: postcode and house number, and the flat where one is named. `CB24 6YU, 8` or
 * `CB24 6YU, 8, flat 2`. null without a postcode or a number: half an address may be anybody's.
 *
 * @param postcode the lead's own; where there is none, the last one in the address
 */
export function homeKey(address: string, postcode: string): string | null {
  const text = inCapitals(address);
  const code = lastPostcode(inCapitals(postcode)) ?? lastPostcode(text);
  if (code === null) return null;
  const street = text.replace(POSTCODE, ' ').replace(/\bNO(?=\d)/g, ' ');
  const flats = [...street.matchAll(FLAT), ...street.matchAll(FLOOR)].map(([, name, letter]) => name ?? letter ?? '');
  const number = NUMBER.exec(street.replace(FLAT, ' ').replace(FLOOR, ' '))?.[0];
  if (number === undefined) return null;
  const flat = flats.map((name) => (ORDINALS[name] ?? name).toLowerCase()).sort();
  return [code, number.replace(/\s/g, '').replace('–', '-'), ...flat.map((name) => `flat ${name}`)].join(', ');
}

function lastPostcode(text: string): string | null {
  const [last] = [...text.matchAll(POSTCODE)].slice(-1);
  if (!last) return null;
  const [, outward = '', inward = '', routing = '', unique = ''] = last;
  return `${outward || routing} ${inward || unique}`;
}

function inCapitals(text: string): string {
  return text.slice(0, MAX_LENGTH).normalize('NFKC').toUpperCase();
}
