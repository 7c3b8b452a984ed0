import { loadRefresh, updateRefresh } from '../settings/refresh-store';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { updateMenu } from './menu';

/**
 * After a run of the person's own that nothing held back: what their refresh was held for is over, or the next refresh says it anew. A
 * large change is one still until something was sent.
 */
export function endHold({ push }: { readonly push: boolean }): void {
  const id = currentSpreadsheet().getId();
  const { hold } = loadRefresh(id);
  if (hold === null || (hold === 'mass change' && !push)) return;
  updateRefresh(id, { hold: null });
  updateMenu();
}
