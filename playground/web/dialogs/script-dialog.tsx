/** A dialog or a sidebar of the script. */

import { useState } from 'preact/hooks';
import type { OpenDialog } from '../../protocol';
import type { Session } from '../session';
import { DialogFrame } from './dialog-frame';
import { Modal } from './modal';

interface ScriptDialogProps {
  readonly dialog: OpenDialog;
  readonly session: Session;
}

/** Pixels: what Sheets takes where the script leaves it open. */
const USUAL = { width: 600, height: 400 };

export function ScriptDialog({ dialog, session }: ScriptDialogProps) {
  const [size, setSize] = useState({
    width: dialog.width ?? USUAL.width,
    height: dialog.height ?? USUAL.height,
  });
  const close = () => session.closeDialog(dialog.id);
  return (
    <Modal
      title={dialog.title}
      class="script-dialog"
      isModeless={dialog.kind === 'modeless'}
      width={size.width}
      onClose={close}
    >
      <div class="frame-place" style={{ height: `${size.height}px` }}>
        <DialogFrame dialog={dialog} session={session} onSize={(told) => setSize({ ...size, ...told })} />
      </div>
    </Modal>
  );
}

export function Sidebar({ dialog, session }: ScriptDialogProps) {
  return (
    <aside class="sidebar" aria-label={dialog.title}>
      <header>
        <h2>{dialog.title}</h2>
        <button type="button" class="cross" aria-label="Close" onClick={() => session.closeDialog(dialog.id)}>
          ×
        </button>
      </header>
      <DialogFrame dialog={dialog} session={session} onSize={() => undefined} />
    </aside>
  );
}
