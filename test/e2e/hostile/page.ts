/** The page of the hostile corpus: puts each text into each place and looks at what has become of it. */
import { surfaces, type Surface } from './surfaces.ts';

/** What came of one place. */
export interface SurfaceReport {
  readonly name: string;
  readonly texts: number;
  /** What was wrong, the first few with the text. */
  readonly problems: readonly string[];
  readonly milliseconds: number;
}

/** What the page puts at `window.hostile`. */
export interface HostilePage {
  /** Every `of`-th place, beginning with the `part`-th. */
  readonly run: (corpus: readonly string[], part: number, of: number) => Promise<readonly SurfaceReport[]>;
}

const WIDTH = 340;
const ADDRESS = /^(https?|mailto|tel|blob):/;
/** An outside address that a page is left to by a click. */
const OUTSIDE = /^(https?|mailto):/;

/** Attributes that lead somewhere. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'data']);
/** Elements that do something by themselves; none of them is the panel's. */
const ACTIVE: ReadonlySet<string> = new Set(['script', 'iframe', 'object', 'embed', 'base', 'meta', 'link']);
/** From this length on a text is looked for in what scrolls sideways; a shorter one fits everywhere. */
const LONG = 24;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .stage { inline-size: ${String(WIDTH)}px; block-size: 640px; overflow: auto; }
  .stage > inlay-provider { display: flex; flex-direction: column; inline-size: 100%; block-size: 100%; }
  .stage > inlay-provider > * { flex: 1; min-block-size: 0; }
`);
document.adoptedStyleSheets = [sheet];

const { port1, port2 } = new MessageChannel();
/** Lets what was put render: elements render in microtasks, what is in them in those after. */
function rendered(): Promise<void> {
  return new Promise((resolve) => {
    port1.onmessage = () => {
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Calls for each element below a root, through all shadow roots. */
function eachWithin(root: ParentNode, visit: (element: Element) => void): void {
  for (let element = root.firstElementChild; element !== null; element = element.nextElementSibling) {
    visit(element);
    if (element.shadowRoot !== null) eachWithin(element.shadowRoot, visit);
    eachWithin(element, visit);
  }
}

function wrongs(stage: HTMLElement, surface: Surface, text: string): string[] {
  const wrong: string[] = [];
  const expected = surface.expected(text);
  const shown = surface.shown();
  if (expected !== null && !isShown(shown, expected))
    wrong.push(`shows ${JSON.stringify(shown?.slice(0, 80))}`);
  if (stage.scrollWidth > stage.clientWidth) wrong.push(`is ${String(stage.scrollWidth)} px wide`);
  const isLong = text.length >= LONG;
  eachWithin(stage, (element) => {
    if (isLong && element.scrollWidth > element.clientWidth + 1 && scrollsSideways(element))
      wrong.push(`${nameOf(element)} scrolls sideways`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'srcdoc') wrong.push(`${nameOf(element)} has ${name}`);
      if (ADDRESSES.has(name)) wrong.push(...wrongAddress(element, value));
    }
    if (ACTIVE.has(element.localName)) wrong.push(`has a <${element.localName}>`);
  });
  return wrong;
}

/** A long body is folded, with a sign at its end. */
function isShown(shown: string | null, expected: string): boolean {
  if (shown === expected || shown?.trim() === expected.trim()) return true;
  return shown?.endsWith('…') === true && shown.length > 50 && expected.startsWith(shown.slice(0, -1));
}

function wrongAddress(element: Element, value: string): string[] {
  const url = new URL(value, location.href);
  if (!ADDRESS.test(url.protocol)) return [`leads to ${url.protocol}`];
  if (url.username !== '' || url.password !== '') return ['leads to an address with a user in it'];
  if (
    !(element instanceof HTMLAnchorElement) ||
    !OUTSIDE.test(url.protocol) ||
    url.origin === location.origin
  )
    return [];
  const rel = element.rel.split(' ');
  return element.target === '_blank' && rel.includes('noopener') && rel.includes('noreferrer')
    ? []
    : ['leads outside without noopener noreferrer'];
}

function scrollsSideways(element: Element): boolean {
  if (element instanceof HTMLInputElement) return false;
  return ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
}

function nameOf(element: Element): string {
  const [className = ''] = (element.getAttribute('class') ?? '').split(' ');
  return `<${element.localName}${className === '' ? '' : `.${className}`}>`;
}

async function runOne(surface: Surface, corpus: readonly string[]): Promise<SurfaceReport> {
  const from = performance.now();
  const stage = document.createElement('div');
  stage.className = 'stage';
  document.body.append(stage);
  const problems = new Map<string, string>();
  surface.put('first');
  stage.append(surface.element);
  const deadline = performance.now() + 30_000;
  // What loads late has to have come.
  const first = surface.expected('first');
  for (let still = 0; still < 5;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (first === null ? surface.shown() !== null : isShown(surface.shown(), first)) still += 1;
    if (performance.now() > deadline) {
      problems.set('is not there', 'is not there');
      break;
    }
  }
  for (const text of problems.size > 0 ? [] : corpus) {
    surface.put(text);
    await rendered();
    await surface.element.updateComplete;
    await rendered();
    for (const wrong of wrongs(stage, surface, text))
      if (!problems.has(wrong)) problems.set(wrong, `${wrong} for ${JSON.stringify(text.slice(0, 120))}`);
  }
  stage.remove();
  return {
    name: surface.name,
    texts: corpus.length,
    problems: [...problems.values()].slice(0, 5),
    milliseconds: Math.round(performance.now() - from),
  };
}

const page: HostilePage = {
  run: async (corpus, part, of) => {
    const reports: SurfaceReport[] = [];
    for (const [at, surface] of surfaces().entries())
      if (at % of === part) reports.push(await runOne(surface, corpus));
    return reports;
  },
};
Object.assign(window, { hostile: page });
