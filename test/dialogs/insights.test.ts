import { describe, expect, jest, test } from '@jest/globals';
import { NASTY_VALUES } from '../../playground/heatpunk/nasty-values';
import { type InsightsView, insightsOf } from '../../src/core/insights';
import { DAY, type Facts, lead, NOW } from '../core/builders';
import { violationsIn } from './accessibility';
import { type DialogPage, openDialog, startDialog } from './dialog-page';
import { turn } from './fake-platform';
import { held } from './held';

const PAGE = 'insights.html';

/** axe-core and pages of thousands of lines take jsdom seconds, the more so on a busy machine. In ms. */
jest.setTimeout(60_000);

function viewOf(leads: readonly Facts[], since = '2025-11-22'): InsightsView {
  const counted = insightsOf(
    leads.map((facts, index) => lead({ id: String(index + 1), ...facts })),
    NOW,
    '44',
  );
  return { ...counted, service: 'Heatpunk', fetched: new Date(NOW).toISOString(), since };
}

const daysAgo = (days: number) => new Date(NOW - days * DAY).toISOString();

/** Shares nothing with any other. */
const alone = (number: number, facts: Facts = {}): Facts => ({
  customerName: `Customer ${number}`,
  customerPhone: `07700 9${String(10_000 + number)}`,
  customerEmail: `customer${number}@example.com`,
  address: `${number} Mill Lane`,
  postcode: 'EX23 8AA',
  dateCreated: daysAgo(number % 300),
  ...facts,
});

const many = (count: number, factsOf: (number: number) => Facts = () => ({})) =>
  Array.from({ length: count }, (_, index) => alone(index + 1, factsOf(index + 1)));

const FEW = viewOf([
  alone(1, { status: 'Quote', origin: 'https://easy-pv.co.uk/speedy-pv' }),
  alone(2, { origin: 'api' }),
  alone(40, { origin: 'api' }),
  alone(41, { customerEmail: ' Customer40@example.com ', origin: 'api' }),
  alone(42, { customerPhone: '07700910041', status: null, origin: null }),
]);

const answering = (view: InsightsView) => ({ loadInsights: () => view });

async function open(view: InsightsView): Promise<DialogPage> {
  const page = await openDialog(PAGE, answering(view));
  await drawn(page);
  return page;
}

