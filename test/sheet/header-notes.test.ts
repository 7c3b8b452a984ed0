import { expect, test } from '@jest/globals';
import { markIn, markOf } from '../../src/sheet/header-notes';

test.each([
  ['heatpunk: status', 'status'],
  ['Mine\nheatpunk: status\nand more', 'status'],
  ['heatpunk: status - please leave', 'status'],
  ['heatpunk: status, as Jo says', 'status'],
  ['heatpunk: status (Jo)', 'status'],
  ['heatpunk: roof type', 'roof type'],
  ['heatpunk: roof type: by Jo', 'roof type'],
  ['heatpunk: a/b', 'a/b'],
  ['heatpunk: x-ray.2', 'x-ray.2'],
  ['heatpunk: (lead id), please leave', '(lead id)'],
  ['heatpunk: "roof, new" by Jo', 'roof, new'],
  ['heatpunk: "not closed', null],
  ['heatpunk:', null],
  ['status', null],
])('the note %j marks %j', (note, field) => {
  expect(markIn(note)).toBe(field);
});

test.each(['status', 'roof type', 'a/b', 'roof, new', 'ends.', '"quoted"', 'x (y)', 'é'])(
  'a column of the field %j is known by its mark, whatever stands behind it',
  (field) => {
    for (const behind of ['', ' ', ' - leave', ', leave', '\nleave'])
      expect(markIn(markOf(field) + behind)).toBe(field);
  },
);
