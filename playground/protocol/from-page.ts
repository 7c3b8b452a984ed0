/**
 * What the page may tell the server. The server checks every message against these schemas, as if it were hostile. Rows and columns count
 * from 1, sheets go by their id, and areas may reach past the grid: they are cut to it.
 */

import * as v from 'valibot';

/** Sheets' own bounds are 10 million cells, and column ZZZ. */
const row = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000));
const column = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(18_278));
const number = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(50_000));
const label = v.pipe(v.string(), v.maxLength(200));

const areaSchema = v.strictObject({ row, column, rows: row, columns: column });

const styleSchema = v.strictObject({
  background: v.exactOptional(label),
  fontColor: v.exactOptional(label),
  fontWeight: v.exactOptional(label),
  fontStyle: v.exactOptional(label),
  fontLine: v.exactOptional(label),
  fontSize: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(400))),
  fontFamily: v.exactOptional(label),
  horizontalAlignment: v.exactOptional(label),
  verticalAlignment: v.exactOptional(label),
  wrapStrategy: v.exactOptional(v.picklist(['WRAP', 'OVERFLOW', 'CLIP'])),
});

/** One act of a person on one sheet. Each is an act of `workbook/people.ts`. */
const actSchema = v.variant('do', [
  /** Typed, as text: the workbook makes numbers, dates and formulas of it as Sheets would. */
  v.strictObject({ do: v.literal('type'), row, column, text }),
  v.strictObject({ do: v.literal('clear'), area: areaSchema }),
  /** Text from outside, each part parsed as if typed. */
  v.strictObject({ do: v.literal('paste'), row, column, block: v.pipe(v.array(v.array(text)), v.minLength(1)) }),
  /** Copied and pasted inside the sheet: with formats, notes and rules. Also for a fill that repeats to the side or upwards. */
  v.strictObject({ do: v.literal('paste-cells'), from: areaSchema, row, column }),
  v.strictObject({ do: v.literal('cut-and-paste'), from: areaSchema, row, column }),
  /** The first row of the area goes into all the others. */
  v.strictObject({ do: v.literal('fill-down'), area: areaSchema }),
  v.strictObject({ do: v.literal('duplicate-row'), row }),
  /** Without an area: all rows below the frozen ones. `column` counts from the sheet's first. */
  v.strictObject({ do: v.literal('sort'), column, ascending: v.boolean(), area: v.exactOptional(areaSchema) }),
  /** Hides the rows whose shown text in that column is one of these. Without an area, a new filter is over all content. */
  v.strictObject({
    do: v.literal('filter'),
    column,
    hide: v.array(text),
    area: v.exactOptional(areaSchema),
  }),
  /** Shows all rows again and keeps the filter. */
  v.strictObject({ do: v.literal('clear-filter') }),
  v.strictObject({ do: v.literal('remove-filter') }),
  v.strictObject({ do: v.literal('insert-rows'), before: row, count: row }),
  v.strictObject({ do: v.literal('insert-columns'), before: column, count: column }),
  v.strictObject({ do: v.literal('delete-rows'), first: row, count: row }),
  v.strictObject({ do: v.literal('delete-columns'), first: column, count: column }),
  /** To stand before what is now row `before`. */
  v.strictObject({ do: v.literal('move-rows'), first: row, count: row, before: row }),
  v.strictObject({ do: v.literal('move-columns'), first: column, count: column, before: column }),
  v.strictObject({ do: v.literal('hide-rows'), first: row, count: row, hidden: v.boolean() }),
  v.strictObject({ do: v.literal('hide-columns'), first: column, count: column, hidden: v.boolean() }),
  v.strictObject({ do: v.literal('set-note'), area: areaSchema, note: text }),
  v.strictObject({ do: v.literal('set-format'), area: areaSchema, format: label }),
  v.strictObject({ do: v.literal('set-style'), area: areaSchema, style: styleSchema }),
  v.strictObject({ do: v.literal('add-sheet'), name: v.exactOptional(label) }),
  v.strictObject({ do: v.literal('rename-sheet'), name: label }),
  v.strictObject({ do: v.literal('delete-sheet') }),
  v.strictObject({ do: v.literal('hide-sheet'), hidden: v.boolean() }),
  /** Takes back the last act of this person. */
  v.strictObject({ do: v.literal('undo') }),
]);

const leadFields = v.record(label, v.union([text, v.number(), v.boolean(), v.null()]));

/** What a colleague does in Heatpunk's own dashboard. */
const leadActSchema = v.variant('do', [
  v.strictObject({ do: v.literal('edit'), id: label, fields: leadFields }),
  v.strictObject({ do: v.literal('add'), fields: leadFields }),
  v.strictObject({ do: v.literal('delete'), id: label }),
  /** No longer shared with any of the people here; and shared again. */
  v.strictObject({ do: v.literal('withdraw'), id: label, withdrawn: v.boolean() }),
]);

export const faultNames = ['offline', 'slow', '429', '500', 'lost'] as const;
const faultModes = ['off', 'always', 'next', 'sometimes'] as const;

export const fromPageSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('act'),
    /** Any number; it comes back in `acted`. */
    id: number,
    /** The revision that the page showed when the person acted: rows that moved since take the act along. */
    seen: number,
    sheet: number,
    act: actSchema,
  }),
  /** The sheet that is open, and what is selected on it. */
  v.strictObject({
    kind: v.literal('select'),
    sheet: number,
    areas: v.pipe(v.array(areaSchema), v.minLength(1), v.maxLength(1000)),
  }),
  v.strictObject({ kind: v.literal('menu'), handler: label }),
  /** `text`: what stands in the prompt; empty for an alert. `CLOSE` is the cross of its window. */
  v.strictObject({
    kind: v.literal('answer'),
    question: number,
    button: v.picklist(['YES', 'NO', 'OK', 'CANCEL', 'CLOSE']),
    text,
  }),
  /** google.script.run, from a dialog. `call` is any number, which comes back in `called`. */
  v.strictObject({
    kind: v.literal('call'),
    dialog: number,
    call: number,
    handler: label,
    args: v.pipe(v.array(v.unknown()), v.maxLength(50)),
  }),
  v.strictObject({ kind: v.literal('close-dialog'), dialog: number }),
  v.strictObject({ kind: v.literal('lead'), act: leadActSchema }),
  v.strictObject({ kind: v.literal('fault'), name: v.picklist(faultNames), mode: v.picklist(faultModes) }),
  /** Whether the person has given the script a permission that it asks for: as if a newer version had come to ask for one more. */
  v.strictObject({ kind: v.literal('permission'), given: v.boolean() }),
  /** Forward by so many milliseconds, a week at most. What falls due meanwhile runs, each at its time. */
  v.strictObject({
    kind: v.literal('move-clock'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7 * 86_400_000)),
  }),
  /** Opens the spreadsheet anew, as reloading Sheets does: onOpen runs. A new connection does so by itself. */
  v.strictObject({ kind: v.literal('reopen') }),
  /** Who sits before this page from now on: one of the people of the state. For them it is opened: onOpen runs. */
  v.strictObject({ kind: v.literal('act-as'), user: label }),
]);

export type Area = v.InferOutput<typeof areaSchema>;
export type PersonAct = v.InferOutput<typeof actSchema>;
export type LeadAct = v.InferOutput<typeof leadActSchema>;
export type FaultName = (typeof faultNames)[number];
export type FaultMode = (typeof faultModes)[number];
export type FromPage = v.InferOutput<typeof fromPageSchema>;
