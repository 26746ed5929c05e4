import { ContextProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { storeContext } from '../../src/controllers/contexts.ts';
import { pageLifecycle } from '../../src/controllers/page-lifecycle.ts';
import { StoreController } from '../../src/controllers/store-controller.ts';
import { selectInteraction, selectOpenId } from '../../src/store/selectors.ts';
import { createStubStore, type StubStore } from '../support/stub-store.ts';

class SliceReader extends LitElement {
  readonly slice = new StoreController(this, selectOpenId);
  renders = 0;

  override render(): unknown {
    this.renders += 1;
    return html`${this.slice.value}`;
  }
}
customElements.define('test-slice-reader', SliceReader);

describe('StoreController', () => {
  let store: StubStore;
  let around: HTMLElement;
  let provider: ContextProvider<typeof storeContext>;
  let reader: SliceReader;

  beforeEach(async () => {
    store = createStubStore({ state: { openId: 'one' } });
    around = await fixture(html`<div></div>`);
    provider = new ContextProvider(around, { context: storeContext, initialValue: store });
    reader = new SliceReader();
    around.append(reader);
    await reader.updateComplete;
  });

  it('gives the slice of the provider around, and renders when it changes', async () => {
    expect(reader.shadowRoot?.textContent).to.equal('one');
    store.set({ openId: 'two' });
    await reader.updateComplete;
    expect(reader.shadowRoot?.textContent).to.equal('two');
  });

  it('does not render for what its selector leaves out', async () => {
    const before = reader.renders;
    store.set({ notice: { id: 1, tone: 'info', key: 'assigned' } });
    await reader.updateComplete;
    expect(reader.renders).to.equal(before);
  });

  it('reads by another selector and another store from when it is given them', async () => {
    reader.slice.selector = selectInteraction('nobody') as never;
    await reader.updateComplete;
    expect(reader.slice.value).to.equal(null);
    reader.slice.selector = selectOpenId;
    provider.setValue(createStubStore({ state: { openId: 'elsewhere' } }));
    await reader.updateComplete;
    expect(reader.shadowRoot?.textContent).to.equal('elsewhere');
    expect(store.listeners).to.equal(0);
  });

  it('lets go when its element is taken away, and is up to date when it is back', async () => {
    reader.remove();
    expect(store.listeners).to.equal(0);
    store.set({ openId: 'meanwhile' });
    around.append(reader);
    await reader.updateComplete;
    expect(reader.shadowRoot?.textContent).to.equal('meanwhile');
    expect(store.listeners).to.equal(1);
  });
});

describe('life of the page', () => {
  it('tells when it goes and comes, and no more once let go of', () => {
    const heard: string[] = [];
    const ends = (['hide', 'show', 'online'] as const).map((moment) =>
      pageLifecycle().on(moment, () => heard.push(moment)),
    );
    const play = (): void => {
      for (const name of ['pagehide', 'pageshow', 'online']) window.dispatchEvent(new Event(name));
    };
    play();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).to.deep.equal(['hide', 'show', 'online', 'show']);
    for (const end of ends) end();
    play();
    expect(heard).to.have.length(4);
  });
});
