import { excerpt } from './excerpt';
import type { ApiResponse } from './transport';

/** What the server said about a refusal, in its own words where there are any. Error bodies are not documented. */
export function serverWords(response: ApiResponse): string {
  const words = fromJson(response.body) ?? fromText(response.body);
  return `${excerpt(words || 'no reason given', 200)} (HTTP ${response.status})`;
}

function fromJson(body: string): string | null {
  try {
    return wordsIn(JSON.parse(body));
  } catch {
    return null;
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

function fromText(body: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(body)?.[1];
  return title ?? body;
}
