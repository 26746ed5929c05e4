import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Attachment, Message } from '../../model/message.ts';
import type { OriginalPost } from '../../model/post.ts';
import { INTACT, removalObstacle, type Removed } from '../../model/removal.ts';
import type { Result } from '../../model/result.ts';
import { showableText, showHidden } from '../../model/safe-text.ts';
import { selectChannelOf, selectSession } from '../../store/selectors.ts';
import type { AppStore } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { icon, openOutsideIcon } from '../../theme/icons.ts';
import { adIcon } from '../../theme/late-icons.ts';
import { allowedAddress } from '../../model/safe-address.ts';
import { fileAddress } from '../text/addresses.ts';
import { PictureOpenEvent } from '../message/message.events.ts';
import { PostRemovalEvent } from '../message/message-work.events.ts';

/** A post that is being read or has been, and what was known to be removed of it as that began. */
interface Reading {
  readonly removed: Removed;
  readonly result: Promise<Result<OriginalPost | null>>;
}

/**
 * Posts by store and interaction: read once for all messages that stand under one, and again where that failed or found nothing or
 * no picture, or where something of it has been removed since.
 */
const READ = new WeakMap<AppStore, Map<string, Reading>>();

const isSame = (a: Removed, b: Removed): boolean => a.content === b.content && a.author === b.author;

/**
 * The account that a public message came in on, and the post under which it stands (T4): shown when it is asked for, at once where
 * that is an advertisement that stands on no page (T6).
 *
 * @tagname inlay-original-post
 * @fires {PictureOpenEvent} inlay-picture-open - One of its pictures is to be shown large.
 * @fires {PostRemovalEvent} inlay-post-removal - What it says is to be removed, once that has been asked.
 */
