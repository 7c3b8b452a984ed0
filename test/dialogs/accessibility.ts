import axe from 'axe-core';

/** What axe-core finds wrong in a page under jsdom, which has no layout: contrasts are looked at in the browser. */
export async function violationsIn(document: Document): Promise<string[]> {
  const window = document.defaultView;
  if (window === null) throw new Error('The page has no window.');
  window.eval(axe.source);
  // axe-core puts itself into the window that evaluates it.
  const { run } = (window as unknown as { readonly axe: typeof axe }).axe;
  const { violations } = await run(document, { rules: { 'color-contrast': { enabled: false } } });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}
