import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { Late } from '../../controllers/late.ts';
import type { Strings } from '../../i18n/strings.ts';
import { placeAt } from '../menu-button/place.ts';
import type { EmojiChooseEvent } from '../emoji-picker/emoji-picker.events.ts';

const EMOJI = new Late(() => import('../emoji-picker/define.ts'));

/** The emoji picker over a composer, at the button of the class `emoji`; what is chosen goes where the cursor is. */
export class EmojiPopover implements ReactiveController {
  readonly #host: LitElement;
  readonly #field: () => HTMLTextAreaElement | null;
  #isOpen = false;
  #isToShow = false;

  constructor(host: LitElement, field: () => HTMLTextAreaElement | null) {
    this.#host = host;
    this.#field = field;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#isToShow) return;
    this.#isToShow = false;
    const popover = this.#popover;
    const button = this.#host.renderRoot.querySelector('.emoji');
    if (popover === null || button === null || popover.matches(':popover-open')) return;
    popover.showPopover();
    placeAt(popover, button);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  async toggle(): Promise<void> {
    if (this.#isOpen) {
      this.#popover?.hidePopover();
      return;
    }
    await EMOJI.load(this.#host);
    this.#set(true);
  }

  close(): void {
    this.#set(false);
  }

  get #popover(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.emoji-popover');
  }

  #set(isOpen: boolean): void {
    if (isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    this.#isToShow = isOpen;
    this.#host.requestUpdate();
  }

  #onChoose({ detail }: EmojiChooseEvent): void {
    const field = this.#field();
    if (field === null) return;
    this.#popover?.hidePopover();
    field.focus();
    field.setRangeText(detail.emoji, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  render(strings: Strings): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    return html`<div
      class="emoji-popover"
      popover
      @toggle=${({ newState }: ToggleEvent) => {
        this.#set(newState === 'open');
      }}
    >
      <inlay-emoji-picker
        .strings=${strings}
        @inlay-emoji-choose=${(event: EmojiChooseEvent) => {
          this.#onChoose(event);
        }}
      ></inlay-emoji-picker>
    </div>`;
  }
}
