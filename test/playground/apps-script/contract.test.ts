/** The host answers every claim of the contract as it says. */

import { describe, expect, test } from '@jest/globals';
import { contractScript } from '../../../playground/apps-script/contract/bundle';
import type { Finding } from '../../../playground/apps-script/contract/report';
import { claims } from '../../../playground/apps-script/contract/table';
import { createHost } from '../../../playground/apps-script/host';
import { noNetwork } from '../../../playground/apps-script/network';

const host = createHost({
  code: contractScript(),
  manifest: { urlFetchWhitelist: ['https://heatpunk.co.uk/'] },
  network: noNetwork,
});
const record = host.run('contract');
// `contract` answers the findings of report.ts.
const findings = (record.value ?? []) as readonly Finding[];

test('the contract runs to its end', () => {
  expect(record.error).toBeUndefined();
  expect(findings).toHaveLength(claims.length);
});

test('the contract leaves nothing behind', () => {
  expect(host.workbook.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1']);
  expect(host.properties.document.size).toBe(0);
});

test('every claim has a name of its own', () => {
  expect(new Set(claims.map((claim) => claim.name)).size).toBe(claims.length);
});

describe.each([
  ['settled', true],
  ['unsettled, the host chose', false],
])('%s', (_, settled) => {
  test.each(claims.filter((claim) => claim.settled === settled).map((claim) => [claim.name]))('%s', (name) => {
    const finding = findings.find((found) => found.name === name);
    expect(finding?.actual).toBe(finding?.expected);
  });
});
