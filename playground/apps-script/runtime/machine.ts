/** Puts together the machine of one document: its stores, its quotas, its tables. */

import { createLock } from '../services/lock-service';
import { createPropertyStores, type PropertyStores } from '../services/properties-service';
import { createTriggerTable } from '../services/trigger-table';
import { createUiState } from '../services/ui-state';
import type { Workbook } from '../workbook/workbook';
import { createDailyQuotas } from './limits';
import { createPermissions } from './permissions';
import type { Machine } from './scope';

type Given = Pick<Machine, 'clock' | 'manifest' | 'files' | 'network' | 'limits' | 'latency' | 'random'>;

export const createMachine = (given: Given, workbook: Workbook, properties?: PropertyStores): Machine => ({
  ...given,
  workbook,
  quotas: createDailyQuotas(given.clock),
  properties: properties ?? createPropertyStores(),
  cache: new Map(),
  lock: createLock(given.clock),
  permissions: createPermissions(),
  triggers: createTriggerTable(),
  ui: createUiState(),
  mail: [],
  selections: new Map(),
});
