import Sequencer from '@jest/test-sequencer';

/** The test files that take longest, longest first: begun last, one of them would run alone while the other core has nothing to do. */
const LONGEST = [
  'test/simulation/simulation.test.ts',
  'test/browser/insights.test.ts',
  'test/commands/fuzzed-answers.test.ts',
  'test/browser/spreadsheet.test.ts',
  'test/browser/review.test.ts',
  'test/browser/conflicts.test.ts',
  'test/browser/undo.test.ts',
  'test/browser/at-the-same-time.test.ts',
  'test/simulation/mistakes.test.ts',
  'test/heatpunk/fuzzed-answers.test.ts',
  'test/browser/refresh.test.ts',
];

/** A machine that has never run the tests does not know how long each takes, and would go by the sizes of the files. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((name) => path.endsWith(name));
      return place === -1 ? LONGEST.length : place;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
