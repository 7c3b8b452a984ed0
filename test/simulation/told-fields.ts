import { FIELDS } from './snapshot';

/** Of which fields Heatpunk's answers tell a spreadsheet: where blank ones are left out, not of one that no lead holds. */
export interface ToldFields {
  runStarted(): void;
  runEnded(isWhole: boolean): void;
  /** Whether the last run was told nothing of a field, at its beginning or now. */
  isUntold(field: string): boolean;
  /** Whether the last run was told nothing of a field before it sent any. */
  wasUntold(field: string): boolean;
  /** Whether any run that came to its end was told of a field. */
  isKnown(field: string): boolean;
}

/** @param isUntoldNow whether an answer leaves a field out of every lead */
export function createToldFields(isUntoldNow: (field: string) => boolean): ToldFields {
  let untold: ReadonlySet<string> = new Set();
  const known = new Set<string>();
  const told: ToldFields = {
    runStarted() {
      untold = new Set([...FIELDS].filter(isUntoldNow));
    },
    runEnded(isWhole) {
      for (const field of isWhole ? FIELDS : []) if (!told.isUntold(field)) known.add(field);
    },
    isUntold: (field) => untold.has(field) || isUntoldNow(field),
    wasUntold: (field) => untold.has(field),
    isKnown: (field) => known.has(field),
  };
  return told;
}
