import type { Listener } from '../core/lead-outcome';
import type { RunReport } from '../core/report';
import type { Client } from '../heatpunk/client';
import type { Brake } from './brake';
import type { SentRows } from './sent-rows';
import type { Workspace } from './workspace';

/** What all batches of one push share. */
export interface Push {
  readonly workspace: Workspace;
  readonly client: Client;
  readonly rows: SentRows;
  readonly brake: Brake;
  readonly report: RunReport;
  readonly listener: Listener;
}
