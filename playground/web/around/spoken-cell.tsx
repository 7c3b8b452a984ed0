/** Says which cell is selected and what stands in it, to those who do not see the sheet. */

import type { SelectedCell } from '../sheet/selected-cell';
import { type Store, useStore } from '../store';

export function SpokenCell({ cell }: { readonly cell: Store<SelectedCell> }) {
  const { address, text, note } = useStore(cell);
  return (
    <output class="unseen" aria-label="Selected cell">
      <span>{address}</span> <span>{text || 'blank'}</span> {note !== '' && <span>Note: {note}</span>}
    </output>
  );
}
