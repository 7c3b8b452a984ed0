/**
 * What the server tells the page. On connecting comes one `state`; then whatever changes. Acts of the page's own person come back as patches too,
 * and after them `acted`. Everything that names a `user` is for the page at which that person sits.
 */

import type { ExecutionRecord, LogLine } from '../apps-script/runtime/execution';
import type { TriggerKind } from '../apps-script/runtime/scope';
import type { ButtonName, MenuModel, Question, Toast, UiError } from '../apps-script/services/ui-state';
import type { Scalar, Style, ValidationRule } from '../apps-script/workbook/cell';
import type { Json } from '../heatpunk/json';
import type { Area, FaultMode, FaultName } from './from-page';

export type ToPage =
  | State
  | Patch
  | Acted
  | (PersonMenus & { readonly kind: 'menus' })
  | (Toast & { readonly kind: 'toast' })
  | { readonly kind: 'question'; readonly question: OpenQuestion }
  /** Answered on another page of that person, or its execution ended. */
  | { readonly kind: 'question-closed'; readonly id: number }
  | { readonly kind: 'dialog'; readonly dialog: OpenDialog }
  /** Closed on another page of that person, or another one took its place. */
  | { readonly kind: 'dialog-closed'; readonly id: number }
  | Called
  | { readonly kind: 'execution'; readonly execution: Execution }
  | LeadsChanged
  | { readonly kind: 'faults'; readonly faults: readonly FaultSwitch[] }
  | { readonly kind: 'unpermitted'; readonly users: readonly string[] }
  | { readonly kind: 'clock'; readonly clock: ClockView }
  /** Google's red bar after a menu item failed. */
  | (UiError & { readonly kind: 'red-bar' })
  /** A script opened another tab or selected something. */
  | { readonly kind: 'selected'; readonly user: string; readonly selection: SelectionView }
  /** A message was not understood, or could not be carried out: to the one page that sent it. */
  | { readonly kind: 'refused'; readonly message: string };

export interface State {
  readonly kind: 'state';
  readonly spreadsheet: { readonly name: string; readonly timeZone: string; readonly locale: string };
  /** Who can sit here; the page starts as the first. */
  readonly people: readonly string[];
  /** Requests go to the real services. */
  readonly live: boolean;
  readonly revision: number;
  /** In the order of their tabs, hidden ones included. */
  readonly sheets: readonly SheetView[];
  readonly selections: readonly { readonly user: string; readonly selection: SelectionView }[];
  readonly menus: readonly PersonMenus[];
  readonly questions: readonly OpenQuestion[];
  readonly dialogs: readonly OpenDialog[];
  /** Oldest first. */
  readonly executions: readonly Execution[];
  /** Null when live. */
  readonly heatpunk: HeatpunkView | null;
  readonly faults: readonly FaultSwitch[];
  /** Of whom the script lacks a permission. */
  readonly unpermitted: readonly string[];
  readonly clock: ClockView;
}

// ---- The workbook ----

export interface SheetView extends SheetLook {
  readonly id: number;
  /** All that are not blank: with content, a note, a format or a style. */
  readonly cells: readonly CellView[];
}

