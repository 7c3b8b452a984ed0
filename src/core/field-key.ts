/** One text for a field of a lead: by the lead's id, and by the field's name or, in the log, its title. */
export function fieldKey(lead: string, field: string): string {
  return JSON.stringify([lead, field]);
}
