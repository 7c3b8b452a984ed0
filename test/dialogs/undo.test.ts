import { describe, expect, test } from '@jest/globals';
import type { UndoAnswer, UndoChoice, UndoView, UndoViewItem } from '../../src/core/undo-form';
import { violationsIn } from './accessibility';
import { type DialogPage, openDialog, startDialog } from './dialog-page';
import { held } from './held';

const PAGE = 'undo.html';
const HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b>';

type Found = Extract<UndoView, { found: true }>;

const item = (id: string, facts: Partial<UndoViewItem> = {}): UndoViewItem => ({
  id,
  name: `Customer ${id}`,
  field: 'customerPhone',
  title: 'Phone',
  sent: '07700 900999',
  old: '07700 900001',
  ...facts,
});

const view: Found = {
  found: true,
  run: 'run-0001',
  when: '22/11/2026 09:30',
  who: 'sam@example.com',
  isUndo: false,
  isCutShort: false,
  items: [item('1'), item('1', { field: 'status', title: 'Status', sent: 'Quote', old: '' }), item('2')],
  rest: [
    { id: '3', name: 'Customer 3', title: 'Phone', why: 'The cell was edited since: “1”.' },
    { id: '4', name: '', title: '', why: 'Created by this push. A new lead cannot be undone.' },
  ],
};
const many = (count: number): Found => ({
  ...view,
  items: Array.from({ length: count }, (_, index) => item(String(index))),
  rest: [],
});
const done: UndoAnswer = { message: '3 fields of 2 leads put back.', rest: [] };

interface Server {
  readonly loadUndo?: () => unknown;
  readonly undoPush?: (choice: UndoChoice) => unknown;
}

const server = (functions: Server = {}) => ({ loadUndo: () => view, undoPush: () => done, ...functions });
const open = (functions: Server = {}) => openDialog(PAGE, server(functions));
const openWith = (shown: UndoView) => open({ loadUndo: () => shown });

/** What stands on the page: its script, which also stands in it, has the words of every state. */
const shownOn = ({ document }: DialogPage) => document.getElementById('app')?.textContent ?? '';
const sentBy = (page: DialogPage) => page.calls.at(-1)?.args[0] as UndoChoice;
const isTicked = (page: DialogPage, label: string) => page.control(label).matches(':checked');

describe('the list', () => {
  test('says at once that it looks, and then what can be put back, from what to what', async () => {
    const { answer, release } = held();
    const page = startDialog(PAGE, server({ loadUndo: () => answer }));
    expect(page.announced()).toBe('Looking at the log and at Heatpunk…');
    expect(page.document.querySelector('main .notice')?.textContent).toBe(page.announced());
    expect(page.isLocked(page.button('Undo'))).toBe(true);
    release(view);
    await page.answered();
    expect(page.announced()).toBe('');
    expect(shownOn(page)).toContain('The last push was sent on 22/11/2026 09:30 by sam@example.com.');
    expect(shownOn(page)).toContain('Customer 1 (ID 1)Phone07700 90099907700 900001');
    expect(shownOn(page)).toContain('StatusQuoteblank');
    expect(page.button('Undo 3 fields of 2 leads').type).toBe('submit');
  });

  test('says of the rest why it stays, and of a lead as a whole that it is one', async () => {
    const page = await open();
    expect(shownOn(page)).toContain('Cannot be put back (2)');
    expect(shownOn(page)).toContain('The cell was edited since: “1”.');
    expect(shownOn(page)).toContain('No name (ID 4)whole leadCreated by this push.');
  });

  test('has all ticked at first, and the focus on the first tick', async () => {
    const page = await open();
    expect(page.controls().every((control) => control.matches(':checked'))).toBe(true);
    expect(page.focused()).toBe('All fields');
  });

  test('says of a push that was an undo that undoing it sends again what it took back', async () => {
    const page = await openWith({ ...view, isUndo: true });
    expect(shownOn(page)).toContain('The last push was an undo on 22/11/2026 09:30');
    expect(shownOn(page)).toContain('Undoing it sends again what it took back.');
  });

  test('says that a log is too short for all of a push', async () => {
    expect(shownOn(await openWith({ ...view, isCutShort: true }))).toContain('newest 5,000 lines only');
    expect(shownOn(await open())).not.toContain('5,000');
  });

  test('with nothing in it says so, and has the focus on Close', async () => {
    const none = await openWith({ found: false });
    expect(shownOn(none)).toContain('The activity log tells of no push yet.');
    expect(none.focused()).toBe('Close');
    expect(none.isLocked(none.button('Undo'))).toBe(true);
    const nothing = await openWith({ ...view, items: [] });
    expect(shownOn(nothing)).toContain('Nothing of it can be put back.');
    expect(nothing.isLocked(nothing.button('Undo'))).toBe(true);
    expect(nothing.focused()).toBe('Cancel');
  });

  test('of 5,000 fields shows 200 at a time, and puts back all that are ticked', async () => {
    const page = await openWith(many(5000));
    expect(page.controls()).toHaveLength(201);
    expect(shownOn(page)).toContain('4,800 more are not shown. They are put back as well');
    await page.press('Show 200 more');
    expect(page.controls()).toHaveLength(401);
    expect(page.focused()).toContain('Customer 200');
    await page.choose('Phone of Customer 3');
    expect(shownOn(page)).toContain('Can be put back (4,999 of 5,000 chosen)');
    await page.press('Undo 4,999 fields of 4,999 leads');
    expect(sentBy(page).fields).toHaveLength(4999);
  });
});

