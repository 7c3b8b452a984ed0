/** What somebody without a key of their own does here, before all else. */
export function FirstSteps({ isInUse }: { readonly isInUse: boolean }) {
  if (isInUse) {
    return (
      <p class="paragraph">
        Your colleagues use this spreadsheet already. You see its leads; to fetch, send or delete any you need a key of
        your own. Enter it under Connection. How often it refreshes in your name is yours too, off at first; the rest is
        set for everyone, and can stay as it is.
      </p>
    );
  }
  return (
    <ol class="steps">
      <li>
        Copy your API key: in Heatpunk or Easy PV, open your Pro account settings, find <b>CRM connections</b> and press{' '}
        <b>Generate key</b>.
      </li>
      <li>
        Enter it below with your e-mail address, and press <b>Test connection</b>.
      </li>
      <li>
        Press <b>Save</b>. Then your leads can come into the sheet.
      </li>
    </ol>
  );
}
