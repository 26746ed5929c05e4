import '../../../src/components/composer/define.ts';
import '../../../src/components/message-thread/define.ts';
import '../../../src/components/provider/define.ts';
import { composerStyles } from '../../../src/components/composer/composer.styles.ts';
import { EMPTY_COMPOSER } from '../../../src/store/initial-state.ts';
import { interaction } from '../../support/sample-data.ts';
import { createStubStore, threadOf } from '../../support/stub-store.ts';
import { el, plainBox } from './plain.ts';
import { sampleMessages } from './sample.ts';
import { painted, settled } from './shown.ts';

const ID = 'i-bench';
const store = createStubStore({
  state: {
    interactions: {
      [ID]: interaction(ID, { platform: 'whatsapp', visibility: 'private', channelId: 'ch-whatsapp' }),
    },
    threads: { [ID]: threadOf(ID, sampleMessages(10_000)) },
    openId: ID,
  },
  actions: {
    setText: (to, id, text) => {
      to.set(({ composers }) => ({ composers: { ...composers, [id]: { ...EMPTY_COMPOSER, text } } }));
    },
  },
});
const provider = document.createElement('inlay-provider');
provider.language = 'en';
provider.store = store;
const composer = document.createElement('inlay-composer');
provider.append(document.createElement('inlay-message-thread'), composer);
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .side { position: absolute; inset: 0 auto auto 0; inline-size: 360px; block-size: 640px; display: flex; overflow: hidden }
  inlay-provider { display: flex; flex: 1; flex-direction: column; min-inline-size: 0 }
  inlay-message-thread { flex: 1 }
`);
document.adoptedStyleSheets = [sheet];
const ours = el('div', { class: 'side' }, provider);

const textareaRules = composerStyles.cssText.match(/textarea[^{]*\{[^}]*\}/g) ?? [];
const plain = plainBox([], textareaRules.join('\n'));
plain.host.style.inlineSize = '360px';
const bare = el('textarea', { rows: '1', dir: 'auto', 'aria-label': 'Bare' }) as HTMLTextAreaElement;
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

/** Shows one side with the cursor in an empty field. */
async function turnTo(side: 'ours' | 'plain'): Promise<void> {
  (side === 'ours' ? theirs : ours).remove();
  document.body.append(side === 'ours' ? ours : theirs);
  store.set({ composers: {} });
  bare.value = '';
  await settled();
  // Its words load late, and the field comes with them.
  while (side === 'ours' && composer.shadowRoot?.querySelector('textarea') === null) await painted();
  if (side === 'ours') composer.focus();
  else bare.focus();
  await settled();
  times = [];
}

/** What was written, and how long each key since `turnTo` took to be painted, in milliseconds. */
function taken(): { readonly text: string; readonly times: readonly number[] } {
  const field = composer.isConnected ? composer.shadowRoot?.querySelector('textarea') : bare;
  return { text: field?.value ?? '', times };
}

Object.assign(window, { bench: { turnTo, taken } });
