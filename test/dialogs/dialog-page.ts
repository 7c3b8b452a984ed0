import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom';
import { readBuiltPage } from './built-page';
import { type FakePlatform, type FakeServer, fakePlatform, turn } from './fake-platform';

type Control = HTMLInputElement | HTMLSelectElement;

/** A built dialog in front of a person: found by what is written on it, used by keys and clicks. */
export interface DialogPage extends FakePlatform {
  readonly document: Document;
  /** All the words on the page. */
  readonly text: () => string;
  readonly controls: () => Control[];
  /** The control with this label, or with a label that begins so. */
  readonly control: (label: string) => Control;
  readonly button: (label: string) => HTMLButtonElement;
  readonly hasButton: (label: string) => boolean;
  readonly type: (label: string, value: string) => Promise<void>;
  readonly choose: (label: string) => Promise<void>;
  readonly press: (label: string) => Promise<void>;
  readonly key: (key: string) => Promise<void>;
  /** Lets the page's clock go on by so many ms; it stands still otherwise. */
  readonly wait: (ms: number) => void;
  readonly isLocked: (element: Element) => boolean;
  /** What the page says of a control in the words that belong to it: its hint and its error. */
  readonly description: (label: string) => string;
  /** The label of what has the focus. */
  readonly focused: () => string;
  /** What is being said to someone who does not look: progress and failures. */
  readonly announced: () => string;
}

/** Opens a built dialog in jsdom, and waits until it has asked its first questions and got the answers. */
export async function openDialog(file: string, server: FakeServer): Promise<DialogPage> {
  const page = startDialog(file, server);
  await page.answered();
  return page;
}

/** Opens a built dialog in jsdom without waiting for any answer. */
export function startDialog(file: string, server: FakeServer): DialogPage {
  let platform: FakePlatform | undefined;
  let now = Date.UTC(2026, 10, 22, 9, 30);
  const { window } = new JSDOM(readBuiltPage(file), {
    runScripts: 'dangerously',
    // For requestAnimationFrame, with which a list scrolls to its rows.
    pretendToBeVisual: true,
    virtualConsole: strictConsole(),
    beforeParse: (window) => {
      layOut(window);
      platform = fakePlatform(window, server);
      Object.assign(window, { matchMedia });
      window.Date.now = () => now;
    },
  });
  if (!platform) throw new Error('jsdom did not open the page.');
  const { document } = window;

  const all = <Kind extends Element>(selector: string) => Array.from(document.querySelectorAll<Kind>(selector));
  const controls = () => all<Control>('input, select');
  const control = (label: string) => one(controls(), label, labelOf);
  const buttons = () => all<HTMLButtonElement>('button');
  const button = (label: string) => one(buttons(), label, words);

  return {
    ...platform,
    document,
    // The page's script stands in the body as well.
    text: () => words(document.getElementById('app')),
    controls,
    control,
    button,
    hasButton: (label) => buttons().some((found) => words(found) === label),
    type: (label, value) => {
      const found = control(label);
      found.value = value;
      found.dispatchEvent(new window.Event(found.matches('select') ? 'change' : 'input', { bubbles: true }));
      return turn();
    },
    choose: (label) => {
      control(label).click();
      return turn();
    },
    press: (label) => {
      button(label).click();
      return turn();
    },
    key: (key) => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      return turn();
    },
    wait: (ms) => {
      now += ms;
    },
    isLocked: (element) => element.matches(':disabled') || element.closest('fieldset[disabled]') !== null,
    description: (label) => {
      const ids = control(label).getAttribute('aria-describedby')?.split(' ') ?? [];
      return ids.map((id) => words(document.getElementById(id))).join(' ');
    },
    focused: () => {
      const found = document.activeElement;
      return found?.matches('input, select') ? labelOf(found) : words(found);
    },
    announced: () =>
      all('[role=status], [role=alert]')
        .map(words)
        .filter((said) => said !== '')
        .join(' '),
  };
}

/** What a control is called: by its own label, or by the one around or before it. */
export function labelOf(control: Element): string {
  // The page's classes are jsdom's own, so `instanceof` cannot tell a control; what it has tells as well.
  const labels = 'labels' in control ? Array.from((control as Control).labels ?? []) : [];
  return control.getAttribute('aria-label') ?? labels.map(words).join(' ');
}

function one<Found extends Element>(candidates: Found[], label: string, nameOf: (found: Element) => string): Found {
  const exact = candidates.filter((found) => nameOf(found) === label);
  const found = exact.length > 0 ? exact : candidates.filter((candidate) => nameOf(candidate).startsWith(label));
  if (found[0] === undefined || found.length > 1) {
    throw new Error(`${found.length} are called "${label}" among: ${candidates.map(nameOf).join(' | ')}`);
  }
  return found[0];
}

function words(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Browsers have it, jsdom does not: here nothing matches, and nothing ever changes. */
function matchMedia(media: string): object {
  const ignore = () => {};
  return {
    media,
    matches: false,
    addEventListener: ignore,
    removeEventListener: ignore,
    addListener: ignore,
    removeListener: ignore,
  };
}

/** jsdom lays nothing out: each list gets room for a few rows, and everything in it the height of one. */
function layOut(window: DOMWindow): void {
  const heightOf = (element: Element) => (element.matches('.grid') ? 400 : 60);
  const define = (name: string, get: (this: Element) => number) =>
    Object.defineProperty(window.HTMLElement.prototype, name, { get });
  define('offsetHeight', function height() {
    return heightOf(this);
  });
  define('clientHeight', function height() {
    return heightOf(this);
  });
  define('scrollHeight', function height() {
    return Number.parseFloat(this.querySelector('tbody')?.style.height ?? '') || heightOf(this);
  });
  define('clientWidth', () => 800);
  window.Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
    if (typeof options === 'object' && options.top !== undefined) this.scrollTop = options.top;
    this.dispatchEvent(new window.Event('scroll'));
  };
}

/** An error that nobody catches in the page must not pass unseen. */
function strictConsole(): VirtualConsole {
  const console = new VirtualConsole();
  console.on('jsdomError', (error) => {
    throw error;
  });
  return console;
}
