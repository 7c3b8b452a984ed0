/** Remembers what has the focus; answers how to give it back, so that after a menu or a dialog people go on where they were. */
export function keepFocus(): () => void {
  const before = document.activeElement;
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
