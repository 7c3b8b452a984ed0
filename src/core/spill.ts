/** They fill the cells below their own. SPLIT does not: it goes to the right. */
const LISTS =
  /(?<![\w.])(?:ARRAYFORMULA|QUERY|FILTER|SORTN?|UNIQUE|IMPORT(?:RANGE|DATA|FEED|HTML|XML)|GOOGLEFINANCE)\s*\(/i;
const ARRAYS =
  /(?<![\w.])(?:MAP|BYROW|SCAN|MAKEARRAY|TRANSPOSE|SEQUENCE|RANDARRAY|FLATTEN|TOCOL|WRAP(?:ROWS|COLS)|[HV]STACK|CHOOSE(?:ROWS|COLS))\s*\(/i;
/** INDEX around a whole expression is a shorter ARRAYFORMULA; with MATCH it looks one cell up. */
const IS_INDEX = /^=\s*INDEX\s*\((?!.*\bMATCH\s*\()/is;
const IS_ARRAY = /^=[\s(]*\{/;
/** What a text or the name of a sheet says is no function. */
const QUOTED = /"[^"]*"|'[^']*'/g;

/**
 * Whether a formula may fill more cells than its own, downwards. Those it fills hold nothing by themselves, yet whatever is written
 * there puts the formula into error, and all of them go blank.
 */
export function canSpill(formula: string): boolean {
  if (formula === '') return false;
  const bare = formula.replace(QUOTED, '""');
  return LISTS.test(bare) || ARRAYS.test(bare) || IS_INDEX.test(bare) || IS_ARRAY.test(bare);
}
