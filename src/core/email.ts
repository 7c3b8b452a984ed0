import * as v from 'valibot';

// The RFC also allows a host without a dot, to which no customer's mail can be sent.
const email = v.pipe(v.string(), v.maxLength(254), v.rfcEmail(), v.regex(/\.[^.@]+$/));

/** Whether two addresses are one person's: people write them with and without capitals. */
export function isSameEmail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether a text is one complete e-mail address. */
export function isEmail(text: string): boolean {
  return v.is(email, text);
}
