/** Words that tell of a program that stumbled, not of what came. */
const STUMBLES = ['undefined', '[object Object]', 'TypeError', 'RangeError', 'SyntaxError'];

/** A message that says more than this is not read. */
const MAX_LENGTH = 500;

/**
 * What is not clear about the words of a refusal; empty where nothing is.
 *
 * @param body what came: words that stand in it may be repeated
 */
export function unclearIn(words: string, body: string, key: string): string[] {
  // What nobody can see of a body is not repeated, and may stand between two words of it.
  const line = body.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ');
  const stumbles = STUMBLES.filter((each) => words.includes(each) && !line.includes(each));
  return [
    ...stumbles.map((each) => `says ${each}`),
    ...(/[\p{L}\p{N}]{2}/u.test(words) ? [] : ['says nothing']),
    ...(words.length > MAX_LENGTH ? [`has ${words.length} characters`] : []),
    ...(words.includes(key) ? ['tells the API key'] : []),
    // Nobody can read them, and a cell cannot hold them.
    ...(/[\p{Cc}\p{Cs}]/u.test(words) ? ['has control characters or halves of signs'] : []),
  ];
}
