import type { Credentials } from './settings';
import { failure } from './user-error';

/** @throws UserError where somebody has no key, or nobody says on whose behalf it is used */
export function usable(credentials: Credentials): Credentials {
  if (credentials.apiKey === '' || credentials.userEmail === '') throw failure.noCredentials();
  return credentials;
}