describe('a list that is one line too long', () => {
  test('says of that line what becomes of it', async () => {
    const page = await openWith(many(201));
    expect(shownOn(page)).toContain('1 more is not shown. It is put back as well');
  });

  test('counts its lines as every number is written', async () => {
    const rest = Array.from({ length: 1201 }, (_, id) => ({
      id: String(id),
      name: '',
      title: '',
      why: 'Deleted since.',
    }));
    const page = await openWith({ ...view, rest });
    expect(shownOn(page)).toContain('Cannot be put back (1,201)');
    expect(shownOn(page)).toContain('1,001 more are not shown.');
  });
});

describe('ticks', () => {
  test('choose what is put back, one by one and all at once', async () => {
    const page = await open();
    await page.choose('Status of Customer 1');
    expect(page.button('Undo 2 fields of 2 leads').disabled).toBe(false);
    // jsdom knows the property, not the look.
    expect(page.control('All fields')).toMatchObject({ checked: false, indeterminate: true });
    await page.choose('All fields');
    expect(isTicked(page, 'Status of Customer 1')).toBe(true);
    await page.choose('All fields');
    expect(isTicked(page, 'Phone of Customer 2')).toBe(false);
    expect(page.isLocked(page.button('Undo'))).toBe(true);
    await page.choose('Phone of Customer 2');
    await page.press('Undo 1 field of 1 lead');
    expect(sentBy(page)).toEqual({ run: 'run-0001', fields: [{ id: '2', field: 'customerPhone' }] });
  });
});

describe('an undo', () => {
  test('says what it is doing, and takes no second click, tick or closing meanwhile', async () => {
    const { answer, release } = held();
    const page = await open({ undoPush: () => answer });
    page.button('Undo').click();
    page.button('Undo').click();
    expect(page.announced()).toBe('Putting back 3 fields of 2 leads…');
    expect(page.isLocked(page.control('All fields'))).toBe(true);
    expect(page.isLocked(page.button('Cancel'))).toBe(true);
    await page.key('Escape');
    expect(page.closes()).toBe(0);
    release(done);
    await page.answered();
    expect(page.calls.map(({ name }) => name)).toEqual(['loadUndo', 'undoPush']);
    expect(page.announced()).toBe('3 fields of 2 leads put back.');
    expect(shownOn(page)).toContain('The sheet and Heatpunk hold the old values again.');
    expect(page.focused()).toBe('Close');
    expect(page.hasButton('Undo 3 fields of 2 leads')).toBe(false);
    await page.press('Close');
    expect(page.closes()).toBe(1);
  });

  test('lists what was not put back, and why', async () => {
    const rest = [{ id: '2', name: 'Customer 2', title: 'Phone', why: 'The lead is locked' }];
    const page = await open({ undoPush: () => ({ message: '2 fields of 1 lead put back.', rest }) });
    await page.press('Undo');
    await page.answered();
    expect(page.announced()).toBe('2 fields of 1 lead put back.');
    expect(shownOn(page)).toContain('Not put back (1)');
    expect(shownOn(page)).toContain('The lead is locked');
  });

  test('that fails says why, and trying again looks anew', async () => {
    const page = await open({
      undoPush: () => {
        throw new Error('Heatpunk could not be reached (timed out).');
      },
    });
    await page.choose('Phone of Customer 2');
    await page.press('Undo');
    await page.answered();
    expect(page.announced()).toContain('The undo did not come to its end. Heatpunk could not be reached (timed out).');
    expect(page.focused()).toBe('Try again');
    await page.press('Try again');
    await page.answered();
    expect(page.calls.map(({ name }) => name)).toEqual(['loadUndo', 'undoPush', 'loadUndo']);
    expect(page.announced()).toBe('');
    expect(isTicked(page, 'Phone of Customer 2')).toBe(true);
  });
});

