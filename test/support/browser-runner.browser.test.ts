/** Proves that the browser tests' own ground holds: the compiler options, modules and isolation they rely on. */
import { PGlite } from '@electric-sql/pglite';
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

@customElement('inlay-test-greeting')
class Greeting extends LitElement {
  @property() name = 'nobody';

  override render() {
    return html`<p part="text">Hello ${this.name}</p>`;
  }
}

describe('browser test runner', () => {
  it('compiles decorators so that properties stay reactive', async () => {
    const element = await fixture<Greeting>(html`<inlay-test-greeting></inlay-test-greeting>`);

    element.name = 'Ada';
    await element.updateComplete;

    expect(element.shadowRoot?.querySelector('p')?.textContent).to.equal('Hello Ada');
  });

  it('is the focused page', () => {
    expect(document.hasFocus()).to.equal(true);
  });

  it('keeps the same-origin rule, so that a missing header shows', () => {
    const frame = document.createElement('iframe');
    frame.sandbox.add('allow-scripts');
    document.body.append(frame);

    expect(frame.contentDocument).to.equal(null);

    frame.remove();
  });

  it('serves the service worker of msw', async () => {
    const answer = await fetch('/mockServiceWorker.js');

    expect(answer.headers.get('content-type')).to.contain('text/javascript');
  });

  it('runs the embedded Postgres', async () => {
    const database = await PGlite.create();

    const { rows } = await database.query<{ one: number }>('select 1 as one');

    expect(rows).to.deep.equal([{ one: 1 }]);
    await database.close();
  }).timeout(60_000);
});
