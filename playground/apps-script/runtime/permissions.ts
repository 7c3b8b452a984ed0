/**
 * Which of the manifest's scopes each person has given. All, unless told otherwise: a person may have left boxes unticked on
 * Google's page, and a newer version of a script may ask for more than was ever given.
 */

export interface Permissions {
  /** As if the person had never given these scopes. */
  withhold(user: string, ...scopes: readonly string[]): void;
  /** The person gives all that the script asks for. */
  give(user: string): void;
  /** Whether all of the manifest's scopes are given. */
  areComplete(user: string, manifest: ScopesOf): boolean;
  /** Those of the manifest's scopes that are given; undefined when the manifest names none. */
  given(user: string, manifest: ScopesOf): readonly string[] | undefined;
}

interface ScopesOf {
  readonly oauthScopes?: readonly string[];
}

export const createPermissions = (): Permissions => {
  const withheld = new Map<string, ReadonlySet<string>>();
  return {
    withhold: (user, ...scopes) => void withheld.set(user, new Set(scopes)),
    give: (user) => void withheld.delete(user),
    areComplete: (user, { oauthScopes = [] }) => !oauthScopes.some((scope) => withheld.get(user)?.has(scope)),
    given: (user, { oauthScopes }) => {
      const missing = withheld.get(user);
      return missing === undefined ? oauthScopes : oauthScopes?.filter((scope) => !missing.has(scope));
    },
  };
};
