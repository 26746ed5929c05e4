import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { formatOf, type Format } from '../../i18n/format.ts';
import { isWhole, type FirstStrings } from '../../i18n/strings.ts';
import type { MessageWork } from '../../model/message-actions.ts';
import type { Message } from '../../model/message.ts';
import { foldText, showableText, showHidden } from '../../model/safe-text.ts';
import { LATE_ICONS } from '../../controllers/late-icons.ts';
import { Late } from '../../controllers/late.ts';
import { base } from '../../theme/base.styles.ts';
import { globeIcon, icon, lockIcon, openOutsideIcon } from '../../theme/icons.ts';
import { allowedAddress } from '../../model/safe-address.ts';
import { LINKS, textWithLinks } from '../text/message-text.ts';
import { personName } from '../text/person-name.ts';
import { messageStyles } from './message.styles.ts';
import { renderBefore, renderFoot, renderInside } from './message-parts.ts';
import { messagePartsStyles } from './message-parts.styles.ts';
import { MessageJumpEvent } from './message.events.ts';
import { nextPaint } from './next-paint.ts';
import type * as MessageTools from './message-tools.ts';
import type { ToolbarView } from './message-toolbar.ts';

/** Longer texts are folded: at 340 px this is about two screens. */
const FOLD = { characters: 1500, lines: 20 };
const COPIED_MS = 2000;

/** What can be done with a message; nobody needs it to read one. */
const TOOLS = new Late(() => import('./message-tools.ts'));
const COPY = new Late(() => import('./copy-text.ts'));

/**
 * One message of a thread: who wrote it, when, what kind it is, its text and files, and where it has come to.
 *
 * Renders at once when it is put into the page, so that a virtual list can measure it in the same breath.
 *
 * @tagname inlay-message
 * @fires {MessageReplyEvent} inlay-message-reply - The agent wants to answer this very message.
 * @fires {MessageActionEvent} inlay-message-action - The agent has chosen something else that can be done with it.
 * @fires {ActionDismissEvent} inlay-action-dismiss - What is said of an action that was refused has been read.
 * @fires {MessageDecisionEvent} inlay-message-decision - Resend, or take back, a message of ours that did not go.
 * @fires {MessageJumpEvent} inlay-message-jump - The message that this one quotes is to be shown.
 * @fires {PictureOpenEvent} inlay-picture-open - A picture is to be shown large.
 * @fires {AttachmentWantedEvent} inlay-attachment-wanted - A file's address is about to be used, or was refused.
 * @csspart bubble - The message's body.
 * @csspart delivery - Where one of our messages has come to.
 */
export class InlayMessage extends LitElement {
  static override styles = [base, messageStyles, messagePartsStyles];

  @property({ attribute: false }) message: Message | undefined;
  @property({ attribute: false }) strings: FirstStrings | undefined;
  /** The network's name for the kind in words, such as "Instagram". */
  @property() platform = '';
  /** The signed-in agent, whose own messages say "You". */
  @property({ attribute: 'agent-id' }) agentId: string | null = null;
  /** Whether sender and time stand above it. */
  @property({ type: Boolean, attribute: 'starts-group', reflect: true }) startsGroup = false;
  /** Whether it is the last of its sender's in a row. */
  @property({ type: Boolean, attribute: 'ends-group', reflect: true }) endsGroup = false;
  @property({ type: Boolean, reflect: true }) indented = false;
  /** Whether it is being answered now (T8). */
  @property({ type: Boolean, reflect: true }) highlighted = false;
  /** What decides about what is offered on it; null offers nothing. */
  @property({ attribute: false }) work: MessageWork | null = null;

  @state() private isWhole = false;
  @state() private isCopied = false;
  /** Whether it has been on the screen once: its toolbar, which takes no room and is half of the work, comes after that. */
  @state() private isPainted = false;

