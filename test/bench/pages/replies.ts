import '../../../src/components/provider/define.ts';
import '../../../src/components/quick-replies/define.ts';
import type { QuickReply } from '../../../src/model/quick-reply.ts';
import { interaction } from '../../support/sample-data.ts';
import { createStubStore } from '../../support/stub-store.ts';
import { el, plainBox } from './plain.ts';
import { painted, settled } from './shown.ts';

const ID = 'i-bench';
const REPLIES = 5_000;
const WORDS =
  'thank you for your order delivery parcel réclamation invoice voucher tomorrow warehouse sorry contact number greeting closing help'.split(
    ' ',
  );

function sample(): QuickReply[] {
  // Always the same, as far as a search can tell.
  let seed = 7;
  const word = (): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return WORDS[seed % WORDS.length] ?? '';
  };
  return Array.from({ length: REPLIES }, (_, index) => ({
    id: `r${String(index)}`,
    version: 1,
    collectionId: index % 2 === 0 ? 'everyday' : 'returns',
    title: `${word()} ${word()} ${String(index)}`,
    shortcut: `${word().replace(/[^a-z]/g, '')}-${String(index)}`,
    text: Array.from({ length: 50 }, word).join(' '),
  }));
}

const collection = (id: string, name: string) => ({ id, name, channelIds: [] });
const store = createStubStore({
  state: {
    interactions: { [ID]: interaction(ID) },
    openId: ID,
    quickReplies: {
      status: 'ready',
      error: null,
      outdated: false,
      favourites: [],
      shelf: {
        version: 'v1',
        collections: [collection('everyday', 'Everyday'), collection('returns', 'Returns')],
        replies: sample(),
      },
    },
  },
});
const provider = document.createElement('inlay-provider');
provider.language = 'en';
provider.store = store;
const list = document.createElement('inlay-quick-replies');
provider.append(list);
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .side { position: absolute; inset: 0 auto auto 0; inline-size: 340px; block-size: 560px; display: flex; overflow: hidden }
  inlay-provider { display: flex; flex: 1; flex-direction: column; min-inline-size: 0 }
`);
document.adoptedStyleSheets = [sheet];
const ours = el('div', { class: 'side' }, provider);

const plain = plainBox([], '');
const bare = el('input', { type: 'search', 'aria-label': 'Bare' }) as HTMLInputElement;
plain.scroller.replaceWith(bare);
const theirs = el('div', { class: 'side' }, plain.host);

let times: number[] = [];
window.addEventListener(
  'keydown',
  ({ timeStamp }) => {
    void painted().then((at) => times.push(at - timeStamp));
  },
  { capture: true },
);

const search = (): HTMLInputElement | null =>
  list.isConnected ? (list.shadowRoot?.querySelector('input[type=search]') ?? null) : bare;

/** Shows one side with the cursor in an empty field. */
async function turnTo(side: 'ours' | 'plain'): Promise<void> {
  (side === 'ours' ? theirs : ours).remove();
  document.body.append(side === 'ours' ? ours : theirs);
  list.search = '';
  bare.value = '';
  await settled();
  // Its words load late, and its rows come with them.
  while (side === 'ours' && !list.shadowRoot?.querySelector('li.row')) await painted();
  search()?.focus();
  await settled();
  times = [];
}

/** What was written, what was found of it, and how long each key since `turnTo` took to be painted, in milliseconds. */
function taken(): { readonly text: string; readonly rows: number; readonly times: readonly number[] } {
  const rows = list.isConnected ? (list.shadowRoot?.querySelectorAll('li.row').length ?? 0) : 0;
  return { text: search()?.value ?? '', rows, times };
}

Object.assign(window, { bench: { turnTo, taken } });
