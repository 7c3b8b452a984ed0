/**
 * Puts the focus where a person goes on from: called after the page shows the state that asks for it. A group of choices takes it where
 * the keyboard would enter it.
 *
 * @param selector the first on the page that fits it
 */
export function moveFocus(page: ParentNode, selector: string): void {
  const found = page.querySelector<HTMLElement>(selector);
  if (found?.getAttribute('role') === 'radiogroup') {
    (found.querySelector<HTMLElement>('input:checked') ?? found.querySelector<HTMLElement>('input'))?.focus();
  } else found?.focus();
}
