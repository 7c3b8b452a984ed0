/** Changes Univer's own model, marked as the server's: nothing else may change it. */

import type { FUniver } from '@univerjs/presets';
import { sheetKey, UNIT } from './univer-ids';

/** Neither echoed to the server nor kept for Univer's undo, which is the server's too. */
const BY_SERVER = { fromCollab: true, byServer: true };

export const isByServer = (options: object | undefined): boolean => options !== undefined && 'byServer' in options;

export type Mutate = (id: string, params: object) => void;

export function mutateWorkbook(api: FUniver): Mutate {
  return (id, params) => void api.syncExecuteCommand(id, { unitId: UNIT, ...params }, BY_SERVER);
}

export function mutateSheet(mutate: Mutate, sheet: number): Mutate {
  return (id, params) => mutate(id, { subUnitId: sheetKey(sheet), ...params });
}
