import {
  type ChosenConflict,
  type ChosenConflicts,
  chooseConflicts,
  decisionQuestion,
  decisionsFor,
} from '../core/choose-conflicts';
import type { ConflictChoice } from '../core/decisions';
import { reportText } from '../core/report';
import { usable } from '../core/usable-credentials';
import { failure } from '../core/user-error';
import { loadCredentials } from '../settings/settings-store';
import { findBaseSheet } from '../sheet/base-sheet';
import { openBaseStore } from '../sheet/base-store';
import { readLeadSheet } from '../sheet/read-lead-sheet';
import { hiddenRows, selectedAreas } from '../sheet/selected-areas';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { activeLeadSheet } from './lead-sheet';
import { PRODUCT } from './product';
import { runSync } from './run-sync';
import { withPerson } from './with-person';

/** Sends what the selected cells in conflict say, whatever Heatpunk has there. */
export function keepMine(): void {
  withPerson(() =>
    decide('sheet', 'Keep mine', ({ chosen, decisions }) =>
      runSync({
        action: 'Keep mine',
        pull: true,
        push: true,
        automatic: false,
        decisions,
        sendOnly: new Set(chosen.map(({ id }) => id)),
      }),
    ),
  );
}

/** Takes what Heatpunk has into the selected cells in conflict. Sends nothing. */
export function takeHeatpunks(): void {
  withPerson(() =>
    decide('heatpunk', "Take Heatpunk's", ({ decisions }) =>
      runSync({ action: "Take Heatpunk's", pull: true, push: false, automatic: false, decisions }),
    ),
  );
}

interface Decided {
  readonly chosen: readonly ChosenConflict[];
  readonly decisions: ReturnType<typeof decisionsFor>;
}

/**
 * Asks, then runs with the decisions: other rows are refreshed by that, as by a pull. What a person sees is what the cells say now
 * and what their notes tell of Heatpunk. Where either has changed by the time of the run, the conflict stays and says so.
 */
function decide(choice: ConflictChoice, title: string, run: (decided: Decided) => ReturnType<typeof runSync>): string {
  usable(loadCredentials());
  const found = selectedConflicts(choice);
  if (found.chosen.length === 0) throw failure.nothingToDecide(found.leftOut);
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert(`${PRODUCT}: ${title}`, decisionQuestion(found, choice), ui.ButtonSet.YES_NO);
  if (answer !== ui.Button.YES) return 'Nothing was decided.';
  return reportText(run({ chosen: found.chosen, decisions: decisionsFor(found.chosen, choice) }));
}

function selectedConflicts(choice: ConflictChoice): ChosenConflicts {
  const spreadsheet = currentSpreadsheet();
  const sheet = activeLeadSheet(spreadsheet);
  const base = findBaseSheet(spreadsheet);
  if (base === null) return { chosen: [], leftOut: [] };
  const { table, layout } = readLeadSheet(sheet);
  const areas = selectedAreas(spreadsheet);
  const selection = { areas, columns: layout.fields, isHidden: hiddenRows(sheet) };
  return chooseConflicts(table, openBaseStore(base).marks, selection, choice);
}
