import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Late } from '../../controllers/late.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { splitIntoMessages } from '../../model/attachment-rules.ts';
import type { Message } from '../../model/message.ts';
import { isTranslating } from '../../model/translation.ts';
import { selectOpenId } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { tokens } from '../../theme/tokens.ts';
import { beginNote } from '../notes/begin-note.ts';
import type { ReplyTab } from '../quick-replies/reply-tabs.ts';
import { AfterPaint } from './after-paint.ts';
import { Answering } from './answering.ts';
import { renderClosed, renderNotices } from './around-field.ts';
import { attachmentChips } from './attachment-chips.ts';
import { dropWords } from './obstacle-words.ts';
import { renderBar, renderTop } from './composer-bar.ts';
import { ComposerSlices } from './composer-slices.ts';
import { composerStyles } from './composer.styles.ts';
import { EmojiPopover } from './emoji-popover.ts';
import { FileDrop } from './file-drop.ts';
import { LateReplies } from './late-replies.ts';
import { replyChip } from './notices.ts';
import { Sending } from './sending.ts';
import type { Situation } from './situation.ts';
import { TextDraft } from './text-draft.ts';
import { renderChoice } from './visibility-choice.ts';

/** What is shown of translating, where something is translated. */
const TRANSLATION = new Late(() => import('../reply-translation/define.ts'));

const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content');

/** What was begun by the agent and has been led on from, so that it is not a second time. */
const LED_ON = new WeakSet<object>();

/**
 * The reply box: says as whom and to whom one writes, counts as the network counts, takes files and emoji, and sends.
 * Writes into the interaction it is given, else into the one that is open in the store around it.
 *
 * @tagname inlay-composer
 * @csspart box - The frame around field and buttons.
 * @csspart send - The button that sends.
 */
export class Composer extends LitElement {
  static override styles = [tokens, base, composerStyles];

  /** The interaction to write in; absent takes the one that is open in the store. */
  @property({ attribute: 'interaction-id' }) interactionId: string | undefined;

  @state() private seenNewer: readonly Message[] | null = null;
  /** What is said aloud: that the limit was crossed, and what became of what was asked for. */
  @state() private spoken = '';

  @query('textarea') private field!: HTMLTextAreaElement | null;

