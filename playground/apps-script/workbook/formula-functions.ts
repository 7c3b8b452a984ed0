/** The functions that the evaluator knows; every other name is #NAME?, as a misspelt one is in Sheets. */

import { arrayFunctions } from './functions/arrays';
import { choiceFunctions } from './functions/choices';
import { conditionalFunctions } from './functions/conditional';
import { countFunctions } from './functions/counts';
import { dateFunctions } from './functions/dates';
import type { SheetFunction } from './functions/function';
import { kindFunctions } from './functions/kinds';
import { libraryFunctions } from './functions/library';
import { lookupFunctions } from './functions/lookups';
import { numberFunctions } from './functions/numbers';
import { placeFunctions } from './functions/places';
import { textFunctions } from './functions/texts';

const functions: ReadonlyMap<string, SheetFunction> = new Map([
  ...libraryFunctions,
  ...[
    arrayFunctions,
    choiceFunctions,
    conditionalFunctions,
    countFunctions,
    dateFunctions,
    kindFunctions,
    lookupFunctions,
    numberFunctions,
    placeFunctions,
    textFunctions,
  ].flatMap((table) => Object.entries(table)),
]);

/** By its name in capitals. */
export const functionNamed = (name: string): SheetFunction | undefined => functions.get(name);
