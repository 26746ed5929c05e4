import '../../../src/components/provider/define.ts';
import '../../../src/components/message-thread/define.ts';
import type { Message } from '../../../src/model/message.ts';
import type { ThreadSlice } from '../../../src/store/state.ts';
import { interaction } from '../../support/sample-data.ts';
import { createStubStore, threadOf } from '../../support/stub-store.ts';
import { el } from './plain.ts';
import { plainLog, plainMessages } from './plain-message.ts';
import { sampleMessages } from './sample.ts';
import { alternate, countNodes, painted, settled, timeUntilShown, type Times, untilSteady } from './shown.ts';

const store = createStubStore();
const provider = document.createElement('inlay-provider');
provider.language = 'en';
provider.store = store;
const thread = document.createElement('inlay-message-thread');
provider.append(thread);
const plain = plainLog();
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .side { position: absolute; inset: 0 auto auto 0; inline-size: 360px; block-size: 640px; display: flex; overflow: hidden }
  inlay-provider { display: flex; flex: 1; min-inline-size: 0 }
`);
document.adoptedStyleSheets = [sheet];
const ours = el('div', { class: 'side' }, provider);
const theirs = el('div', { class: 'side' });
document.body.append(ours);

let runs = 0;
/** As many as stood on the screen at last; what the plain side shows. */
let fitting = 0;

/** One thread's scroller, and its rows in order. */
function parts(): { scroller: HTMLElement; rows: HTMLElement[] } | null {
  const log = thread.shadowRoot?.querySelector('inlay-message-log')?.shadowRoot;
  const scroller = log?.querySelector<HTMLElement>('.scroller') ?? null;
  return scroller === null ? null : { scroller, rows: [...scroller.querySelectorAll<HTMLElement>('.row')] };
}

/** Whether the last message stands at the lower edge, and messages fill the box up to its upper edge. */
function isAtEnd(scroller: HTMLElement, rows: readonly HTMLElement[], last: Message): boolean {
  const box = scroller.getBoundingClientRect();
  const first = rows[0]?.getBoundingClientRect();
  const end = rows.at(-1);
  if (first === undefined || end === undefined) return false;
  const { bottom } = end.getBoundingClientRect();
  const message = end.querySelector('inlay-message');
  const words = (message === null ? end : message.shadowRoot)?.querySelector('.text')?.textContent;
  return (
    words === last.text && first.top <= box.top + 1 && bottom <= box.bottom + 1 && bottom >= box.bottom - 20
  );
}

/** Opens a new thread whose messages are to come: the session and the interaction are there. */
async function openThread(
  messages: ThreadSlice['messages'],
): Promise<{ readonly come: () => void; readonly isRight: () => boolean }> {
  theirs.remove();
  document.body.append(ours);
  runs += 1;
  const id = `i-${runs}`;
  store.set(({ interactions }) => ({
    interactions: {
      ...interactions,
      [id]: interaction(id, { platform: 'whatsapp', channelId: 'ch-whatsapp' }),
    },
    threads: { [id]: threadOf(id, [], { status: 'loading' }) },
    openId: id,
  }));
  await settled();
  const last = messages.at(-1)?.message;
  if (last === undefined) throw new Error('There are no messages.');
  const loaded: ThreadSlice = { ...threadOf(id, []), messages };
  return {
    come: () => {
      store.set({ threads: { [id]: loaded } });
    },
    isRight: () => {
      const there = parts();
      return there !== null && isAtEnd(there.scroller, there.rows, last);
    },
  };
}

/** Shows a first thread, with which everything loads that loads late. */
async function showFirst(messages: ThreadSlice['messages']): Promise<void> {
  const { come, isRight } = await openThread(messages);
  come();
  await untilSteady(isRight);
}

async function showThread(messages: ThreadSlice['messages']): Promise<number> {
  const { come, isRight } = await openThread(messages);
  const time = await timeUntilShown(come, isRight);
  const there = parts();
  const box = there?.scroller.getBoundingClientRect();
  if (there !== null && box !== undefined)
    fitting = there.rows.filter((row) => row.getBoundingClientRect().bottom > box.top).length;
  return time;
}

async function showPlain(messages: readonly Message[]): Promise<number> {
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
  const last = messages.at(-1);
  if (last === undefined) throw new Error('There are no messages.');
  return timeUntilShown(
    () => {
      plain.scroller.append(plainMessages(messages.slice(-fitting)));
      plain.scroller.scrollTop = plain.scroller.scrollHeight;
    },
    () => isAtEnd(plain.scroller, [...plain.scroller.querySelectorAll<HTMLElement>('.row')], last),
  );
}

async function nodes(count: number): Promise<number> {
  await showFirst(threadOf('i', sampleMessages(count)).messages);
  await painted();
  return countNodes(provider);
}

async function times(
  count: number,
  options: { readonly runs: number; readonly warmUp: number },
): Promise<Times> {
  const messages = sampleMessages(count);
  const { messages: ofThread } = threadOf('i', messages);
  await showFirst(ofThread);
  return alternate(
    () => showThread(ofThread),
    () => showPlain(messages),
    options,
  );
}

Object.assign(window, { bench: { times, nodes } });
