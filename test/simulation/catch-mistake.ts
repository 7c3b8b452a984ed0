import { makeHistory } from './history';
import { mistakenCode } from './mistakes';
import { simulate } from './simulate';
import { BUILT_CODE } from './world';

/** Which history catches a mistake first, and after how many; null where none of so many does. */
export function catchMistake(
  name: string,
  first: number,
  most: number,
): { readonly seed: number; readonly histories: number; readonly why: string } | null {
  const code = mistakenCode(name, BUILT_CODE);
  for (let seed = first; seed < first + most; seed++) {
    const { broken } = simulate(makeHistory(seed), code);
    // A patch that only stops the bundle is no mistake that a sync makes.
    if (broken !== null && /failed with (Type|Reference|Syntax)Error/.test(broken))
      throw new Error(`"${name}": ${broken}`);
    if (broken !== null) return { seed, histories: seed - first + 1, why: broken.split('\n')[0] ?? '' };
  }
  return null;
}
