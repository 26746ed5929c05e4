import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A text that is being typed reaches the store no later than this. */
const FLUSH_MS = 120;

/**
 * The text under the agent's hands. Keys change only it; the store hears of them a few times a second, and at once when
 * the page is left. What the store says of itself (a draft restored, a message sent or taken back) takes its place.
 */
export class TextDraft implements ReactiveController {
  readonly #write: (interactionId: string, text: string) => void;
  #interactionId: string | null = null;
  #text = '';
  #stored = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, write: (interactionId: string, text: string) => void) {
    this.#write = write;
    host.addController(this);
  }

  get text(): string {
    return this.#text;
  }

  hostConnected(): void {
    // Before the store hears that the page goes, so that it has the last words too.
    window.addEventListener('pagehide', this.flush, { capture: true });
    window.addEventListener('visibilitychange', this.flush, { capture: true });
  }

  hostDisconnected(): void {
    this.flush();
    window.removeEventListener('pagehide', this.flush, { capture: true });
    window.removeEventListener('visibilitychange', this.flush, { capture: true });
  }

  /** Takes in what the store holds; keys that it has not heard of yet are kept. */
  read(interactionId: string | null, stored: string): void {
    if (interactionId !== this.#interactionId) {
      this.flush();
      this.#interactionId = interactionId;
      this.#text = stored;
    } else if (stored === this.#stored) {
      return;
    } else if (this.#text === this.#stored) {
      this.#text = stored;
    } else if (this.#text.startsWith(this.#stored)) {
      // A message went while its writer went on: what came after it begins the next one.
      this.#text = stored + this.#text.slice(this.#stored.length);
    }
    this.#stored = stored;
  }

  /** Takes in what was typed. */
  type(text: string): void {
    this.#text = text;
    this.#timer ??= setTimeout(this.flush, FLUSH_MS);
  }

  /** Tells the store now. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#interactionId === null || this.#text === this.#stored) return;
    this.#stored = this.#text;
    this.#write(this.#interactionId, this.#text);
  };
}
