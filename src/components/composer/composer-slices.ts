import type { LitElement } from 'lit';
import { StoreController } from '../../controllers/store-controller.ts';
import type { StringsController } from '../../controllers/strings-controller.ts';
import type { Feature, Session } from '../../model/agent.ts';
import type { Channel } from '../../model/channel.ts';
import type { Message } from '../../model/message.ts';
import { selectPrivatelyAnswered, selectUndoable } from '../../store/answering.ts';
import { selectOwnAnswer } from '../../store/own-answer.ts';
import { selectRules } from '../../store/select-rules.ts';
import { selectTranslation } from '../../store/select-translation.ts';
import {
  selectChannelOf,
  selectComposer,
  selectInteraction,
  selectSession,
  type Selector,
} from '../../store/selectors.ts';
import { selectIsUndecided } from '../../store/send-readiness.ts';
import type { AppActions, AppStore, ComposerSlice, TranslationSlice } from '../../store/state.ts';
import { composerSituation, type Situation } from './situation.ts';

/** The message that is being answered; null for none. */
const selectAnswered =
  (id: string | null): Selector<Message | null> =>
  (state) => {
    const inReplyToId = id === null ? null : (state.composers[id]?.inReplyToId ?? null);
    if (id === null || inReplyToId === null) return null;
    return state.threads[id]?.messages.findLast(({ message }) => message.id === inReplyToId)?.message ?? null;
  };

/** What the store holds of the interaction that is written in; the composer renders again when any of it is another. */
export class ComposerSlices {
  readonly #strings: StringsController;
  readonly #interaction;
  readonly #composer;
  readonly #channel;
  readonly #rules;
  readonly #session;
  readonly #answered;
  readonly #answer;
  readonly #translation;
  readonly #answering;
  readonly #undoable;
  readonly #isUndecided;
  #id: string | null = null;

  constructor(host: LitElement, strings: StringsController) {
    this.#strings = strings;
    this.#interaction = new StoreController(host, selectInteraction(null));
    this.#composer = new StoreController(host, selectComposer(null));
    this.#channel = new StoreController(host, selectChannelOf(null));
    this.#rules = new StoreController(host, selectRules(null));
    this.#session = new StoreController(host, selectSession);
    this.#answered = new StoreController(host, selectAnswered(null));
    this.#answer = new StoreController(host, selectOwnAnswer(null));
    this.#translation = new StoreController(host, selectTranslation(null));
    this.#answering = new StoreController(host, selectPrivatelyAnswered(null));
    this.#undoable = new StoreController(host, selectUndoable(null));
    this.#isUndecided = new StoreController(host, selectIsUndecided(null));
  }

  /** Reads another interaction from now on; false where it is the same. */
  show(id: string | null): boolean {
    if (id === this.#id) return false;
    this.#id = id;
    this.#interaction.selector = selectInteraction(id);
    this.#composer.selector = selectComposer(id);
    this.#channel.selector = selectChannelOf(id);
    this.#rules.selector = selectRules(id);
    this.#answered.selector = selectAnswered(id);
    this.#answer.selector = selectOwnAnswer(id);
    this.#translation.selector = selectTranslation(id);
    this.#answering.selector = selectPrivatelyAnswered(id);
    this.#undoable.selector = selectUndoable(id);
    this.#isUndecided.selector = selectIsUndecided(id);
    return true;
  }

  /** The interaction that is written in; null for none. */
  get id(): string | null {
    return this.#id;
  }

  get store(): AppStore | undefined {
    return this.#session.store;
  }

  get actions(): AppActions | undefined {
    return this.store?.actions;
  }

  get session(): Session | null {
    return this.#session.value ?? null;
  }

  get channel(): Channel | null {
    return this.#channel.value ?? null;
  }

  get composer(): ComposerSlice | null {
    return this.#composer.value ?? null;
  }

  /** The message that is answered, quoted or edited; null for none. */
  get answered(): Message | null {
    return this.#answered.value ?? null;
  }

  /** The one answer of a review that is there already; null for none. */
  get answer(): Message | null {
    return this.#answer.value ?? null;
  }

  get translation(): TranslationSlice | null {
    return this.#translation.value ?? null;
  }

  /** The agent's answer that may still be taken back; null for none. */
  get undoable(): Message | null {
    return this.#undoable.value ?? null;
  }

  /** The server's clock, epoch milliseconds. */
  readonly now = (): number => this.store?.now() ?? Date.now();

  has(feature: Feature): boolean {
    return this.session?.features.includes(feature) === true;
  }

  /** How it stands with a text, now; null until everything is there that says so. */
  situation(text: string): Situation | null {
    const strings = this.#strings.whole;
    if (strings === undefined) return null;
    return composerSituation({
      interaction: this.#interaction.value ?? null,
      rules: this.#rules.value ?? null,
      session: this.session,
      composer: this.composer,
      text,
      answer: this.answer,
      translation: this.translation,
      answering: this.#answering.value ?? null,
      isUndecided: this.#isUndecided.value ?? false,
      now: this.now(),
      strings,
    });
  }

  /** Whether files can go here. */
  takesFiles({ rules }: Situation): boolean {
    return rules.attachments.kinds.length > 0 && this.has('attachments');
  }
}
