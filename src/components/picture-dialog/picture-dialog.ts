import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import { isWhole, type FirstStrings } from '../../i18n/strings.ts';
import type { Attachment } from '../../model/message.ts';
import { showHidden } from '../../model/safe-text.ts';
import { selectThread } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { backIcon, closeIcon, icon, type IconShape } from '../../theme/icons.ts';
import { downloadIcon, nextIcon, zoomFitIcon, zoomInIcon, zoomOutIcon } from '../../theme/late-icons.ts';
import { openModal } from '../modal/modal.ts';
import { fileAddress } from '../text/addresses.ts';
import { fileName } from '../text/file-name.ts';
import { pictureDialogStyles } from './picture-dialog.styles.ts';
import { PictureTouch } from './picture-touch.ts';
import { MAX_ZOOM, moved, WHOLE, zoomed, type PictureView } from './picture-view.ts';

/** One step of + and −. */
const STEP = 1.5;
/** One step of an arrow key on an enlarged picture, in CSS pixels. */
const PAN = 60;
/** What a double click enlarges to. */
const CLOSE_UP = 2.5;

/** A picture of the thread, and the message that it is in; null where it came alone. */
interface Shown {
  readonly attachment: Attachment;
  readonly messageId: string | null;
}

/**
 * A picture in its full size over everything, until it is closed. The arrow keys lead through the thread's pictures, or move one
 * that is enlarged; + and − zoom, 0 shows the whole again; wheel, pinch and drag do the same. Escape closes.
 *
 * @tagname inlay-picture-dialog
 * @fires {Event} close - It was closed.
 */
export class PictureDialog extends LitElement {
  static override styles = [base, pictureDialogStyles];

  /** The thread whose pictures it leads through; empty for this one picture alone. */
  @property({ attribute: 'interaction-id' }) interactionId = '';
  /** The picture to begin with. */
  @property({ attribute: false }) attachment: Attachment | undefined;
  @property({ attribute: false }) strings: FirstStrings | undefined;

  @state() private shownId: string | null = null;
  @state() private view: PictureView = WHOLE;
  /** Those that could not be shown: at first their fresh address is asked for, then the small copy takes their place. */
  @state() private failures: ReadonlyMap<string, number> = new Map();

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('.stage') private stage!: HTMLElement | null;
  @query('img') private image!: HTMLImageElement | null;

