import { describe, expect, test } from '@jest/globals';
import { homeKey } from '../../src/core/home-address';

describe('one home however its address is written', () => {
  test.each([
    ['8 The Rowans, Milton, Cambridge, Cambridgeshire, CB24 6YU', ''],
    ['8 The Rowans, Milton', 'CB24 6YU'],
    ['8, the rowans', 'cb246yu'],
    ['8 The Rowans CB246YU', ''],
    ['8 The Rowans', ' CB24  6YU '],
    ['No. 8 The Rowans', 'CB24 6YU'],
    ['No8 The Rowans', 'CB24 6YU'],
    ['The Rowans 8', 'CB24 6YU'],
    ['8 The Rowans\nMilton\nCB24 6YU', 'unknown'],
    ['８ The Rowans', 'CB24 6YU'],
  ])('%j, postcode %j', (address, postcode) => {
    expect(homeKey(address, postcode)).toBe('CB24 6YU, 8');
  });

  test.each([
    ['Flat 2, 8 The Rowans', 'CB24 6YU, 8, flat 2'],
    ['flat 2 8 The Rowans', 'CB24 6YU, 8, flat 2'],
    ['8 The Rowans, Flat 2', 'CB24 6YU, 8, flat 2'],
    ['Flat No. 2, 8 The Rowans', 'CB24 6YU, 8, flat 2'],
    ['Apt. 2, 8 The Rowans', 'CB24 6YU, 8, flat 2'],
    ['Apartment 2, 8 The Rowans', 'CB24 6YU, 8, flat 2'],
    ['Flat2, 8 The Rowans', 'CB24 6YU, 8, flat 2'],
    ['Flat B, 8 The Rowans', 'CB24 6YU, 8, flat b'],
    ['Ground Floor Flat, 8 The Rowans', 'CB24 6YU, 8, flat ground'],
    ['8 The Rowans (first floor)', 'CB24 6YU, 8, flat first'],
    ['1st floor flat, 8 The Rowans', 'CB24 6YU, 8, flat first'],
    ['Basement flat, 8 The Rowans', 'CB24 6YU, 8, flat basement'],
    ['8A The Rowans', 'CB24 6YU, 8A'],
    ['8a The Rowans', 'CB24 6YU, 8A'],
    ['8-10 The Rowans', 'CB24 6YU, 8-10'],
    ['8 – 10 The Rowans', 'CB24 6YU, 8-10'],
    ['8/2 The Rowans', 'CB24 6YU, 8/2'],
    ['8 Flats Lane', 'CB24 6YU, 8'],
    ['8 The Rowans, 1 Acre Field', 'CB24 6YU, 8'],
  ])('%s is %s', (address, key) => {
    expect(homeKey(address, 'CB24 6YU')).toBe(key);
  });

  test.each([
    ['7 Main Street', 'D02 X285', 'D02 X285, 7'],
    ['7 Main Street, Dublin, d6wxk28', '', 'D6W XK28, 7'],
    ['10 Downing Street', 'SW1A 2AA', 'SW1A 2AA, 10'],
    ['1 Lane', 'M1 1AE', 'M1 1AE, 1'],
    ['Depot 4, EX23 8HE, now at 7 Mill Lane, EX23 8AA', '', 'EX23 8AA, 4'],
  ])('%s with %j is %s', (address, postcode, key) => {
    expect(homeKey(address, postcode)).toBe(key);
  });
});

describe('half an address may be anybody’s', () => {
  test.each([
    ['', ''],
    ['8 The Rowans, Milton', ''],
    ['8 The Rowans, Milton', 'unknown'],
    ['8 The Rowans, Milton', 'CB24'],
    ['Rose Cottage, Mill Lane', 'EX23 8HE'],
    ['The Old Barn, EX23 8HE', ''],
    ['Flat 2, Rose House', 'EX23 8HE'],
    ['3rd Floor, Rose House', 'EX23 8HE'],
    ['EX23 8HE', 'EX23 8HE'],
    ['1234567 Mill Lane', 'EX23 8HE'],
    [`${'long '.repeat(10_000)} 8 Mill Lane`, 'EX23 8HE'],
  ])('%j, postcode %j', (address, postcode) => {
    expect(homeKey(address, postcode)).toBeNull();
  });
});
