import { expect } from '@open-wc/testing';
import { followActs } from '../../src/hosts/page/acts.ts';
import type { HostEvent } from '../../src/model/host.ts';

describe('click-to-act', () => {
  let page: HTMLElement;
  let told: HostEvent[];
  let end: () => void;
  let isPrevented: boolean | undefined;

  beforeEach(() => {
    page = document.createElement('div');
    document.body.append(page);
    told = [];
    // What the page does after us; a followed link would lead away from the test.
    page.addEventListener('click', (event) => event.preventDefault());
  });
  afterEach(() => {
    end();
    page.remove();
  });

  const put = (markup: string): HTMLElement => {
    const inner = document.createElement('div');
    inner.innerHTML = markup;
    page.append(inner);
    end = followActs(inner, (event) => told.push(event));
    inner.addEventListener('click', (event) => (isPrevented = event.defaultPrevented));
    return inner;
  };
  const click = (inner: HTMLElement, selector: string, init: MouseEventInit = {}): void => {
    inner
      .querySelector(selector)!
      .dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...init }));
  };

  it('tells what is marked, whose it is, and of what record', () => {
    const inner = put(
      '<button data-inlay-act="+33612345678" data-inlay-name="Léa" data-inlay-record-type="contact" data-inlay-record-id="7"><b>Call</b></button>',
    );
    click(inner, 'b');
    expect(told).to.deep.equal([
      { kind: 'act', value: '+33612345678', name: 'Léa', record: { type: 'contact', id: '7' } },
    ]);
  });

  it('takes a link’s address, without going there, or else the text', () => {
    const inner = put(
      '<a data-inlay-act href="tel:%2B33%206">a</a><a id="m" data-inlay-act href="mailto:lea@example.com?subject=x">b</a>' +
        '<a id="w" data-inlay-act href="tel:%E0%A4%A">c</a><span data-inlay-act> 0612 </span>',
    );
    click(inner, 'a');
    expect(isPrevented).to.equal(true);
    click(inner, '#m');
    click(inner, '#w');
    click(inner, 'span');
    expect(told.map((event) => (event.kind === 'act' ? event.value : ''))).to.deep.equal([
      '+33 6',
      'lea@example.com',
      '%E0%A4%A',
      '0612',
    ]);
  });

  it('leaves alone what is not marked, says nothing, is modified, or is dealt with', () => {
    const inner = put('<a href="tel:+33">x</a><i data-inlay-act></i><b data-inlay-act="+336">y</b>');
    click(inner, 'a');
    click(inner, 'i');
    click(inner, 'b', { ctrlKey: true });
    inner.querySelector('b')!.addEventListener('click', (event) => event.preventDefault());
    click(inner, 'b');
    expect(told).to.deep.equal([]);
  });

  it('sees into open shadow roots', () => {
    const inner = put('<section></section>');
    const root = inner.querySelector('section')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<button data-inlay-act="+336">x</button>';
    root.querySelector('button')!.click();
    expect(told.length).to.equal(1);
  });

  it('is over when it is ended', () => {
    const inner = put('<button data-inlay-act="+336">x</button>');
    end();
    click(inner, 'button');
    expect(told).to.deep.equal([]);
  });
});
