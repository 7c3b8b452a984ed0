import { describe, expect, test } from '@jest/globals';
import { failure, UserError, wordsOf } from '../../src/core/user-error';

const ALL: readonly (readonly [string, UserError, readonly string[]])[] = [
  ['noCredentials', failure.noCredentials(), ['Settings…']],
  ['keyRefused', failure.keyRefused('Easy PV'), ['Easy PV', 'API key', 'Settings…']],
  ['memberRefused', failure.memberRefused('Easy PV', 'a@b.uk'), ['Easy PV', 'a@b.uk', 'Settings…']],
  ['unreachable', failure.unreachable('Easy PV', 'timed out'), ['Easy PV', 'timed out', 'try again']],
  [
    'stoppedMidway',
    failure.stoppedMidway('3 leads deleted.', failure.unreachable('Easy PV', 'timed out')),
    ['3 leads deleted. Easy PV could not be reached', 'Try again'],
  ],
  ['permissionMissing', failure.permissionMissing(), ['Google needs your permission', 'Heatpunk Leads']],
  [
    'fetchingNotPermitted',
    failure.fetchingNotPermitted(),
    ['Google needs your permission', 'Nothing is lost', 'Sync now'],
  ],
  [
    'refused',
    failure.refused('Easy PV', 'no such field'),
    ['Easy PV', 'no such field. That changed nothing', 'Try again', 'tell Heatpunk'],
  ],
  [
    'unexpectedAnswer',
    failure.unexpectedAnswer('Easy PV', 'a list', '<html>'),
    ['something other than a list', '<html>', 'That changed nothing', 'tell Heatpunk'],
  ],
  ['noLeadId', failure.noLeadId('Leads', null), ['"Leads"', 'Lead ID', 'Version history', 'No edit is lost']],
  [
    'markedTwice',
    failure.markedTwice('Leads', 'phone', ['C', 'F']),
    ['"Leads"', '"phone"', 'C and F', 'No edit is lost'],
  ],
  ['severalLeadSheets', failure.severalLeadSheets(['A', 'B']), ['A, B', 'Nothing was written']],
  [
    'noLiteralText',
    failure.noLiteralText(),
    ['Nothing was written', 'new spreadsheet', 'tell whoever set up this add-on'],
  ],
  [
    'otherService',
    failure.otherService('Easy PV', 'Heatpunk'),
    ['leads of Easy PV', 'Heatpunk is chosen', 'Settings…', 'new spreadsheet for Heatpunk', 'Nothing was changed'],
  ],
  ['columnsMoving', failure.columnsMoving(), ['columns', 'No edit is lost', 'Try again']],
  ['columnsMovedInUndo', failure.columnsMovedInUndo(), ['columns', 'Nothing was sent', 'Push changes']],
  ['tooManySelected', failure.tooManySelected(500), ['at most 500 leads', 'Nothing was deleted']],
  ['spreadsheetFull', failure.spreadsheetFull(), ['10 million', 'Nothing was written']],
  ['busy', failure.busy('Saira is pulling leads.'), ['Saira is pulling leads.', 'Try again']],
  ['nothingToDelete', failure.nothingToDelete(['Left out.']), ['Delete selected leads…', '\n\nLeft out.']],
  ['nothingToDecide', failure.nothingToDecide(['Left out.']), ['decided this way', '\n\nLeft out.']],
  ['notOnLeadSheet', failure.notOnLeadSheet('Leads'), ['"Leads"']],
  ['notAsShown', failure.notAsShown(), ['Nothing was sent', 'Review & push…']],
  ['noLog', failure.noLog(), ['no activity log yet', 'Pull leads']],
  ['nothingToUndo', failure.nothingToUndo(), ['Nothing was changed', 'open the list again']],
  ['noLeadSheet', failure.noLeadSheet(), ['Pull leads']],
];

test.each(ALL)('%s says what happened and what to do next', (_name, error, words) => {
  expect(error).toBeInstanceOf(UserError);
  expect(error.name).toBe('UserError');
  for (const word of words) expect(error.message).toContain(word);
});

test('a header row that is elsewhere is named', () => {
  expect(failure.noLeadId('Leads', 4).message).toMatch(/"Leads" has become row 4\. Move it back to row 1/);
});

test.each(['nothingToDelete', 'nothingToDecide'] as const)('%s gives the first ten reasons', (name) => {
  const reasons = Array.from({ length: 60 }, (_, index) => `Reason ${index + 1}.`);
  expect(failure[name](reasons).message.split('\n\n').slice(1)).toEqual([...reasons.slice(0, 10), '… and 50 more']);
});

test('every failure is looked at here', () => {
  expect(ALL.map(([name]) => name).sort()).toEqual(Object.keys(failure).sort());
});

describe('the words of anything thrown', () => {
  test.each([
    ['an error', new Error('no way'), 'no way'],
    ['a failure', failure.noLeadSheet(), failure.noLeadSheet().message],
    ['a text', 'no way', 'no way'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a number', 7, '7'],
  ])('%s', (_what, thrown, words) => {
    expect(wordsOf(thrown)).toBe(words);
  });
});
