/**
 * The functions that the library computes as Sheets does, by what they take: each argument is brought into that form first,
 * as the library's own ways of doing so are its own. Left out are those that need no place in a sheet of leads, those that are
 * Excel's only, and those by chance, which would change at each look.
 *
 * `?` may be missing, `=1` then stands for it. The plural takes all arguments from there on.
 */

export const signatures: readonly (readonly [signature: string, names: string])[] = [
  ['', 'PI'],
  [
    'number',
    'ABS ACOS ACOSH ACOT ACOTH ASIN ASINH ATAN ATANH COS COSH COT COTH CSC CSCH DEGREES EVEN EXP FACT FACTDOUBLE INT ISEVEN ISODD LN LOG10 ODD RADIANS ROMAN SEC SECH SIGN SIN SINH SQRT SQRTPI TAN TANH',
  ],
  ['number number=0', 'ROUND ROUNDDOWN ROUNDUP TRUNC'],
  ['number number=1', 'CEILING FLOOR'],
  ['number number=10', 'LOG'],
  ['number number', 'COMBIN EFFECT MROUND NOMINAL PERMUT POWER QUOTIENT'],
  ['numbers', 'AVEDEV DEVSQ GCD GEOMEAN HARMEAN KURT LCM PRODUCT SKEW SUMSQ VAR.P VAR.S STDEV.P STDEV.S'],
  ['numbers', 'AVERAGE MAX MEDIAN MIN SUM'],
  ['list number', 'PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.INC QUARTILE.EXC QUARTILE.INC'],
  ['list list', 'CORREL INTERCEPT RSQ SLOPE'],
  ['matrices', 'SUMPRODUCT'],

  ['text', 'ARABIC CLEAN CODE LEN LOWER UNICODE UPPER'],
  ['text text', 'CONCAT EXACT'],
  ['text text number?', 'FIND SEARCH'],
  ['text count=1', 'LEFT RIGHT'],
  ['text count', 'REPT'],
  ['text count count text', 'REPLACE'],
  ['texts', 'CONCATENATE'],
  ['text truth texts', 'TEXTJOIN'],
  ['number number=2 truth?', 'FIXED'],

  ['truths', 'AND OR XOR'],
  ['truth', 'NOT'],

  ['number number number', 'DATE SLN'],
  ['date', 'DAY MONTH YEAR'],
  ['time', 'HOUR MINUTE SECOND'],
  ['date number=1', 'WEEKDAY'],
  ['date number', 'EDATE EOMONTH'],
  ['date date', 'DAYS'],
  ['date date number=0', 'YEARFRAC'],
  ['date date truth?', 'DAYS360'],
  ['date date dates', 'NETWORKDAYS'],
  ['date number dates', 'WORKDAY'],

  ['number number number number=0 number=0', 'FV NPER PMT PV'],
  ['number number number number number=0 number=0', 'IPMT PPMT'],
  ['number number number number=0 number=0 number=0.1', 'RATE'],
  ['number numbers', 'NPV'],
  ['list number=0.1', 'IRR'],
];

/** Names that Sheets has besides those of the library. */
export const otherNames: Readonly<Record<string, string>> = {
  PERCENTILE: 'PERCENTILE.INC',
  PERCENTRANK: 'PERCENTRANK.INC',
  POW: 'POWER',
  QUARTILE: 'QUARTILE.INC',
  STDEV: 'STDEV.S',
  STDEVP: 'STDEV.P',
  VAR: 'VAR.S',
  VARP: 'VAR.P',
};

/** They answer one of the values they were given, or something of its kind: £ stay £, dates stay dates. */
export const keepFormat: ReadonlySet<string> = new Set([
  'AVERAGE',
  'MAX',
  'MEDIAN',
  'MIN',
  'PERCENTILE.INC',
  'QUARTILE.INC',
  'SUM',
]);

/** Where they come to no number, they have divided by nothing. */
export const divide: ReadonlySet<string> = new Set(
  'CORREL INTERCEPT KURT QUOTIENT RSQ SKEW SLOPE STDEV.P STDEV.S VAR.P VAR.S'.split(' '),
);
