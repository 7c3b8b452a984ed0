/** A part beside the sheet that can be folded away to its title, which then says in a few words what is inside. */

import type { ComponentChildren } from 'preact';

interface PanelProps {
  readonly title: string;
  readonly summary: string;
  /** Worth noticing, even when folded. */
  readonly isAlarming?: boolean;
  readonly isOpen: boolean;
  /** Takes the height that the others leave, and scrolls. */
  readonly isTall?: boolean;
  readonly onToggle: () => void;
  readonly children: ComponentChildren;
}

export function Panel({ title, summary, isAlarming, isOpen, isTall, onToggle, children }: PanelProps) {
  return (
    <section class={`panel${isOpen && isTall ? ' tall' : ''}`} aria-label={title}>
      <h2>
        <button type="button" class="panel-head" aria-expanded={isOpen} onClick={onToggle}>
          <span class={`arrow${isOpen ? ' down' : ''}`} aria-hidden="true" />
          <span class="panel-title">{title}</span>
          <span class={`panel-summary${isAlarming ? ' alarming' : ''}`}>{summary}</span>
        </button>
      </h2>
      {isOpen && <div class="panel-body">{children}</div>}
    </section>
  );
}
