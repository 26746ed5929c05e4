import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { TickController } from '../../src/controllers/tick-controller.ts';

class TickingFigure extends LitElement {
  rendered = 0;

  constructor() {
    super();
    new TickController(this, () => 1000);
  }

  protected override render(): TemplateResult {
    this.rendered += 1;
    return html`${String(this.rendered)}`;
  }
}
customElements.define('test-ticking-figure', TickingFigure);

describe('figures that tick', () => {
  const pending = new Map<number, () => void>();
  const own = { set: window.setTimeout.bind(window), clear: window.clearTimeout.bind(window) };
  let isHidden = false;
  const show = (shown: boolean): void => {
    isHidden = !shown;
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    pending.clear();
    let handles = 0;
    window.setTimeout = ((callback: () => void) => {
      handles += 1;
      pending.set(handles, callback);
      return handles;
    }) as typeof window.setTimeout;
    window.clearTimeout = ((handle: number) => void pending.delete(handle)) as typeof window.clearTimeout;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  });
  afterEach(() => {
    window.setTimeout = own.set as typeof window.setTimeout;
    window.clearTimeout = own.clear as typeof window.clearTimeout;
    Reflect.deleteProperty(document, 'hidden');
  });

  it('have one timer for all, none in a hidden tab, and are right at once when it is seen again (S4)', async () => {
    const both = [new TickingFigure(), new TickingFigure()];
    document.body.append(...both);
    const settled = () => Promise.all(both.map(({ updateComplete }) => updateComplete));
    await settled();
    expect(pending.size).to.equal(1);

    show(false);
    expect(pending.size).to.equal(0);
    // What changes otherwise meanwhile makes it tick no more than before.
    for (const figure of both) figure.requestUpdate();
    await settled();
    expect(pending.size).to.equal(0);

    const before = both.map(({ rendered }) => rendered);
    show(true);
    await settled();
    expect(both.map(({ rendered }) => rendered)).to.deep.equal(before.map((times) => times + 1));
    expect(pending.size).to.equal(1);

    for (const figure of both) figure.remove();
    expect(pending.size).to.equal(0);
  });
});