describe('“go to row”', () => {
  test('selects the row of what can be put back, and of what cannot', async () => {
    const page = await openDialog(PAGE, { ...server(), showRow: () => ({ row: 17 }) });
    await page.press('Go to row of Customer 2 (ID 2)');
    await page.answered();
    expect(page.announced()).toBe('Row 17 is selected in the sheet behind this window.');
    await page.press('Go to row of No name (ID 4)');
    await page.answered();
    expect(page.calls.slice(1)).toEqual(['id:2', 'id:4'].map((key) => ({ name: 'showRow', args: [key] })));
    expect(page.hasButton('Undo 3 fields of 2 leads')).toBe(true);
  });

  test('leaves standing what an undo came to', async () => {
    const page = await openDialog(PAGE, {
      ...server({ undoPush: () => ({ ...done, rest: view.rest }) }),
      showRow: () => ({ row: null }),
    });
    await page.press('Undo');
    await page.answered();
    await page.press('Go to row of Customer 3 (ID 3)');
    await page.answered();
    expect(page.announced()).toContain('The sheet has no row of this lead.');
    expect(page.announced()).toContain(done.message);
  });
});

test('says why the list could not be loaded, and loads it at the next try', async () => {
  let failed = false;
  const page = await open({
    loadUndo: () => {
      if (failed) return view;
      failed = true;
      throw new Error('No API key is saved for you yet.');
    },
  });
  expect(page.announced()).toContain('What can be undone could not be found out. No API key is saved for you yet.');
  expect(page.document.querySelector('main [role=alert]')?.textContent).toContain('No API key');
  expect(page.focused()).toBe('Try again');
  await page.press('Try again');
  await page.answered();
  expect(page.hasButton('Undo 3 fields of 2 leads')).toBe(true);
});

test.each(['Cancel', 'Escape'])('closes with %s, and undoes nothing', async (way) => {
  const page = await open();
  await (way === 'Escape' ? page.key(way) : page.press(way));
  expect(page.closes()).toBe(1);
  expect(page.calls.map(({ name }) => name)).toEqual(['loadUndo']);
});

test('shows hostile text as text, wherever it comes from', async () => {
  const page = await open({
    loadUndo: () => ({
      ...view,
      who: HOSTILE,
      when: HOSTILE,
      items: [item('1', { name: HOSTILE, title: HOSTILE, sent: HOSTILE, old: HOSTILE })],
      rest: [{ id: HOSTILE, name: HOSTILE, title: HOSTILE, why: HOSTILE }],
    }),
    undoPush: () => ({ message: HOSTILE, rest: [{ id: '1', name: HOSTILE, title: HOSTILE, why: HOSTILE }] }),
  });
  expect(page.document.querySelector('img, b, [onerror]')).toBeNull();
  await page.press('Undo');
  await page.answered();
  expect(page.announced()).toBe(HOSTILE);
  expect(page.document.querySelector('img, b, [onerror]')).toBeNull();
});

describe('axe-core finds nothing wrong', () => {
  const states: [string, () => Promise<DialogPage>][] = [
    ['while it loads', async () => startDialog(PAGE, server({ loadUndo: () => held().answer }))],
    ['with a list', () => open()],
    [
      'with some ticks taken out',
      async () => {
        const page = await open();
        await page.choose('Phone of Customer 2');
        return page;
      },
    ],
    ['with more than is shown', () => openWith(many(300))],
    ['with nothing to undo', () => openWith({ found: false })],
    [
      'after an undo',
      async () => {
        const page = await open({ undoPush: () => ({ ...done, rest: view.rest }) });
        await page.press('Undo');
        await page.answered();
        return page;
      },
    ],
    ['after a failure', () => open({ loadUndo: () => Promise.reject(new Error('offline')) })],
  ];
  test.each(states)(
    '%s',
    async (_, reach) => {
      const page = await reach();
      expect(await violationsIn(page.document)).toEqual([]);
    },
    60_000,
  );
});
