/** The beginning of a text, at most so many code units long, and an ellipsis for the rest; no character is cut in two. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
