/** The page of a dialog, in a frame of its own that reaches nothing but google.script. */

import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { OpenDialog } from '../../protocol';
import type { Session } from '../session';
import type { FromDialog, ToDialog } from './dialog-messages';

/** The text of script-run-shim.ts, put here when the page is bundled. */
declare const SCRIPT_RUN_SHIM: string;

interface DialogFrameProps {
  readonly dialog: OpenDialog;
  readonly session: Session;
  readonly onSize: (size: { readonly width?: number; readonly height?: number }) => void;
}

export function DialogFrame({ dialog, session, onSize }: DialogFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const page = useMemo(() => withScriptRun(dialog.html), [dialog.html]);

  // Its page may call before the next frame is drawn.
  useLayoutEffect(() => {
    const hear = ({ source, data }: MessageEvent<FromDialog>) => {
      if (source !== frame.current?.contentWindow) return;
      switch (data.kind) {
        case 'call':
          session.send({
            kind: 'call',
            dialog: dialog.id,
            call: data.call,
            handler: data.handler,
            args: [...data.args],
          });
          return;
        case 'close':
          session.closeDialog(dialog.id);
          return;
        case 'size':
          onSize(data);
          return;
      }
    };
    window.addEventListener('message', hear);
    const stop = session.onCalled((answer) => {
      if (answer.dialog !== dialog.id) return;
      const { call } = answer;
      const message: ToDialog = answer.ok
        ? { kind: 'called', call, ok: true, value: answer.value }
        : { kind: 'called', call, ok: false, error: answer.error };
      frame.current?.contentWindow?.postMessage(message, '*');
    });
    return () => {
      window.removeEventListener('message', hear);
      stop();
    };
  }, [dialog.id]);

  return (
    <iframe
      ref={frame}
      class="dialog-frame"
      title={dialog.title}
      sandbox="allow-scripts allow-forms"
      srcdoc={page}
      onLoad={() => frame.current?.focus()}
    />
  );
}

/** Before every script of the page, but inside its head: a page that begins with anything else loses its doctype. */
function withScriptRun(html: string): string {
  const script = `<script>${SCRIPT_RUN_SHIM.replaceAll('</script', '<\\/script')}</script>`;
  const head = /<head[^>]*>/i.exec(html);
  if (head === null) return `<!doctype html>${script}${html}`;
  const end = head.index + head[0].length;
  return html.slice(0, end) + script + html.slice(end);
}
