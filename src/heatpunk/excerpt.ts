/** The beginning of a text from outside, on one line and without mark-up, for a message to a person. */
export function excerpt(text: string, length: number): string {
  const line = text
    .replace(/<(script|style)[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= length ? line : `${line.slice(0, length)}…`;
}
