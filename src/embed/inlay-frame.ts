import { connectFrame, type Embed, type PageCallbacks } from './embed.ts';
import type { HostContext, HostToken } from '../model/host.ts';

/**
 * Puts the panel into a page: `<inlay-frame src="https://panel.example/panel.html"></inlay-frame>`. It makes the iframe when it is
 * connected and takes it away when it is removed, leaving nothing behind; it can be put again.
 *
 * @tagname inlay-frame
 * @attr {string} src - Address of the panel's page.
 * @attr {string} label - What assistive technology calls the frame; "Inlay" by default.
 * @cssprop [--inlay-frame-width=360px] - Its width until the panel asks for another.
 */
export class InlayFrame extends HTMLElement {
  static readonly observedAttributes = ['src', 'label'];
  #callbacks: PageCallbacks = {};
  #context: Partial<HostContext> = {};
  #embed: Embed | undefined;
  #frame: HTMLIFrameElement | undefined;

  /**
   * What the page does for the panel. Others take their place at once; the panel begins anew only where others are named than
   * before, because it has been told what the page can do.
   */
  get callbacks(): PageCallbacks {
    return this.#callbacks;
  }

  set callbacks(callbacks: PageCallbacks) {
    const before = namesOf(this.#callbacks).join();
    this.#callbacks = callbacks;
    if (namesOf(callbacks).join() !== before) this.#renew();
  }

  /** Where the panel stands: record, identifiers, locale, theme. What is left out is not told. */
  get context(): Partial<HostContext> {
    return this.#context;
  }

  set context(context: Partial<HostContext>) {
    this.#context = context;
    this.#embed?.setContext(context);
  }

  connectedCallback(): void {
    this.#renew();
  }

  disconnectedCallback(): void {
    this.#takeAway();
  }

  attributeChangedCallback(name: string): void {
    if (name === 'src') this.#renew();
    else if (this.#frame) this.#frame.title = this.#label;
  }

  get #label(): string {
    return this.getAttribute('label') ?? 'Inlay';
  }

  #renew(): void {
    if (!this.isConnected) return;
    this.#takeAway();
    const url = addressOf(this.getAttribute('src'));
    if (url === null) return;
    const frame = document.createElement('iframe');
    frame.title = this.#label;
    frame.allow = 'clipboard-write; fullscreen';
    // The page may forbid inline styles; properties set by script are not inline.
    frame.style.setProperty('border', '0');
    frame.style.setProperty('inline-size', '100%');
    frame.style.setProperty('block-size', '100%');
    this.style.setProperty('display', 'block');
    this.style.setProperty('inline-size', 'var(--inlay-frame-width, 360px)');
    this.#embed = connectFrame(frame, url, this.#currentCallbacks());
    this.#embed.setContext(this.#context);
    frame.src = url.href;
    this.#frame = frame;
    this.append(frame);
  }

  /** The named callbacks, each looked up when it is called. */
  #currentCallbacks(): PageCallbacks {
    const names = namesOf(this.#callbacks);
    return {
      ...(names.includes('token') && { token: () => this.#token() }),
      ...(names.includes('openRecord') && { openRecord: (record) => this.#callbacks.openRecord?.(record) }),
      ...(names.includes('notify') && { notify: (notice) => this.#callbacks.notify?.(notice) }),
      ...(names.includes('setBadge') && { setBadge: (count) => this.#callbacks.setBadge?.(count) }),
      resize: (width) => {
        if (this.#callbacks.resize === undefined) this.#resize(width);
        else return this.#callbacks.resize(width);
        return undefined;
      },
    };
  }

  #token(): Promise<HostToken> {
    return this.#callbacks.token?.() ?? Promise.reject(new Error('This page hands out no tokens any more'));
  }

  readonly #resize = (width: number): void => {
    this.style.setProperty('--inlay-frame-width', `${String(width)}px`);
  };

  #takeAway(): void {
    this.#embed?.end();
    this.#frame?.remove();
    this.#embed = undefined;
    this.#frame = undefined;
  }
}

function namesOf(callbacks: PageCallbacks): readonly string[] {
  return Object.entries(callbacks)
    .filter(([, callback]) => callback !== undefined)
    .map(([name]) => name)
    .sort();
}

function addressOf(src: string | null): URL | null {
  if (src === null || src === '') return null;
  try {
    const url = new URL(src, document.baseURI);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-frame': InlayFrame;
  }
}
