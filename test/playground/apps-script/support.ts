/** Hosts for tests: a few lines of script in a new spreadsheet. */

import { createHost, type Host, type HostOptions } from '../../../playground/apps-script/host';
import {
  type Network,
  type NetworkRequest,
  type NetworkResponse,
  noNetwork,
} from '../../../playground/apps-script/network';

/** A host that runs this code, with no manifest and no network unless told otherwise. */
export const hostWith = (code: string, options: Partial<HostOptions> = {}): Host =>
  createHost({ code, manifest: {}, network: noNetwork, ...options });

/** A host whose only function, `go`, has this body. */
export const hostRunning = (body: string, options: Partial<HostOptions> = {}): Host =>
  hostWith(`function go() { ${body} }`, options);

/** What a body returns. Fails the test when it throws. */
export const resultOf = (body: string, options: Partial<HostOptions> = {}): unknown => {
  const record = hostRunning(body, options).run('go');
  if (record.error !== undefined) throw new Error(`${record.error.name}: ${record.error.message}`);
  return record.value;
};

/** The message that a body throws. */
export const errorOf = (body: string, options: Partial<HostOptions> = {}): string | undefined =>
  hostRunning(body, options).run('go').error?.message;

export const ok = (body: string, status = 200, headers: Record<string, string> = {}): NetworkResponse => ({
  status,
  headers,
  body,
});

/** A network that answers each request on its own, and the list of what it was asked. */
export const answering = (
  answer: (request: NetworkRequest) => ReturnType<Network>[number],
): { readonly network: Network; readonly requests: NetworkRequest[]; readonly batches: number[] } => {
  const requests: NetworkRequest[] = [];
  const batches: number[] = [];
  return {
    requests,
    batches,
    network: (batch) => {
      batches.push(batch.length);
      requests.push(...batch);
      return batch.map(answer);
    },
  };
};
