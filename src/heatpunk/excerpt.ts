import { cutText } from '../core/cut-text';

/** No message needs more of a body than this, and a body can be very long. */
const LOOKED_AT = 5000;

/**
 * The beginning of a text from outside, for a message to a person: on one line, without mark-up and without what no cell can
 * hold. '' for nothing told.
 */
export function excerpt(text: string, length: number): string {
  const line = text
    .slice(0, LOOKED_AT)
    .replace(/<(script|style|head)\b[^<]*(<(?!\/\1)[^<]*)*<\/\1\s*>/gi, ' ')
    .replace(/<[!/]?[a-z][^<>]*>/gi, ' ')
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
  return cutText(line, length);
}
