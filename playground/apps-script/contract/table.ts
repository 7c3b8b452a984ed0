/** Everything that the host claims about the platform and that a script can check there. */

import type { Claim } from './claim';
import { dateClaims } from './date-claims';
import { formulaClaims } from './formula-claims';
import { serviceClaims } from './service-claims';
import { sheetClaims } from './sheet-claims';
import { textClaims } from './text-claims';

export const claims: readonly Claim[] = [
  ...textClaims,
  ...dateClaims,
  ...formulaClaims,
  ...sheetClaims,
  ...serviceClaims,
];
