import type { LeadRecord } from '../playground/heatpunk/lead';

type Fields = LeadRecord['fields'];

/** A lead as the simulated Heatpunk keeps it, plain but for what the test says. */
export function aLead(id: string, fields: Fields = {}): LeadRecord {
  return {
    id,
    fields: {
      dateCreated: '2026-10-05T11:03:29.000Z',
      status: 'new',
      customerName: `Customer ${id}`,
      address: `${id} The Rowans, Milton`,
      customerEmail: `customer${id}@example.com`,
      customerPhone: '07700 900000',
      postcode: null,
      ...fields,
    },
  };
}

/** So many leads, with ids from 1 on. */
export function someLeads(count: number): LeadRecord[] {
  return Array.from({ length: count }, (_, index) => aLead(String(index + 1)));
}
