/** They fill the cells below their own. SPLIT does not: it goes to the right. */
const LISTS =
  /(?<![\w.])(?:ARRAYFORMULA|QUERY|FILTER|SORTN?|UNIQUE|IMPORT(?:RANGE|DATA|FEED|HTML|XML)|GOOGLEFINANCE)\s*\(/i;
const ARRAYS =
  /(?<![\w.])(?:MAP|BYROW|SCAN|MAKEARRAY|TRANSPOSE|SEQUENCE|RANDARRAY|FLATTEN|TOCOL|WRAP(?:ROWS|COLS)|[HV]STACK|CHOOSE(?:ROWS|COLS))\s*\(/i;
/** INDEX around a single expression, or without a row, is a shorter ARRAYFORMULA; with one it looks one cell up. */
const IS_INDEX = /^=\s*INDEX\s*\(/i;
/** Whatever they are given, they show it in one cell. */
const ONE_VALUE =
  /^=\s*(?:SUM\w*|COUNT\w*|AVERAGE\w*|MIN\w*|MAX\w*|MEDIAN|JOIN|TEXTJOIN|CONCATENATE|ROWS|COLUMNS|AND|OR|[VHX]?LOOKUP|X?MATCH)\s*\(/i;
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
  const args = outermostArguments(bare);
  if (args !== null && ONE_VALUE.test(bare)) return false;
  if (args !== null && IS_INDEX.test(bare)) return /^\s*0?\s*$/.test(args[1] ?? '');
  return LISTS.test(bare) || ARRAYS.test(bare) || IS_ARRAY.test(bare);
}

/** The arguments of a formula that is one call as a whole; null for any other. */
function outermostArguments(formula: string): string[] | null {
  const [, inside] = /^=\s*[\w.]+\s*\(([\s\S]*)\)\s*$/.exec(formula) ?? [];
  if (inside === undefined) return null;
  const parts = [''];
  let depth = 0;
  for (const letter of inside) {
    if (letter === '(' || letter === '{') depth++;
    else if (letter === ')' || letter === '}') depth--;
    // The first call is over before the end.
    if (depth < 0) return null;
    if (depth === 0 && (letter === ',' || letter === ';')) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
