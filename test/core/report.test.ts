import { describe, expect, test } from '@jest/globals';
import { emptyReport, pullText, pushText, type RunReport, reportText } from '../../src/core/report';

const report = (numbers: Partial<RunReport>): RunReport => ({ ...emptyReport(), ...numbers });

test('a run without anything to do says so', () => {
  expect(reportText(emptyReport())).toBe('Everything is up to date.');
});

test.each<readonly [Partial<RunReport>, string]>([
  [{ added: 1 }, '1 new lead.'],
  [{ added: 2 }, '2 new leads.'],
  [{ added: 1200 }, '1,200 new leads.'],
  [{ updated: 1 }, '1 row updated from Heatpunk.'],
  [{ updated: 3 }, '3 rows updated from Heatpunk.'],
  [{ sent: 2 }, '2 leads sent to Heatpunk.'],
  [{ created: 1 }, '1 lead created in Heatpunk.'],
  [{ identified: 1 }, '1 row recognised as a lead that Heatpunk has already.'],
  [{ identified: 2 }, '2 rows recognised as a lead that Heatpunk has already.'],
  [{ failed: 1 }, '1 lead failed: see the Sync column.'],
  [{ conflicts: 2 }, '2 leads in conflict: see the Sync column.'],
  [{ problems: 1 }, '1 row that cannot be sent: see the Sync column.'],
  [{ busyCells: 1 }, '1 cell left alone, as somebody was typing there.'],
  [{ notTaken: ['D2'] }, '1 cell whose data validation refuses what belongs there (D2).'],
  [
    { notTaken: ['D2', 'D3', 'E4', 'E5'] },
    '4 cells whose data validation refuses what belongs there (D2, D3, E4 and 1 more).',
  ],
  [
    { notTaken: Array.from({ length: 1203 }, (_, index) => `D${index + 2}`) },
    '1,203 cells whose data validation refuses what belongs there (D2, D3, D4 and 1,200 more).',
  ],
  [{ waiting: 5 }, '5 leads with edits still to be sent.'],
])('%j reads %j', (numbers, text) => {
  expect(reportText(report(numbers))).toBe(text);
});

test('several numbers make one sentence', () => {
  expect(reportText(report({ added: 2, sent: 1, failed: 1 }))).toBe(
    '2 new leads; 1 lead sent to Heatpunk; 1 lead failed: see the Sync column.',
  );
});

test.each<readonly [Partial<RunReport>, string]>([
  [{}, 'Nothing to send.'],
  [{ sent: 2 }, '2 leads sent to Heatpunk.'],
  [{ untaken: 1 }, 'Nothing to send. 1 row differs: Pull leads takes what Heatpunk has.'],
  [{ sent: 1, untaken: 2 }, '1 lead sent to Heatpunk. 2 rows differ: Pull leads takes what Heatpunk has.'],
])('after a push %j reads %j', (numbers, text) => {
  expect(pushText(report(numbers))).toBe(text);
});

describe('after a pull', () => {
  test.each<readonly [Partial<RunReport>, string]>([
    [{ added: 412, listed: 412, rows: 412 }, '412 new leads. 412 leads in 412 rows.'],
    [{ added: 1, listed: 1, rows: 1 }, '1 new lead. 1 lead in 1 row.'],
    [{ listed: 412, rows: 412 }, 'Everything is up to date. 412 leads in 412 rows.'],
    [{ updated: 2, listed: 3, rows: 4 }, '2 rows updated from Heatpunk. 3 leads in 4 rows.'],
  ])('it says what came and what is there now: %j', (numbers, text) => {
    expect(pullText(report(numbers))).toBe(text);
  });

  test('that found no leads it says where to look for them', () => {
    expect(pullText(emptyReport())).toContain('no leads created in the chosen dates. Reach further back in Settings…');
  });

  test('that found no leads but did something for older ones says both', () => {
    const text = pullText(report({ updated: 1 }));
    expect(text).toContain('1 row updated from Heatpunk. Heatpunk has no leads created in the chosen dates.');
  });

  test('that was held it says why', () => {
    expect(pullText(report({ hold: 'empty answer' }))).toContain('That changed nothing');
  });
});

describe('a run that was held', () => {
  test('for an empty answer says that nothing was changed, and what to check', () => {
    const text = reportText(report({ hold: 'empty answer', problems: 300 }));
    expect(text).toContain('That changed nothing');
    expect(text).toContain('Settings…');
    expect(text).toContain('remove their rows here');
    expect(text).not.toContain('300');
  });

  test('for a mass change says what was done all the same, and what to do next', () => {
    const text = reportText(report({ hold: 'mass change', updated: 2, waiting: 40 }));
    expect(text).toMatch(/^2 rows updated from Heatpunk; 40 leads with edits still to be sent\. /);
    expect(text).toContain('held back an unusually large change');
    expect(text).toContain('Review & push…');
  });
});
