/** The kinds of failure that an execution can meet. */

/** What an Apps Script service throws: scripts see an Error named `Exception` with this message, in Google's words. */
export class ServiceError extends Error {
  override readonly name = 'Exception';
}

/**
 * The host's own objection: something it does not model, or a question that the test left open. A script may catch it, but
 * the execution counts as failed all the same, so that no gap of the host is mistaken for behaviour of the platform.
 */
export class HostError extends Error {
  override readonly name = 'HostError';
}

/** Ends an execution. Every later call of that execution throws it again, whatever the script catches. */
export class KilledError extends Error {
  override readonly name = 'Killed';
}

export const notModelled = (path: string): HostError => new HostError(`${path} is not modelled by this host.`);

/** The platform's answer to arguments of the wrong kind or number. */
export const badSignature = (method: string, args: readonly unknown[]): ServiceError =>
  new ServiceError(
    `The parameters (${args.map(javaTypeOf).join(',')}) don't match the method signature for ${method}.`,
  );

const javaTypeOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (Array.isArray(value)) return 'number[]';
  return '(class)';
};
