/** Leaves the dialog with Escape, also while the focus is inside the page: Sheets closes its dialogs only while it is outside. */
export function onEscape(leave: () => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) leave();
  });
}
