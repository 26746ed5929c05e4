import { connectFrame, type Embed, type PageCallbacks } from './embed.ts';
import { notShownIn } from '../i18n/not-shown.ts';
import { watchFrame, type FrameWatch } from './frame-watch.ts';
import { FrameFailureEvent, type FrameFailure } from './inlay-frame.events.ts';
import { followActs } from '../hosts/page/acts.ts';
import type { HostContext, HostEvent, HostToken } from '../model/host.ts';

const PATIENCE_MS = 8_000;

/**
 * Puts the panel into a page: `<inlay-frame src="https://panel.example/panel.html"></inlay-frame>`. It makes the iframe when it is
 * connected and takes it away when it is removed, leaving nothing behind; it can be put again. Where no panel answers from the frame, as
 * when this page may not hold it, the element says so in the frame's place, until one does.
 *
 * @tagname inlay-frame
 * @attr {string} src - Address of the panel's page.
 * @attr {string} label - What assistive technology calls the frame; "Inlay" by default.
 * @attr {number} patience - For how long the panel is waited for once its page has loaded, in milliseconds; 8000 by default.
 * @attr {boolean} click-to-act - Clicks on anything in the document marked `data-inlay-act` are told to the panel, which offers to write to it or call it.
 * @fires {FrameFailureEvent} inlay-frame-failure - No panel could be brought into the page; `detail` has the reason (`no-answer`, `not-allowed`) and this page's origin.
 * @cssprop [--inlay-frame-width=360px] - Its width until the panel asks for another.
 */
export class InlayFrame extends HTMLElement {
  static readonly observedAttributes = ['src', 'label', 'click-to-act'];
  #callbacks: PageCallbacks = {};
  #context: Partial<HostContext> = {};
  #embed: Embed | undefined;
  #frame: HTMLIFrameElement | undefined;
  #watch: FrameWatch | undefined;
  #unfollow: (() => void) | undefined;
  #notice: HTMLElement | undefined;

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

  /** Tells the panel what the agent did in the page, such as a change of presence; nothing where no panel is there. */
  tell(event: HostEvent): void {
    this.#embed?.tell(event);
  }

  connectedCallback(): void {
    this.#renew();
  }

  disconnectedCallback(): void {
    this.#takeAway();
  }

  attributeChangedCallback(name: string): void {
    if (name !== 'label') this.#renew();
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
    frame.allow = 'clipboard-write; fullscreen; translator; language-detector';
    // The page may forbid inline styles; properties set by script are not inline.
    frame.style.setProperty('border', '0');
    frame.style.setProperty('inline-size', '100%');
    frame.style.setProperty('block-size', '100%');
    this.style.setProperty('display', 'block');
    this.style.setProperty('inline-size', 'var(--inlay-frame-width, 360px)');
    const watch = watchFrame(frame, this.#patience, (reason) => {
      this.#fail(reason, url);
    });
    this.#watch = watch;
    this.#embed = connectFrame(frame, url, this.#currentCallbacks(), {
      heard: () => {
        this.#showFrame();
        watch.heard();
      },
      taken: () => {
        watch.taken();
      },
    });
    this.#embed.setContext(this.#context);
    frame.src = url.href;
    this.#frame = frame;
    if (this.hasAttribute('click-to-act')) {
      this.#unfollow = followActs(this.ownerDocument, (event) => {
        this.tell(event);
      });
    }
    this.append(frame);
  }

  /** The named callbacks, each looked up when it is called. */
  #currentCallbacks(): PageCallbacks {
    const called = namesOf(this.#callbacks).filter((name) => typeof this.#callbacks[name] === 'function');
    const late = called.map((name) => [
      name,
      (argument: unknown) =>
        (this.#callbacks[name] as ((argument: unknown) => unknown) | undefined)?.(argument),
    ]);
    return {
      resize: (width) => {
        this.#resize(width);
      },
      ...(Object.fromEntries(late) as PageCallbacks),
      ...(called.includes('token') && { token: () => this.#token() }),
      tellsActs: this.hasAttribute('click-to-act') || this.#callbacks.tellsActs === true,
    };
  }

  #token(): Promise<HostToken> {
    return this.#callbacks.token?.() ?? Promise.reject(new Error('This page hands out no tokens any more'));
  }

  readonly #resize = (width: number): void => {
    this.style.setProperty('--inlay-frame-width', `${String(width)}px`);
  };

  get #patience(): number {
    const given = Number(this.getAttribute('patience') ?? Number.NaN);
    return given > 0 && given < 600_000 ? given : PATIENCE_MS;
  }

  /** A panel that was heard says in its frame why it doesn't show; one that wasn't can't. */
  #fail(reason: FrameFailure, url: URL): void {
    if (reason === 'no-answer' && this.#frame !== undefined) {
      this.#showFrame();
      const language = this.#context.locale ?? (document.documentElement.lang || navigator.language);
      this.#notice = notice(language, url);
      this.#frame.hidden = true;
      this.append(this.#notice);
    }
    this.dispatchEvent(new FrameFailureEvent({ reason, origin: location.origin }));
  }

  #showFrame(): void {
    this.#notice?.remove();
    this.#notice = undefined;
    if (this.#frame) this.#frame.hidden = false;
  }

  #takeAway(): void {
    this.#watch?.end();
    this.#watch = undefined;
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#showFrame();
    this.#embed?.end();
    this.#frame?.remove();
    this.#embed = undefined;
    this.#frame = undefined;
  }
}

/** In the frame's place: what is missing, and what the administrator does. It stands in the page, in the page's own type. */
function notice(language: string, panel: URL): HTMLElement {
  const words = notShownIn(language);
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  box.style.setProperty('padding', '16px');
  box.style.setProperty('font', '13px/18px system-ui, sans-serif');
  box.style.setProperty('overflow-wrap', 'anywhere');
  const title = document.createElement('strong');
  title.textContent = words.title;
  const text = document.createElement('p');
  text.textContent = words.noAnswer(panel.origin, location.origin);
  text.style.setProperty('margin', '4px 0 0');
  box.append(title, text);
  return box;
}

function namesOf(callbacks: PageCallbacks): readonly (keyof PageCallbacks)[] {
  return Object.entries(callbacks)
    .filter(([, callback]) => callback !== undefined)
    .map(([name]) => name as keyof PageCallbacks)
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
