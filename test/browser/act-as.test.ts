/** Who sits before the page becomes somebody else: what the script is told of them is what that person sees. */

import type { Desk } from './desk';
import { startScript } from './script-server';
import { withBrowser } from './with-browser';

const CODE = `
  function where() {
    const ranges = SpreadsheetApp.getActive().getActiveRangeList().getRanges();
    SpreadsheetApp.getActive().toast('At ' + ranges.map((range) => range.getA1Notation()).join(), 'Where', 30);
  }`;

const test = withBrowser(() => startScript(CODE, ['where']));

const actAs = async (desk: Desk, user: string) => {
  await desk.page.getByLabel('You are').selectOption(user);
  await desk.page.getByRole('menuitem', { name: 'Test', exact: true }).waitFor();
};

const standsAt = (desk: Desk, cell: string) =>
  desk.page.getByRole('status', { name: 'Selected cell' }).getByText(cell, { exact: true }).waitFor();

test('a menu item works on what is highlighted, though somebody else selected it', async (desk, server) => {
  const other = await desk.colleague(server);
  await actAs(other, 'alex@example.com');
  await other.goTo('B9');
  await other.menu('where', 'Test');
  await other.toast('At B9');
  await desk.goTo('A5:C8');
  await desk.menu('where', 'Test');
  await desk.toast('At A5:C8');
  await actAs(desk, 'alex@example.com');
  await desk.menu('where', 'Test');
  await desk.toast('At A5:C8');
  await other.close();
});

test('after a broken line the page shows what its own person has selected, and nobody else’s selection changes', async (desk, server) => {
  const lines: (() => void)[] = [];
  await desk.page.routeWebSocket(/\/socket$/, (line) => {
    line.connectToServer();
    lines.push(() => void line.close());
  });
  await desk.page.reload();
  await standsAt(desk, 'A1');
  await actAs(desk, 'alex@example.com');
  await desk.goTo('C3');
  const other = await desk.colleague(server);
  await other.goTo('B9');
  for (const cut of lines) cut();
  await desk.page.getByText(/server does not answer/).waitFor();
  await desk.page.getByText(/server does not answer/).waitFor({ state: 'detached' });
  await standsAt(desk, 'C3');
  await actAs(desk, 'alex@example.com');
  await desk.menu('where', 'Test');
  await desk.toast('At C3');
  await other.menu('where', 'Test');
  await other.toast('At B9');
  await other.close();
});
