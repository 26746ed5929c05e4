import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Message } from '../../model/message.ts';
import { personName } from '../text/person-name.ts';
import { showableText } from '../../model/safe-text.ts';
import type { ThreadSlice } from '../../store/state.ts';

/** How long it is waited whether more comes, before what came is said. */
const QUIET_MS = 400;
const SPOKEN_CHARACTERS = 200;

/**
 * Puts into words what has come into a thread, for who can't see it: each new message once, a hundred at a time as one
 * sentence. The log itself is silent, because a virtual list fills with old messages when it is scrolled.
 */
export class Arrivals implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #interactionId: string | null = null;
  #newestAt = -Infinity;
  #isLoading = false;
  #come: Message[] = [];
  #words = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What is to be said now. */
  get words(): string {
    return this.#words;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Compares the thread with how it was at the last look. */
  look(thread: ThreadSlice | null, strings: Strings | undefined): void {
    const newest = thread?.messages.at(-1)?.message.sentAt ?? -Infinity;
    if (thread?.interactionId !== this.#interactionId || thread.status === 'loading') {
      this.#interactionId = thread?.interactionId ?? null;
      this.#newestAt = newest;
      this.#isLoading = thread?.status === 'loading';
      this.#come = [];
      this.#words = '';
      return;
    }
    const isFirstPage = this.#isLoading && this.#newestAt === -Infinity;
    this.#isLoading = false;
    if (isFirstPage) {
      // What was there before the thread was opened has not come in.
      this.#newestAt = newest;
      return;
    }
    if (strings === undefined || newest <= this.#newestAt) return;
    const since = this.#newestAt;
    this.#newestAt = newest;
    const come = newInbound(thread, since);
    if (come.length === 0) return;
    this.#come.push(...come);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#words = inWords(this.#come, strings);
      this.#come = [];
      this.#host.requestUpdate();
    }, QUIET_MS);
  }
}

function newInbound({ messages }: ThreadSlice, since: number): Message[] {
  const come: Message[] = [];
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index]?.message;
    if (message === undefined || message.sentAt <= since) break;
    if (message.direction === 'inbound') come.unshift(message);
  }
  return come;
}

function inWords(come: readonly Message[], { thread, everywhere, message }: Strings): string {
  const [only] = come;
  if (only === undefined || come.length > 1) return thread.arrivedMany(come.length);
  const sender = personName(only.author.name, only.removed.author, everywhere);
  const text = showableText(only.text).slice(0, SPOKEN_CHARACTERS);
  return thread.arrived(
    sender,
    text === '' ? message[only.removed.content ? 'contentRemoved' : 'noText'] : text,
  );
}
