import type { Fields } from '../core/fields';
import type { Lead } from '../core/lead';
import { BASE_URLS, type ServiceId, serviceName } from '../core/services';
import type { Credentials } from '../core/settings';
import { failure, type UserError } from '../core/user-error';
import { parseCreated, parseLeads, toApi, UnexpectedShape } from './codec';
import { redactor } from './redact';
import type { Repeat } from './retry';
import { type NoAnswer, send } from './send';
import { isRefusalInDisguise, serverWords } from './server-words';
import type { ApiRequest, ApiResponse, Transport } from './transport';

/** What became of one lead's request. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'created'; readonly id: string }
  /** Heatpunk has no such lead. */
  | { readonly kind: 'gone' }
  /** Heatpunk said no: nothing was done. */
  | { readonly kind: 'refused'; readonly words: string }
  /** Heatpunk said "not now" however often it was asked: nothing was done. */
  | { readonly kind: 'busy'; readonly words: string }
  /** No answer that tells: a create may have been done. */
  | { readonly kind: 'unknown'; readonly words: string }
  /** The key or the team member is not accepted: nothing more can be sent. */
  | { readonly kind: 'stopped'; readonly error: UserError };

/** What one lead is to hold from now on; fields that are not named stay. */
export interface LeadUpdate {
  readonly id: string;
  readonly fields: Fields;
}

/** How requests of one kind are sent, and how their refusals are read. */
interface SendRules {
  readonly repeat: Repeat;
  /**
   * What a forbidden request (403) tells of: its lead, or the member. Where that is unsure it is the member, unless another request of
   * the batch was answered otherwise.
   */
  readonly forbids: 'lead' | 'member' | 'unsure';
}

/** The leads API of one service, spoken on behalf of one team member. */
export interface Client {
  /** The service's name, as people know it. */
  readonly name: string;
  /**
   * All leads created on or after a date (YYYY-MM-DD) that the member may see.
   *
   * @throws UserError where the answer is anything but leads
   */
  fetchLeads(furthestDate: string): Map<string, Lead>;
  /**
   * Sends updates at once, and those again that failed for a passing reason.
   *
   * @returns one outcome each, in the order given
   * @throws UserError where Google does not let the person's script send anything: nothing was sent then
   */
  update(updates: readonly LeadUpdate[]): Outcome[];
  /** The same for new leads; none is sent again unless Heatpunk said "not now". */
  create(leads: readonly Fields[]): Outcome[];
  /** The same for leads to be deleted, by their ids. */
  remove(ids: readonly string[]): Outcome[];
}

/** @param deadline ms since 1970 after which nothing is waited for any more */
export function createClient(
  service: ServiceId,
  credentials: Credentials,
  transport: Transport,
  deadline: number,
): Client {
  const name = serviceName(service);
  const { userEmail } = credentials;

  const request = (method: ApiRequest['method'], path: string, body: object): ApiRequest => ({
    method,
    url: BASE_URLS[service] + path,
    headers: { 'X-API-KEY': credentials.apiKey, Accept: 'application/json' },
    body: JSON.stringify(body),
  });
  const redact = redactor(credentials.apiKey);

  const sendAll = (
    requests: readonly ApiRequest[],
    { repeat, forbids }: SendRules,
    read: (response: ApiResponse) => Outcome,
  ) => {
    const results = send(transport, requests, repeat, deadline);
    const isOfLead = forbids === 'lead' || (forbids === 'unsure' && results.some(isOtherThanForbidden));
    return results.map((result): Outcome => {
      if ('noAnswer' in result) return { kind: 'unknown', words: redact(result.noAnswer) };
      if (result.status >= 200 && result.status < 300) return read(result);
      const refusal = result.status === 403 && isOfLead ? null : authorisationFailure(result);
      if (refusal) return { kind: 'stopped', error: refusal };
      if (result.status === 404 && repeat === 'safe') return { kind: 'gone' };
      const words = serverWords(result, redact);
      if (result.status === 429) return { kind: 'busy', words };
      const isDefinite = result.status >= 400 && result.status < 500;
      return { kind: isDefinite ? 'refused' : 'unknown', words };
    });
  };

  /** A success without a body, or with one that does not contradict it: what it should hold is not documented. */
  function confirmed(response: ApiResponse): Outcome {
    if (isRefusalInDisguise(response.body)) return { kind: 'unknown', words: serverWords(response, redact) };
    return { kind: 'done' };
  }

  function authorisationFailure({ status }: ApiResponse): UserError | null {
    if (status === 401) return failure.keyRefused(name);
    if (status === 403) return failure.memberRefused(name, userEmail);
    return null;
  }

  function leadsIn(result: ApiResponse | NoAnswer): Map<string, Lead> {
    if ('noAnswer' in result) throw failure.unreachable(name, redact(result.noAnswer));
    const { status, body } = result;
    const refusal = authorisationFailure(result);
    if (refusal) throw refusal;
    if (status === 429 || status >= 500) throw failure.unreachable(name, serverWords(result, redact));
    if (status >= 400) throw failure.refused(name, serverWords(result, redact));
    if (status >= 300) throw failure.unexpectedAnswer(name, 'a list of leads', `a redirection (HTTP ${status})`);
    try {
      return parseLeads(body, redact);
    } catch (error) {
      if (!(error instanceof UnexpectedShape)) throw error;
      throw failure.unexpectedAnswer(name, error.expected, error.came);
    }
  }

  return {
    name,
    fetchLeads(furthestDate) {
      const [result] = send(
        transport,
        [request('post', '/leads/fetch', { userEmail, furthestDate })],
        'safe',
        deadline,
      );
      return leadsIn(result ?? { noAnswer: 'no answer' });
    },
    update: (updates) =>
      sendAll(
        updates.map(({ id, fields }) => {
          const values = [...fields].map(([field, value]) => [field, toApi(field, value)]);
          return request('post', '/leads/update', { leadID: id, userEmail, fields: Object.fromEntries(values) });
        }),
        // The same key and member were let in when the leads were fetched.
        { repeat: 'safe', forbids: 'lead' },
        confirmed,
      ),
    create: (leads) =>
      sendAll(
        leads.map((fields) => request('post', '/leads/create', Object.fromEntries(fields))),
        { repeat: 'never', forbids: 'member' },
        (response) => {
          try {
            return { kind: 'created', id: parseCreated(response.body, redact) };
          } catch (error) {
            if (!(error instanceof UnexpectedShape)) throw error;
            return { kind: 'unknown', words: error.message };
          }
        },
      ),
    remove: (ids) =>
      sendAll(
        ids.map((id) => request('delete', '/leads/delete', { leadID: id, userEmail })),
        // Nothing is fetched before a deletion.
        { repeat: 'safe', forbids: 'unsure' },
        confirmed,
      ),
  };
}

function isOtherThanForbidden(result: ApiResponse | NoAnswer): boolean {
  return 'status' in result && result.status !== 403 && result.status < 500;
}
