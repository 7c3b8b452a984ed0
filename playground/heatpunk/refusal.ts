// A request that is turned down, and the bodies in which a server may say so.

import type { Behaviour } from './behaviour';
import type { HeatpunkAnswer } from './exchange';

export interface Problem {
  /** The field that is wrong, or null when the request is wrong as a whole. */
  readonly field: string | null;
  readonly message: string;
}

export interface Refusal {
  readonly kind: 'refusal';
  readonly status: number;
  readonly problems: readonly Problem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What goes over the wire, before anyone knows how long it takes. */
export type WireAnswer = Pick<HeatpunkAnswer, 'status' | 'headers' | 'body'>;

export function refuse(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Refusal {
  return { kind: 'refusal', status, problems: [{ field: null, message }], headers };
}

export function refuseFields(status: number, problems: readonly Problem[]): Refusal {
  return { kind: 'refusal', status, problems };
}

export function refusalAnswer(refusal: Refusal, style: Behaviour['errorBody']): WireAnswer {
  const { contentType, body } = errorBody(refusal, style);
  return {
    status: refusal.status,
    headers: { ...(contentType && { 'Content-Type': contentType }), ...refusal.headers },
    body,
  };
}

export function htmlPage(title: string, words: string): string {
  const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!DOCTYPE html>\n<html lang="en"><head><title>${safe(title)}</title></head>\n<body><h1>${safe(title)}</h1><p>${safe(words)}</p></body></html>\n`;
}

/** The phrase of RFC 9110 for the statuses that matter here. */
export function statusWords(status: number): string {
  return STATUS_WORDS.get(status) ?? 'Error';
}

export const HTML = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

const STATUS_WORDS: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [413, 'Content Too Large'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Content'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
]);

function errorBody(refusal: Refusal, style: Behaviour['errorBody']): { contentType?: string; body: string } {
  const message = refusal.problems.map((problem) => problem.message).join(' ');
  switch (style) {
    case 'error':
      return { contentType: JSON_TYPE, body: JSON.stringify({ error: message }) };
    case 'message':
      return { contentType: JSON_TYPE, body: JSON.stringify({ message }) };
    case 'errors':
      return { contentType: JSON_TYPE, body: JSON.stringify({ errors: byField(refusal.problems) }) };
    case 'html':
      return { contentType: HTML, body: htmlPage(`${refusal.status} ${statusWords(refusal.status)}`, message) };
    case 'empty':
      return { body: '' };
  }
}

function byField(problems: readonly Problem[]): Record<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const { field, message } of problems) {
    const key = field ?? 'request';
    lists.set(key, [...(lists.get(key) ?? []), message]);
  }
  return Object.fromEntries(lists);
}
