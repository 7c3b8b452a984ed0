/** Prints both sides beside each other. */

import type { BothSides, Sides } from './compare-sides';

const COLUMNS = [
  ['customerName', 'Name'],
  ['customerPhone', 'Phone'],
  ['status', 'Status'],
] as const;

/** Rows that nobody touched, shown for comparison. */
const OTHERS = 3;
const MAX_WIDTH = 18;

export function printSides(sides: Sides, touched: readonly string[]): void {
  const chosen = sides.leads.filter(({ id }) => touched.includes(id));
  const others = sides.leads.filter(({ id }) => !touched.includes(id)).slice(0, OTHERS);
  console.log(`\nThe sheet and Heatpunk side by side (${chosen.length} touched leads and ${others.length} others):\n`);
  console.table(Object.fromEntries([...chosen, ...others].map((lead) => [lead.id, line(lead)])));
  if (sides.different.length === 0) {
    console.log(`\nEqual: ${sides.leads.length} leads on both sides, ${sides.cells} cells compared.`);
    return;
  }
  console.log(`\nDifferent in ${sides.different.length} places:`);
  for (const each of sides.different.slice(0, 50)) console.log(`  ${each}`);
}

function line({ word, fields }: BothSides): Record<string, string> {
  const texts = new Map(fields.map((each) => [each.field, each]));
  const both = COLUMNS.flatMap(([field, title]) => [
    [`Sheet: ${title}`, short(texts.get(field)?.sheet ?? '')],
    [`Heatpunk: ${title}`, short(texts.get(field)?.heatpunk ?? '')],
  ]);
  const isEqual = fields.every(({ sheet, heatpunk }) => sheet === heatpunk);
  return { Sync: word, ...Object.fromEntries(both), Equal: isEqual ? 'yes' : 'NO' };
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= MAX_WIDTH ? line : `${line.slice(0, MAX_WIDTH - 1)}…`;
}
