/** The script's short message, in the corner below the sheet. */

import { useEffect } from 'preact/hooks';
import type { ShownToast } from '../page-state';
import type { Session } from '../session';

export function ToastPlace({ toast, session }: { readonly toast: ShownToast | null; readonly session: Session }) {
  return (
    <div class="toast-place" role="status">
      {toast !== null && (
        <Toast key={toast.id} toast={toast} onOver={() => session.happen({ kind: 'toast-over', id: toast.id })} />
      )}
    </div>
  );
}

function Toast({ toast, onOver }: { readonly toast: ShownToast; readonly onOver: () => void }) {
  useEffect(() => {
    // One without an end stays until it is closed.
    if (toast.seconds < 0) return;
    const timer = setTimeout(onOver, toast.seconds * 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="toast">
      <div>
        {toast.title !== '' && <b>{toast.title}</b>}
        <p>{toast.text}</p>
      </div>
      <button type="button" class="cross" aria-label="Close" onClick={onOver}>
        ×
      </button>
    </div>
  );
}