/** Everything about a sheet but its cells. */
export interface SheetLook {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  /** Pixels, of the columns whose width is not Sheets' 100. */
  readonly widths: readonly (readonly [column: number, width: number])[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly filter: {
    readonly area: Area;
    /** The shown texts that are hidden, by column of the sheet. */
    readonly hide: readonly { readonly column: number; readonly texts: readonly string[] }[];
    /** The rows that it hides. */
    readonly rows: readonly number[];
  } | null;
  /** The rules of data validation, with where each holds. */
  readonly rules: readonly { readonly rule: ValidationRule; readonly areas: readonly Area[] }[];
}

/** A cell whole: what is not told is not there. A blank one has a text of ''. */
export interface CellView {
  readonly row: number;
  readonly column: number;
  /** A date is a serial number: days since 1899-12-30 in the spreadsheet's time zone. Of a formula, what it comes to. */
  readonly value?: Scalar;
  /** As shown. */
  readonly text: string;
  /** With its `=`. */
  readonly formula?: string;
  /** Number format pattern; `@` is plain text. */
  readonly format?: string;
  readonly note?: string;
  readonly style?: Style;
}

/** To be applied in this order: sheets, then each sheet's steps, its look, its cells. Also comes after the page's own acts. */
export interface Patch {
  readonly kind: 'patch';
  /** One more than that of the patch before it, or of the state. */
  readonly revision: number;
  /** All sheets by id in their new order, when some came, went or moved. */
  readonly order?: readonly number[];
  /** New sheets, whole. */
  readonly added: readonly SheetView[];
  readonly sheets: readonly SheetPatch[];
}

export interface SheetPatch {
  readonly id: number;
  /** Rows and columns that came and went, so that the cells beyond them need not be told again. */
  readonly steps: readonly Step[];
  /** All of it, when any of it is different. */
  readonly look?: SheetLook;
  readonly cells: readonly CellView[];
}

export interface Step {
  readonly kind: 'insert-rows' | 'delete-rows' | 'insert-columns' | 'delete-columns';
  readonly at: number;
  readonly count: number;
}

/** Follows the patch that an act led to, to the page that sent it. */
export interface Acted {
  readonly kind: 'acted';
  readonly id: number;
  readonly sheet: number;
  /** Why it was not done, in words for the person: a strict rule, a row that is gone. */
  readonly refused?: string;
  /** The cells that the act aimed at as they now stand, for acts that write cells. */
  readonly cells: readonly CellView[];
}

export interface SelectionView {
  readonly sheet: number;
  readonly areas: readonly Area[];
}

// ---- The script's user interface ----

/** The menus that the script built for one person. */
export interface PersonMenus {
  readonly user: string;
  readonly menus: readonly MenuModel[];
}

export interface OpenQuestion extends Question {
  readonly id: number;
  readonly user: string;
  readonly buttons: readonly ButtonName[];
}

export interface OpenDialog {
  readonly id: number;
  readonly user: string;
  readonly kind: 'modal' | 'modeless' | 'sidebar';
  readonly title: string;
  readonly html: string;
  /** Pixels; null when the script left it to Sheets. */
  readonly width: number | null;
  readonly height: number | null;
}

/** The answer to `call`. `error` is the message that the failure handler gets. */
export type Called =
  | { readonly kind: 'called'; readonly dialog: number; readonly call: number; readonly ok: true; readonly value: Json }
  | {
      readonly kind: 'called';
      readonly dialog: number;
      readonly call: number;
      readonly ok: false;
      readonly error: string;
    };

// ---- Beside the sheet ----

/** Told anew, whole, while it goes on. */
export interface Execution {
  readonly id: number;
  readonly handler: string;
  readonly trigger: TriggerKind;
  readonly user: string;
  /** Milliseconds since 1970, on the playground's clock. */
  readonly startedAt: number;
  /** Real milliseconds; null while it runs. */
  readonly durationMs: number | null;
  readonly outcome: 'running' | ExecutionRecord['outcome'];
  /** Such as `Error: …`, or why it was ended. */
  readonly error: string | null;
  /** What it waits for just now: `Ui.alert`, `Lock.tryLock`, `UrlFetchApp.fetch`, … */
  readonly waitsFor: string | null;
  readonly calls: number;
  readonly requests: number;
  readonly logs: readonly LogLine[];
}

export interface HeatpunkView {
  /** Oldest first. */
  readonly leads: readonly LeadView[];
  /** Fields in the order in which the dashboard shows them, of all leads together. */
  readonly fields: readonly string[];
  /** With what the settings dialog is to be filled in. */
  readonly apiKey: string;
  readonly members: readonly string[];
}

export interface LeadView {
  readonly id: string;
  readonly fields: Readonly<Record<string, Json>>;
  /** Not shared with any of the people here. */
  readonly withdrawn: boolean;
}

export interface LeadsChanged {
  readonly kind: 'leads';
  /** New ones and changed ones, whole. */
  readonly leads: readonly LeadView[];
  readonly removed: readonly string[];
  /** What happened to them, for lighting them up. `field` is null for a lead that came or went. */
  readonly changes: readonly {
    readonly id: string;
    readonly field: string | null;
    readonly who: string;
    readonly through: 'api' | 'dashboard';
  }[];
}

export interface FaultSwitch {
  readonly name: FaultName;
  readonly mode: FaultMode;
  /** How many requests it has struck since it was switched on. */
  readonly hits: number;
}

export interface ClockView {
  /** Milliseconds since 1970 at the time of the message; it goes on by itself. */
  readonly now: number;
  /** How far it stands before the machine's own. */
  readonly aheadMs: number;
  /** When the next timed trigger falls due; null without one. */
  readonly nextDue: number | null;
}
