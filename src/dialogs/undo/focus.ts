import { RETRY_ID } from '../notice';
import type { FocusTarget } from './undo-state';

export const CLOSE_ID = 'close';

/** Puts the focus where a person goes on from: called after the page shows the state that asks for it. */
export function moveFocus(page: ParentNode, target: FocusTarget): void {
  elementFor(page, target)?.focus();
}

function elementFor(page: ParentNode, target: FocusTarget): HTMLElement | null {
  switch (target) {
    case 'first-control':
      return page.querySelector<HTMLElement>('input');
    case 'close':
      return page.querySelector<HTMLElement>(`#${CLOSE_ID}`);
    case 'retry':
      return page.querySelector<HTMLElement>(`#${RETRY_ID}`);
    // The first of the lines that came, so that reading goes on there.
    case 'more-items':
    case 'more-rest':
      return page.querySelector<HTMLElement>(`.${target}`);
  }
}
