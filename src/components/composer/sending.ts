import type { LitElement, ReactiveController } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Visibility } from '../../model/platform.ts';
import type { Situation } from './situation.ts';
import type { TextDraft } from './text-draft.ts';

/** What is said of a wait that a person notices. */
const NOTICED_MS = 150;
/** So long what is to be sent waits for what decides about it; who asked for it has turned to something else by then. */
const DEADLINE_MS = 20_000;

/** What the sending needs of the composer around. */
export interface SendSite {
  readonly interactionId: () => string | null;
  readonly draft: TextDraft;
  /** How it stands now; null before there is anything to say. */
  readonly situation: () => Situation | null;
  /** Why this can't go, in words, the agent's own answers that are missing among them; null where it can. */
  readonly whyNot: (situation: Situation, anyway: boolean) => string | null;
  /** What of the composer goes beside its text. */
  readonly beside: () => string;
  /** Whether Enter may yet turn out to choose what is offered below the field. */
  readonly isOffering: () => boolean;
  /** Chooses what is offered first; false where nothing is. */
  readonly takeOffered: () => boolean;
  /** Hands it over; resolves to whether it went. */
  readonly handOver: (interactionId: string) => Promise<boolean>;
  /** Something is to be said aloud. */
  readonly say: (words: string) => void;
}

/** How something was to be sent: `key` may be about what is offered, `anyway` goes past what came in meanwhile. */
export type SendWay = 'key' | 'button' | 'anyway';

/** Something to be sent as soon as that can be decided. */
interface Wish {
  readonly interactionId: string;
  readonly way: SendWay;
  readonly text: string;
  readonly visibility: Visibility;
  readonly beside: string;
}

/**
 * Sends what was written, or says why not. What is asked for before everything is there that decides about it is remembered and carried
 * out then, as it was and under what holds by then; typing on, Escape and opening another interaction let go of it.
 */
