// What a fault makes of a request.

import type { Fault, FaultEffect } from './faults';
import { HTML, htmlPage, JSON_TYPE, statusWords, type WireAnswer } from './refusal';
import type { Worked } from './work';

export type Effected =
  | { readonly kind: 'answer'; readonly answer: WireAnswer; readonly worked: Worked | null }
  | {
      readonly kind: 'failure';
      readonly how: 'refused' | 'timeout' | 'reset';
      readonly worked: Worked | null;
    };

/** `doWork` is called at most once, and not at all by a fault that comes before the work. `now` is ms since 1970. */
export function takeEffect({ effect, when }: Fault, doWork: () => Worked, now: number): Effected {
  const maybeWork = () => (when === 'after' ? doWork() : null);
  switch (effect.kind) {
    case 'refuse':
      return { kind: 'failure', how: 'refused', worked: null };
    case 'hang':
      return { kind: 'failure', how: 'timeout', worked: maybeWork() };
    case 'reset':
      return { kind: 'failure', how: 'reset', worked: maybeWork() };
    case 'answer-lost':
      return { kind: 'failure', how: effect.how ?? 'timeout', worked: doWork() };
    case 'slow':
      // The delay was added to the latency already.
      return undisturbed(doWork());
    case 'truncate': {
      const worked = doWork();
      return { kind: 'answer', answer: truncated(worked.answer, effect.keep ?? 0.5), worked };
    }
    case 'body': {
      const worked = effect.isOfSuccess ? doWork() : maybeWork();
      if (effect.isOfSuccess && worked?.done === false) return undisturbed(worked);
      return { kind: 'answer', answer: replacement(effect, now), worked };
    }
    case 'status':
    case 'html-page':
    case 'redirect':
      return { kind: 'answer', answer: replacement(effect, now), worked: maybeWork() };
  }
}

export function undisturbed(worked: Worked): Effected {
  return { kind: 'answer', answer: worked.answer, worked };
}

type Replacing = Extract<FaultEffect, { readonly kind: 'status' | 'html-page' | 'body' | 'redirect' }>;

function replacement(effect: Replacing, now: number): WireAnswer {
  switch (effect.kind) {
    case 'status':
      return statusAnswer(effect, now);
    case 'html-page':
      return page(200, 'Back soon', 'We are carrying out some maintenance.');
    case 'body':
      return {
        status: effect.status ?? 200,
        headers: { 'Content-Type': effect.contentType ?? JSON_TYPE },
        body: typeof effect.body === 'string' ? effect.body : JSON.stringify(effect.body),
      };
    case 'redirect':
      return { status: 302, headers: { Location: effect.location ?? 'https://heatpunk.co.uk/login' }, body: '' };
  }
}

function statusAnswer(effect: Extract<FaultEffect, { readonly kind: 'status' }>, now: number): WireAnswer {
  const words = effect.message ?? statusWords(effect.status);
  const answer = statusBody(effect.status, effect.body ?? 'json', words);
  if (!effect.retryAfter) return answer;
  const { seconds, as } = effect.retryAfter;
  // Both forms are allowed by RFC 9110, section 10.2.3.
  const retryAfter = as === 'http-date' ? new Date(now + seconds * 1000).toUTCString() : String(seconds);
  return { ...answer, headers: { ...answer.headers, 'Retry-After': retryAfter } };
}

function statusBody(status: number, style: 'json' | 'html' | 'empty', words: string): WireAnswer {
  if (style === 'html') return page(status, `${status} ${statusWords(status)}`, words);
  if (style === 'empty') return { status, headers: {}, body: '' };
  return { status, headers: { 'Content-Type': JSON_TYPE }, body: JSON.stringify({ error: words }) };
}

function page(status: number, title: string, words: string): WireAnswer {
  return { status, headers: { 'Content-Type': HTML }, body: htmlPage(title, words) };
}

function truncated(answer: WireAnswer, keep: number): WireAnswer {
  const length = Math.min(Math.floor(answer.body.length * keep), answer.body.length - 1);
  return { ...answer, body: answer.body.slice(0, Math.max(0, length)) };
}
