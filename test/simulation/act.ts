import type { Fault } from '../../playground/heatpunk/faults';
import type { Policy } from './settings';

/**
 * One step of a history, as plain data. Rows, columns and leads are told as parts of all there are (from 0 up to 1), so that a step
 * keeps its sense when steps before it are left out.
 */
export type Act = PersonAct | ColleagueAct | ClockAct | RunAct;

/** Something that a person does in a spreadsheet. */
export type PersonAct =
  | { readonly kind: 'type'; readonly at: Place; readonly text: string }
  | { readonly kind: 'clear'; readonly at: Place; readonly rows?: number; readonly columns?: number }
  | { readonly kind: 'paste'; readonly at: Place; readonly block: readonly (readonly string[])[] }
  | {
      readonly kind: 'paste cells';
      readonly at: Place;
      readonly from: Place;
      readonly rows: number;
      readonly columns?: number;
    }
  | { readonly kind: 'fill down'; readonly at: Place; readonly rows: number }
  | { readonly kind: 'new row'; readonly on: number; readonly texts: Readonly<Record<string, string>> }
  | { readonly kind: 'sort'; readonly at: Place; readonly ascending: boolean }
  | { readonly kind: 'filter'; readonly at: Place }
  | { readonly kind: RowAct; readonly at: Place; readonly to: number }
  | { readonly kind: ColumnAct; readonly at: Place; readonly to: number }
  | { readonly kind: 'delete column'; readonly at: Place }
  | { readonly kind: 'own formula'; readonly at: Place }
  | { readonly kind: 'own note'; readonly at: Place; readonly text: string }
  | { readonly kind: 'own colour'; readonly at: Place; readonly colour: string }
  | { readonly kind: 'own format'; readonly at: Place; readonly format: string }
  | { readonly kind: 'delete base' | 'show base'; readonly on: number }
  | { readonly kind: 'copy spreadsheet'; readonly on: number }
  | { readonly kind: 'undo'; readonly on: number }
  | { readonly kind: 'rename tab'; readonly on: number; readonly text: string }
  | { readonly kind: 'policy'; readonly on: number; readonly policy: Policy };

type RowAct = 'insert row' | 'delete row' | 'duplicate row' | 'move row' | 'cut row';
type ColumnAct = 'insert column' | 'move column' | 'hide column' | 'rename header';

/** Something that a colleague does in Heatpunk. `from` tells which member a lead is withdrawn from: 0 or 1. */
export type ColleagueAct =
  | { readonly kind: 'colleague edits'; readonly lead: number; readonly field: string; readonly text: string | null }
  | { readonly kind: 'colleague creates'; readonly texts: Readonly<Record<string, string>> }
  | { readonly kind: 'colleague deletes'; readonly lead: number }
  | { readonly kind: 'withdraw' | 'return'; readonly lead: number; readonly from?: number };

/** Time passes for all; or one spreadsheet's clock goes wrong, and stands so far off the true time. In ms. */
export type ClockAct =
  | { readonly kind: 'clock'; readonly ms: number }
  | { readonly kind: 'wrong clock'; readonly on: number; readonly ms: number };

/** A place in a spreadsheet (0 or 1): a row by its part, a column by the field it holds; `own` is a column of the user's. */
export interface Place {
  readonly on: number;
  readonly row: number;
  readonly field: string;
}

export type RunItem =
  | 'Sync now'
  | 'Pull leads'
  | 'Push changes'
  | 'refresh'
  | 'delete'
  | 'undo last push'
  | 'Review & push'
  | ConflictItem;

/** A run, or the look at what one would do. */
export type WatchedItem = RunItem | 'review';

/** What decides the conflicts of a selection. */
export type ConflictItem = 'Keep mine' | "Take Heatpunk's";

/** A run of the product, what goes wrong with it, and what people do meanwhile. */
export interface RunAct {
  readonly kind: 'run';
  readonly on: number;
  readonly item: RunItem;
  /** For a deletion: which rows are selected; for conflicts, which of those in conflict, and how much of it. */
  readonly rows: readonly number[];
  /** What the run asks is answered with no. */
  readonly refuses?: boolean;
  readonly kill: { readonly atCall: number; readonly keepWrites: number } | null;
  readonly faults: readonly Fault[];
  /** Something else holds the document's lock. */
  readonly locked: boolean;
  /** Google's daily quota for requests is used up. */
  readonly quota: boolean;
  /** From this call on, the next one of Google's services fails: a quota, or a service that is out of order. */
  readonly serviceFails?: { readonly atCall: number; readonly service: string } | null;
  /** At call 0: while the dialog is open that the run is asked for in. */
  readonly meanwhile: readonly { readonly atCall: number; readonly act: Act }[];
}

/** The act in a line that can be read. */
export function describeAct(act: Act): string {
  const { kind, ...rest } = act;
  const details = Object.entries(rest)
    .filter(([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name} ${tell(value)}`);
  return [kind, ...details].join(', ');
}

function tell(value: unknown): string {
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toFixed(3);
  return typeof value === 'object'
    ? JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Math.round(each * 1000) / 1000 : each))
    : JSON.stringify(value);
}
