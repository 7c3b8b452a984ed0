import { describe, expect, test } from '@jest/globals';
import { restoreReferences } from '../../src/core/restore-references';
import { ADA, base, type Facts, newRow, sending, table } from './builders';

/** Which reference each row, from row 2 on, gets back of creates on their way. */
function found(rows: readonly Facts[], creates: Readonly<Record<string, Facts>>): Readonly<Record<number, string>> {
  const sheet = table(...rows.map((facts) => newRow(facts)));
  const { pending } = base(...Object.entries(creates).map(([reference, sent]) => sending({ reference, sent })));
  const references = restoreReferences(sheet, sheet.rows, pending);
  return Object.fromEntries([...references].map(([row, reference]) => [row.number, reference]));
}

const GRACE: Facts = {
  customerName: 'Grace Hopper',
  customerPhone: '07333 333333',
  customerEmail: 'grace@example.com',
  address: '1 Navy Yard',
};

describe('a row without a reference', () => {
  test.each<readonly [string, Facts]>([
    ['holds all that was sent', ADA],
    ['holds it with white space around it', { ...ADA, customerName: ' Ada Byron ', address: `${ADA.address}\r\n` }],
    ['was filled further since', { ...ADA, postcode: 'SW1Y 4JH', status: 'Quote' }],
    ['has another name by now', { ...ADA, customerName: 'Ada Lovelace' }],
    ['has another phone by now', { ...ADA, customerPhone: '07333 333333' }],
    ['has another e-mail by now', { ...ADA, customerEmail: 'byron@example.com' }],
    ['has no address any more', { ...ADA, address: null }],
  ])('is the one that was sent where it %s', (_description, facts) => {
    expect(found([facts], { 'pending-1': ADA })).toEqual({ 2: 'pending-1' });
  });

  test.each<readonly [string, Facts]>([
    ['two of the four in common', { ...ADA, customerName: 'Ada Lovelace', customerPhone: '07333 333333' }],
    ['two in common and nothing else', { customerName: 'Ada Byron', address: '12 St James Square, London' }],
    ['one in common', { ...GRACE, address: '12 St James Square, London' }],
    ['none in common', GRACE],
  ])('is not where it has %s', (_description, facts) => {
    expect(found([facts], { 'pending-1': ADA })).toEqual({});
  });
});

test('each row gets its own reference', () => {
  expect(found([GRACE, ADA], { 'pending-1': ADA, 'pending-2': GRACE })).toEqual({ 2: 'pending-2', 3: 'pending-1' });
});

test('a create goes to the row that has most in common with it, wherever that stands, and to no second one', () => {
  const edited = { ...ADA, customerPhone: '07333 333333' };
  expect(found([edited, ADA], { 'pending-1': ADA })).toEqual({ 3: 'pending-1' });
  expect(found([ADA, edited], { 'pending-1': ADA })).toEqual({ 2: 'pending-1' });
});

test('a row takes the create that it has most in common with, and no second one', () => {
  const other = { ...ADA, customerPhone: '07333 333333' };
  expect(found([ADA], { 'pending-1': other, 'pending-2': ADA })).toEqual({ 2: 'pending-2' });
  expect(found([ADA], { 'pending-1': ADA, 'pending-2': other })).toEqual({ 2: 'pending-1' });
});

test('of two rows and two creates that are all alike each gets one', () => {
  const references = found([ADA, ADA], { 'pending-1': ADA, 'pending-2': ADA });
  expect(Object.values(references).sort()).toEqual(['pending-1', 'pending-2']);
});
