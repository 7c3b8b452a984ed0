import type { Random } from '../../playground/random';
import { isNumber } from './snapshot';

/** Makes up a text for a field. */
export type TextMaker = (field: string) => string;

/**
 * Texts that occur once, so that each can be followed wherever it goes; some of them would like to be formulas, numbers or
 * dates, and a few are nothing that Heatpunk takes.
 */
export function textMaker(random: Random): TextMaker {
  let count = 0;
  return (field) => {
    count += 1;
    if (field === 'customerEmail') return random.chance(0.03) ? `p${count}@` : `p${count}@example.com`;
    if (isNumber(field)) return random.chance(0.06) ? `north ${count}` : String(10 + count / 1000);
    if (field === 'buildDate') return random.pick(['pre2000', 'post2000', 'post2006', `soon ${count}`]);
    if (field === 'customerPhone') return random.pick([`07700 90${count}`, `0770090${count}`, `+44770090${count}`]);
    return random.pick([
      `${field} ${count}`,
      `=${count}+1`,
      `'${count} quoted`,
      `00${count}`,
      ` padded ${count} `,
      `🙂 ${count}`,
      `@SUM(${count})`,
      `two\nlines ${count}`,
    ]);
  };
}
