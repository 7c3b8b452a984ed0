import { excerpt } from './excerpt';
import type { Redact } from './redact';
import type { ApiResponse } from './transport';

const MAX_LENGTH = 200;

/**
 * What the server said about a refusal, in its own words where there are any. Error bodies are not documented.
 *
 * @param redact takes out what nobody may see, before anything is cut
 */
export function serverWords({ status, body }: ApiResponse, redact: Redact): string {
  const title = /<title[^<>]*>([^<]*)<\/title>/i.exec(body.slice(0, 2000))?.[1] ?? '';
  const words = [wordsInJson(body) ?? body, title].map((text) => excerpt(redact(text), MAX_LENGTH));
  return `${words.find((text) => text !== '') ?? 'no reason given'} (HTTP ${status})`;
}

/** Whether a body that came with a success is none: a page for people, or an error in JSON. */
export function isRefusalInDisguise(body: string): boolean {
  if (/^\s*</.test(body)) return true;
  const answer = parsed(body);
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return false;
  const told = new Map(Object.entries(answer));
  return told.get('success') === false || says(told.get('error')) || says(told.get('errors'));
}

function says(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}

function wordsInJson(body: string): string | null {
  try {
    return wordsIn(parsed(body));
  } catch {
    // Nested too deeply to be looked through.
    return null;
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Collects the texts of `{"error": …}`, `{"message": …}`, `{"errors": {"field": ["…"]}}` and the like. */
function wordsIn(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return joined(value.map(wordsIn));
  const told = new Map(Object.entries(value));
  for (const key of ['message', 'error', 'errors', 'detail', 'title']) {
    const words = wordsIn(told.get(key));
    if (words !== null) return words;
  }
  return joined([...told].map(([key, entry]) => prefixed(key, wordsIn(entry))));
}

const joined = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join('; ') || null;
const prefixed = (key: string, words: string | null) => (words === null ? null : `${key}: ${words}`);
