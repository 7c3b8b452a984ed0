import * as v from 'valibot';
import { countWords } from './count-words';
import { titleOf } from './fields';
import type { UndoItem, UndoPlan, UndoRest } from './undo';
import type { Value } from './value';

/** What the undo dialog is given. */
export type UndoView =
  | { readonly found: false }
  | {
      readonly found: true;
      /** The push's key in the log. */
      readonly run: string;
      /** When it was, as people here read it; '' where nobody knows. */
      readonly when: string;
      readonly who: string;
      readonly isUndo: boolean;
      readonly isCutShort: boolean;
      readonly items: readonly UndoViewItem[];
      readonly rest: readonly UndoViewRest[];
    };

/** A field that can be put back. */
export interface UndoViewItem {
  readonly id: string;
  readonly name: string;
  readonly field: string;
  readonly title: string;
  readonly sent: string;
  readonly old: string;
}

/** A field, or with an empty title a lead, that cannot, and why. */
export interface UndoViewRest {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly why: string;
}

/** What the dialog sends: the fields that stayed ticked. The values are the log's, not the dialog's. */
export interface UndoChoice {
  readonly run: string;
  readonly fields: readonly { readonly id: string; readonly field: string }[];
}

/** What came of it. */
export interface UndoAnswer {
  readonly message: string;
  /** What was chosen and is not put back. */
  readonly rest: readonly UndoViewRest[];
}

const text = v.pipe(v.string(), v.maxLength(1000));
const choiceSchema = v.object({
  run: v.pipe(text, v.nonEmpty()),
  fields: v.pipe(v.array(v.object({ id: text, field: text })), v.nonEmpty(), v.maxLength(50_000)),
});

/** Checks what the dialog sent as if it came from a stranger; null where it is no choice. */
export function parseUndoChoice(input: unknown): UndoChoice | null {
  const parsed = v.safeParse(choiceSchema, input);
  return parsed.success ? parsed.output : null;
}

/** @param when how the push's time is told */
export function undoView(plan: UndoPlan | null, when: string): UndoView {
  if (plan === null) return { found: false };
  const { run, who, isUndo, isCutShort } = plan;
  return {
    found: true,
    run,
    when,
    who,
    isUndo,
    isCutShort,
    items: plan.items.map(viewItem),
    rest: restView(plan.rest),
  };
}

export function restView(rest: readonly UndoRest[]): UndoViewRest[] {
  return rest.map(({ id, name, field, why }) => ({ id, name, title: field === '' ? '' : titleOf(field), why }));
}

/** How many fields of how many leads, in words. */
export function fieldsWords(fields: readonly { readonly id: string }[]): string {
  const leads = new Set(fields.map(({ id }) => id)).size;
  return `${countWords(fields.length, 'field')} of ${countWords(leads, 'lead')}`;
}

function viewItem({ id, name, field, sent, old }: UndoItem): UndoViewItem {
  return { id, name, field, title: titleOf(field), sent: textOf(sent), old: textOf(old) };
}

function textOf(value: Value): string {
  return value === null ? '' : String(value);
}
