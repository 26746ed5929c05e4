import { nothing, type LitElement, type TemplateResult } from 'lit';
import { Late } from '../../controllers/late.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { ReplyTab } from '../quick-replies/reply-tabs.ts';
import type { ComposerSlices } from './composer-slices.ts';
import type { ReplyDesk } from './reply-desk.ts';
import { slashWord } from './slash-trigger.ts';

/** Quick replies and templates: what is offered below a `/`, and the dialog of all of them. */
const REPLIES = new Late(() => import('./reply-desk.ts'));

/** The quick replies of a composer, loaded when a `/` is typed or they are opened. */
export class LateReplies {
  readonly #host: LitElement;
  readonly #slices: ComposerSlices;
  readonly #field: () => HTMLTextAreaElement | null;
  #desk: ReplyDesk | null = null;
  #isComing = false;

  constructor(host: LitElement, slices: ComposerSlices, field: () => HTMLTextAreaElement | null) {
    this.#host = host;
    this.#slices = slices;
    this.#field = field;
  }

  /** Opens the dialog at a tab, where the administrator has it on; what is inserted goes where the cursor is. */
  async open(tab: ReplyTab): Promise<void> {
    if (!this.#slices.has(tab === 'templates' ? 'templates' : 'quickReplies')) return;
    await REPLIES.load(this.#host);
    this.#present?.open(tab);
  }

  /** The text or the cursor in the field has changed. */
  onInput(event?: Event): void {
    if (this.#desk !== null) this.#desk.onInput(event);
    else if (this.#field()?.value.includes('/') === true && this.#slices.has('quickReplies')) {
      this.#isComing = true;
      void REPLIES.load(this.#host).then(() => {
        this.#present?.onInput(event);
        this.#isComing = false;
        this.#host.requestUpdate();
      });
    }
  }

  /** The cursor was put elsewhere. */
  onPointer(): void {
    this.#desk?.onInput();
  }

  /** The field was left. */
  onBlur(): void {
    this.#desk?.onBlur();
  }

  /** Whether a key was the suggestions'; then it has been dealt with. */
  takeKey(event: KeyboardEvent): boolean {
    return this.#desk?.takeKey(event) === true;
  }

  /** Whether it is not known yet what is offered for the word at the cursor. */
  get isAwaited(): boolean {
    if (this.#desk !== null) return this.#desk.isAwaited;
    const field = this.#field();
    return this.#isComing && field !== null && slashWord(field.value, field.selectionStart) !== null;
  }

  /** Takes what is offered first; false where nothing is. */
  takeFirst(): boolean {
    return this.#desk?.takeFirst() === true;
  }

  /** Null until the part is there. */
  get #present(): ReplyDesk | null {
    const part = REPLIES.of(this.#host);
    if (part === undefined) return null;
    this.#desk ??= new part.ReplyDesk(this.#host, {
      field: this.#field,
      store: () => this.#slices.store,
      interactionId: () => this.#slices.id,
    });
    return this.#desk;
  }

  render(strings: Strings): TemplateResult | typeof nothing {
    return this.#desk?.render(strings) ?? nothing;
  }
}
