/** What the services of one execution share: the machine that they run on, and whose execution it is. */

import type { Network, SlowNetwork } from '../network';
import type { CacheStore } from '../services/cache-service';
import type { DocumentServices } from '../services/document';
import type { DocumentLock } from '../services/lock-service';
import type { Mail } from '../services/mail-app';
import type { PropertyStores } from '../services/properties-service';
import type { TriggerTable } from '../services/trigger-table';
import type { UiState } from '../services/ui-state';
import type { Rect } from '../workbook/address';
import type { Workbook } from '../workbook/workbook';
import type { WriteCache } from '../workbook/write-cache';
import type { AuthMode } from './authorization';
import type { Clock } from './clock';
import type { Counters } from './counters';
import type { DailyQuotas, Limits } from './limits';
import type { Permissions } from './permissions';

export interface Manifest {
  readonly oauthScopes?: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
  readonly timeZone?: string;
}

/** How long things take on the host's clock, in milliseconds. */
export interface Latency {
  /** Each service call. */
  readonly call: number;
}

/** What one person has selected. */
export interface SelectionModel {
  sheetId: number;
  areas: readonly Rect[];
}

/** One document with its script, for as long as the host lives. */
export interface Machine {
  readonly workbook: Workbook;
  readonly clock: Clock;
  readonly manifest: Manifest;
  /** HTML files by name, without `.html`. */
  readonly files: Readonly<Record<string, string>>;
  readonly network: Network | SlowNetwork;
  readonly limits: Limits;
  readonly latency: Latency;
  readonly quotas: DailyQuotas;
  readonly properties: PropertyStores;
  readonly cache: CacheStore;
  readonly lock: DocumentLock;
  readonly permissions: Permissions;
  readonly triggers: TriggerTable;
  readonly ui: UiState;
  readonly mail: Mail[];
  readonly selections: Map<string, SelectionModel>;
  /** Seeded, from 0 to 1. */
  readonly random: () => number;
}

export type TriggerKind = 'menu' | 'clock' | 'open' | 'edit' | 'dialog';

export interface Scope {
  readonly machine: Machine;
  readonly executionId: number;
  /** E-mail of the person as whom the script runs. */
  readonly user: string;
  readonly trigger: TriggerKind;
  readonly authMode: AuthMode;
  /** Whether a person stands before the spreadsheet: only then is there a Ui. */
  readonly interactive: boolean;
  readonly writes: WriteCache;
  readonly counters: Counters;
  readonly document: DocumentServices;
}
