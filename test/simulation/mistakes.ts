/**
 * Mistakes that a sync can make, each patched into the bundle: histories that do not catch one of them would have shown nothing. The
 * bundle keeps names and lines, so a patch is a piece of its text and what stands there instead.
 */
interface Mistake {
  readonly name: string;
  /** Of the first history from seed 1 on that caught it: a look from there on is short, however histories are made up by then. */
  readonly seed: number;
  readonly patches: readonly (readonly [right: string, wrong: string])[];
}

const MISTAKES: readonly Mistake[] = [
  {
    name: 'base written before the sheet',
    seed: 10,
    patches: [
      [
        'const applied = isIdle ?',
        'advance(workspace, plan, { wroteCell: () => true, wroteId: () => true, wroteLead: () => true, wroteFieldOf: () => true, foundFilled: () => false }, () => true);\n  workspace.saveBase();\n  const applied = isIdle ?',
      ],
    ],
  },
  {
    name: "base advanced before Heatpunk's answer",
    seed: 11,
    patches: [
      [
        'const outcomes = client.update(',
        'batch.forEach(update => update.confirm());\n   workspace.saveBase();\n   const outcomes = client.update(',
      ],
    ],
  },
  {
    name: 'a create retried on a time-out',
    seed: 39,
    patches: [['if (!isBusy && repeat === "never") return null;', '']],
  },
  {
    name: 'a row addressed by its number from before the request',
    seed: 113,
    patches: [
      ['function find(row) {', 'function find(row) {\n   return row.number;'],
      ['function findAll(row) {', 'function findAll(row) {\n   return [ row.number ];'],
    ],
  },
  {
    name: 'the re-read before writing left out',
    seed: 1,
    patches: [['function readLeadSheetAgain(seen) {', 'function readLeadSheetAgain(seen) {\n  return seen;']],
  },
  {
    name: 'the lock left out',
    seed: 293,
    patches: [['lock && !lock.tryLock(', 'false && !lock.tryLock(']],
  },
  {
    name: 'a blank cell taken for "no change"',
    seed: 2,
    patches: [
      [
        'const changedInSheet = !sameValue(kind, sheet, base);',
        'const changedInSheet = !isBlank(sheet) && !sameValue(kind, sheet, base);',
      ],
    ],
  },
  {
    name: 'an id compared as a number',
    seed: 7,
    patches: [
      [
        'function leadIn(answer, id) {',
        'function leadIn(answer, id) {\n  for (const lead of answer.leads.values()) if (Number(lead.id) === Number(id)) return lead;',
      ],
    ],
  },
  {
    name: 'an empty answer taken as deletions',
    seed: 48,
    patches: [['if (listed === 0 && plan.words.some(({word}) => word === NOT_IN_HEATPUNK))', 'if (false)']],
  },
  {
    name: 'text written without the literal mark',
    seed: 5,
    patches: [['if (isText) writeLiteral(range, cells, way); else range.setValues(cells);', 'range.setValues(cells);']],
  },
  {
    name: 'a create without an answer sent again without a look',
    seed: 39,
    patches: [
      [
        'const identified = [ ...identifyCreated(), ...identifyByContent() ];',
        'const identified = [ ...identifyByContent() ];',
      ],
    ],
  },
  {
    name: 'a row whose id was cleared created again',
    seed: 2,
    patches: [
      [
        'const identified = [ ...identifyCreated(), ...identifyByContent() ];',
        'const identified = [ ...identifyCreated() ];',
      ],
    ],
  },
  {
    name: 'a conflict decided without being asked',
    seed: 5,
    patches: [
      [
        'if (winner() === "sheet") decide(reason, sendIt); else if',
        'if (winner() !== "heatpunk") decide(reason, sendIt); else if',
      ],
    ],
  },
  {
    name: 'an edit given up for a policy where nobody else edited',
    seed: 73,
    patches: [
      [
        'if (!showsNothing) sendIt(); else if',
        'if (switches.policy === "heatpunk") takeIt(); else if (!showsNothing) sendIt(); else if',
      ],
    ],
  },
  {
    name: "a colleague's edit overwritten for a policy where nobody edited here",
    seed: 4,
    patches: [
      ['case "take":\n    takeIt();', 'case "take":\n    if (switches.policy === "sheet") sendIt(); else takeIt();'],
    ],
  },
  {
    name: 'an edit beside a conflict left where it is',
    seed: 27,
    patches: [
      [
        'edited.filter(({id}) => run.sendOnly?.has(id) ?? true)',
        'edited.filter(({id, conflicts}) => conflicts.length === 0 && (run.sendOnly?.has(id) ?? true))',
      ],
    ],
  },
  {
    name: 'leads added one a run',
    seed: 4,
    patches: [['added: pull ? plan.added.map(', 'added: pull ? plan.added.slice(0, 1).map(']],
  },
  {
    name: 'a lead deleted with its row',
    seed: 2,
    patches: [
      [
        'const sendable =',
        'for (const id of workspace.base.leads.keys()) if (!reading.table.rows.some(row => row.id === id)) UrlFetchApp.fetchAll([ { url: "https://heatpunk.co.uk/api/v1/leads/delete", method: "delete", contentType: "application/json", headers: { "X-API-KEY": loadCredentials().apiKey }, payload: JSON.stringify({ leadID: id, userEmail: workspace.who }), muteHttpExceptions: true } ]);\n  const sendable =',
      ],
    ],
  },
  {
    name: 'a mark left where the conflict is gone',
    seed: 5,
    patches: [['else unmark(number, field, known);', '']],
  },
  {
    name: 'a cell in conflict left without its colour',
    seed: 5,
    patches: [['background: isTheirs ? looks.background : MARK_COLOUR', 'background: looks.background']],
  },
  {
    name: 'the colour of a marked cell forgotten',
    seed: 194,
    patches: [
      ['isMarked ? known?.background ?? NO_COLOUR : looks.background', 'isMarked ? NO_COLOUR : looks.background'],
    ],
  },
  {
    name: "a person's note replaced by that of a conflict",
    seed: 93,
    patches: [['return own === "" ? blockOf(conflict, seen)', 'return true ? blockOf(conflict, seen)']],
  },
  {
    name: 'a column of the user taken for a free one',
    seed: 1,
    patches: [['Math.max(sheet.getLastColumn(), layout.lastNoted) + 1', 'layout.lastNoted + 1']],
  },
  {
    name: 'a free column looked for in the header row only',
    seed: 19,
    patches: [
      [
        'Math.max(sheet.getLastColumn(), layout.lastNoted) + 1',
        'Math.max(sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0].findLastIndex(text => text !== "") + 1, layout.lastNoted) + 1',
      ],
    ],
  },
  {
    name: 'a pull that sends',
    seed: 2,
    patches: [['const push = request.push && report.hold === null;', 'const push = report.hold === null;']],
  },
  {
    name: 'a push that takes',
    seed: 6,
    patches: [['const pull = request.pull || approval !== undefined;', 'const pull = true;']],
  },
  {
    name: 'a large change sent by a refresh',
    seed: 7,
    patches: [['const push = request.push && report.hold === null;', 'const push = request.push;']],
  },
  {
    name: 'a lead that stands in two rows sent',
    seed: 5,
    patches: [
      [
        'for (const row of rows.duplicates) collect(row, planDuplicate(row));',
        'for (const row of rows.duplicates) collect(row, { ...planRow(context, row), word: DUPLICATE });',
      ],
    ],
  },
  {
    name: 'what was agreed on sent in the place of what stands in the cell',
    seed: 1,
    patches: [
      ['value: normalise(kind, sheet),', 'value: normalise(kind, isBlank(sheet) || isBlank(common) ? sheet : common),'],
    ],
  },
  {
    name: 'nothing logged of what was sent',
    seed: 1,
    patches: [['workspace.log(entries);', '']],
  },
  {
    name: 'leads deleted that were not selected',
    seed: 14,
    patches: [
      [
        'planDeletion(readLeadSheet(sheet).table, selectedRows(spreadsheet), hiddenRows(sheet))',
        'planDeletion(readLeadSheet(sheet).table, row => row === 2 || selectedRows(spreadsheet)(row), hiddenRows(sheet))',
      ],
    ],
  },
  {
    name: 'leads deleted though the answer was no',
    seed: 15,
    patches: [['return answer === ui.Button.YES ? null : "Nothing was deleted.";', 'return null;']],
  },
  {
    name: 'the row of a lead whose deletion was refused goes as well',
    seed: 176,
    patches: [['word: failedWord(words)', 'word: null']],
  },
  {
    name: 'an edit that makes onEdit reach beyond the sheet',
    seed: 1,
    patches: [
      [
        'markEdited(event.range);',
        'markEdited(event.range);\n   event.range.getSheet().getRange(event.range.getSheet().getMaxRows() + 1, 1).getValue();',
      ],
    ],
  },
  {
    name: 'a look at the last push that Google refuses',
    seed: 1,
    patches: [
      ['const lines = readLog(spreadsheet) ?? [];', 'const lines = readLog(spreadsheet.getRange("None!A1")) ?? [];'],
    ],
  },
  {
    name: 'an edited origin left as it is',
    seed: 1,
    patches: [
      [
        'if (known && !sameValue(kind, sheet, shown(remote)))',
        'if (field !== "origin" && known && !sameValue(kind, sheet, shown(remote)))',
      ],
    ],
  },
  {
    name: 'a refresh that holds nothing back',
    seed: 7,
    patches: [['return run.automatic && run.push && isMany ? "mass change" : null;', 'return null;']],
  },
  {
    name: 'a refresh that holds back what is little',
    seed: 5,
    patches: [
      [
        'return run.automatic && run.push && isMany ? "mass change" : null;',
        'return run.automatic && run.push && changed > 0 ? "mass change" : null;',
      ],
    ],
  },
  {
    name: 'an answer taken for an empty one since a lead is missing from it',
    seed: 4,
    patches: [
      [
        'if (listed === 0 && plan.words.some(({word}) => word === NOT_IN_HEATPUNK))',
        'if (plan.words.some(({word}) => word === NOT_IN_HEATPUNK))',
      ],
    ],
  },
  {
    name: "a sheet of people's own written into",
    seed: 1,
    patches: [
      [
        'function applyChanges(seen, changes, way) {',
        'function applyChanges(seen, changes, way) {\n  currentSpreadsheet().getSheetByName("Rota")?.getRange("B3").setValue("x");',
      ],
    ],
  },
  {
    name: "the person's filter removed",
    seed: 4,
    patches: [
      [
        'function applyChanges(seen, changes, way) {',
        'function applyChanges(seen, changes, way) {\n  seen.sheet.getFilter()?.remove();',
      ],
    ],
  },
];

export const MISTAKE_NAMES: readonly string[] = MISTAKES.map(({ name }) => name);
export const MISTAKES_BY_SEED = MISTAKES.map(({ name, seed }) => [name, seed] as const);

/**
 * The bundle with a mistake in it.
 *
 * @throws Error where the bundle has changed so that the patch no longer says where it belongs
 */
export function mistakenCode(name: string, code: string): string {
  const mistake = MISTAKES.find((each) => each.name === name);
  if (mistake === undefined) throw new Error(`There is no mistake "${name}".`);
  return mistake.patches.reduce((text, [right, wrong]) => {
    const [before, after, ...more] = text.split(right);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(
        `"${name}": the bundle has this ${more.length + (after === undefined ? 0 : 1)} times, not once: ${right}`,
      );
    }
    return `${before}${wrong}${after}`;
  }, code);
}