/** The library draws a moment later. */
async function drawn(page: DialogPage): Promise<void> {
  const places = () => Array.from(page.document.querySelectorAll('.plot'));
  while (!places().every((place) => place.querySelector('svg'))) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const words = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

function table(page: DialogPage, caption: string): string[][] {
  const found = Array.from(page.document.querySelectorAll('table')).find((each) => words(each.caption) === caption);
  if (!found) throw new Error(`No table is called "${caption}".`);
  return Array.from(found.rows, (row) => Array.from(row.cells, words));
}

function plot(page: DialogPage, label: string) {
  const found = page.document.querySelector(`[role=img][aria-label^="${label}"]`);
  const bars = Array.from(found?.querySelectorAll('line.ct-bar') ?? []);
  const texts = (selector: string) => Array.from(found?.querySelectorAll(selector) ?? [], words);
  return {
    counts: bars.map((bar) => Number(bar.getAttribute('ct:value'))),
    marked: bars.filter((bar) => bar.classList.contains('marked')).length,
    labels: texts('.ct-labels span'),
    numbers: texts('.plot-count'),
  };
}

describe('while the leads are counted', () => {
  test('it says so before there is an answer, and can be closed', async () => {
    const { answer, release } = held<InsightsView>();
    const page = startDialog(PAGE, { loadInsights: () => answer });
    expect(page.announced()).toBe('Counting the leads in Heatpunk…');
    await page.press('Close');
    expect(page.closes()).toBe(1);
    release(FEW);
    await page.answered();
    expect(page.announced()).toBe('');
  });

  test('it can be closed with Escape', async () => {
    const page = startDialog(PAGE, { loadInsights: () => held().answer });
    await page.key('Escape');
    expect(page.closes()).toBe(1);
  });

  test('pressing again asks nothing twice, and the numbers that are there stay', async () => {
    const { answer, release } = held<InsightsView>();
    const answers = [FEW, answer];
    const page = await openDialog(PAGE, { loadInsights: () => answers.shift() });
    await page.press('Count again');
    await page.press('Count again');
    expect(page.announced()).toBe('Counting the leads in Heatpunk…');
    expect(page.text()).toContain('5 leads');
    release(viewOf([alone(1)]));
    await page.answered();
    expect(page.calls).toHaveLength(2);
    expect(page.text()).toContain('1 lead');
  });
});

describe('where they cannot be counted', () => {
  test('it says why, in the server’s words, with the focus on trying again, which does', async () => {
    let failures = 1;
    const page = await openDialog(PAGE, {
      loadInsights: () => {
        if (failures-- > 0) throw new Error('No API key is saved for you yet.');
        return FEW;
      },
    });
    expect(page.announced()).toContain('The leads could not be counted. No API key is saved for you yet.');
    expect(page.focused()).toBe('Try again');
    expect(await violationsIn(page.document)).toEqual([]);
    await page.press('Try again');
    await page.answered();
    expect(page.text()).toContain('5 leads');
    expect(page.announced()).toBe('');
  });

  test('the numbers that were there stay, and are called old', async () => {
    let failures = 0;
    const page = await openDialog(PAGE, {
      loadInsights: () => {
        if (failures++ > 0) throw new Error('Heatpunk could not be reached.');
        return FEW;
      },
    });
    await page.press('Count again');
    await page.answered();
    expect(page.announced()).toContain('could not be counted again');
    expect(page.announced()).toContain('Heatpunk could not be reached.');
    expect(page.text()).toContain('5 leads');
    expect(page.focused()).toBe('Try again');
  });
});

describe('the numbers', () => {
  test('say of what and from when they are, with the focus where reading begins', async () => {
    const page = await open(FEW);
    expect(page.focused()).toBe('5 leads');
    expect(page.text()).toContain(
      'Created since 22 November 2025 (the dates chosen in Settings), as Heatpunk had them on 22 November 2026 at 12:00.',
    );
  });

  test('say the time on the British clock in summer as well', async () => {
    const page = await open({ ...FEW, fetched: '2026-07-01T23:30:00.000Z' });
    expect(page.text()).toContain('as Heatpunk had them on 2 July 2026 at 00:30.');
  });

  test('are counted again when asked for', async () => {
    const views = [FEW, viewOf([alone(1)])];
    const page = await openDialog(PAGE, { loadInsights: () => views.shift() });
    await page.press('Count again');
    await page.answered();
    await drawn(page);
    expect(page.focused()).toBe('1 lead');
    expect(plot(page, 'Bars: by status').counts).toEqual([1]);
  });

  test('per week are drawn, and stand in the table newest first, weeks without leads too', async () => {
    const page = await open(FEW);
    expect(plot(page, 'Bars: leads per week').counts).toEqual([1, 2, 0, 0, 0, 0, 2]);
    expect(table(page, 'Leads per week, newest first')).toEqual([
      ['Week beginning', 'Week', 'Leads'],
      ['16 November 2026 (so far)', '2026-W47', '2'],
      ['9 November 2026', '2026-W46', '0'],
      ['2 November 2026', '2026-W45', '0'],
      ['26 October 2026', '2026-W44', '0'],
      ['19 October 2026', '2026-W43', '0'],
      ['12 October 2026', '2026-W42', '2'],
      ['5 October 2026', '2026-W41', '1'],
    ]);
  });

  test.each([
    ['cut off by the chosen dates', '2026-10-07', '5 October 2026 (from 7 October)', 'from 7 Oct'],
    ['whole', '2026-10-05', '5 October 2026', '5 Oct'],
  ])('say of the oldest week whether it is %s', async (_, since, inTable, onBar) => {
    const page = await open({ ...FEW, since });
    expect(table(page, 'Leads per week, newest first').at(-1)?.[0]).toBe(inTable);
    expect(plot(page, 'Bars: leads per week').labels).toContain(onBar);
  });

  test('say of a week that is both the oldest and the newest both', async () => {
    const page = await open({ ...viewOf([alone(1)]), since: '2026-11-18' });
    expect(table(page, 'Leads per week, newest first').slice(1)).toEqual([
      ['16 November 2026 (from 18 November, so far)', '2026-W47', '1'],
    ]);
  });

  test('by status and origin are drawn with their numbers on them, and stand in tables', async () => {
    const page = await open(FEW);
    const origins = plot(page, 'Bars: by origin');
    expect(origins.counts).toEqual([1, 1, 3]);
    expect(origins.numbers).toEqual(['1', '1', '3']);
    expect(origins.labels).toEqual(expect.arrayContaining(['easy-pv.co.uk/speedy-pv', 'No origin', 'api']));
    expect(table(page, 'By origin, most frequent first')).toEqual([
      ['Origin', 'Leads', 'Share'],
      ['api', '3', '60%'],
      ['No origin', '1', '20%'],
      ['https://easy-pv.co.uk/speedy-pv', '1', '20%'],
    ]);
    expect(table(page, 'By status, most frequent first')).toEqual([
      ['Status', 'Leads', 'Share'],
      ['new', '3', '60%'],
      ['No status', '1', '20%'],
      ['Quote', '1', '20%'],
    ]);
  });

  test('of leads still new tell their ages, mark the late ones by more than a colour, and name the oldest', async () => {
    const page = await open(FEW);
    expect(page.text()).toContain(
      '3 leads have the status “new”, 2 of them created more than four weeks ago (the striped bars).',
    );
    expect(plot(page, 'Bars: leads still new').counts).toEqual([0, 1, 0, 0, 0, 2, 0]);
    expect(plot(page, 'Bars: leads still new').marked).toBe(2);
    expect(table(page, 'Leads still new, by age')).toEqual([
      ['Age', 'Leads'],
      ['Today, yesterday', '0'],
      ['2–3 days', '1'],
      ['4–7 days', '0'],
      ['8–14 days', '0'],
      ['15–28 days', '0'],
      ['29–90 days', '2'],
      ['Over 90 days', '0'],
    ]);
    expect(table(page, 'Waiting longest')).toEqual([
      ['Lead', 'Created', 'Age', 'Row'],
      ['Customer 41 (ID 4)', '12 October 2026', '41 days', 'Go to row of Customer 41 (ID 4)'],
      ['Customer 40 (ID 3)', '13 October 2026', '40 days', 'Go to row of Customer 40 (ID 3)'],
      ['Customer 2 (ID 2)', '20 November 2026', '2 days', 'Go to row of Customer 2 (ID 2)'],
    ]);
  });

  test('of leads still new say nothing of late ones where there is none', async () => {
    const page = await open(viewOf([alone(1)]));
    expect(page.text()).toMatch(/1 lead has the status “new”\.(?!.*striped)/);
  });

  test('of one household name its leads, and say who shares what', async () => {
    const page = await open(FEW);
    expect(table(page, 'Households with more than one lead, those with the newest lead first')).toEqual([
      ['Leads', 'What they share'],
      [
        'Customer 42 (ID 5), 11 October 2026 Go to row of Customer 42 (ID 5)' +
          'Customer 41 (ID 4), 12 October 2026 Go to row of Customer 41 (ID 4)' +
          'Customer 40 (ID 3), 13 October 2026 Go to row of Customer 40 (ID 3)',
        'Same phone: 07700910041 (ID 5, 4)Same e-mail: customer40@example.com (ID 4, 3)',
      ],
    ]);
  });

  test('that are in no week or of no known age are told as well', async () => {
    const page = await open(
      viewOf([alone(1, { dateCreated: null }), alone(2, { dateCreated: '2020-01-01T09:00:00Z' })]),
    );
    expect(page.text()).toContain('1 lead came before these two years.');
    expect(page.text()).toContain('1 lead without a date of creation');
    expect(page.text()).toContain('The age of 1 lead is not known.');
  });
});

describe('“go to row”', () => {
  const openWith = (showRow: () => unknown) => openDialog(PAGE, { ...answering(FEW), showRow });
  const NEWEST = 'Go to row of Customer 2 (ID 2)';

  test('selects the row of a named lead, says which it is, and leaves the focus where it is', async () => {
    const page = await openWith(() => ({ row: 17 }));
    page.button(NEWEST).focus();
    await page.press(NEWEST);
    await page.answered();
    expect(page.calls.at(-1)).toEqual({ name: 'showRow', args: ['id:2'] });
    expect(page.announced()).toBe('Row 17 is selected in the sheet behind this window.');
    expect(page.focused()).toBe(NEWEST);
    expect(await violationsIn(page.document)).toEqual([]);
  });

  test('says of a row that is hidden what to do to see it', async () => {
    const page = await openWith(() => ({ row: 17, isHidden: true }));
    await page.press(NEWEST);
    await page.answered();
    expect(page.announced()).toBe('Row 17 is selected, but hidden: clear the filter, or unhide the row, to see it.');
  });

  test('of several that are pressed at once ends with the last one, and asks for none that was overtaken', async () => {
    const answers: ((answer: unknown) => void)[] = [];
    const page = await openWith(() => new Promise((resolve) => answers.push(resolve)));
    const someTurns = async () => {
      for (let turns = 0; turns < 5; turns++) await turn();
    };
    page.button(NEWEST).click();
    await someTurns();
    for (const name of [NEWEST, 'Go to row of Customer 42 (ID 5)']) page.button(name).click();
    await someTurns();
    expect(answers).toHaveLength(1);
    answers[0]?.({ row: 5 });
    await someTurns();
    expect(answers).toHaveLength(2);
    expect(page.announced()).toBe('Looking for the row…');
    answers[1]?.({ row: 7 });
    await page.answered();
    expect(page.announced()).toBe('Row 7 is selected in the sheet behind this window.');
    expect(page.calls.slice(-2).map(({ args }) => args[0])).toEqual(['id:2', 'id:5']);
  });

  test('does so for each lead of a household', async () => {
    const page = await openWith(() => ({ row: 3 }));
    await page.press('Go to row of Customer 42 (ID 5)');
    expect(page.calls.at(-1)).toEqual({ name: 'showRow', args: ['id:5'] });
  });

  test('says at once that it looks, and in the end that the sheet has no such row, or why it cannot tell', async () => {
    const answers = [
      () => ({ row: null }),
      () => {
        throw new Error('There is no lead sheet yet.');
      },
    ];
    const page = await openWith(() => answers.shift()?.());
    const pressed = page.press(NEWEST);
    expect(page.announced()).toBe('Looking for the row…');
    await pressed;
    await page.answered();
    expect(page.announced()).toBe('The sheet has no row of this lead. Pull leads brings what is missing.');
    await page.press(NEWEST);
    await page.answered();
    expect(page.announced()).toBe('There is no lead sheet yet.');
  });

  test('is forgotten when the leads are counted again', async () => {
    const page = await openWith(() => ({ row: 17 }));
    await page.press(NEWEST);
    await page.answered();
    await page.press('Count again');
    await page.answered();
    expect(page.announced()).toBe('');
  });
});

describe('with few leads or many', () => {
  test('none: it says so, and where to look for older ones', async () => {
    const page = await open(viewOf([]));
    expect(page.text()).toContain('0 leads');
    expect(page.text()).toContain(
      'No lead was created since then. Choose earlier dates in Heatpunk Leads > Settings… for older ones.',
    );
    expect(page.document.querySelectorAll('table, .plot')).toHaveLength(0);
    expect(await violationsIn(page.document)).toEqual([]);
  });

  test('one: every plot has one bar, and nothing is called a household', async () => {
    const page = await open(viewOf([alone(1)]));
    expect(page.text()).toContain('1 lead');
    expect(plot(page, 'Bars: leads per week, 1 week').counts).toEqual([1]);
    expect(plot(page, 'Bars: by status').counts).toEqual([1]);
    expect(page.text()).toContain('1 lead has the status “new”');
    expect(page.text()).toContain('No two leads share');
  });

  test('none still new: no plot of nothing', async () => {
    const page = await open(viewOf([alone(1, { status: 'Sale' })]));
    expect(page.text()).toContain('No lead has the status “new”.');
    expect(page.document.querySelector('[aria-label="Bars: leads still new, by age"]')).toBeNull();
  });

  test('5,000 with as many statuses: the most frequent are drawn, and the rest counted as one', async () => {
    const view = viewOf(many(5000, (number) => ({ status: number > 4000 ? 'new' : `Status ${number}` })));
    const page = await open(view);
    const { counts, labels } = plot(page, 'Bars: by status');
    expect(counts).toHaveLength(11);
    expect(labels).toContain('All others');
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5000);
  });

  test('a long list shows its beginning, and more of it step by step, with the focus left where it is', async () => {
    const page = await open(viewOf(many(115, (number) => ({ status: `Status ${number}` }))));
    const caption = 'By status, most frequent first';
    const rows = () => table(page, caption).length - 1;
    const press = async (label: string) => {
      page.button(label).focus();
      await page.press(label);
    };
    expect(rows()).toBe(10);
    await press(`Show 50 more (10 of 115 are shown): ${caption}`);
    expect([rows(), page.focused()]).toEqual([60, `Show 50 more (60 of 115 are shown): ${caption}`]);
    await press(page.focused());
    expect([rows(), page.focused()]).toEqual([110, `Show 5 more (110 of 115 are shown): ${caption}`]);
    await press(page.focused());
    expect([rows(), page.focused()]).toEqual([115, `Show only 10: ${caption}`]);
    await press(page.focused());
    expect(rows()).toBe(10);
  });

  test('5,000 in one household: ten are named, and more when asked for', async () => {
    const page = await open(viewOf(many(5000, () => ({ customerEmail: 'office@example.com' }))));
    const named = () => page.document.querySelectorAll('#households ~ table li bdi').length;
    expect(named()).toBe(10 + 1);
    await page.press('Show 50 more (10 of 5,000 are shown): leads of this household');
    expect(named()).toBe(60 + 1);
  });

  test('a chain of leads, each sharing something else with the next: ten reasons are told, and more when asked for', async () => {
    const chain = (number: number) => ({
      customerEmail: `link${Math.floor(number / 2)}@example.com`,
      customerPhone: `07700 90${1000 + Math.ceil(number / 2)}`,
    });
    const page = await open(viewOf(many(1001, chain)));
    const reasons = () => page.document.querySelectorAll('#households ~ table td li').length;
    expect(page.text()).toContain('1 household with more than one lead.');
    expect(reasons()).toBe(10);
    await page.press('Show 50 more (10 of 1,000 are shown): what this household shares');
    expect(reasons()).toBe(60);
  });

  test('2,500 pairs: twenty are shown, and more when asked for', async () => {
    const view = viewOf(many(5000, (number) => ({ customerEmail: `pair${Math.ceil(number / 2)}@example.com` })));
    const page = await open(view);
    const caption = 'Households with more than one lead, those with the newest lead first';
    expect(table(page, caption)).toHaveLength(1 + 20);
    expect(page.text()).toContain('2,500 households with more than one lead.');
    await page.press(`Show 50 more (20 of 2,500 are shown): ${caption}`);
    expect(table(page, caption)).toHaveLength(1 + 70);
  });

  test('two years of weeks: all are drawn, and the newest twelve stand in the table first', async () => {
    const page = await open(viewOf([alone(1, { dateCreated: daysAgo(700) })]));
    const caption = 'Leads per week, newest first';
    expect(plot(page, 'Bars: leads per week').counts).toHaveLength(101);
    expect(table(page, caption)).toHaveLength(1 + 12);
    await page.press(`Show 50 more (12 of 101 are shown): ${caption}`);
    expect(table(page, caption)).toHaveLength(1 + 62);
  });
});

