/** With what the settings dialog is filled in: nobody knows the key of a Heatpunk that does not exist. */

interface ConnectHintProps {
  readonly apiKey: string;
  readonly members: readonly string[];
  /** Nobody has connected yet: then it stands open. */
  readonly isFirst: boolean;
}

export function ConnectHint({ apiKey, members, isFirst }: ConnectHintProps) {
  return (
    <details class="connect" open={isFirst}>
      <summary>How to connect the sheet</summary>
      <p>
        Choose <b>Heatpunk Leads &gt; Set up…</b> and enter:
      </p>
      <dl>
        <dt>API key</dt>
        <dd>
          <code>{apiKey}</code>
          <Copy text={apiKey} what="API key" />
        </dd>
        <dt>Team member</dt>
        {members.map((member) => (
          <dd key={member}>
            <code>{member}</code>
            <Copy text={member} what={member} />
          </dd>
        ))}
      </dl>
    </details>
  );
}

function Copy({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <button type="button" aria-label={`Copy ${what}`} onClick={() => void navigator.clipboard.writeText(text)}>
      Copy
    </button>
  );
}
