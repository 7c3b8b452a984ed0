import { RETRY_ID } from '../notice';
import { TEST_ID } from './connection-fields';
import { CLOSE_ID, PULL_ID } from './first-pull';
import type { FocusTarget } from './settings-state';

/** Puts the focus where a person goes on from: called after the page shows the state that asks for it. */
export function moveFocus(page: ParentNode, target: FocusTarget): void {
  elementFor(page, target)?.focus();
}

function elementFor(page: ParentNode, target: FocusTarget): HTMLElement | null {
  switch (target) {
    case 'first-control':
      return page.querySelector<HTMLElement>('select, input');
    case 'first-error':
      return firstWrong(page);
    case 'test':
      return page.querySelector<HTMLElement>(`#${TEST_ID}`);
    case 'retry':
      return page.querySelector<HTMLElement>(`#${RETRY_ID}`);
    case 'pull':
      return page.querySelector<HTMLElement>(`#${PULL_ID}`);
    case 'close':
      return page.querySelector<HTMLElement>(`#${CLOSE_ID}`);
  }
}

/** A wrong group of choices takes the focus where the keyboard would enter it. */
function firstWrong(page: ParentNode): HTMLElement | null {
  const wrong = page.querySelector<HTMLElement>('[aria-invalid]');
  if (wrong?.getAttribute('role') !== 'radiogroup') return wrong;
  return wrong.querySelector<HTMLElement>('input:checked') ?? wrong.querySelector<HTMLElement>('input');
}
