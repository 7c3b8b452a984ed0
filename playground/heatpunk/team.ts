// Who may use the service: a team has keys, and members known by their e-mail addresses.

export interface Team {
  hasKey(key: string | undefined): boolean;
  addKey(key: string): void;
  revokeKey(key: string): void;
  /** Capitals make no difference in an address. */
  hasMember(email: string): boolean;
  addMember(email: string): void;
  removeMember(email: string): void;
  members(): readonly string[];
}

export function createTeam(apiKeys: readonly string[], memberEmails: readonly string[]): Team {
  const keys = new Set(apiKeys);
  const members = new Set(memberEmails.map(memberName));
  return {
    hasKey: (key) => key !== undefined && keys.has(key),
    addKey: (key) => void keys.add(key),
    revokeKey: (key) => void keys.delete(key),
    hasMember: (email) => members.has(memberName(email)),
    addMember: (email) => void members.add(memberName(email)),
    removeMember: (email) => void members.delete(memberName(email)),
    members: () => [...members],
  };
}

/** The form under which a member is known everywhere in the service. */
export function memberName(email: string): string {
  return email.trim().toLowerCase();
}
