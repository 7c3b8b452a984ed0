import { expect, test } from '@jest/globals';
import { normalise, type Value } from '../../src/core/value';
import { fromCell, toCell } from '../../src/sheet/cell-codec';

const noDate = () => {
  throw new Error('There is no date');
};

test.each<[Value]>([[true], [false], [7111], [0.1], ['true'], [' two\nlines '], ['=1+1']])(
  '%j in a column of texts is the same again when it is read',
  (value) => {
    expect(normalise('text', fromCell('text', toCell('text', value), noDate))).toBe(normalise('text', value));
  },
);

test('a number beyond all numbers is shown as the text that came', () => {
  expect(toCell('number', '1e400')).toBe('1e400');
});