  readonly #thread = new StoreController(this, selectThread(null));
  readonly #touch = new PictureTouch(this, {
    onDrag: (by) => {
      this.#move(by);
    },
    onPinch: (factor, at) => {
      this.#zoom(factor, at);
    },
  });
  #pictures: readonly Shown[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('interactionId')) this.#thread.selector = selectThread(this.interactionId || null);
    if (changed.has('attachment')) {
      this.shownId = this.attachment?.id ?? null;
      this.view = WHOLE;
    }
    this.#pictures = this.#picturesNow();
  }

  protected override firstUpdated(): void {
    if (this.dialog !== null) openModal(this.dialog, this.dialog.querySelector<HTMLElement>('.close'));
  }

  protected override updated(): void {
    const { zoom, x, y } = this.view;
    this.image?.style.setProperty(
      'transform',
      zoom === 1 ? 'none' : `translate(${x}px, ${y}px) scale(${zoom})`,
    );
  }

  /** The thread's pictures in their order; the one that was opened alone where it is none of them. */
  #picturesNow(): readonly Shown[] {
    const { attachment } = this;
    if (attachment === undefined) return [];
    const all = (this.#thread.value?.messages ?? []).flatMap(({ message }) =>
      message.attachments
        .filter(({ type, thumbnailUrl }) => thumbnailUrl !== null && type.startsWith('image/'))
        .map((one): Shown => ({ attachment: one, messageId: message.id })),
    );
    return all.some((one) => one.attachment.id === attachment.id) ? all : [{ attachment, messageId: null }];
  }

  get #at(): number {
    return Math.max(
      0,
      this.#pictures.findIndex(({ attachment }) => attachment.id === this.shownId),
    );
  }

  #show(at: number): void {
    const next = this.#pictures[at];
    if (next === undefined || at === this.#at) return;
    this.shownId = next.attachment.id;
    this.view = WHOLE;
  }

  #zoom(factor: number, at?: { readonly x: number; readonly y: number }): void {
    const box = this.stage?.getBoundingClientRect();
    if (box === undefined) return;
    const point =
      at === undefined
        ? undefined
        : { x: at.x - box.left - box.width / 2, y: at.y - box.top - box.height / 2 };
    this.view = zoomed(this.view, factor, point);
    this.#move({ x: 0, y: 0 });
  }

  #move(by: { readonly x: number; readonly y: number }): void {
    const { image, stage } = this;
    if (image === null || stage === null || this.view.zoom === 1) return;
    this.view = moved(
      this.view,
      by,
      { width: image.offsetWidth, height: image.offsetHeight },
      { width: stage.clientWidth, height: stage.clientHeight },
    );
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  async #onFailed({ attachment: { id, url }, messageId }: Shown): Promise<void> {
    const times = (this.failures.get(id) ?? 0) + 1;
    this.failures = new Map(this.failures).set(id, times);
    if (times > 1) return;
    if (messageId !== null)
      await this.#thread.store?.actions.refreshAttachment(this.interactionId, messageId, id);
    const present = this.#picturesNow().find(({ attachment }) => attachment.id === id)?.attachment.url;
    // The same address would fail without another word.
    if (present === url) this.failures = new Map(this.failures).set(id, 2);
  }

  #onKey(event: KeyboardEvent): void {
    // Escape closes the picture and nothing behind it; no key here is a shortcut of the panel around.
    event.stopPropagation();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const forward = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const isEnlarged = this.view.zoom > 1;
    const pan: Readonly<Record<string, { x: number; y: number }>> = {
      ArrowLeft: { x: PAN, y: 0 },
      ArrowRight: { x: -PAN, y: 0 },
      ArrowUp: { x: 0, y: PAN },
      ArrowDown: { x: 0, y: -PAN },
    };
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#show(this.#at - forward),
      ArrowRight: () => this.#show(this.#at + forward),
      PageUp: () => this.#show(this.#at - 1),
      PageDown: () => this.#show(this.#at + 1),
      Home: () => this.#show(0),
      End: () => this.#show(this.#pictures.length - 1),
      '+': () => this.#zoom(STEP),
      '=': () => this.#zoom(STEP),
      '-': () => this.#zoom(1 / STEP),
      '0': () => (this.view = WHOLE),
    };
    const by = isEnlarged ? pan[event.key] : undefined;
    const run = by === undefined ? keys[event.key] : () => this.#move(by);
    if (run === undefined) return;
    event.preventDefault();
    run();
  }

  readonly #onWheel = {
    handleEvent: (event: WheelEvent): void => {
      event.preventDefault();
      this.#zoom(Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), {
        x: event.clientX,
        y: event.clientY,
      });
    },
    passive: false,
  };

  #onDoubleClick({ clientX, clientY }: MouseEvent): void {
    if (this.view.zoom > 1) this.view = WHOLE;
    else this.#zoom(CLOSE_UP, { x: clientX, y: clientY });
  }

  #button(label: string, shape: IconShape, run: () => void, isOff = false): TemplateResult {
    return html`<button
      class="icon"
      aria-label=${label}
      title=${label}
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${() => {
        if (!isOff) run();
      }}
    >
      ${icon(shape)}
    </button>`;
  }

  #renderTools(strings: FirstStrings): TemplateResult | typeof nothing {
    if (!isWhole(strings)) return nothing;
    const { picture } = strings;
    const at = this.#at;
    const many = this.#pictures.length;
    const { zoom } = this.view;
    return html`<div class="tools" role="group" aria-label=${picture.tools}>
      ${many > 1 ? this.#button(picture.previous, backIcon, () => this.#show(at - 1), at === 0) : nothing}
      ${this.#button(picture.zoomOut, zoomOutIcon, () => this.#zoom(1 / STEP), zoom === 1)}
      <span class="zoom meta figures" role="status">${formatOf(strings).percent(zoom)}</span>
      ${this.#button(picture.zoomIn, zoomInIcon, () => this.#zoom(STEP), zoom === MAX_ZOOM)}
      ${this.#button(picture.fit, zoomFitIcon, () => (this.view = WHOLE), zoom === 1)}
      ${many > 1 ? this.#button(picture.next, nextIcon, () => this.#show(at + 1), at === many - 1) : nothing}
      ${many > 1 ? html`<span class="quiet meta figures" role="status">${picture.position(at + 1, many)}</span>` : nothing}
    </div>`;
  }

  #renderPicture(shown: Shown, strings: FirstStrings): TemplateResult {
    const { attachment } = shown;
    const failures = this.failures.get(attachment.id) ?? 0;
    // A kind that this browser does not know still has its small copy.
    const href = fileAddress(failures > 1 ? (attachment.thumbnailUrl ?? '') : attachment.url);
    if (href === null || failures > 2)
      return html`<p class="failed">
        ${isWhole(strings) ? strings.picture.notShown : strings.errors['not-found']}
      </p>`;
    return html`<img
      src=${href}
      alt=${showHidden(attachment.name)}
      width=${attachment.dimensions?.width ?? nothing}
      height=${attachment.dimensions?.height ?? nothing}
      draggable="false"
      @error=${() => void this.#onFailed(shown)}
    />`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings } = this;
    const shown = this.#pictures[this.#at];
    if (shown === undefined || strings === undefined) return nothing;
    const { attachment } = shown;
    const name = showHidden(attachment.name);
    const href = fileAddress(attachment.url);
    return html`<dialog aria-label=${name} @close=${this.#onClose} @keydown=${this.#onKey}>
      <div class="header">
        <h2>${fileName(attachment.name)}</h2>
        <span class="quiet meta figures">${formatOf(strings).size(attachment.size)}</span>
        ${
          href === null
            ? nothing
            : html`<a
                href=${href}
                download=${name}
                target="_blank"
                rel="noopener noreferrer"
                aria-label=${strings.message.download(name)}
                title=${strings.message.download(name)}
                >${icon(downloadIcon)}</a
              >`
        }
        <button
          class="icon close"
          aria-label=${strings.everywhere.close}
          title=${strings.everywhere.close}
          @click=${() => {
            this.dialog?.close();
          }}
        >
          ${icon(closeIcon)}
        </button>
      </div>
      <div
        class="stage"
        data-zoomed=${this.view.zoom > 1 ? '' : nothing}
        @wheel=${this.#onWheel}
        @dblclick=${this.#onDoubleClick}
        @pointerdown=${this.#touch.onDown}
        @pointermove=${this.#touch.onMove}
        @pointerup=${this.#touch.onUp}
        @pointercancel=${this.#touch.onUp}
      >
        ${this.#renderPicture(shown, strings)}
      </div>
      ${this.#renderTools(strings)}
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-picture-dialog': PictureDialog;
  }
}
