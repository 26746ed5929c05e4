import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Late } from '../../controllers/late.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import { splitIntoMessages } from '../../model/attachment-rules.ts';
import type { Interaction } from '../../model/interaction.ts';
import type { Message } from '../../model/message.ts';
import type { Visibility } from '../../model/platform.ts';
import { targetOf } from '../../model/message-actions.ts';
import { showHidden } from '../../model/safe-text.ts';
import { isPrivateReply } from '../../model/send.ts';
import { takesTemplates } from '../../model/template-send.ts';
import {
  selectChannelOf,
  selectComposer,
  selectInteraction,
  selectOpenId,
  selectSession,
  type Selector,
} from '../../store/selectors.ts';
import { selectPrivatelyAnswered, selectUndoable } from '../../store/answering.ts';
import { selectRules } from '../../store/select-rules.ts';
import { selectOwnAnswer } from '../../store/own-answer.ts';
import { selectIsUndecided } from '../../store/send-readiness.ts';
import { selectTranslation } from '../../store/select-translation.ts';
import { isTranslating } from '../../model/translation.ts';
import type { AppActions } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { globeIcon, icon, lockIcon } from '../../theme/icons.ts';
import {
  attachIcon,
  emojiIcon,
  noteIcon,
  quickReplyIcon,
  sendIcon,
  templateIcon,
} from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { AfterPaint } from './after-paint.ts';
import { goingPublicNotice, notMineNotice } from './answering-notices.ts';
import { attachmentChips } from './attachment-chips.ts';
import { composerStyles } from './composer.styles.ts';
import { counter } from './counter.ts';
import { FileDrop } from './file-drop.ts';
import { placeAt } from '../menu-button/place.ts';
import { closedNotice, newerNotice, refusedNotice, replyChip } from './notices.ts';
import { Sending } from './sending.ts';
import { slashWord } from './slash-trigger.ts';
import { composerSituation, type Situation } from './situation.ts';
import type { ReplyTab } from '../quick-replies/reply-tabs.ts';
import type { ReplyDesk } from './reply-desk.ts';
import { TextDraft } from './text-draft.ts';
import { canTake } from './not-mine.ts';
import { renderChoice } from './visibility-choice.ts';
import '../reply-window/define.ts';
import '../undo-send/define.ts';
import type { UndoSendEvent } from '../undo-send/undo-send.events.ts';
import type { EmojiChooseEvent } from '../emoji-picker/emoji-picker.events.ts';

/** What is shown of translating, where something is translated. */
const TRANSLATION = new Late(() => import('../reply-translation/define.ts'));

const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content');

/** The message that is being answered; null for none. */
const selectAnswered =
  (id: string | null): Selector<Message | null> =>
  (state) => {
    const inReplyToId = id === null ? null : (state.composers[id]?.inReplyToId ?? null);
    if (id === null || inReplyToId === null) return null;
    return state.threads[id]?.messages.findLast(({ message }) => message.id === inReplyToId)?.message ?? null;
  };

/** What was begun by the agent and has been led on from, so that it is not a second time. */
const LED_ON = new WeakSet<object>();

/** Quick replies and templates: what is offered below a `/`, and the dialog of all of them. */
const REPLIES = new Late(() => import('./reply-desk.ts'));

