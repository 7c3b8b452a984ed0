import { expect, test } from '@jest/globals';
import { fieldsOf, isPending, pendingReference } from '../../src/core/table';
import { only, row, rowOf, table } from './builders';

test('a reference is known as one, and no id of Heatpunk is', () => {
  expect(isPending(pendingReference('9c1e'))).toBe(true);
  expect(['', '7', 'pending', 'my-pending-1'].filter(isPending)).toEqual([]);
});

test("a row's fields have the names of the columns", () => {
  const sheet = table(row({ roofArea: 42, ['__proto__']: 'x' }));
  const fields = fieldsOf(sheet, only(sheet.rows));
  expect(fields.get('roofArea')).toBe(42);
  expect(fields.get('__proto__')).toBe('x');
  expect([...fields.keys()]).toEqual(sheet.fields);
});

test('a row that is shorter than the header is blank in the rest', () => {
  const short = { ...rowOf(['status'], row(), 2) };
  expect(fieldsOf({ fields: ['status', 'postcode'], rows: [short], hasWords: true }, short).get('postcode')).toBeNull();
});
