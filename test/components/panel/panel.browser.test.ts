import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/define.ts';
import type { Panel } from '../../../src/components/panel/panel.ts';
import { fail, type ErrorKind, type InlayError } from '../../../src/model/result.ts';
import type { AppState } from '../../../src/store/state.ts';
import { message, NOW, session } from '../../support/sample-data.ts';
import { show, type ShowOptions } from '../../support/show.ts';
import { createStubStore, threadOf, type StubStore } from '../../support/stub-store.ts';
import { allWithin, atRest, buttonNamed, settled, within } from '../../support/within.ts';

const THREAD: Partial<AppState> = {
  openId: 'i-lea',
  threads: { 'i-lea': threadOf('i-lea', [message('m1'), message('m2', { text: 'And the second one?' })]) },
};
const OFF_QUEUE: Partial<AppState> = {
  session: {
    status: 'ready',
    error: null,
    skewMs: 0,
    value: session({
      agent: {
        id: 'agent-me',
        name: 'Nora Klein',
        availability: { id: 'not-responding', kind: 'not-responding', label: null },
      },
    }),
  },
};
const errorOf = (kind: ErrorKind): InlayError => {
  const result = fail(kind, kind);
  if (result.ok) throw new Error('not an error');
  return result.error;
};
const withState = (state: Partial<AppState>): StubStore => createStubStore({ state });
const panel = (store = createStubStore(), options: Partial<ShowOptions> = {}): Promise<Panel> =>
  show('inlay-panel', { store, ...options });
const words = (element: Element): string => element.textContent.replaceAll(/\s+/g, ' ').trim();
const pane = (element: Panel, name: 'list' | 'thread'): HTMLElement => within(element, `section.${name}`);
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) {
    await sendKeys({ press: key });
    await settled();
  }
};
/** The innermost element that has the focus. */
function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
const hasFocus = (element: Element | undefined | null): boolean => {
  if (element === undefined || element === null) return false;
  for (let at: Node | null = focused(); at !== null; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at === element) return true;
  return false;
};
const list = (element: Panel): HTMLElement => within(element, 'inlay-interaction-list');
const openByKeyboard = async (element: Panel): Promise<void> => {
  list(element).focus();
  await waitUntil(() => hasFocus(list(element)));
  await press('Enter');
};

