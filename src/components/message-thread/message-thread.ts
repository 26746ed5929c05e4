import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { Late } from '../../controllers/late.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { isWhole, type FirstStrings } from '../../i18n/strings.ts';
import { mayMarkRead, type Interaction } from '../../model/interaction.ts';
import type { Message } from '../../model/message.ts';
import type { MessageWork } from '../../model/message-actions.ts';
import {
  selectChannelOf,
  selectInteraction,
  selectOpenId,
  selectSession,
  selectThread,
  type Selector,
} from '../../store/selectors.ts';
import type { AppActions, ThreadSlice } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { tokens } from '../../theme/tokens.ts';
import type { MessagesSeenEvent } from '../message-log/message-log.events.ts';
import type { MessageLog } from '../message-log/message-log.ts';
import type { Arrivals } from './arrivals.ts';
import type { ShownThread } from './shown-thread.ts';
import type { ThreadOverlay } from './thread-overlay.ts';
import type { SpokenPresence } from './who-is-here.ts';
import { messageThreadStyles } from './message-thread.styles.ts';
import type { ThreadAction } from './message-thread.events.ts';
import type { ThreadDialog } from './thread-dialogs.ts';
import type { ThreadWorkEvent, ThreadWorkView } from './thread-work.ts';
import { emptyThread, failedThread, staleThread, threadSkeleton } from './thread-states.ts';

/** What is done with messages, dialogs, and what tells of arrivals: nobody needs it to read. */
const BEHIND = new Late(() => import('./thread-behind.ts'));

const selectReplyingTo =
  (id: string | null): Selector<string | null> =>
  (state) =>
    id === null ? null : (state.composers[id]?.inReplyToId ?? null);

/**
 * A thread: its header, its messages, and who is writing. Shows the interaction it is given, else the one that is open in
 * the store around it.
 *
 * @tagname inlay-message-thread
 * @fires {CustomerCardEvent} inlay-customer-card-toggle - The customer card was asked for; unless prevented, the provider around shows it as a sheet.
 * @fires {ThreadCloseEvent} inlay-thread-close - Back or Close was used; unless prevented, the store's thread is closed.
 * @csspart typing - Who is writing now.
 * @csspart viewing - Which other agents look at it now.
 */
export class MessageThread extends LitElement {
  static override styles = [tokens, base, messageThreadStyles];

  /** The interaction to show; absent shows the one that is open in the store. */
  @property({ attribute: 'interaction-id' }) interactionId: string | undefined;
  /** Whether list and thread take turns in one column: the header then has *Back* instead of *Close*. */
  @property({ type: Boolean }) back = false;
  /** Whether it is to be read alone: nothing is done with it or its messages. */
  @property({ type: Boolean }) preview = false;

  @state() private opened: ThreadDialog | null = null;

  @query('inlay-message-log') private log!: MessageLog | null;

  #id: string | null = null;
  /** The thread whose rules are read; undefined before there is what reads them. */
  #ruledId: string | null | undefined;
  readonly #strings = new StringsController(this);
  readonly #openId = new StoreController(this, selectOpenId);
  readonly #interaction = new StoreController(this, selectInteraction(null));
  readonly #thread = new StoreController(this, selectThread(null));
  readonly #channel = new StoreController(this, selectChannelOf(null));
  readonly #work = new StoreController(this, (): MessageWork | null => null);
  readonly #session = new StoreController(this, selectSession);
  readonly #replyingTo = new StoreController(this, selectReplyingTo(null));
  #overlay: ThreadOverlay | undefined;
  #arrivals: Arrivals | undefined;
  #presence: SpokenPresence | undefined;
  #shownThread: ShownThread | undefined;
  readonly #clock = (): number => this.#session.store?.now() ?? Date.now();

