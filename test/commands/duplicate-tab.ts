import { copyWorkbook } from '../../playground/apps-script/workbook/workbook';
import type { World } from '../world';

/** What the copy is called. */
export const COPY = 'Copy of Leads';

/** "Duplicate" in the menu of the lead sheet's tab: notes and words come along, the sheet's id does not. */
export function duplicateTab({ host: { workbook } }: World): void {
  const [copy] = copyWorkbook(workbook, workbook.id, workbook.name, workbook.now).sheets.filter(
    ({ name }) => name === 'Leads',
  );
  if (copy === undefined) throw new Error('There is no lead sheet.');
  workbook.sheets.push({ ...copy, id: workbook.nextId++ * 1_000_003, name: COPY });
}
