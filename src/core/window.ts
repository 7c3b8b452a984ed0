import { daysBefore } from './dates';
import type { LeadWindow } from './settings';

/** The earliest creation date (YYYY-MM-DD) of the leads that a window takes in, at an instant (ms since 1970). */
export function furthestDateOf(window: LeadWindow, now: number): string {
  return window.kind === 'since' ? window.date : daysBefore(now, window.days);
}