export class Sending implements ReactiveController {
  readonly #host: LitElement;
  readonly #site: SendSite;
  /** The texts that are being handed over, by interaction. */
  readonly #going = new Map<string, string>();
  #wish: Wish | null = null;
  #isNoticed = false;
  #trouble: keyof Strings['composer']['notSent'] | null = null;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(host: LitElement, site: SendSite) {
    this.#host = host;
    this.#site = site;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onKeydown);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onKeydown);
    this.#forget();
  }

  hostUpdate(): void {
    const id = this.#site.interactionId();
    if (id !== this.#shownId) this.#forget();
    this.#shownId = id;
  }
  #shownId: string | null = null;

  hostUpdated(): void {
    if (this.#wish === null) return;
    // What comes of it is another rendering, which Lit wants asked for after this one.
    queueMicrotask(() => {
      this.#look();
    });
  }

  /** Whether something of the interaction that is shown is to go, or going. */
  get isBusy(): boolean {
    const id = this.#site.interactionId();
    return id !== null && (this.#wish !== null || this.#going.has(id));
  }

  /** Whether what is to go waits so long that it is said. */
  get isWaiting(): boolean {
    return this.#isNoticed;
  }

  /** Why what was asked for has not happened, or that it is waited for; null where there is nothing to say. */
  words({ composer }: Strings): string | null {
    if (this.#isNoticed) return composer.sendWaits;
    return this.#trouble === null ? null : composer.notSent[this.#trouble];
  }

  /** Sends now, or as soon as that can be decided. */
  press(way: SendWay): void {
    const { draft } = this.#site;
    const id = this.#site.interactionId();
    if (id === null) return;
    this.#forget();
    draft.flush();
    const going = this.#going.get(id);
    // Once, however often it is pressed while it goes.
    if (going !== undefined && (draft.text === going || draft.text.trim() === '')) return;
    const situation = this.#site.situation();
    if (situation === null) return;
    const isOffering = way === 'key' && this.#site.isOffering();
    if (going === undefined && !situation.isUndecided && !isOffering) {
      this.#sendOrSay(id, situation, way);
      return;
    }
    const why = isOffering ? null : this.#site.whyNot(situation, way === 'anyway');
    if (why === null) this.#remember(id, way, situation);
    else this.#site.say(why);
  }

  /** The agent has gone on typing: what was to go is not what stands there any more. */
  typed(): void {
    if (this.#forget()) this.#host.requestUpdate();
  }

  /** Escape keeps what was to go. */
  takeKey(event: KeyboardEvent): boolean {
    if (event.key !== 'Escape' || event.isComposing || this.#wish === null) return false;
    event.preventDefault();
    // It is the panel's way back as well.
    event.stopPropagation();
    this.#fail('kept');
    return true;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!event.defaultPrevented) this.takeKey(event);
  };

  #remember(interactionId: string, way: SendWay, { visibility }: Situation): void {
    const { draft, beside } = this.#site;
    this.#wish = { interactionId, way, text: draft.text, visibility, beside: beside() };
    this.#timers = [
      setTimeout(() => {
        this.#isNoticed = true;
        const strings = this.#site.situation()?.strings;
        if (strings !== undefined) this.#site.say(strings.composer.sendWaits);
      }, NOTICED_MS),
      setTimeout(() => {
        this.#fail('late');
      }, DEADLINE_MS),
    ];
    this.#host.requestUpdate();
  }

  /** Lets go of what was to go and of what was said of it; whether there was anything. */
  #forget(): boolean {
    const hadSome = this.#wish !== null || this.#trouble !== null;
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    this.#wish = null;
    this.#trouble = null;
    this.#isNoticed = false;
    return hadSome;
  }

  #fail(trouble: keyof Strings['composer']['notSent']): void {
    this.#forget();
    const strings = this.#site.situation()?.strings;
    this.#trouble = trouble;
    this.#site.say(strings?.composer.notSent[trouble] ?? '');
  }

  /** Carries out what waits, once that can be decided. */
  #look(): void {
    const wish = this.#wish;
    const situation = wish === null ? null : this.#site.situation();
    if (wish === null || situation === null || this.#going.has(wish.interactionId)) return;
    if (this.#isAnother(wish, situation)) {
      this.#fail('changed');
      return;
    }
    if (situation.isUndecided) return;
    if (wish.way === 'key') {
      if (this.#site.isOffering()) return;
      if (this.#site.takeOffered()) {
        this.typed();
        return;
      }
    }
    this.#forget();
    this.#host.requestUpdate();
    this.#sendOrSay(wish.interactionId, situation, wish.way);
  }

  #isAnother({ text, visibility, beside }: Wish, situation: Situation): boolean {
    const { draft } = this.#site;
    return draft.text !== text || situation.visibility !== visibility || this.#site.beside() !== beside;
  }

  #sendOrSay(id: string, situation: Situation, way: SendWay): void {
    const why = this.#site.whyNot(situation, way === 'anyway');
    if (why !== null) this.#site.say(why);
    else void this.#go(id);
  }

  async #go(id: string): Promise<void> {
    const { draft, handOver } = this.#site;
    const { text } = draft;
    this.#going.set(id, text);
    this.#host.requestUpdate();
    const hasGone = await handOver(id).catch(() => false);
    this.#going.delete(id);
    this.#host.requestUpdate();
    const wish = this.#wish;
    if (wish?.interactionId === id) {
      if (!hasGone) this.#forget();
      // What was typed behind what went begins the next one.
      else
        this.#wish = {
          ...wish,
          text: wish.text.startsWith(text) ? wish.text.slice(text.length) : wish.text,
          beside: this.#site.beside(),
        };
    }
    if (this.#site.interactionId() !== id) return;
    if (hasGone) this.#host.focus();
    else this.#explain();
  }

  /** What kept it from going may have come up only while it was handed over. */
  #explain(): void {
    const situation = this.#site.situation();
    const why = situation === null ? null : this.#site.whyNot(situation, false);
    if (why === null) this.#fail('unknown');
    else this.#site.say(why);
  }
}
