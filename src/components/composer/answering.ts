import type { LitElement } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Visibility } from '../../model/platform.ts';
import { isKeptPrivate } from '../../store/composers.ts';
import type { ComposerSlices } from './composer-slices.ts';
import type { TextDraft } from './text-draft.ts';

/** What the answering needs of the composer around. */
export interface AnsweringSite {
  readonly slices: ComposerSlices;
  readonly draft: TextDraft;
  readonly strings: () => Strings | undefined;
  /** Something is to be said aloud. */
  readonly say: (words: string) => void;
}

/** Who can read an answer, what it is an answer to, and taking one back: what a composer does besides the text itself. */
export class Answering {
  readonly #host: LitElement;
  readonly #site: AnsweringSite;
  #isAskingPublic = false;

  constructor(host: LitElement, site: AnsweringSite) {
    this.#host = host;
    this.#site = site;
  }

  /** Whether it is being asked if a private draft may be public. */
  get isAskingPublic(): boolean {
    return this.#isAskingPublic;
  }

  /** Forgets the question, as another interaction is shown. */
  reset(): void {
    this.#isAskingPublic = false;
  }

  /** Another form was chosen; what was written in private does not become public without a question. */
  choose(visibility: Visibility): void {
    const { slices, draft } = this.#site;
    const { id } = slices;
    if (id === null) return;
    draft.flush();
    const { composer } = slices;
    const isAsking = visibility === 'public' && composer !== null && isKeptPrivate(composer);
    this.#ask(isAsking);
    if (!isAsking) slices.actions?.setVisibility(id, visibility);
  }

  /** The question was answered. */
  settle(mayGoPublic: boolean): void {
    const { id, actions } = this.#site.slices;
    this.#ask(false);
    if (mayGoPublic && id !== null) actions?.setVisibility(id, 'public', true);
    this.#host.focus();
  }

  /** Escape answers no message in particular any more; undoing in an empty field takes the last answer back. */
  takeKey(event: KeyboardEvent): boolean {
    const { slices, draft } = this.#site;
    const { id, composer, undoable } = slices;
    if (id === null || event.isComposing) return false;
    if (event.key === 'Escape' && composer !== null && composer.inReplyToId !== null) {
      event.preventDefault();
      slices.actions?.replyTo(id, null);
      return true;
    }
    const undoes = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === 'z';
    if (!undoes || undoable === null || draft.text !== '') return false;
    if ((undoable.delivery?.undoUntil ?? 0) <= slices.now()) return false;
    event.preventDefault();
    void this.takeBack(undoable.id);
    return true;
  }

  /** Takes an answer back that has not left yet, and says whether that was in time. */
  async takeBack(messageId: string): Promise<void> {
    const { slices, draft, say } = this.#site;
    const strings = this.#site.strings();
    if (slices.id === null || strings === undefined) return;
    draft.flush();
    const isBack = (await slices.actions?.takeBack(slices.id, messageId)) === true;
    say(isBack ? strings.answering.takenBack : strings.answering.leftAlready);
    this.#host.focus();
  }

  #ask(isAsking: boolean): void {
    if (isAsking === this.#isAskingPublic) return;
    this.#isAskingPublic = isAsking;
    this.#host.requestUpdate();
  }
}
