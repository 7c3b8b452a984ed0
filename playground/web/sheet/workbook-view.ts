/** The server's workbook in Univer: loaded once, then kept up by patches. */

import {
  type FUniver,
  IUniverInstanceService,
  mergeWorksheetSnapshotWithDefault,
  type Univer,
  UniverInstanceType,
  VerticalAlign,
  type Workbook,
} from '@univerjs/presets';
import type { CellView, Patch, SelectionView, SheetPatch, SheetView, State } from '../../protocol';
import { moveSelection, primaryOf } from './move-selection';
import { type Mutate, mutateSheet, mutateWorkbook } from './mutate';
import { cellAt, putCells, type SheetModel, sheetModel, takeStep } from './sheet-model';
import { showCells } from './show-cells';
import { showFilter } from './show-filter';
import { showLook } from './show-look';
import { showNotes } from './show-notes';
import { showRules } from './show-rules';
import { showStep } from './show-steps';
import { rangeOf, sheetId, sheetKey, UNIT } from './univer-ids';
import { worksheetData } from './worksheet-data';

/** Rows and columns count from 1. */
export interface CellPlace {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

export interface WorkbookView {
  load(state: State): void;
  apply(patch: Patch): void;
  /** Opens a sheet and selects there. */
  select(selection: SelectionView): void;
  readonly sheet: (id: number) => SheetModel | undefined;
  /** A cell that was not shown while its editor was open. */
  showAgain(place: CellPlace): void;
  /** The number of the last patch. */
  readonly revision: () => number;
}

/** `editing` tells the cell whose editor is open. */
export function createWorkbookView(univer: Univer, api: FUniver, editing: () => CellPlace | null): WorkbookView {
  const models = new Map<number, SheetModel>();
  const mutate = mutateWorkbook(api);
  let revision = 0;

  const instances = univer.__getInjector().get(IUniverInstanceService);
  const workbook = () => instances.getUnit<Workbook>(UNIT, UniverInstanceType.UNIVER_SHEET) ?? null;
  const worksheet = (id: number) => workbook()?.getSheetBySheetId(sheetKey(id)) ?? null;

  /** What plugins keep of a sheet that is new in Univer. */
  const dress = (model: SheetModel) => {
    const onSheet = mutateSheet(mutate, model.id);
    const sheet = worksheet(model.id);
    if (sheet !== null) showLook(onSheet, sheet, model.look, null);
    showRules(onSheet, model, []);
    showFilter(onSheet, model, null);
    showNotes(univer, mutate, model);
  };

  const add = (view: SheetView, index: number) => {
    const model = sheetModel(view);
    models.set(model.id, model);
    mutate('sheet.mutation.insert-sheet', { index, sheet: mergeWorksheetSnapshotWithDefault(worksheetData(model)) });
    dress(model);
  };

  const change = (patch: SheetPatch) => {
    const model = models.get(patch.id);
    const sheet = worksheet(patch.id);
    if (model === undefined || sheet === null) return;
    const onSheet = mutateSheet(mutate, patch.id);
    for (const step of patch.steps) {
      showStep(onSheet, model, step);
      takeStep(model, step);
      moveSelection(api, patch.id, step);
    }
    putCells(model, patch.cells);
    // Univer would put what it is told of a cell into its open editor, over what the person is typing.
    const open = editing();
    const isOpen = (cell: CellView) => open?.sheet === patch.id && open.row === cell.row && open.column === cell.column;
    showCells(
      onSheet,
      patch.cells.filter((cell) => !isOpen(cell)),
    );
    if (patch.look !== undefined) {
      const before = model.look;
      model.look = patch.look;
      showHiddenSheet(onSheet, workbook(), model);
      showLook(onSheet, sheet, patch.look, before);
      showRules(onSheet, model, before.rules);
      showFilter(onSheet, model, before.filter);
    }
    showNotes(univer, mutate, model);
  };

  const order = (ids: readonly number[]) => {
    for (const id of [...models.keys()].filter((known) => !ids.includes(known))) {
      openAnother(mutate, workbook(), id);
      mutate('sheet.mutation.remove-sheet', { subUnitId: sheetKey(id) });
      models.delete(id);
    }
    ids.forEach((id, toOrder) => {
      const fromOrder = workbook()?.getConfig().sheetOrder.indexOf(sheetKey(id)) ?? toOrder;
      if (fromOrder === toOrder) return;
      mutate('sheet.mutation.set-worksheet-order', { subUnitId: sheetKey(id), fromOrder, toOrder });
    });
  };

  return {
    load: (state) => {
      if (workbook() !== null) api.disposeUnit(UNIT);
      models.clear();
      for (const view of state.sheets) models.set(view.id, sheetModel(view));
      revision = state.revision;
      api.createWorkbook({
        id: UNIT,
        name: state.spreadsheet.name,
        defaultStyle: { ff: 'Arial', fs: 10, vt: VerticalAlign.MIDDLE },
        sheetOrder: state.sheets.map(({ id }) => sheetKey(id)),
        sheets: Object.fromEntries([...models.values()].map((model) => [sheetKey(model.id), worksheetData(model)])),
      });
      for (const model of models.values()) dress(model);
    },
    apply: (patch) => {
      revision = patch.revision;
      for (const view of patch.added) add(view, patch.order?.indexOf(view.id) ?? models.size);
      if (patch.order !== undefined) order(patch.order);
      for (const sheet of patch.sheets) change(sheet);
    },
    select: ({ sheet, areas }) => {
      const key = sheetKey(sheet);
      if (workbook()?.getActiveSheet()?.getSheetId() !== key) {
        api.syncExecuteCommand('sheet.operation.set-worksheet-active', { unitId: UNIT, subUnitId: key });
      }
      const ranges = areas.map(rangeOf);
      const selections = ranges.map((range) => ({ range, primary: primaryOf(range), style: null }));
      // As in Sheets, what a script selects comes into sight; Univer leaves the sheet where it is unless told so.
      const revealed = { unitId: UNIT, subUnitId: key, selections, reveal: true };
      api.syncExecuteCommand('sheet.operation.set-selections', revealed);
    },
    showAgain: ({ sheet, row, column }) => {
      const model = models.get(sheet);
      if (model !== undefined) showCells(mutateSheet(mutate, sheet), [{ row, column, ...cellAt(model, row, column) }]);
    },
    sheet: (id) => models.get(id),
    revision: () => revision,
  };
}

/** Univer goes on showing a sheet that is gone or hidden, unless another one is opened first. */
function openAnother(mutate: Mutate, workbook: Workbook | null, leaving: number): void {
  if (workbook?.getActiveSheet()?.getSheetId() !== sheetKey(leaving)) return;
  const next = workbook.getSheets().find((sheet) => sheetId(sheet.getSheetId()) !== leaving && !sheet.isSheetHidden());
  if (next) mutate('sheet.operation.set-worksheet-active', { subUnitId: next.getSheetId() });
}

function showHiddenSheet(mutate: Mutate, workbook: Workbook | null, { id, look }: SheetModel): void {
  const isHidden = workbook?.getSheetBySheetId(sheetKey(id))?.isSheetHidden() === 1;
  if (isHidden === look.hidden) return;
  if (look.hidden) openAnother(mutate, workbook, id);
  mutate('sheet.mutation.set-worksheet-hidden', { hidden: look.hidden ? 1 : 0 });
}
