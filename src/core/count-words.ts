/** 5,000 */
export function numberWords(count: number): string {
  return count.toLocaleString('en-GB');
}

/** "1 lead", "5,000 leads" */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}
