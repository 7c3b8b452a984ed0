/** What passes between a dialog's page and the playground's page around it. */

export type FromDialog =
  | { readonly kind: 'call'; readonly call: number; readonly handler: string; readonly args: readonly unknown[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'size'; readonly width?: number; readonly height?: number };

export type ToDialog =
  | { readonly kind: 'called'; readonly call: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'called'; readonly call: number; readonly ok: false; readonly error: string };