describe('inlay-panel', () => {
  describe('accessibility', () => {
    const failedStart = (kind: ErrorKind): StubStore =>
      withState({ session: { status: 'failed', value: null, skewMs: 0, error: errorOf(kind) } });
    const states: Readonly<Record<string, readonly [() => StubStore, Partial<ShowOptions>?]>> = {
      'the list': [() => createStubStore()],
      'a thread': [() => withState(THREAD)],
      'both beside each other': [() => withState(THREAD), { width: 900 }],
      'both in the dark': [() => withState(THREAD), { width: 900, theme: 'dark' }],
      'a collapsed list': [
        () => withState({ ...THREAD, preferences: { listCollapsed: true, filter: {}, sort: 'waiting' } }),
        { width: 900 },
      ],
      'nothing open beside the list': [() => createStubStore(), { width: 700 }],
      'not responding': [() => withState(OFF_QUEUE)],
      'not responding, in French and in the dark': [
        () => withState(OFF_QUEUE),
        { width: 340, theme: 'dark', language: 'fr' },
      ],
      'no connection and nothing kept': [
        () => withState({ connection: { stream: { kind: 'offline', retryAt: NOW }, storage: 'memory' } }),
      ],
      'a toast': [() => withState({ notice: { id: 1, tone: 'info', key: 'assigned-to-me', name: 'Léa' } })],
      'a failure': [
        () =>
          withState({
            notice: { id: 1, tone: 'failure', key: 'action-failed', error: errorOf('forbidden') },
          }),
      ],
      'no channel': [
        () =>
          withState({
            session: { status: 'ready', error: null, skewMs: 0, value: session({ channels: [] }) },
          }),
      ],
      'signed out': [() => failedStart('signed-out')],
      'a start that failed': [() => failedStart('unavailable')],
    };
    for (const [name, [store, options]] of Object.entries(states)) {
      it(`has nothing that axe objects to: ${name}`, async () => {
        const element = await panel(store(), options);
        // What fades in has less contrast on its way.
        await atRest(element);
        await expect(element).to.be.accessible();
      });
    }
    it('is a region by its name, with regions in it', async () => {
      const element = await panel();
      expect(within(element, 'section').getAttribute('aria-label')).to.equal('Inlay');
      expect(pane(element, 'list').getAttribute('aria-label')).to.equal('Interaction list');
      expect(pane(element, 'thread').getAttribute('aria-label')).to.equal('Conversation');
    });
    it('keeps what lies behind out of reach, in one column', async () => {
      const store = createStubStore();
      const element = await panel(store);
      expect([pane(element, 'list').inert, pane(element, 'thread').inert]).to.deep.equal([false, true]);
      store.set(THREAD);
      await settled();
      expect([pane(element, 'list').inert, pane(element, 'thread').inert]).to.deep.equal([true, false]);
    });
    it('says a toast in a status, and a failure in an alert', async () => {
      const store = createStubStore();
      const element = await panel(store);
      store.set({ notice: { id: 1, tone: 'info', key: 'assigned-to-me', name: 'Léa' } });
      await settled();
      expect(allWithin(element, '.toasts [role=status]').map(words)).to.deep.equal([
        'Léa is assigned to you.',
      ]);
      store.set({ notice: { id: 2, tone: 'failure', key: 'action-failed', error: errorOf('forbidden') } });
      await settled();
      expect(allWithin(element, '.toasts [role=alert]').map(words)).to.deep.equal([
        'You may not do this. Ask the administrator.',
      ]);
      const full = { ...errorOf('rejected'), type: 'capacity-reached' };
      store.set({ notice: { id: 3, tone: 'failure', key: 'action-failed', error: full } });
      await settled();
      expect(words(within(element, '.toasts [role=alert]'))).to.contain('the limit is reached');
    });
  });

  describe('keyboard', () => {
    it('opens by Enter, comes back by Escape to the same row', async () => {
      const store = withState({ threads: THREAD.threads ?? {} });
      const element = await panel(store);
      list(element).focus();
      await waitUntil(() => hasFocus(list(element)));
      await press('j', 'j', 'Enter');
      expect(store.getState().openId).to.equal('i-lea');
      await waitUntil(() => hasFocus(pane(element, 'thread')));
      await press('Escape');
      expect(store.getState().openId).to.equal(null);
      await waitUntil(
        () => (focused()?.getRootNode() as ShadowRoot).host?.getAttribute('data-id') === 'i-lea',
      );
    });
    it('takes what is pressed while nothing has the focus only where the page is its own', async () => {
      const store = withState({ threads: THREAD.threads ?? {}, openId: 'i-lea' });
      const element = await panel(store, { width: 340 });
      (document.activeElement as HTMLElement | null)?.blur();
      await press('p');
      await press('Escape');
      expect(store.callsOf('setStatus')).to.deep.equal([]);
      expect(store.getState().openId).to.equal('i-lea');
      element.wholePage = true;
      await press('p');
      expect(store.callsOf('setStatus')).to.deep.equal([['i-lea', 'pending']]);
      await press('Escape');
      expect(store.getState().openId).to.equal(null);
      await waitUntil(() => hasFocus(list(element)));
    });
    it('resolves, sets pending and assigns what is open, by a key each', async () => {
      const store = withState({ ...THREAD, ...{} });
      const element = await panel(store, { width: 700 });
      pane(element, 'thread').focus();
      await press('p', 'e');
      expect(store.callsOf('setStatus')).to.deep.equal([
        ['i-lea', 'pending'],
        ['i-lea', 'resolved'],
      ]);
      expect(store.callsOf('assign')).to.deep.equal([]);
    });
    it('does to the row with the focus what a key says, before what is open', async () => {
      const store = withState(THREAD);
      const element = await panel(store, { width: 700 });
      list(element).focus();
      await waitUntil(() => hasFocus(list(element)));
      await press('Home', 'e');
      expect(store.callsOf('setStatus')).to.deep.equal([['i-overdue', 'resolved']]);
    });
    for (const [key, tag] of [
      ['t', 'inlay-transfer-dialog'],
      ['b', 'inlay-boomerang-dialog'],
    ] as const) {
      it(`asks about the row with the focus by ${key} too, and names it`, async () => {
        const store = withState(THREAD);
        const element = await panel(store, { width: 700 });
        list(element).focus();
        await waitUntil(() => hasFocus(list(element)));
        await press('Home', key);
        const dialog = () =>
          element.renderRoot.querySelector('inlay-message-thread')?.renderRoot.querySelector(tag);
        await waitUntil(() => dialog()?.renderRoot.querySelector('h2') instanceof HTMLElement);
        expect(dialog()?.interactionId).to.equal('i-overdue');
        const name = store.getState().interactions['i-overdue']?.contact.name ?? '';
        expect(words(within(dialog()!, 'h2'))).to.contain(name);
        expect(within(dialog()!, 'dialog').getAttribute('aria-describedby')).to.equal('whom');
      });
    }
    it('goes to the composer by r', async () => {
      const store = createStubStore({ state: { threads: THREAD.threads ?? {} } });
      const element = await panel(store);
      await openByKeyboard(element);
      await waitUntil(
        () => hasFocus(pane(element, 'thread')) && customElements.get('inlay-composer') !== undefined,
      );
      await press('r');
      await waitUntil(
        () => focused()?.tagName === 'TEXTAREA' || focused()?.getAttribute('role') === 'textbox',
      );
    });
    it('leads to the next thread by j while one is in front', async () => {
      const store = withState(THREAD);
      const element = await panel(store);
      pane(element, 'thread').focus();
      await press('j');
      expect(store.callsOf('open')).to.deep.equal([['i-review']]);
    });
    it('does nothing while something is typed', async () => {
      const store = withState(THREAD);
      const element = await panel(store, { width: 700 });
      within<HTMLElement & { focusSearch(): void }>(element, 'inlay-interaction-list').focusSearch();
      await press('e', 'p', '?');
      expect(store.callsOf('setStatus')).to.deep.equal([]);
      expect(allWithin(element, 'inlay-shortcut-help')).to.have.length(0);
    });
    it('does nothing with a modifier, on AltGr or on a dead key', async () => {
      const store = withState(THREAD);
      const element = await panel(store, { width: 700 });
      for (const init of [
        { key: 'e', ctrlKey: true },
        { key: 'e', metaKey: true },
        { key: 'e', altKey: true },
        { key: 'e', modifierAltGraph: true },
        { key: 'Dead' },
        { key: 'e', isComposing: true },
      ]) {
        pane(element, 'thread').dispatchEvent(
          new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
        );
      }
      expect(store.callsOf('setStatus')).to.deep.equal([]);
    });
    it('takes other keys, and turns one off', async () => {
      const store = withState(THREAD);
      const element = await show(
        'inlay-panel',
        { store, width: 700 },
        { keys: { resolve: 'x', pending: null } },
      );
      pane(element, 'thread').focus();
      await press('e', 'p', 'x');
      expect(store.callsOf('setStatus')).to.deep.equal([['i-lea', 'resolved']]);
    });
    it('goes round its regions by F6', async () => {
      const store = withState(THREAD);
      const element = await panel(store, { width: 900 });
      await waitUntil(() => customElements.get('inlay-composer') !== undefined);
      await settled();
      list(element).focus();
      await waitUntil(() => hasFocus(list(element)));
      await press('F6');
      await waitUntil(() => hasFocus(within(element, 'inlay-message-thread')), 'not in the thread');
      await press('F6');
      await waitUntil(() => hasFocus(within(element, 'inlay-composer')), 'not in the composer');
      await press('F6');
      await waitUntil(() => hasFocus(list(element)), 'not back in the list');
    });
    it('shows its keys by ?, and they close by Escape', async () => {
      const element = await panel();
      list(element).focus();
      await waitUntil(() => hasFocus(list(element)));
      await press('?');
      await waitUntil(() => allWithin<HTMLDialogElement>(element, 'dialog[open]').length === 1, 'no dialog');
      await expect(within(element, 'dialog')).to.be.accessible();
      await press('Escape');
      await waitUntil(() => allWithin(element, 'inlay-shortcut-help').length === 0);
    });
    it('never takes the focus from the page around', async () => {
      const store = createStubStore();
      await panel(store);
      const outside = document.createElement('button');
      document.body.append(outside);
      outside.focus();
      store.set(THREAD);
      await settled();
      await settled();
      expect(document.activeElement).to.equal(outside);
      outside.remove();
    });
  });

  describe('what a person sees', () => {
    it('says that the agent is off the queue, with one way back (Q5)', async () => {
      const store = withState(OFF_QUEUE);
      const element = await panel(store);
      await waitUntil(() => allWithin(element, '.off-queue').length > 0);
      expect(words(within(element, '.off-queue'))).to.contain('Not responding');
      buttonNamed(element, 'Back on queue')?.click();
      expect(store.callsOf('setAvailability')).to.deep.equal([['available']]);
      store.set({ session: createStubStore().getState().session });
      await settled();
      expect(allWithin(element, '.off-queue')).to.have.length(0);
    });
    it('shows one column below 560 pixels, two from there on', async () => {
      const store = withState(THREAD);
      const narrow = await panel(store, { width: 559 });
      expect(getComputedStyle(pane(narrow, 'list')).visibility).to.equal('hidden');
      const wide = await panel(store, { width: 560 });
      expect(pane(wide, 'list').getBoundingClientRect().width).to.equal(240);
      expect(pane(wide, 'thread').getBoundingClientRect().width).to.equal(320);
    });
    for (const width of [320, 340, 480, 560, 640]) {
      it(`scrolls nowhere sideways at ${width} pixels, in French`, async () => {
        const element = await panel(withState(THREAD), { width, language: 'fr' });
        for (const inner of allWithin(element, 'section, header, .toolbar, .tabs, .scroller, footer'))
          expect(inner.scrollWidth, inner.className).to.be.at.most(Math.ceil(inner.clientWidth) + 1);
      });
    }
    it('says what still works without a connection, and how much waits', async () => {
      const waiting = message('w', { direction: 'outbound' });
      const entry = {
        message: waiting,
        attachmentIds: [],
        seenMessageId: null,
        queuedAt: NOW,
        attempts: 0,
        retryAt: null,
      };
      const element = await panel(
        withState({
          connection: { stream: { kind: 'offline', retryAt: NOW }, storage: 'durable' },
          outbox: { waiting: [entry, entry] },
        }),
      );
      expect(words(within(element, '.bar'))).to.equal(
        'No connection. 2 messages wait and go out by themselves. You can go on writing.',
      );
    });
    it('warns once where nothing is kept', async () => {
      const element = await panel(withState({ connection: { stream: { kind: 'live' }, storage: 'memory' } }));
      expect(words(within(element, '.bar'))).to.contain('are lost when you reload');
      within(element, '.bar button').click();
      await settled();
      expect(allWithin(element, '.bar')).to.have.length(0);
    });
    it('tells an agent without channels whom to ask (Q8)', async () => {
      const element = await panel(
        withState({ session: { status: 'ready', error: null, skewMs: 0, value: session({ channels: [] }) } }),
      );
      expect(words(within(element, '.whole'))).to.contain('Ask an administrator');
      expect(allWithin(element, 'inlay-interaction-list')).to.have.length(0);
    });
    it('says that the agent is signed out while what was written still shows', async () => {
      const element = await panel(
        withState({ ...THREAD, connection: { stream: { kind: 'signed-out' }, storage: 'durable' } }),
      );
      expect(words(within(element, '.bar'))).to.contain('Sign in again');
      expect(allWithin(element, 'inlay-message-thread')).to.have.length(1);
    });
    it('starts again after a failed start, when asked', async () => {
      const store = withState({
        session: { status: 'failed', value: null, skewMs: 0, error: errorOf('unavailable') },
      });
      buttonNamed(await panel(store), 'Try again')?.click();
      expect(store.callsOf('start')).to.have.length(1);
    });
    it('collapses and expands the list (L9)', async () => {
      const store = withState(THREAD);
      const element = await panel(store, { width: 900 });
      buttonNamed(element, 'Collapse list')?.click();
      await settled();
      expect(getComputedStyle(pane(element, 'list')).display).to.equal('none');
      buttonNamed(element, 'Expand list')?.click();
      await settled();
      expect(pane(element, 'list').getBoundingClientRect().width).to.equal(240);
      expect(store.callsOf('setListCollapsed')).to.deep.equal([[true], [false]]);
    });
    it('covers no answer of an offer with its toast', async () => {
      const element = await panel(
        withState({ notice: { id: 1, tone: 'info', key: 'assigned-to-me', name: 'Léa' } }),
      );
      const toast = within(element, '.toast').getBoundingClientRect();
      expect(toast.bottom).to.be.at.most(within(element, '.offers').getBoundingClientRect().top);
    });
    it('names the new status in its toast, with the way back', async () => {
      const notice = {
        id: 1,
        tone: 'info',
        key: 'status-changed',
        name: 'Léa',
        status: 'resolved',
        undoes: 'i-lea',
      } as const;
      const store = withState({ notice });
      const element = await panel(store);
      await expect(element).to.be.accessible();
      expect(words(within(element, '.toast p'))).to.equal('Léa is resolved.');
      buttonNamed(within(element, '.toast'), 'Undo')?.click();
      expect(store.callsOf('undoStatus')).to.deep.equal([['i-lea']]);
      const french = await panel(withState({ notice }), { language: 'fr' });
      expect(words(within(french, '.toast p'))).to.contain('Résolu');
    });
    it('says what fills an agent who can take no more, and which field was refused', async () => {
      const store = withState({
        notice: { id: 1, tone: 'failure', key: 'no-room', room: { held: 2, offered: 1, capacity: 3 } },
      });
      const element = await panel(store);
      expect(words(within(element, '.toast p'))).to.contain(
        'you hold 2 of 3, and what is offered to you counts',
      );
      const error = {
        ...errorOf('invalid'),
        type: 'invalid-field',
        fields: [{ field: 'teamId', expected: 'a team that handles this channel' }],
      };
      store.set({ notice: { id: 2, tone: 'failure', key: 'action-failed', error } });
      await settled();
      expect(words(within(element, '.toast p'))).to.equal('This team doesn’t handle the channel.');
    });
    it('names the contact of what failed, and takes away what names none as another conversation opens', async () => {
      const error = errorOf('forbidden');
      const store = createStubStore({ state: THREAD });
      const element = await panel(store);
      store.set({ notice: { id: 1, tone: 'failure', key: 'action-failed', error, name: 'Léa' } });
      await settled();
      expect(words(within(element, '.toast p'))).to.match(/^Léa: You may not/);
      store.set({ openId: 'i-soon' });
      await settled();
      expect(allWithin(element, '.toast')).to.have.length(1);
      store.set({ notice: { id: 2, tone: 'failure', key: 'action-failed', error } });
      await settled();
      store.set({ openId: 'i-lea' });
      await waitUntil(() => allWithin(element, '.toast').length === 0);
    });
    it('takes a failure away only when told to', async () => {
      const store = withState({
        notice: { id: 1, tone: 'failure', key: 'action-failed', error: errorOf('forbidden') },
      });
      const element = await panel(store);
      buttonNamed(within(element, '.toast'), 'Dismiss')?.click();
      expect(store.callsOf('dismissNotice')).to.have.length(1);
    });
  });

  describe('edges', () => {
    it('comes back to the same place in the list', async () => {
      const store = createStubStore();
      const element = await panel(store, { height: 400 });
      const scroller = within(list(element), '.scroller');
      scroller.scrollTop = 60;
      await settled();
      store.set(THREAD);
      await settled();
      store.set({ openId: null });
      await settled();
      expect(scroller.scrollTop).to.equal(60);
    });
    it('lets no file dropped beside the composer take its place, and a text go its own way', async () => {
      const element = await panel(withState(THREAD));
      const over = (fill: (data: DataTransfer) => void): DragEvent => {
        const dataTransfer = new DataTransfer();
        fill(dataTransfer);
        const event = new DragEvent('dragover', {
          dataTransfer,
          bubbles: true,
          composed: true,
          cancelable: true,
        });
        pane(element, 'thread').dispatchEvent(event);
        return event;
      };
      const file = () => over(({ items }) => items.add(new File(['x'], 'chair.jpg')));
      await waitUntil(() => file().defaultPrevented);
      expect(file().dataTransfer?.dropEffect).to.equal('none');
      expect(over((data) => data.setData('text/plain', 'x')).defaultPrevented).to.equal(false);
    });
    it('leaves nothing behind in the store when it goes', async () => {
      const store = withState(THREAD);
      const element = await panel(store, { width: 900 });
      element.remove();
      expect(store.listeners).to.equal(0);
    });
  });
});