  readonly #strings = new StringsController(this);
  readonly #openId = new StoreController(this, selectOpenId);
  readonly #begun = new StoreController(this, ({ begun }) => begun);
  readonly #slices = new ComposerSlices(this, this.#strings);
  readonly #draft = new TextDraft(this, (id, text) => {
    this.#slices.actions?.setText(id, text);
  });
  readonly #drop = new FileDrop(this, (files) => {
    this.#attach(files);
  });
  readonly #afterPaint = new AfterPaint(this);
  readonly #replies = new LateReplies(this, this.#slices, () => this.field);
  readonly #emoji = new EmojiPopover(this, () => this.field);
  readonly #say = (words: string): void => {
    this.spoken = words;
    this.requestUpdate();
  };
  readonly #answering = new Answering(this, {
    slices: this.#slices,
    draft: this.#draft,
    strings: () => this.#strings.whole,
    say: this.#say,
  });
  readonly #sending = new Sending(this, {
    interactionId: () => this.#slices.id,
    draft: this.#draft,
    situation: () => this.#slices.situation(this.#draft.text),
    whyNot: (situation, anyway) => this.#whyNot(situation, anyway),
    beside: () => this.#beside(),
    isOffering: () => this.#replies.isAwaited,
    takeOffered: () => this.#replies.takeFirst(),
    handOver: async (id) => {
      const hasNewer = (this.#slices.composer?.newer ?? []).length > 0;
      return (await this.#slices.actions?.[hasNewer ? 'sendAnyway' : 'send'](id)) === true;
    },
    say: this.#say,
  });
  #situation: Situation | null = null;
  #failedFiles = 0;
  /** Where one writes, or what stands in its place, if the focus was in the composer before it rendered. */
  #focusedPlace: HTMLElement | null = null;
  #lastAnswered: Message | null = null;

  /** Opens the quick replies, where the administrator has them on; what is inserted goes where the cursor is. */
  openQuickReplies(tab: ReplyTab = 'all'): Promise<void> {
    return this.#replies.open(tab);
  }

  /** Opens the message templates: what may be sent when the reply window has closed. */
  openTemplates(): Promise<void> {
    return this.openQuickReplies('templates');
  }

  /** Puts the cursor into the field, or the focus on what stands in its place. */
  override focus(options?: FocusOptions): void {
    const place = this.#place;
    if (place === null) super.focus(options);
    else place.focus(options);
  }

  get #place(): HTMLElement | null {
    return this.field ?? this.renderRoot.querySelector<HTMLElement>('.closed');
  }

  constructor() {
    super();
    // Where nothing more can be written, the last answer can still be taken back by keys (C12).
    this.addEventListener('keydown', (event) => {
      if (this.field === null) this.#answering.takeKey(event);
    });
  }

  protected override willUpdate(): void {
    this.#focusedPlace = this.hasUpdated && this.matches(':focus-within') ? this.#place : null;
    const id = this.interactionId ?? this.#openId.value ?? null;
    if (this.#slices.show(id)) {
      this.#emoji.close();
      this.#answering.reset();
    }
    this.#draft.read(id, this.#slices.composer?.text ?? '');
    const before = this.#situation?.measure?.over ?? false;
    this.#situation = this.#slices.situation(this.#draft.text);
    const isOver = this.#situation?.measure?.over ?? false;
    if (isOver !== before) this.spoken = isOver ? (this.#situation?.reason ?? '') : '';
    // Where the network takes none, that is what is said of them.
    this.#drop.enabled = this.#situation?.closed === null;
  }

  protected override updated(): void {
    if (!GROWS_BY_ITSELF && this.field !== null) growToContent(this.field);
    this.#leadOn();
    // Who works by keys goes on where the field has gone with the focus, or has come back.
    if (this.#focusedPlace?.isConnected === false) this.focus();
    const { answered } = this.#slices;
    if (answered !== this.#lastAnswered && answered !== null) this.focus();
    this.#lastAnswered = answered;
    const failed = this.renderRoot.querySelectorAll('.chip[data-upload="failed"]');
    if (failed.length > this.#failedFiles) [...failed].at(-1)?.scrollIntoView({ block: 'nearest' });
    this.#failedFiles = failed.length;
  }

  /** After what follows a key, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#afterPaint.done;
    return super.getUpdateComplete();
  }

  /** What the agent has just begun where nothing but a template may be sent goes on with the templates (W4). */
  #leadOn(): void {
    const begun = this.#begun.value;
    const situation = this.#situation;
    if (begun === undefined || begun.interactionId !== situation?.interaction.id || LED_ON.has(begun)) return;
    LED_ON.add(begun);
    const { closed } = situation;
    if (closed?.kind === 'reply-window-closed' && closed.instead === 'template') void this.openTemplates();
  }

  /** Why this can't go now, in words: what is in its way, and what the agent has been asked and has not answered. */
  #whyNot({ reason, isUntranslated, interaction, strings }: Situation, anyway: boolean): string | null {
    if (this.#answering.isAskingPublic) return strings.answering.goingPublic;
    // Who wants to send does not wait for the pause.
    if (isUntranslated) this.#slices.actions?.translateReply(interaction.id);
    const { newer = [] } = this.#slices.composer ?? {};
    const isHeldBack = !anyway && newer.length > 0 && newer !== this.seenNewer;
    return reason ?? (isHeldBack ? strings.composer.newer(newer.length) : null);
  }

  /** What goes beside the text: to what it is an answer, and the files. */
  #beside(): string {
    const { inReplyToId, as, attachments } = this.#slices.composer ?? {};
    return JSON.stringify([inReplyToId ?? null, as, ...(attachments ?? []).map(({ localId }) => localId)]);
  }

  #attach(files: readonly File[]): void {
    const { id, actions } = this.#slices;
    if (id !== null && files.length > 0) void actions?.attach(id, files);
  }

  #onInput(event: Event): void {
    this.#draft.type((event.target as HTMLTextAreaElement).value);
    this.#sending.typed();
    this.#replies.onInput(event);
    // Where the field can't grow by itself it has to be told before it is painted.
    if (!GROWS_BY_ITSELF && this.field !== null) growToContent(this.field);
    this.#afterPaint.request();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (this.#replies.takeKey(event) || this.#sending.takeKey(event) || this.#answering.takeKey(event))
      return;
    // An input method's Enter takes a word; 229 is the only way in which Safari tells it after the composition's end.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is nothing in its place
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.isComposing || event.keyCode === 229)
      return;
    if (event.getModifierState('AltGraph')) return;
    event.preventDefault();
    this.#sending.press('key');
  }

  #onPaste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || !this.#drop.enabled) return;
    event.preventDefault();
    this.#attach(files);
  }

  #onBlur(): void {
    this.#draft.flush();
    this.#replies.onBlur();
  }

  /** The time is over, or another has begun: what can be sent is asked anew, and the text stays. */
  #onWindow(): void {
    const { closed, strings, windowAt } = this.#slices.situation(this.#draft.text) ?? {};
    const isOver =
      closed?.kind === 'reply-window-closed' || windowAt?.(this.#slices.now()).state === 'closed';
    if (isOver && strings !== undefined) this.spoken = strings.answering.closedNow;
    this.requestUpdate();
  }

  #onUntranslated(): void {
    const { id, actions } = this.#slices;
    if (id === null) return;
    this.#draft.flush();
    actions?.leaveReply(id);
    this.#sending.press('button');
  }

  #onKeepWriting(): void {
    this.seenNewer = this.#slices.composer?.newer ?? null;
    this.focus();
  }

  #onNote(): void {
    const { id, store } = this.#slices;
    if (id !== null) beginNote(id, store);
  }

  async #assignToMe(id: string): Promise<void> {
    const { session, actions } = this.#slices;
    if (session === null) return;
    await actions?.assign(id, { agentId: session.agent.id, teamId: null });
    this.focus();
  }

  #renderNotices(situation: Situation): TemplateResult {
    return renderNotices(situation, {
      slices: this.#slices,
      answering: this.#answering,
      text: this.#draft.text,
      seenNewer: this.seenNewer,
      onSendAnyway: () => {
        this.#sending.press('anyway');
      },
      onKeepWriting: () => {
        this.#onKeepWriting();
      },
      onAssignToMe: () => void this.#assignToMe(situation.interaction.id),
    });
  }

  #renderClosed(situation: Situation): TemplateResult {
    return renderClosed(situation, this.#slices, () => void this.openTemplates());
  }

  #renderTranslation({ interaction }: Situation): TemplateResult | typeof nothing {
    const slice = this.#slices.translation;
    if (slice === null || (slice.status !== 'failed' && !isTranslating(slice.settings))) return nothing;
    TRANSLATION.of(this);
    return html`<inlay-reply-translation
      .interactionId=${interaction.id}
      .text=${this.#draft.text}
      @inlay-reply-untranslated=${this.#onUntranslated}
    ></inlay-reply-translation>`;
  }

  #renderFiles({ interaction, rules, attachments, strings }: Situation): TemplateResult | typeof nothing {
    const { actions } = this.#slices;
    return attachmentChips(
      attachments,
      splitIntoMessages(rules, this.#draft.text, attachments).length,
      strings,
      {
        onRemove: (localId) => actions?.removeAttachment(interaction.id, localId),
        onRetry: (localId) => void actions?.retryUpload(interaction.id, localId),
      },
    );
  }

  #renderBar(situation: Situation): TemplateResult {
    const { choice, strings } = situation;
    return html`${
      choice === null
        ? nothing
        : renderChoice(choice, strings, (chosen) => {
            this.#answering.choose(chosen);
          })
    }
    ${renderBar(situation, {
      slices: this.#slices,
      sending: this.#sending,
      text: this.#draft.text,
      isEmojiOpen: this.#emoji.isOpen,
      onFiles: (files) => {
        this.#attach(files);
        this.focus();
      },
      onEmoji: () => void this.#emoji.toggle(),
      onReplies: () => void this.openQuickReplies(),
      onNote: () => {
        this.#onNote();
      },
    })}`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const situation = this.#situation;
    if (situation === null) return nothing;
    const { strings, closed, interaction, attachments, measure } = situation;
    const { answered, composer, actions } = this.#slices;
    const isClosed = closed !== null;
    const replies = this.#replies.render(strings);
    if (isClosed && this.#draft.text === '' && attachments.length === 0)
      return html`<div class="closed" tabindex="-1">
          ${this.#renderNotices(situation)} ${this.#renderTranslation(situation)}
          ${this.#renderClosed(situation)}
        </div>
        ${replies}
        <div class="visually-hidden" role="status">${this.spoken}</div>`;
    return html`${this.#renderNotices(situation)} ${isClosed ? this.#renderClosed(situation) : nothing}
      ${this.#renderTranslation(situation)}
      <div class="box" part="box" data-over=${measure?.over === true ? '' : nothing}>
        ${renderTop(situation, this.#slices, () => {
          this.#onWindow();
        })}
        ${replyChip(answered, composer?.as, strings, () => actions?.replyTo(interaction.id, null))}
        <textarea
          dir="auto"
          rows="1"
          aria-label=${strings.composer.name}
          placeholder=${strings.composer.placeholder}
          ?readonly=${isClosed}
          .value=${live(this.#draft.text)}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
          @paste=${this.#onPaste}
          @blur=${this.#onBlur}
          @pointerup=${() => {
            this.#replies.onPointer();
          }}
        ></textarea>
        ${this.#renderFiles(situation)} ${isClosed ? nothing : this.#renderBar(situation)}
        ${this.#emoji.render(strings)} ${replies}
        ${this.#drop.isOver ? html`<div class="drop">${dropWords(situation, this.#slices.takesFiles(situation))}</div>` : nothing}
      </div>
      <div class="visually-hidden" role="status">${this.spoken}</div>`;
  }
}

/** What `field-sizing` does, for browsers without it. */
function growToContent(field: HTMLTextAreaElement): void {
  field.style.blockSize = 'auto';
  field.style.blockSize = `${String(field.scrollHeight)}px`;
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-composer': Composer;
  }
}
