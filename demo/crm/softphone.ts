import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PageCallbacks } from '../../src/embed/embed.ts';
import type { CallEnd, HostCall } from '../../src/model/host-call.ts';
import type { HostEvent } from '../../src/model/host.ts';
import { PageWords } from '../words/page-language.ts';
import { SimulatedSoftphone } from '../hosts/page/simulated-softphone.ts';

const KEY = 'demo-softphone';
/** So long the number is on its way before it rings, milliseconds. */
const DIALLING_MS = 600;

/** A simulated softphone beside the record: it calls nobody, and whoever looks at the demo plays the other side. */
@customElement('demo-softphone')
export class Softphone extends LitElement {
  static override styles = css`
    h2 {
      margin: 0 0 4px;
      font-size: 18px;
      line-height: 24px;
    }
    p {
      margin: 0 0 8px;
      color: var(--demo-quiet);
      font-size: 12px;
      line-height: 16px;
    }
    button {
      margin-inline-end: 6px;
      padding: 4px 8px;
      border: 1px solid var(--demo-line);
      border-radius: 6px;
      background: var(--demo-surface);
      color: var(--demo-text);
      font: inherit;
      font-size: 13px;
    }
    :focus-visible {
      outline: 2px solid var(--demo-accent);
      outline-offset: 1px;
    }
  `;

  /** Brings what happens to the call to the panel. */
  tell: (event: HostEvent) => void = () => undefined;
  @state() private call: HostCall | null = kept();
  readonly #words = new PageWords(this);
  readonly #phone = new SimulatedSoftphone((call) => {
    this.call = call;
    keep(call);
    this.tell({ kind: 'call', call });
  }, this.call);

  /** What the panel may ask of it. */
  get callbacks(): Required<Pick<PageCallbacks, 'dial' | 'currentCall' | 'controlCall'>> {
    return {
      dial: (number) => {
        this.#phone.dial(number);
        setTimeout(() => {
          if (this.#phone.call?.state === 'dialling') this.#phone.ring();
        }, DIALLING_MS);
      },
      currentCall: () => this.#phone.current,
      controlCall: (command) => {
        this.#phone.control(command);
      },
    };
  }

  #way(label: string, act: () => void): TemplateResult {
    return html`<button @click=${act}>${label}</button>`;
  }

  #end(label: string, reason: CallEnd): TemplateResult {
    return this.#way(label, () => {
      this.#phone.end(reason);
    });
  }

  protected override render(): TemplateResult {
    const { call } = this;
    const words = this.#words.value.softphone;
    const isOver = call === null || call.state === 'ended';
    return html`<section aria-label=${words.title}>
      <h2>${words.title}</h2>
      <p>${words.hint}</p>
      <p role="status">
        ${call === null ? words.none : html`<bdi dir="ltr">${call.number}</bdi> · ${words.states[call.state]}${call.muted ? `, ${words.muted}` : ''}`}
      </p>
      ${
        isOver
          ? nothing
          : call.state === 'ringing'
            ? [
                this.#way(words.answer, () => {
                  this.#phone.answer();
                }),
                this.#end(words.decline, 'rejected'),
                this.#end(words.letRing, 'no-answer'),
              ]
            : call.state === 'dialling'
              ? nothing
              : this.#end(words.hangUp, 'hung-up')
      }
    </section>`;
  }
}

/** The call outlasts a reload of the page, as with a softphone in a window of its own. */
function kept(): HostCall | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as HostCall | null;
  } catch {
    return null;
  }
}

function keep(call: HostCall): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(call));
  } catch {
    // Without storage a reload ends the call.
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'demo-softphone': Softphone;
  }
}
