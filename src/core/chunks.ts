const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/**
 * A text in pieces of at most so many code units each; none for an empty one. No character is cut in two: alone, a cell or a
 * property may not give its halves back.
 *
 * @param length at least 2
 */
export function chunksOf(text: string, length: number): string[] {
  const chunks: string[] = [];
  for (let start = 0; start < text.length; ) {
    const chunk = text.slice(start, start + length);
    const isCut = start + length < text.length && HIGH_SURROGATE.test(chunk);
    chunks.push(isCut ? chunk.slice(0, -1) : chunk);
    start += isCut ? length - 1 : length;
  }
  return chunks;
}
