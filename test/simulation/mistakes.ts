/**
 * Mistakes that a sync can make, each patched into the bundle: histories that do not catch one of them would have shown nothing. The
 * bundle keeps names and lines, so a patch is a piece of its text and what stands there instead.
 */
interface Mistake {
  readonly name: string;
  readonly patches: readonly (readonly [right: string, wrong: string])[];
}

const MISTAKES: readonly Mistake[] = [
  {
    name: 'base written before the sheet',
    patches: [
      [
        'const applied = isIdle ?',
        'advance(workspace, plan, { wroteCell: () => true, wroteId: () => true, wroteLead: () => true, wroteFieldOf: () => true, foundFilled: () => false }, { took: () => true, typed: () => false });\n  workspace.saveBase();\n  const applied = isIdle ?',
      ],
    ],
  },
  {
    name: "base advanced before Heatpunk's answer",
    patches: [
      [
        'const outcomes = client.update(',
        'batch.forEach(update => update.confirm());\n   workspace.saveBase();\n   const outcomes = client.update(',
      ],
    ],
  },
  {
    name: 'a create retried on a time-out',
    patches: [['if (!isBusy && repeat === "never") return null;', '']],
  },
  {
    name: 'a row addressed by its number from before the request',
    patches: [
      ['function find(row) {', 'function find(row) {\n   return row.number;'],
      ['function findAll(row) {', 'function findAll(row) {\n   return [ row.number ];'],
    ],
  },
  {
    name: 'the re-read before writing left out',
    patches: [['function readLeadSheetAgain(seen) {', 'function readLeadSheetAgain(seen) {\n  return seen;']],
  },
  {
    name: 'the lock left out',
    patches: [['lock && !lock.tryLock(', 'false && !lock.tryLock(']],
  },
  {
    name: 'a blank cell taken for "no change"',
    patches: [
      [
        'const changedInSheet = !sameValue(kind, sheet, base);',
        'const changedInSheet = !isBlank(sheet) && !sameValue(kind, sheet, base);',
      ],
    ],
  },
  {
    name: 'an id compared as a number',
    patches: [
      [
        'function leadIn(answer, id) {',
        'function leadIn(answer, id) {\n  for (const lead of answer.leads.values()) if (Number(lead.id) === Number(id)) return lead;',
      ],
    ],
  },
  {
    name: 'an empty answer taken as deletions',
    patches: [['if (listed === 0 && plan.words.some(({word}) => word === NOT_IN_HEATPUNK))', 'if (false)']],
  },
  {
    name: 'text written without the literal mark',
    patches: [['if (isText) writeLiteral(range, cells, way); else range.setValues(cells);', 'range.setValues(cells);']],
  },
  {
    name: 'a create without an answer sent again without a look',
    patches: [
      [
        'const identified = [ ...identifyCreated(), ...identifyByContent() ];',
        'const identified = [ ...identifyByContent() ];',
      ],
    ],
  },
  {
    name: 'a row whose id was cleared created again',
    patches: [
      [
        'const identified = [ ...identifyCreated(), ...identifyByContent() ];',
        'const identified = [ ...identifyCreated() ];',
      ],
    ],
  },
  {
    name: 'a conflict decided without being asked',
    patches: [
      [
        'if (winner() === "sheet") decide(reason, sendIt); else if',
        'if (winner() !== "heatpunk") decide(reason, sendIt); else if',
      ],
    ],
  },
  {
    name: 'an edit given up for a policy where nobody else edited',
    patches: [
      [
        'if (!showsNothing) sendIt(); else if',
        'if (switches.policy === "heatpunk") takeIt(); else if (!showsNothing) sendIt(); else if',
      ],
    ],
  },
  {
    name: "a colleague's edit overwritten for a policy where nobody edited here",
    patches: [
      ['case "take":\n    takeIt();', 'case "take":\n    if (switches.policy === "sheet") sendIt(); else takeIt();'],
    ],
  },
  {
    name: 'an edit beside a conflict left where it is',
    patches: [
      [
        'edited.filter(({id}) => run.sendOnly?.has(id) ?? true)',
        'edited.filter(({id, conflicts}) => conflicts.length === 0 && (run.sendOnly?.has(id) ?? true))',
      ],
    ],
  },
  {
    name: 'leads added one a run',
    patches: [['added: pull ? plan.added.map(', 'added: pull ? plan.added.slice(0, 1).map(']],
  },
  {
    name: 'a lead deleted with its row',
    patches: [
      [
        'const sendable =',
        'for (const id of workspace.base.leads.keys()) if (!reading.table.rows.some(row => row.id === id)) UrlFetchApp.fetchAll([ { url: "https://heatpunk.co.uk/api/v1/leads/delete", method: "delete", contentType: "application/json", headers: { "X-API-KEY": loadCredentials().apiKey }, payload: JSON.stringify({ leadID: id, userEmail: workspace.who }), muteHttpExceptions: true } ]);\n  const sendable =',
      ],
    ],
  },
  {
    name: 'a mark left where the conflict is gone',
    patches: [['else unmark(number, field, known);', '']],
  },
  {
    name: 'a cell in conflict left without its colour',
    patches: [['background: isTheirs ? looks.background : MARK_COLOUR', 'background: looks.background']],
  },
  {
    name: 'the colour of a marked cell forgotten',
    patches: [
      ['isMarked ? known?.background ?? NO_COLOUR : looks.background', 'isMarked ? NO_COLOUR : looks.background'],
    ],
  },
  {
    name: "a person's note replaced by that of a conflict",
    patches: [['return own === "" ? blockOf(conflict, seen)', 'return true ? blockOf(conflict, seen)']],
  },
  {
    name: 'a column of the user taken for a free one',
    patches: [['Math.max(sheet.getLastColumn(), layout.lastNoted) + 1', 'layout.lastNoted + 1']],
  },
  {
    name: 'a free column looked for in the header row only',
    patches: [
      [
        'Math.max(sheet.getLastColumn(), layout.lastNoted) + 1',
        'Math.max(sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0].findLastIndex(text => text !== "") + 1, layout.lastNoted) + 1',
      ],
    ],
  },
  {
    name: 'a pull that sends',
    patches: [['const push = request.push && report.hold === null;', 'const push = report.hold === null;']],
  },
  {
    name: 'a push that takes',
    patches: [['const pull = request.pull || approval !== undefined;', 'const pull = true;']],
  },
  {
    name: 'a large change sent by a refresh',
    patches: [['const push = request.push && report.hold === null;', 'const push = request.push;']],
  },
  {
    name: 'a lead that stands in two rows sent',
    patches: [
      [
        'for (const row of rows.duplicates) collect(row, planDuplicate(row));',
        'for (const row of rows.duplicates) collect(row, { ...planRow(context, row), word: DUPLICATE });',
      ],
    ],
  },
  {
    name: 'what was agreed on sent in the place of what stands in the cell',
    patches: [
      ['value: normalise(kind, sheet),', 'value: normalise(kind, isBlank(sheet) || isBlank(common) ? sheet : common),'],
    ],
  },
  {
    name: 'nothing logged of what was sent',
    patches: [['workspace.log(entries);', '']],
  },
  {
    name: 'leads deleted that were not selected',
    patches: [
      [
        'planDeletion(readLeadSheet(sheet).table, selectedRows(spreadsheet), hiddenRows(sheet))',
        'planDeletion(readLeadSheet(sheet).table, row => row === 2 || selectedRows(spreadsheet)(row), hiddenRows(sheet))',
      ],
    ],
  },
  {
    name: 'leads deleted though the answer was no',
    patches: [['return answer === ui.Button.YES ? null : "Nothing was deleted.";', 'return null;']],
  },
  {
    name: 'the row of a lead whose deletion was refused goes as well',
    patches: [['word: failedWord(words)', 'word: null']],
  },
  {
    name: 'an edit that makes onEdit reach beyond the sheet',
    patches: [
      [
        'markEdited(event.range);',
        'markEdited(event.range);\n   event.range.getSheet().getRange(event.range.getSheet().getMaxRows() + 1, 1).getValue();',
      ],
    ],
  },
  {
    name: 'a look at the last push that Google refuses',
    patches: [
      ['const lines = readLog(spreadsheet) ?? [];', 'const lines = readLog(spreadsheet.getRange("None!A1")) ?? [];'],
    ],
  },
  {
    name: 'an edited origin left as it is',
    patches: [
      [
        'if (known && !sameValue(kind, sheet, shown(remote)))',
        'if (field !== "origin" && known && !sameValue(kind, sheet, shown(remote)))',
      ],
    ],
  },
  {
    name: 'a refresh that holds nothing back',
    patches: [['return run.automatic && run.push && isMany ? "mass change" : null;', 'return null;']],
  },
  {
    name: 'a refresh that holds back what is little',
    patches: [
      [
        'return run.automatic && run.push && isMany ? "mass change" : null;',
        'return run.automatic && run.push && changed > 0 ? "mass change" : null;',
      ],
    ],
  },
  {
    name: 'an answer taken for an empty one since a lead is missing from it',
    patches: [
      [
        'if (listed === 0 && plan.words.some(({word}) => word === NOT_IN_HEATPUNK))',
        'if (plan.words.some(({word}) => word === NOT_IN_HEATPUNK))',
      ],
    ],
  },
  {
    name: "a sheet of people's own written into",
    patches: [
      [
        'function applyChanges(seen, changes, way) {',
        'function applyChanges(seen, changes, way) {\n  currentSpreadsheet().getSheetByName("Rota")?.getRange("B3").setValue("x");',
      ],
    ],
  },
  {
    name: "the person's filter removed",
    patches: [
      [
        'function applyChanges(seen, changes, way) {',
        'function applyChanges(seen, changes, way) {\n  seen.sheet.getFilter()?.remove();',
      ],
    ],
  },
];

export const MISTAKE_NAMES: readonly string[] = MISTAKES.map(({ name }) => name);

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