  #text = '';
  #folded = { head: '', hidden: 0 };
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#copiedTimer);
    this.isCopied = false;
  }

  protected override firstUpdated(): void {
    void nextPaint().then(() => (this.isPainted = true));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('message') || this.message === undefined) return;
    const before = changed.get('message');
    if (before?.id !== this.message.id && before !== undefined && before.clientId !== this.message.clientId)
      this.isWhole = false;
    this.dataset['direction'] = this.message.direction;
    this.dataset['visibility'] = this.message.visibility;
    if (before?.text === this.message.text) return;
    this.#text = showableText(this.message.text);
    this.#folded = foldText(this.#text, FOLD);
  }

  /** Opens the menu of what can be done with it; false where there is none. */
  openMenu(): boolean {
    return TOOLS.of(this)?.openMenu(this) ?? false;
  }

  #onContextMenu(event: MouseEvent): void {
    TOOLS.of(this)?.onContextMenu(event, this);
  }

  async #onCopy(): Promise<void> {
    const { copyText } = await COPY.load(this);
    if (this.message === undefined || !(await copyText(this.message.text))) return;
    this.isCopied = true;
    clearTimeout(this.#copiedTimer);
    this.#copiedTimer = setTimeout(() => (this.isCopied = false), COPIED_MS);
  }

  #sender(message: Message, strings: FirstStrings): string {
    if (message.author.kind === 'agent' && message.author.id === this.agentId) return strings.everywhere.you;
    return personName(message.author.name, message.removed.author, strings.everywhere);
  }

  #renderHead(message: Message, strings: FirstStrings, format: Format): TemplateResult {
    const { kind, visibility, onAd, sentAt } = message;
    const words = strings.message.kind({ kind, platform: this.platform, onAd });
    const address = message.networkUrl === null ? null : allowedAddress(message.networkUrl);
    return html`<div class="head">
      <span
        class="visibility"
        data-visibility=${visibility}
        title=${strings.everywhere.visibility[visibility]}
      >
        ${icon(visibility === 'public' ? globeIcon : lockIcon, 12)}
        <span class="visually-hidden">${strings.everywhere.visibility[visibility]}</span>
      </span>
      <bdi class="sender">${this.#sender(message, strings)}</bdi>
      <span class="kind">${onAd ? icon(LATE_ICONS.of(this)?.adIcon, 12) : nothing}${words}</span>
      <time datetime=${new Date(sentAt).toISOString()} title=${format.exact(sentAt)}
        ><span class="clock">${format.clock(sentAt)}</span
        ><span class="exact">${format.exact(sentAt)}</span></time
      >
      ${
        address === null
          ? nothing
          : html`<a
              class="on-network"
              href=${address}
              target="_blank"
              rel="noopener noreferrer nofollow"
              aria-label=${strings.message.openOnNetwork}
              title=${strings.message.openOnNetwork}
              >${icon(openOutsideIcon, 14)}</a
            >`
      }
    </div>`;
  }

  #renderQuote({ inReplyTo }: Message, strings: FirstStrings): TemplateResult | typeof nothing {
    if (inReplyTo === null) return nothing;
    const { id, authorName, text, removed } = inReplyTo;
    const author = removed.author ? strings.everywhere.anonymous : showHidden(authorName);
    return html`<blockquote>
      <button
        class="link quoted-author"
        aria-label=${strings.message.inReplyTo(author)}
        @click=${() => this.dispatchEvent(new MessageJumpEvent({ messageId: id }))}
      >
        <bdi>${author}</bdi>
      </button>
      <p dir="auto">${removed.content ? strings.message.contentRemoved : showableText(text)}</p>
    </blockquote>`;
  }

  #renderText(strings: FirstStrings): TemplateResult | typeof nothing {
    if (this.#text === '') return nothing;
    const { head, hidden } = this.#folded;
    const isFolded = hidden > 0 && !this.isWhole;
    // A span, because what formats templates keeps white space out of it; here all of it would be shown.
    return html`<span class="text" dir="auto"
        >${textWithLinks(isFolded ? head : this.#text, LINKS.of(this))}${isFolded ? '…' : nothing}</span
      >
      ${
        hidden === 0
          ? nothing
          : html`<button
              class="link fold"
              aria-expanded=${this.isWhole}
              @click=${() => (this.isWhole = !this.isWhole)}
            >
              ${this.isWhole ? strings.message.showLess : strings.message.showMore}
            </button>`
      }`;
  }

  /** What the toolbar and the ways out are made from; undefined until both their words and what renders them are there. */
  #tools(
    message: Message,
    strings: FirstStrings,
  ): (typeof MessageTools & { readonly view: ToolbarView }) | undefined {
    const tools = TOOLS.of(this);
    if (tools === undefined || !isWhole(strings)) return undefined;
    const { work, isCopied } = this;
    return {
      ...tools,
      view: { element: this, message, strings, work, isCopied, copy: () => void this.#onCopy() },
    };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { message, strings } = this;
    if (message === undefined || strings === undefined) return nothing;
    const format = formatOf(strings);
    const name = strings.message.name(this.#sender(message, strings), format.exact(message.sentAt));
    if (message.direction === 'system') {
      return html`<article
        class="system"
        aria-label=${strings.message.name(strings.message.kind({ kind: 'system', platform: '', onAd: false }), format.exact(message.sentAt))}
      >
        <bdi>${showableText(message.text)}</bdi>
        <time datetime=${new Date(message.sentAt).toISOString()} title=${format.exact(message.sentAt)}
          >${format.clock(message.sentAt)}</time
        >
      </article>`;
    }
    const tools = this.#tools(message, strings);
    const parts = { element: this, message, strings, endsGroup: this.endsGroup };
    const isEmpty = this.#text === '' && message.attachments.length === 0 && message.extra === null;
    return html`<article
      aria-label=${name}
      aria-current=${this.highlighted ? 'true' : nothing}
      @contextmenu=${this.#onContextMenu}
    >
      ${this.startsGroup ? this.#renderHead(message, strings, format) : nothing}
      <div class="line" title=${format.exact(message.sentAt)}>
        <div class="bubble" part="bubble">
          ${this.#renderQuote(message, strings)} ${renderBefore(parts)} ${this.#renderText(strings)}
          ${renderInside(parts)}
          ${
            isEmpty
              ? html`<p class="quiet">
                  ${strings.message[message.removed.content ? 'contentRemoved' : 'noText']}
                </p>`
              : nothing
          }
        </div>
        ${this.isPainted ? tools?.renderToolbar(tools.view) : nothing}
      </div>
      ${renderFoot(parts, () => tools?.renderDecision(tools.view), tools?.renderMoreMarks(tools.view))}
      ${this.startsGroup ? tools?.renderPost(message, this.work === null) : nothing}
      ${tools?.renderRefusal(tools.view)} ${tools?.renderAnnotations(message, this.work === null)}
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-message': InlayMessage;
  }
}
