import { flush } from './spreadsheet';

/**
 * A column of a table of Google's refuses formats and drop-downs, at once or when they are applied. It is a help to whoever types: no run
 * fails for want of it.
 */
export function ifAllowed(dress: () => void): void {
  flush();
  try {
    dress();
    flush();
  } catch {
    // What really cannot be written fails where the leads are.
  }
}