  get #actions(): AppActions | undefined {
    return this.#session.store?.actions;
  }

  /** Leads to the newest message. */
  scrollToEnd(): void {
    this.log?.scrollToEnd();
  }

  /** Puts the focus on the log, from where it can be scrolled by keys. */
  override focus(options?: FocusOptions): void {
    const log = this.log?.shadowRoot?.querySelector<HTMLElement>('[role=log]');
    if (log === null || log === undefined) super.focus(options);
    else log.focus(options);
  }

  protected override willUpdate(): void {
    const id = this.interactionId ?? this.#openId.value ?? null;
    if (id !== this.#id) {
      this.#id = id;
      this.opened = null;
      this.#interaction.selector = selectInteraction(id);
      this.#thread.selector = selectThread(id);
      this.#channel.selector = selectChannelOf(id);
      this.#replyingTo.selector = selectReplyingTo(id);
    }
    const behind = BEHIND.of(this);
    if (behind === undefined) return;
    if (id !== this.#ruledId) {
      this.#ruledId = id;
      this.#work.selector = behind.selectMessageWork(id);
    }
    this.#presence ??= new behind.SpokenPresence();
    this.#shownThread ??= new behind.ShownThread(this);
    if (this.isConnected) this.#shownThread.look(this.interactionId, this.#actions);
    this.#overlay ??= new behind.ThreadOverlay(this);
    this.#arrivals ??= new behind.Arrivals(this);
    this.#arrivals.look(this.#thread.value ?? null, this.#strings.whole);
  }

  protected override updated(_changed: PropertyValues): void {
    // What is open in the store is read by who opened it.
    const id = this.interactionId;
    if (id === undefined || this.#actions === undefined || this.#thread.value !== null) return;
    void this.#actions.loadThread(id);
  }

  #onClose(): void {
    // After the listeners outside have had their say.
    queueMicrotask(() => {
      if (this.interactionId === undefined) void this.#actions?.open(null);
    });
  }

  /** What is done in the thread beside reading; what does it may still be on its way. */
  #onWork(event: ThreadWorkEvent): void {
    const behind = BEHIND.of(this);
    if (behind !== undefined) behind.doThreadWork(event, this.#given());
    else
      void BEHIND.load(this).then(
        ({ doThreadWork }) => doThreadWork(event, this.#given()),
        () => undefined,
      );
  }

  #given(): ThreadWorkView {
    return {
      interaction: this.#interaction.value ?? null,
      agentId: this.#session.value?.agent.id ?? null,
      actions: this.#actions,
      store: this.#session.store,
      strings: this.#strings.whole,
      message: (id) => this.#message(id),
      openDialog: (dialog) => void this.#openDialog(dialog),
      element: this,
    };
  }

  async #openDialog(dialog: ThreadDialog): Promise<void> {
    const { loadDialog } = await BEHIND.load(this);
    await loadDialog(dialog.kind, this);
    this.opened = dialog;
  }

  #onDialogClose(): void {
    this.opened = null;
  }

  #message(messageId: string): Message | undefined {
    const thread = this.#thread.value ?? null;
    return thread === null
      ? undefined
      : this.#shown(thread).find(({ message }) => message.id === messageId)?.message;
  }

  /** What is shown of a thread: with what lies over it. */
  #shown(thread: ThreadSlice): ThreadSlice['messages'] {
    return this.#overlay?.messages(thread, this.#strings.whole) ?? thread.messages;
  }

  /** Does one of the header's actions, where it is offered and nothing stands in its way; false where not. */
  act(action: ThreadAction): boolean {
    return BEHIND.of(this)?.startAction(action, this.#given(), this.#session.value) === true;
  }

  /** Resolves once the thread can do what its header offers. */
  async ready(): Promise<void> {
    await BEHIND.load(this);
    await this.updateComplete;
  }

  /** Opens the menu of the message that has the focus, else of the newest on the screen; false where there is none. */
  openMessageMenu(): boolean {
    return this.log !== null && BEHIND.of(this)?.openMessageMenu(this.log) === true;
  }

  #onOlder(): void {
    if (this.#id !== null) void this.#actions?.loadOlder(this.#id);
  }

  #onSeen({ detail }: MessagesSeenEvent): void {
    const interaction = this.#interaction.value;
    const agentId = this.#session.value?.agent.id;
    if (
      interaction === null ||
      interaction === undefined ||
      agentId === undefined ||
      interaction.unreadCount === 0
    )
      return;
    if (mayMarkRead(interaction, agentId)) void this.#actions?.markRead(interaction.id, detail.messageId);
  }

  #onRetry(): void {
    if (this.#id !== null) void this.#actions?.loadThread(this.#id);
  }

  /** Who is writing, and who else looks at it: all of that comes live. */
  #renderOthers(thread: ThreadSlice, interaction: Interaction, strings: FirstStrings): TemplateResult {
    const behind = BEHIND.of(this);
    const agentId = this.#session.value?.agent.id ?? null;
    return html`${isWhole(strings) ? behind?.renderTyping(thread, interaction, agentId, strings) : nothing}
      ${behind?.renderViewers(behind.viewersInWords(thread, agentId, strings)) ?? nothing}
      <div class="visually-hidden" role="status">${this.#presence?.words(thread, agentId, strings)}</div>`;
  }

  #renderBody(thread: ThreadSlice | null, interaction: Interaction, strings: FirstStrings): TemplateResult {
    if (
      thread === null ||
      (thread.messages.length === 0 && (thread.status === 'loading' || thread.status === 'idle'))
    )
      return threadSkeleton(strings);
    const onRetry = (): void => {
      this.#onRetry();
    };
    if (thread.messages.length === 0)
      return thread.status === 'failed'
        ? failedThread(thread.error, strings, onRetry)
        : emptyThread(this, strings);
    return html`${thread.status === 'failed' ? staleThread(thread.error, strings, onRetry) : nothing}
    ${keyed(
      interaction.id,
      html`<inlay-message-log
        .messages=${this.#shown(thread)}
        .firstUnreadId=${thread.firstUnreadId}
        .hasOlder=${thread.hasOlder}
        .loadingOlder=${thread.loadingOlder}
        .strings=${strings}
        .platform=${interaction.platform}
        .work=${this.preview ? null : (this.#work.value ?? null)}
        .agentId=${this.#session.value?.agent.id ?? null}
        .replyingToId=${this.#replyingTo.value ?? null}
        .now=${this.#clock()}
        @inlay-older-wanted=${this.#onOlder}
        @inlay-messages-seen=${this.#onSeen}
        @inlay-message-reply=${this.#onWork}
        @inlay-message-action=${this.#onWork}
        @inlay-action-dismiss=${this.#onWork}
        @inlay-message-decision=${this.#onWork}
        @inlay-picture-open=${this.#onWork}
        @inlay-post-removal=${this.#onWork}
        @inlay-attachment-wanted=${this.#onWork}
      ></inlay-message-log>`,
    )}
    ${this.#renderOthers(thread, interaction, strings)}`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.value;
    const interaction = this.#interaction.value ?? null;
    if (strings === undefined || this.#id === null) return nothing;
    if (interaction === null) return threadSkeleton(strings);
    return html`<inlay-thread-header
        .interaction=${interaction}
        .channel=${this.#channel.value ?? null}
        .session=${this.preview ? null : (this.#session.value ?? null)}
        .strings=${strings}
        .clock=${this.#clock}
        .back=${this.back}
        @inlay-thread-close=${this.#onClose}
        @inlay-thread-action=${this.#onWork}
      ></inlay-thread-header>
      <inlay-outcome-bar .interactionId=${interaction.id}></inlay-outcome-bar>
      <inlay-conversation-notes
        .interactionId=${interaction.id}
        .preview=${this.preview}
      ></inlay-conversation-notes>
      <div class="body">${this.#renderBody(this.#thread.value ?? null, interaction, strings)}</div>
      <div class="visually-hidden" role="status" aria-live="polite">${this.#arrivals?.words}</div>
      ${
        this.opened === null
          ? nothing
          : BEHIND.of(this)?.renderDialog(this.opened, {
              interactionId: interaction.id,
              strings,
              onClose: () => this.#onDialogClose(),
            })
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-message-thread': MessageThread;
  }
}
