/** A window over the sheet, with a title and a cross. */

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { keepFocus } from '../around/keep-focus';

interface ModalProps {
  readonly title: string;
  readonly class: string;
  /** Whether the sheet can be used meanwhile. */
  readonly isModeless?: boolean;
  /** Pixels. */
  readonly width: number;
  readonly role?: 'dialog' | 'alertdialog';
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Modal({ title, isModeless = false, width, role = 'dialog', onClose, children, ...rest }: ModalProps) {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const giveBack = keepFocus();
    if (isModeless) box.current?.show();
    else box.current?.showModal();
    box.current?.querySelector<HTMLElement>('input, .primary, iframe')?.focus();
    return giveBack;
  }, []);

  return (
    <dialog
      ref={box}
      class={`modal ${rest.class}`}
      role={role}
      aria-label={title === '' ? 'Message' : title}
      style={{ width: `${width}px` }}
      // What is pressed here is not meant for the sheet behind.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        // It goes once the page's state says so.
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" class="cross" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}
