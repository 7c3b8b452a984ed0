import { expect, test } from '@jest/globals';
import { BASE_URLS, SERVICE_IDS, SERVICES } from '../../src/core/services';

test('the key can go to the four known hosts over https and nowhere else', () => {
  expect(Object.values(BASE_URLS).sort()).toEqual([
    'https://easy-pv.co.uk/api/v1',
    'https://easy-pv.ie/api/v1',
    'https://heatpunk.co.uk/api/v1',
    'https://sandbox.heatpunk.co.uk/api/v1',
  ]);
});

test('each service has an id, a name and an address of its own', () => {
  expect(new Set(SERVICE_IDS).size).toBe(4);
  expect(new Set(SERVICES.map((service) => service.name)).size).toBe(4);
  expect(Object.keys(BASE_URLS)).toEqual(SERVICE_IDS);
});
