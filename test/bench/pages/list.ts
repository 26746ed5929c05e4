import '../../../src/components/provider/define.ts';
import '../../../src/components/interaction-list/define.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import type { AppState } from '../../../src/store/state.ts';
import { createStubStore, listOf } from '../../support/stub-store.ts';
import { MINUTE, NOW } from '../../support/sample-data.ts';
import { el } from './plain.ts';
import { plainList, plainRows } from './plain-row.ts';
import { sampleInteractions } from './sample.ts';
import { alternate, countNodes, painted, settled, timeUntilShown, type Times } from './shown.ts';

const store = createStubStore();
const provider = document.createElement('inlay-provider');
provider.language = 'en';
provider.store = store;
const list = document.createElement('inlay-interaction-list');
provider.append(list);
const plain = plainList();
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .side { position: absolute; inset: 0 auto auto 0; inline-size: 360px; block-size: 640px; display: flex; overflow: hidden }
  inlay-provider { display: flex; flex: 1; min-inline-size: 0 }
  inlay-interaction-list { flex: 1; min-inline-size: 0 }
`);
document.adoptedStyleSheets = [sheet];
const ours = el('div', { class: 'side' }, provider);
const theirs = el('div', { class: 'side' });
document.body.append(ours);

/** As many as stood on the screen at last; what the plain side shows. */
let fitting = 0;

function parts(): { scroller: HTMLElement; rows: HTMLElement[] } | null {
  const scroller = list.shadowRoot?.querySelector<HTMLElement>('.scroller') ?? null;
  return scroller === null
    ? null
    : { scroller, rows: [...scroller.querySelectorAll<HTMLElement>('inlay-interaction-row')] };
}

/** Whether the first row stands at the upper edge with its words, and rows fill the box down to its lower edge. */
function isAtStart(scroller: HTMLElement, rows: readonly HTMLElement[], first: Interaction): boolean {
  const box = scroller.getBoundingClientRect();
  const [top] = rows;
  const end = rows.at(-1);
  if (top === undefined || end === undefined) return false;
  const { top: y, height } = top.getBoundingClientRect();
  const isFilled = rows.every((row) => row.getBoundingClientRect().height > 40);
  const name = (top.shadowRoot ?? top).querySelector('.name')?.textContent;
  return (
    name === first.contact.name &&
    Math.abs(y - box.top) <= 1 &&
    height > 40 &&
    isFilled &&
    end.getBoundingClientRect().bottom >= box.bottom
  );
}

/** Shows so many rows with a timer on each, on a clock that goes on; resolves when they stand. */
async function tick(count: number): Promise<void> {
  const began = performance.now();
  Object.defineProperty(store, 'time', { get: () => NOW + performance.now() - began });
  const rows = sampleInteractions(count).map((row, index) => ({
    ...row,
    timer: { kind: 'agent' as const, since: NOW - index * 100, endsAt: NOW + 10 * MINUTE + index * 137 },
  }));
  const [first] = rows;
  if (first === undefined) throw new Error('There are no interactions.');
  await showList({
    rows,
    state: {
      list: listOf(rows),
      interactions: Object.fromEntries(rows.map((row) => [row.id, row])),
    },
  });
  await untilMarked();
}

/** Until each row that is shown has its timer, which loads late. */
async function untilMarked(): Promise<void> {
  for (let frame = 0; frame < 600; frame += 1) {
    const rows = parts()?.rows ?? [];
    if (rows.length > 0 && rows.every((row) => row.shadowRoot?.querySelector('inlay-timer-mark'))) return;
    await painted();
  }
  throw new Error('There are no timers.');
}

/** What the store holds once the list has been read. */
interface Loaded {
  readonly rows: readonly Interaction[];
  readonly state: Pick<AppState, 'interactions' | 'list'>;
}

function loadedOf(count: number): Loaded {
  const rows = sampleInteractions(count);
  const interactions = Object.fromEntries(rows.map((interaction) => [interaction.id, interaction]));
  return { rows, state: { interactions, list: listOf(rows) } };
}

/** Gives the list its interactions: the session is there and the list was being read. */
async function showList({ rows: [first], state }: Loaded): Promise<number> {
  theirs.remove();
  document.body.append(ours);
  // The tabs above the rows stay as they are: the other side has none.
  store.set({ interactions: {}, list: listOf([], { status: 'loading', counts: state.list.counts }) });
  await settled();
  if (first === undefined) throw new Error('There are no interactions.');
  const time = await timeUntilShown(
    () => {
      store.set(state);
    },
    () => {
      const there = parts();
      return there !== null && isAtStart(there.scroller, there.rows, first);
    },
  );
  const there = parts();
  const box = there?.scroller.getBoundingClientRect();
  if (there !== null && box !== undefined)
    fitting = there.rows.filter((row) => row.getBoundingClientRect().top < box.bottom).length;
  return time;
}

async function showPlain(interactions: readonly Interaction[]): Promise<number> {
  const box = parts()?.scroller.getBoundingClientRect();
  ours.remove();
  plain.scroller.replaceChildren();
  if (box !== undefined) {
    plain.host.style.inlineSize = `${box.width}px`;
    plain.host.style.blockSize = `${box.height}px`;
  }
  theirs.replaceChildren(plain.host);
  document.body.append(theirs);
  await settled();
  const [first] = interactions;
  if (first === undefined) throw new Error('There are no interactions.');
  return timeUntilShown(
    () => {
      plain.scroller.append(plainRows(interactions.slice(0, fitting), store.now()));
    },
    () => isAtStart(plain.scroller, [...plain.scroller.querySelectorAll<HTMLElement>('.leaf')], first),
  );
}

async function nodes(count: number): Promise<number> {
  await showList(loadedOf(count));
  await painted();
  return countNodes(provider);
}

async function times(
  count: number,
  options: { readonly runs: number; readonly warmUp: number },
): Promise<Times> {
  const loaded = loadedOf(count);
  return alternate(
    () => showList(loaded),
    () => showPlain(loaded.rows),
    options,
  );
}

Object.assign(window, { bench: { times, nodes, tick } });
