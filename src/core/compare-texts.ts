/** A sort of texts: by their code units, and so the same in every language and wherever it runs. */
export function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
