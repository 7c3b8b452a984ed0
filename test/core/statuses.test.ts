import { expect, test } from '@jest/globals';
import { statusesSeen } from '../../src/core/statuses';

const leadsWith = (...statuses: (string | number | null)[]) =>
  new Map(
    statuses.map((status, index) => [String(index), { id: String(index), fields: new Map([['status', status]]) }]),
  );

test('new statuses come after those suggested already, each once, without blanks and what is no text', () => {
  expect(statusesSeen(leadsWith('Quote', 'new', ' Quote ', '', null, 7), ['Sale', 'new'])).toEqual([
    'Sale',
    'new',
    'Quote',
  ]);
});

test('what is too long to choose from a list, and more than fifty, is left out', () => {
  expect(statusesSeen(leadsWith('x'.repeat(61), 'x'.repeat(60)), [])).toEqual(['x'.repeat(60)]);
  const many = Array.from({ length: 80 }, (_, index) => `Status ${index}`);
  expect(statusesSeen(leadsWith(...many), [])).toHaveLength(50);
});