export class OriginalPostView extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      .account {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 8px;
        color: var(--_text-quiet);
        font: var(--_meta);
      }
      .post {
        display: grid;
        gap: 4px;
        margin-block-start: 4px;
        padding: 8px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius-m);
        background: var(--_surface-sunken);
      }
      .by {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 6px;
        color: var(--_text-quiet);
        font: var(--_meta);
      }
      .by > * {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .post > .danger {
        justify-self: end;
      }
      .text {
        max-block-size: 200px;
        overflow: auto;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .picture {
        display: block;
        justify-self: start;
        padding: 0;
        block-size: auto;
        max-inline-size: 100%;
        overflow: hidden;
        border-radius: var(--_radius-m);
        cursor: zoom-in;
      }
      img {
        display: block;
        inline-size: auto;
        max-inline-size: 100%;
        block-size: auto;
        max-block-size: 180px;
      }
      a {
        color: var(--_accent);
      }
      .headline {
        font-weight: var(--_weight-strong);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) message: Message | undefined;
  /** Whether it is to be read alone. */
  @property({ type: Boolean }) preview = false;

  @state() private isOpen: boolean | null = null;
  @state() private read: Result<OriginalPost | null> | null = null;

  #interactionId: string | null = null;
  readonly #strings = new StringsController(this);
  readonly #channel = new StoreController(this, selectChannelOf(null));
  readonly #removed = new StoreController(this, (): Removed => INTACT);
  readonly #session = new StoreController(this, selectSession);
  #shownRemoved: Removed = INTACT;

  override connectedCallback(): void {
    super.connectedCallback();
    // In the same breath as its message, which a virtual list measures as it is put into the page.
    if (!this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const id = this.message?.interactionId ?? null;
    if (id !== this.#interactionId) {
      this.#interactionId = id;
      this.#channel.selector = selectChannelOf(id);
      this.#removed.selector = ({ interactions }) =>
        (id === null ? undefined : interactions[id])?.postRemoved ?? INTACT;
      this.read = null;
    }
    const before = changed.get('message');
    if (changed.has('message') && before?.id !== this.message?.id) this.isOpen = null;
    this.#forgetRemoved();
    if (this.#isShown) void this.#load();
  }

  /** What was read before something was removed is not kept (M5, M6). */
  #forgetRemoved(): void {
    const now = this.#removed.value ?? INTACT;
    if (isSame(now, this.#shownRemoved)) return;
    this.#shownRemoved = now;
    this.read = null;
  }

  get #isShown(): boolean {
    return this.isOpen ?? this.message?.onAd === true;
  }

  async #load(): Promise<void> {
    const id = this.#interactionId;
    const { store } = this.#channel;
    if (id === null || store === undefined || this.read !== null) return;
    let known = READ.get(store);
    if (known === undefined) {
      known = new Map<string, Reading>();
      READ.set(store, known);
    }
    const removed = this.#shownRemoved;
    let reading = known.get(id);
    if (reading === undefined || !isSame(reading.removed, removed))
      known.set(id, (reading = { removed, result: store.actions.originalPost(id) }));
    const read = await reading.result;
    // Pictures may still be on their way, and what failed is asked for again.
    const isWhole = read.ok && read.value !== null && read.value.attachments.length > 0;
    if (!isWhole && known.get(id) === reading) known.delete(id);
    if (id === this.#interactionId && isSame(removed, this.#shownRemoved)) this.read = read;
  }

  #onToggle(): void {
    this.isOpen = !this.#isShown;
  }

  #onRetry(): void {
    this.read = null;
  }

  #renderPicture(attachment: Attachment, { message }: Strings): TemplateResult | typeof nothing {
    const address = attachment.thumbnailUrl === null ? null : fileAddress(attachment.thumbnailUrl);
    if (address === null) return nothing;
    const name = showHidden(attachment.name);
    return html`<button
      class="picture"
      aria-label=${message.openPicture(name)}
      title=${name}
      @click=${() =>
        this.dispatchEvent(
          new PictureOpenEvent({
            messageId: this.message?.id ?? '',
            attachmentId: attachment.id,
            attachment,
          }),
        )}
    >
      <img
        src=${address}
        alt=""
        decoding="async"
        width=${attachment.dimensions?.width ?? nothing}
        height=${attachment.dimensions?.height ?? nothing}
      />
    </button>`;
  }

  #renderPost(strings: Strings): TemplateResult | typeof nothing {
    const { read } = this;
    const { post: words } = strings.answering;
    if (read === null) return html`<p class="post meta">${strings.everywhere.loading}</p>`;
    if (!read.ok)
      return html`<p class="post meta">
        ${strings.errors[read.error.kind]}
        <button class="link" @click=${this.#onRetry}>${strings.everywhere.retry}</button>
      </p>`;
    const post = read.value;
    if (post === null) return html`<p class="post meta">${words.none}</p>`;
    const format = formatOf(strings);
    const author = post.removed.author
      ? strings.everywhere.anonymous
      : showHidden(post.author.name) || strings.everywhere.unknownContact;
    const link = typeof post.ad?.link === 'string' ? allowedAddress(post.ad.link) : null;
    const address = post.networkUrl === null ? null : allowedAddress(post.networkUrl);
    const headline = post.ad?.headline ?? null;
    return html`<section class="post" aria-label=${words.name}>
      <p class="by">
        ${post.ad === null ? nothing : html`${icon(adIcon, 12)} <strong>${words.ad}</strong>`}
        <bdi>${author}</bdi>
        <time datetime=${new Date(post.sentAt).toISOString()}>${format.exact(post.sentAt)}</time>
        ${
          address === null
            ? nothing
            : html`<a
                href=${address}
                target="_blank"
                rel="noopener noreferrer nofollow"
                aria-label=${strings.message.openOnNetwork}
                title=${strings.message.openOnNetwork}
                >${icon(openOutsideIcon, 14)}</a
              >`
        }
      </p>
      ${
        post.removed.content
          ? html`<p class="quiet">${strings.message.contentRemoved}</p>`
          : html`<div class="text" dir="auto" tabindex="0">${showableText(post.text)}</div>`
      }
      ${post.attachments.map((attachment) => this.#renderPicture(attachment, strings))}
      ${
        headline === null
          ? nothing
          : html`<p class="headline" dir="auto">
              ${
                link === null
                  ? showHidden(headline)
                  : html`<a href=${link} target="_blank" rel="noopener noreferrer nofollow" title=${link}
                      >${showHidden(headline)}</a
                    >`
              }
            </p>`
      }
      ${post.removed.content ? nothing : this.#renderRemoval(post, strings)}
    </section>`;
  }

  /** Can't be brought back, so that it is asked first, in a dialog over the thread (M5). */
  #renderRemoval({ text }: OriginalPost, { annotations }: Strings): TemplateResult | typeof nothing {
    const session = this.#session.value ?? null;
    if (this.preview || session === null || removalObstacle('content', session) !== null) return nothing;
    return html`<button
      class="link danger"
      aria-haspopup="dialog"
      @click=${() => this.dispatchEvent(new PostRemovalEvent({ text }))}
    >
      ${annotations.removing.content.title}
    </button>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const { message } = this;
    if (strings === undefined || message === undefined) return nothing;
    const { post } = strings.answering;
    const account = showHidden(this.#channel.value?.name ?? '');
    return html`<div class="account">
        <bdi>${account}</bdi>
        <button class="link" aria-expanded=${this.#isShown} @click=${this.#onToggle}>
          ${this.#isShown ? post.hide : post.show}
        </button>
      </div>
      ${this.#isShown ? this.#renderPost(strings) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-original-post': OriginalPostView;
  }
}