const EMOJI = new Late(() => import('../emoji-picker/define.ts'));

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

  @state() private isEmojiOpen = false;
  /** Whether it is being asked if a private draft may be public. */
  @state() private isAskingPublic = false;
  @state() private seenNewer: readonly Message[] | null = null;
  /** What is said aloud: only that the limit was crossed. */
  @state() private spoken = '';

  @query('textarea') private field!: HTMLTextAreaElement | null;
  @query('input[type=file]') private fileInput!: HTMLInputElement | null;
  @query('.emoji-popover') private emojiPopover!: HTMLElement | null;

  #id: string | null = null;
  readonly #strings = new StringsController(this);
  readonly #openId = new StoreController(this, selectOpenId);
  readonly #interaction = new StoreController(this, selectInteraction(null));
  readonly #composer = new StoreController(this, selectComposer(null));
  readonly #channel = new StoreController(this, selectChannelOf(null));
  readonly #rules = new StoreController(this, selectRules(null));
  readonly #session = new StoreController(this, selectSession);
  readonly #answered = new StoreController(this, selectAnswered(null));
  readonly #answer = new StoreController(this, selectOwnAnswer(null));
  readonly #translation = new StoreController(this, selectTranslation(null));
  readonly #answering = new StoreController(this, selectPrivatelyAnswered(null));
  readonly #undoable = new StoreController(this, selectUndoable(null));
  readonly #isUndecided = new StoreController(this, selectIsUndecided(null));
  readonly #begun = new StoreController(this, ({ begun }) => begun);
  readonly #clock = (): number => this.#session.store?.now() ?? Date.now();
  readonly #draft = new TextDraft(this, (id, text) => {
    this.#actions?.setText(id, text);
  });
  readonly #drop = new FileDrop(this, (files) => {
    this.#attach(files);
  });
  readonly #afterPaint = new AfterPaint(this);
  readonly #sending = new Sending(this, {
    interactionId: () => this.#id,
    draft: this.#draft,
    situation: () => this.#situationNow(),
    whyNot: (situation, anyway) => this.#whyNot(situation, anyway),
    beside: () => this.#beside(),
    isOffering: () => this.#isOffering(),
    takeOffered: () => this.#desk?.takeFirst() === true,
    handOver: async (id) => {
      const { value: composer } = this.#composer;
      const hasNewer = (composer?.newer ?? []).length > 0;
      return (await this.#actions?.[hasNewer ? 'sendAnyway' : 'send'](id)) === true;
    },
    say: (words) => {
      this.spoken = words;
      this.requestUpdate();
    },
  });
  #situation: Situation | null = null;

  get #actions(): AppActions | undefined {
    return this.#session.store?.actions;
  }

  /** Opens the quick replies, where the administrator has them on; what is inserted goes where the cursor is. */
  async openQuickReplies(tab: ReplyTab = 'all'): Promise<void> {
    const { features = [] } = this.#session.value ?? {};
    if (!features.includes(tab === 'templates' ? 'templates' : 'quickReplies')) return;
    await REPLIES.load(this);
    this.#replyDesk?.open(tab);
  }

  /** Opens the message templates: what may be sent when the reply window has closed. */
  openTemplates(): Promise<void> {
    return this.openQuickReplies('templates');
  }

  /** Null until its part is there. */
  get #replyDesk(): ReplyDesk | null {
    const part = REPLIES.of(this);
    if (part === undefined) return null;
    this.#desk ??= new part.ReplyDesk(this, {
      field: () => this.field,
      store: () => this.#session.store,
      interactionId: () => this.#id,
    });
    return this.#desk;
  }
  #desk: ReplyDesk | null = null;

  #onReplies(event?: Event): void {
    if (this.#desk !== null) this.#desk.onInput(event);
    else if (
      this.field?.value.includes('/') === true &&
      this.#session.value?.features.includes('quickReplies') === true
    ) {
      this.#isDeskComing = true;
      void REPLIES.load(this).then(() => {
        this.#replyDesk?.onInput(event);
        this.#isDeskComing = false;
        this.requestUpdate();
      });
    }
  }
  #isDeskComing = false;

  /** Whether it is not known yet what is offered for the word at the cursor. */
  #isOffering(): boolean {
    if (this.#desk !== null) return this.#desk.isAwaited;
    const { field } = this;
    return this.#isDeskComing && field !== null && slashWord(field.value, field.selectionStart) !== null;
  }

  /** Puts the cursor into the field. */
  override focus(options?: FocusOptions): void {
    if (this.field === null) super.focus(options);
    else this.field.focus(options);
  }

  protected override willUpdate(): void {
    const id = this.interactionId ?? this.#openId.value ?? null;
    if (id !== this.#id) {
      this.#id = id;
      this.isEmojiOpen = false;
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
      this.isAskingPublic = false;
    }
    this.#draft.read(id, this.#composer.value?.text ?? '');
    const before = this.#situation?.measure?.over ?? false;
    this.#situation = this.#situationNow();
    const isOver = this.#situation?.measure?.over ?? false;
    if (isOver !== before) this.spoken = isOver ? (this.#situation?.reason ?? '') : '';
    this.#drop.enabled = this.#situation?.closed === null && this.#takesFiles(this.#situation);
  }

  protected override updated(changed: PropertyValues): void {
    if (!GROWS_BY_ITSELF && this.field !== null) growToContent(this.field);
    this.#leadOn();
    const answered = this.#answered.value ?? null;
    if (answered !== this.#lastAnswered && answered !== null) this.focus();
    this.#lastAnswered = answered;
    if (changed.has('isEmojiOpen') && this.isEmojiOpen) this.#showEmoji();
    const failed = this.renderRoot.querySelectorAll('.chip[data-upload="failed"]');
    if (failed.length > this.#failedFiles) [...failed].at(-1)?.scrollIntoView({ block: 'nearest' });
    this.#failedFiles = failed.length;
  }
  #failedFiles = 0;
  #lastAnswered: Message | null = null;

  /** What the agent has just begun where nothing but a template may be sent goes on with the templates (W4). */
  #leadOn(): void {
    const begun = this.#begun.value;
    const situation = this.#situation;
    if (begun === undefined || begun.interactionId !== situation?.interaction.id || LED_ON.has(begun)) return;
    LED_ON.add(begun);
    const { closed } = situation;
    if (closed?.kind === 'reply-window-closed' && closed.instead === 'template') void this.openTemplates();
  }

  #situationNow(): Situation | null {
    const strings = this.#strings.whole;
    if (strings === undefined) return null;
    return composerSituation({
      interaction: this.#interaction.value ?? null,
      rules: this.#rules.value ?? null,
      session: this.#session.value ?? null,
      composer: this.#composer.value ?? null,
      text: this.#draft.text,
      answer: this.#answer.value ?? null,
      translation: this.#translation.value ?? null,
      answering: this.#answering.value ?? null,
      isUndecided: this.#isUndecided.value ?? false,
      now: this.#clock(),
      strings,
    });
  }

  #takesFiles({ rules }: Situation): boolean {
    return (
      rules.attachments.kinds.length > 0 && (this.#session.value?.features.includes('attachments') ?? false)
    );
  }

  /** After what follows a key, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#afterPaint.done;
    return super.getUpdateComplete();
  }

  #onInput(event: Event): void {
    this.#draft.type((event.target as HTMLTextAreaElement).value);
    this.#sending.typed();
    this.#onReplies(event);
    // Where the field can't grow by itself it has to be told before it is painted.
    if (!GROWS_BY_ITSELF && this.field !== null) growToContent(this.field);
    this.#afterPaint.request();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (this.#desk?.takeKey(event) === true || this.#sending.takeKey(event) || this.#takeAnsweringKey(event))
      return;
    // An input method's Enter takes a word; 229 is the only way in which Safari tells it after the composition's end.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is nothing in its place
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.isComposing || event.keyCode === 229)
      return;
    if (event.getModifierState('AltGraph')) return;
    event.preventDefault();
    this.#sending.press('key');
  }

  /** Escape answers no message in particular any more; undoing in an empty field takes the last answer back. */
  #takeAnsweringKey(event: KeyboardEvent): boolean {
    const id = this.#id;
    const composer = this.#composer.value ?? null;
    if (id === null || event.isComposing) return false;
    if (event.key === 'Escape' && composer !== null && composer.inReplyToId !== null) {
      event.preventDefault();
      this.#actions?.replyTo(id, null);
      return true;
    }
    const message = this.#undoable.value ?? null;
    const undoes = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === 'z';
    if (!undoes || message === null || this.#draft.text !== '') return false;
    if ((message.delivery?.undoUntil ?? 0) <= this.#clock()) return false;
    event.preventDefault();
    void this.#takeBack(message.id);
    return true;
  }

  async #takeBack(messageId: string): Promise<void> {
    const strings = this.#strings.whole;
    if (this.#id === null || strings === undefined) return;
    this.#draft.flush();
    const isBack = (await this.#actions?.takeBack(this.#id, messageId)) === true;
    this.spoken = isBack ? strings.answering.takenBack : strings.answering.leftAlready;
    this.focus();
  }

  #onVisibility(visibility: Visibility): void {
    const id = this.#id;
    if (id === null) return;
    this.#draft.flush();
    const composer = this.#composer.value ?? null;
    const wasPrivate = composer?.visibility === 'private';
    if (
      visibility === 'public' &&
      wasPrivate &&
      composer.text.trim() !== '' &&
      composer.mayGoPublic !== true
    ) {
      this.isAskingPublic = true;
      return;
    }
    this.isAskingPublic = false;
    this.#actions?.setVisibility(id, visibility);
  }

  #onGoPublic(mayGoPublic: boolean): void {
    this.isAskingPublic = false;
    if (mayGoPublic && this.#id !== null) this.#actions?.setVisibility(this.#id, 'public', true);
    this.focus();
  }

  /** The time is over, or another has begun: what can be sent is asked anew, and the text stays. */
  #onWindow(): void {
    const { closed, strings, windowAt } = this.#situationNow() ?? {};
    const isOver = closed?.kind === 'reply-window-closed' || windowAt?.(this.#clock()).state === 'closed';
    if (isOver && strings !== undefined) this.spoken = strings.answering.closedNow;
    this.requestUpdate();
  }

  #onBlur(): void {
    this.#draft.flush();
    this.#desk?.onBlur();
  }

  /** Why this can't go now, in words: what is in its way, and what the agent has been asked and has not answered. */
  #whyNot({ reason, isUntranslated, interaction, strings }: Situation, anyway: boolean): string | null {
    if (this.isAskingPublic) return strings.answering.goingPublic;
    // Who wants to send does not wait for the pause.
    if (isUntranslated) this.#actions?.translateReply(interaction.id);
    const { newer = [] } = this.#composer.value ?? {};
    const isHeldBack = !anyway && newer.length > 0 && newer !== this.seenNewer;
    return reason ?? (isHeldBack ? strings.composer.newer(newer.length) : null);
  }

  /** What goes beside the text: to what it is an answer, and the files. */
  #beside(): string {
    const { inReplyToId, as, attachments } = this.#composer.value ?? {};
    return JSON.stringify([inReplyToId ?? null, as, ...(attachments ?? []).map(({ localId }) => localId)]);
  }

  #onUntranslated(): void {
    if (this.#id === null) return;
    this.#draft.flush();
    this.#actions?.leaveReply(this.#id);
    this.#sending.press('button');
  }

  #onKeepWriting(): void {
    this.seenNewer = this.#composer.value?.newer ?? null;
    this.focus();
  }

  #attach(files: readonly File[]): void {
    if (this.#id !== null && files.length > 0) void this.#actions?.attach(this.#id, files);
  }

  #onPick(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.#attach([...(input.files ?? [])]);
    // The same file can be chosen again after it was removed.
    input.value = '';
    this.focus();
  }

  #onPaste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || !this.#drop.enabled) return;
    event.preventDefault();
    this.#attach(files);
  }

  async #onEmoji(): Promise<void> {
    if (this.isEmojiOpen) {
      this.emojiPopover?.hidePopover();
      return;
    }
    await EMOJI.load(this);
    this.isEmojiOpen = true;
  }

  #showEmoji(): void {
    const popover = this.emojiPopover;
    const button = this.renderRoot.querySelector('.emoji');
    if (popover === null || button === null || popover.matches(':popover-open')) return;
    popover.showPopover();
    placeAt(popover, button);
  }

  #onNote(): void {
    const id = this.#id;
    if (id === null) return;
    const place = { interactionId: id, messageId: null };
    const { store } = this.#session;
    const draft = store?.getState().noteDrafts[id];
    store?.actions.writeNote(place, { noteId: null, text: '', ...draft, isFresh: true });
  }

  #onEmojiToggle(event: ToggleEvent): void {
    this.isEmojiOpen = event.newState === 'open';
  }

  #onEmojiChoose({ detail }: EmojiChooseEvent): void {
    const field = this.field;
    if (field === null) return;
    this.emojiPopover?.hidePopover();
    field.focus();
    field.setRangeText(detail.emoji, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  #renderTop({ visibility, strings, measure, windowAt, rules, interaction }: Situation): TemplateResult {
    const account = showHidden(this.#channel.value?.name ?? '');
    return html`<div class="top">
      <span class="as one-line" data-visibility=${visibility}>
        ${icon(visibility === 'public' ? globeIcon : lockIcon, 12)}
        <bdi class="one-line">${strings.composer.as[visibility](account)}</bdi>
      </span>
      <inlay-reply-window
        .windowAt=${windowAt}
        .strings=${strings}
        .platform=${strings.platforms[rules.id]}
        .isReply=${isPrivateReply({ interaction, visibility })}
        .now=${this.#clock}
        @inlay-reply-window=${this.#onWindow}
      ></inlay-reply-window>
      ${measure === null ? nothing : counter(measure, strings)}
    </div>`;
  }

  #renderBar(situation: Situation): TemplateResult {
    const { strings, rules, reason, visibility } = situation;
    const { composer } = strings;
    const accept = rules.attachments.kinds.flatMap(({ types }) => types);
    const isEmpty = this.#draft.text.trim() === '' && situation.attachments.length === 0;
    const isRefused = situation.choice !== null && situation.choice.refusals[visibility] !== null;
    const { isBusy, isWaiting } = this.#sending;
    const why = this.#sending.words(strings) ?? (isEmpty && !isRefused ? null : reason);
    return html`${
        situation.choice === null
          ? nothing
          : renderChoice(situation.choice, strings, (chosen) => {
              this.#onVisibility(chosen);
            })
      }
      ${why === null ? nothing : html`<p class="reason meta" id="reason" ?data-waits=${isWaiting}>${why}</p>`}
      <div class="bar">
        ${
          this.#takesFiles(situation)
            ? html`<button
                  class="icon"
                  aria-label=${composer.attach}
                  title=${composer.attach}
                  @click=${() => {
                    this.fileInput?.click();
                  }}
                >
                  ${icon(attachIcon)}
                </button>
                <input
                  type="file"
                  hidden
                  multiple
                  tabindex="-1"
                  accept=${accept.includes('*/*') ? nothing : accept.join(',')}
                  @change=${this.#onPick}
                />`
            : nothing
        }
        ${
          this.#session.value?.features.includes('emoji') === true
            ? html`<button
                class="icon emoji"
                aria-label=${composer.emoji}
                title=${composer.emoji}
                aria-haspopup="dialog"
                aria-expanded=${this.isEmojiOpen}
                @click=${this.#onEmoji}
              >
                ${icon(emojiIcon)}
              </button>`
            : nothing
        }
        ${this.#renderRepliesButton(strings)}
        ${
          this.#session.value?.features.includes('notes') === true
            ? html`<button
                class="icon"
                aria-label=${strings.annotations.addConversationNote}
                title=${strings.annotations.addConversationNote}
                @click=${this.#onNote}
              >
                ${icon(noteIcon)}
              </button>`
            : nothing
        }
        <button
          class="primary send"
          part="send"
          aria-disabled=${reason !== null || isBusy}
          aria-busy=${isBusy ? 'true' : nothing}
          aria-describedby=${why === null ? nothing : 'reason'}
          title=${reason ?? nothing}
          @click=${() => {
            this.#sending.press('button');
          }}
        >
          ${icon(sendIcon, 14)} ${situation.sendLabel ?? composer.send[visibility]}
        </button>
      </div>`;
  }

  #renderRepliesButton({ replies }: Strings): TemplateResult | typeof nothing {
    if (this.#session.value?.features.includes('quickReplies') !== true) return nothing;
    return html`<button
      class="icon"
      aria-label=${replies.title}
      title=${replies.title}
      aria-haspopup="dialog"
      @click=${() => void this.openQuickReplies()}
    >
      ${icon(quickReplyIcon)}
    </button>`;
  }

  #renderTranslation({ interaction }: Situation): TemplateResult | typeof nothing {
    const slice = this.#translation.value ?? null;
    if (slice === null || (slice.status !== 'failed' && !isTranslating(slice.settings))) return nothing;
    TRANSLATION.of(this);
    return html`<inlay-reply-translation
      .interactionId=${interaction.id}
      .text=${this.#draft.text}
      @inlay-reply-untranslated=${this.#onUntranslated}
    ></inlay-reply-translation>`;
  }

  #renderEmoji(strings: Strings): TemplateResult | typeof nothing {
    if (!this.isEmojiOpen) return nothing;
    return html`<div class="emoji-popover" popover @toggle=${this.#onEmojiToggle}>
      <inlay-emoji-picker .strings=${strings} @inlay-emoji-choose=${this.#onEmojiChoose}></inlay-emoji-picker>
    </div>`;
  }

  /** Why nothing can be written; where that is a review's one answer, with the way to edit it. */
  #renderClosed({ interaction, closed, reason, rules, strings }: Situation): TemplateResult {
    const hasTemplates =
      this.#session.value?.features.includes('templates') === true && takesTemplates(rules);
    if (closed?.kind === 'reply-window-closed' && hasTemplates)
      return closedNotice(
        reason ?? '',
        html`<button class="outline" @click=${() => void this.openTemplates()}>
          ${icon(templateIcon, 14)} ${strings.replies.templates.open}
        </button>`,
      );
    const answer = closed?.kind === 'already-answered' ? (this.#answer.value ?? null) : null;
    if (answer === null) return closedNotice(reason ?? '');
    if (!targetOf({ message: answer, now: 0 }).onNetwork)
      return closedNotice(strings.composer.answerUnderWay);
    return closedNotice(
      reason ?? '',
      html`<button class="outline" @click=${() => void this.#actions?.editAnswer(interaction.id)}>
        ${strings.messageActions.name['edit-reply']}
      </button>`,
    );
  }

  /** To who writes, or has just answered, what is not theirs. */
  #offersToTake(interaction: Interaction): boolean {
    const { value: session } = this.#session;
    if (session === null || session === undefined || !canTake(interaction, session)) return false;
    return this.#draft.text.trim() !== '' || interaction.lastMessage?.direction === 'outbound';
  }

  async #assignToMe(id: string): Promise<void> {
    const agentId = this.#session.value?.agent.id;
    if (agentId === undefined) return;
    await this.#actions?.assign(id, { agentId, teamId: null });
    this.focus();
  }

  #renderNotices({ strings, rules, interaction }: Situation): TemplateResult {
    const composer = this.#composer.value ?? null;
    const newer = composer?.newer ?? [];
    return html`${
        newer.length === 0 || newer === this.seenNewer
          ? nothing
          : newerNotice(newer, strings, {
              onSendAnyway: () => {
                this.#sending.press('anyway');
              },
              onKeepWriting: () => {
                this.#onKeepWriting();
              },
            })
      }
      ${refusedNotice(composer?.refused ?? [], rules, strings, () => this.#actions?.dismissRefused(interaction.id))}
      ${
        this.isAskingPublic
          ? goingPublicNotice(strings, {
              onGo: () => {
                this.#onGoPublic(true);
              },
              onStay: () => {
                this.#onGoPublic(false);
              },
            })
          : nothing
      }
      ${
        this.#offersToTake(interaction)
          ? notMineNotice(strings, () => void this.#assignToMe(interaction.id))
          : nothing
      }
      <inlay-undo-send
        .message=${this.#undoable.value ?? null}
        .strings=${strings}
        .now=${this.#clock}
        @inlay-undo-send=${({ detail }: UndoSendEvent) => void this.#takeBack(detail.messageId)}
      ></inlay-undo-send>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const situation = this.#situation;
    if (situation === null) return nothing;
    const { strings, closed, interaction, attachments } = situation;
    const isClosed = closed !== null;
    if (isClosed && this.#draft.text === '' && attachments.length === 0)
      return html`${this.#renderClosed(situation)} ${this.#desk?.render(strings) ?? nothing}
        <div class="visually-hidden" role="status">${this.spoken}</div>`;
    return html`${this.#renderNotices(situation)} ${isClosed ? this.#renderClosed(situation) : nothing}
      ${this.#renderTranslation(situation)}
      <div class="box" part="box" data-over=${situation.measure?.over === true ? '' : nothing}>
        ${this.#renderTop(situation)}
        ${replyChip(this.#answered.value ?? null, this.#composer.value?.as, strings, () => this.#actions?.replyTo(interaction.id, null))}
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
          @pointerup=${() => this.#desk?.onInput()}
        ></textarea>
        ${attachmentChips(
          attachments,
          splitIntoMessages(situation.rules, this.#draft.text, attachments).length,
          strings,
          {
            onRemove: (localId) => this.#actions?.removeAttachment(interaction.id, localId),
            onRetry: (localId) => void this.#actions?.retryUpload(interaction.id, localId),
          },
        )}
        ${isClosed ? nothing : this.#renderBar(situation)} ${this.#renderEmoji(strings)}
        ${this.#desk?.render(strings) ?? nothing}
        ${this.#drop.isOver ? html`<div class="drop">${strings.composer.dropHere}</div>` : nothing}
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