test('hostile text is text, in tables and on plots', async () => {
  const page = await open(
    viewOf(
      NASTY_VALUES.map((text, index) =>
        alone(index + 1, {
          customerName: text,
          status: index % 2 ? 'new' : text,
          origin: text,
          customerEmail: 'a@example.com',
        }),
      ),
    ),
  );
  await page.press('Show 35 more (10 of 45 are shown): By origin');
  await page.press('Show 36 more (10 of 46 are shown): leads of this household');
  expect(page.document.querySelectorAll('img, b, main script, iframe')).toHaveLength(0);
  expect(page.text()).toContain('<img src=x onerror=alert(1)>');
  expect(page.text()).toContain('</script><script>alert(1)</script>');
  expect(await violationsIn(page.document)).toEqual([]);
});

describe('for everyone', () => {
  test('each plot has a name and a table of its numbers beneath, with a caption and headers', async () => {
    const page = await open(FEW);
    const places = Array.from(page.document.querySelectorAll('.plot'));
    expect(places).toHaveLength(4);
    for (const place of places) {
      expect(place.getAttribute('aria-label')).not.toBe('');
      const beneath = place.nextElementSibling;
      expect(beneath?.matches('table')).toBe(true);
      expect(words(beneath?.querySelector('caption'))).not.toBe('');
      expect(beneath?.querySelectorAll('thead th[scope=col]').length).toBeGreaterThan(1);
      expect(beneath?.querySelectorAll('tbody th[scope=row]')).toHaveLength(place.querySelectorAll('.ct-bar').length);
    }
  });

  test('every section has a heading, one below the page’s own', async () => {
    const page = await open(FEW);
    expect(Array.from(page.document.querySelectorAll('h1'), words)).toEqual(['5 leads']);
    expect(Array.from(page.document.querySelectorAll('h2'), words)).toEqual([
      'Leads per week',
      'By status',
      'By origin',
      'Leads still “new”',
      'The same household twice',
    ]);
  });

  test('axe-core finds nothing wrong, loading or loaded', async () => {
    const { answer, release } = held<InsightsView>();
    const page = startDialog(PAGE, { loadInsights: () => answer });
    expect(await violationsIn(page.document)).toEqual([]);
    release(FEW);
    await page.answered();
    await drawn(page);
    expect(await violationsIn(page.document)).toEqual([]);
  });

  test('axe-core does find what is wrong', async () => {
    const page = await open(FEW);
    page.document.querySelector('main')?.insertAdjacentHTML('beforeend', '<img src="data:,">');
    expect(await violationsIn(page.document)).toEqual([expect.stringContaining('image-alt')]);
  });
});
