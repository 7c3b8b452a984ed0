/** Names a field of a lead, in whatever words both are told apart. */
export function fieldKey(lead: string, field: string): string {
  return JSON.stringify([lead, field]);
}
