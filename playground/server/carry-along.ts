/** What a person does in a row means that row, also when rows came or went above it in the moment before. */

import type { Area, PersonAct, Step } from '../protocol';

/** The act after the step; null when what it was aimed at is gone. */
export const carriedAlong = (act: PersonAct, step: Step): PersonAct | null => {
  const row = (at: number) => (isOfRows(step) ? moved(at, step) : at);
  const column = (at: number) => (isOfRows(step) ? at : moved(at, step));
  const area = (at: Area): Area | null => movedArea(at, step);
  const optional = (at: Area | undefined) => (at === undefined ? {} : whole({ area: area(at) }));

  switch (act.do) {
    case 'type':
    case 'paste':
      return whole({ ...act, row: row(act.row), column: column(act.column) });
    case 'paste-cells':
    case 'cut-and-paste':
      return whole({ ...act, from: area(act.from), row: row(act.row), column: column(act.column) });
    case 'clear':
    case 'fill-down':
    case 'set-note':
    case 'set-format':
    case 'set-style':
      return whole({ ...act, area: area(act.area) });
    case 'sort':
    case 'filter': {
      const where = optional(act.area);
      return where && whole({ ...act, ...where, column: column(act.column) });
    }
    case 'duplicate-row':
      return whole({ ...act, row: row(act.row) });
    case 'insert-rows':
      return { ...act, before: border(act.before, step, 'rows') };
    case 'insert-columns':
      return { ...act, before: border(act.before, step, 'columns') };
    case 'delete-rows':
    case 'move-rows':
    case 'hide-rows':
      return lines(act, step, 'rows');
    case 'delete-columns':
    case 'move-columns':
    case 'hide-columns':
      return lines(act, step, 'columns');
    case 'clear-filter':
    case 'remove-filter':
    case 'add-sheet':
    case 'rename-sheet':
    case 'delete-sheet':
    case 'hide-sheet':
    case 'undo':
      return act;
  }
};

type Lines = Extract<PersonAct, { readonly first: number }>;

const lines = (act: Lines, step: Step, axis: 'rows' | 'columns'): PersonAct | null => {
  if (!step.kind.endsWith(axis)) return act;
  const run = movedRun(act.first, act.count, step);
  if (run === null) return null;
  const [first, count] = run;
  return 'before' in act ? { ...act, first, count, before: border(act.before, step, axis) } : { ...act, first, count };
};

const isOfRows = (step: Step): boolean => step.kind.endsWith('rows');

/** Null when it is gone. */
const moved = (at: number, step: Step): number | null => {
  if (at < step.at) return at;
  if (step.kind.startsWith('insert')) return at + step.count;
  return at < step.at + step.count ? null : at - step.count;
};

/** The border before a row stays where it was, even when that row goes. */
const border = (before: number, step: Step, axis: 'rows' | 'columns'): number => {
  if (!step.kind.endsWith(axis) || before <= step.at) return before;
  return step.kind.startsWith('insert') ? before + step.count : Math.max(step.at, before - step.count);
};

/** What is left of a run, and what came into it. */
const movedRun = (first: number, count: number, step: Step): readonly [first: number, count: number] | null => {
  const start = border(first, step, isOfRows(step) ? 'rows' : 'columns');
  const from = step.kind.startsWith('insert') && first === step.at ? first + step.count : start;
  const end = border(first + count, step, isOfRows(step) ? 'rows' : 'columns');
  return end > from ? [from, end - from] : null;
};

const movedArea = (area: Area, step: Step): Area | null => {
  const run = isOfRows(step) ? movedRun(area.row, area.rows, step) : movedRun(area.column, area.columns, step);
  if (run === null) return null;
  const [first, count] = run;
  return isOfRows(step) ? { ...area, row: first, rows: count } : { ...area, column: first, columns: count };
};

/** Null if any part of it is. */
const whole = <T extends object>(parts: T): { [K in keyof T]: NonNullable<T[K]> } | null =>
  // Nothing in it is null, as was just seen.
  Object.values(parts).includes(null) ? null : (parts as { [K in keyof T]: NonNullable<T[K]> });
