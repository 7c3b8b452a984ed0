/** Takes out of a text what nobody may see. To be done before any of it is cut off: a piece would not be known again. */
export type Redact = (text: string) => string;

/** For texts in which there is nothing to hide. */
const asItStands: Redact = (text) => text;

/** How else than by themselves JSON and HTML write some characters. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  '&': ['&amp;'],
  '<': ['&lt;'],
  '>': ['&gt;'],
  '"': ['\\"', '&quot;'],
  "'": ['&#39;', '&apos;'],
  '/': ['\\/'],
  '\\': ['\\\\'],
};

/** Takes the API key out of whatever a server or the network says, so that it stands in no error, log, dialog or cell. */
export function redactor(key: string): Redact {
  if (key === '') return asItStands;
  const characters = Array.from(key, (each) => `(?:${[...(SPELLINGS[each] ?? []), each].map(escaped).join('|')})`);
  const pattern = new RegExp(characters.join(''), 'g');
  return (text) => text.replace(pattern, '[API key]');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
