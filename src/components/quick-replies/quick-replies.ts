import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { QuickReply } from '../../model/quick-reply.ts';
import { replyExcerpt, type FieldSources } from '../../model/reply-fields.ts';
import { showHidden } from '../../model/safe-text.ts';
import { takesTemplates } from '../../model/template-send.ts';
import { selectRules } from '../../store/select-rules.ts';
import { selectHasFeature, selectInteraction, selectOpenId } from '../../store/selectors.ts';
import type { QuickRepliesSlice } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { icon } from '../../theme/icons.ts';
import { plusIcon, starIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { ReplyInsertEvent } from './quick-replies.events.ts';
import { CollectionChoice } from './collection-choice.ts';
import { OwnReplyDesk } from './own-reply-desk.ts';
import { quickRepliesStyles } from './quick-replies.styles.ts';
import type { ReplyEditor } from './reply-editor.ts';
import type { ReplyForm } from './reply-form.ts';
import { fieldSources, NO_SOURCES } from './reply-sources.ts';
import { failedReplies, noReplies, retryButton } from './reply-states.ts';
import { REPLY_TABS, type ReplyTab } from './reply-tabs.ts';
import { RowScroller } from './row-scroller.ts';
import { ShownReplies } from './shown-replies.ts';
import { TemplateDesk } from './template-desk.ts';

const selectReplies = (state: { readonly quickReplies: QuickRepliesSlice }): QuickRepliesSlice =>
  state.quickReplies;

/** What stands in the list's place. */
type View =
  | { readonly kind: 'list' }
  | { readonly kind: 'reply'; readonly id: string }
  | { readonly kind: 'editor'; readonly id: string | null };

const LIST: View = { kind: 'list' };

/**
 * Quick replies and message templates of an interaction: searched at every key, favoured, filled in, inserted or sent. Usable
 * alone inside the provider: what is inserted then goes to the end of what is being written in the interaction.
 *
 * @tagname inlay-quick-replies
 * @fires {ReplyInsertEvent} inlay-reply-insert - A text is to be put where the cursor is.
 * @fires {TemplateSentEvent} inlay-template-sent - A template is on its way.
 * @csspart tabs - The row of tabs.
 * @csspart search - The search field.
 */
export class QuickReplies extends LitElement {
  static override styles = [tokens, base, form, quickRepliesStyles];

  /** The interaction they are for; absent takes the one that is open in the store. */
  @property({ attribute: 'interaction-id' }) interactionId: string | undefined;
  /** The tab that is shown: `all`, `favourites`, `mine` or `templates`. */
  @property() tab: ReplyTab = 'all';
  /** What is searched for. */
  @property() search = '';

  @state() private view: View = LIST;
  #id: string | null = null;
  /** The row that the arrows have come to. */
  #at = -1;
  #hasAsked = false;
  readonly #strings = new StringsController(this);
  readonly #replies = new StoreController<QuickRepliesSlice>(this, selectReplies);
  readonly #openId = new StoreController(this, selectOpenId);
  readonly #interaction = new StoreController(this, selectInteraction(null));
  readonly #rules = new StoreController(this, selectRules(null));
  readonly #hasReplies = new StoreController(this, selectHasFeature('quickReplies'));
  readonly #hasTemplates = new StoreController(this, selectHasFeature('templates'));
  readonly #rows = new RowScroller(this);
  readonly #templates = new TemplateDesk(this);
  readonly #shown = new ShownReplies();
  readonly #toTop = (): void => {
    this.#at = -1;
    this.renderRoot.querySelector('.scroller')?.scrollTo(0, 0);
  };
  readonly #collection = new CollectionChoice(this, this.#toTop);
  readonly #toList = (): void => {
    this.#show(LIST);
  };
  readonly #own = new OwnReplyDesk(this, {
    edit: (id) => {
      this.#show({ kind: 'editor', id });
    },
    back: this.#toList,
    saved: () => {
      this.tab = 'mine';
      this.#show(LIST);
    },
  });

  /** Puts the cursor into the search, or where something is to be filled in. */
  override focus(): void {
    const form = this.renderRoot.querySelector<HTMLElement>(
      'inlay-reply-form, inlay-reply-editor, inlay-template-form, input[type=search]',
    );
    (form ?? this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]'))?.focus();
  }

  /** Shows one quick reply, to be filled in. */
  choose(id: string): void {
    this.#show({ kind: 'reply', id });
  }

  /** The tabs that there are here: templates only where the network has them and the administrator has them on. */
  get tabs(): readonly ReplyTab[] {
    const rules = this.#rules.value ?? null;
    const hasTemplates =
      this.#hasTemplates.value === true &&
      rules !== null &&
      takesTemplates(rules) &&
      this.#interaction.value?.visibility === 'private';
    return REPLY_TABS.filter((tab) => (tab === 'templates' ? hasTemplates : this.#hasReplies.value === true));
  }

  protected override willUpdate(): void {
    const id = this.interactionId ?? this.#openId.value ?? null;
    if (id !== this.#id) {
      this.#id = id;
      this.#interaction.selector = selectInteraction(id);
      this.#rules.selector = selectRules(id);
      // What was chosen before the first rendering stays chosen.
      if (this.hasUpdated) this.view = LIST;
    }
    const { tabs } = this;
    if (tabs.length > 0 && !tabs.includes(this.tab)) this.tab = tabs[0] ?? 'all';
    this.#templates.show(this.tab === 'templates' ? (this.#interaction.value ?? null) : null);
  }

  protected override updated(): void {
    const { store } = this.#replies;
    if (store === undefined || this.#hasAsked || this.#hasReplies.value !== true) return;
    this.#hasAsked = true;
    void store.actions.loadQuickReplies();
  }

  /** What is found of what the tab holds for this interaction's channel. */
  get #found(): readonly QuickReply[] {
    const { shelf = null, favourites = [] } = this.#replies.value ?? {};
    const { tab } = this;
    const channelId = this.#interaction.value?.channelId ?? null;
    const locale = this.#strings.value?.locale;
    this.#collection.look({ shelf, channelId, tab, locale });
    const collectionId = this.#collection.id;
    return this.#shown.search({ shelf, favourites, channelId, tab, collectionId, locale }, this.search);
  }

  get #all(): readonly QuickReply[] {
    return this.#replies.value?.shelf?.replies ?? [];
  }

  get #sources(): FieldSources {
    const { store } = this.#replies;
    return store === undefined ? NO_SOURCES : fieldSources(store.getState(), this.#id);
  }

  #replyOf(id: string): QuickReply | undefined {
    return this.#all.find((reply) => reply.id === id);
  }

  #show(view: View): void {
    this.view = view;
    this.#own.reset();
    void this.updateComplete.then(async () => {
      const form = this.renderRoot.querySelector<ReplyForm | ReplyEditor>(
        'inlay-reply-form, inlay-reply-editor',
      );
      await form?.updateComplete;
      this.focus();
    });
  }

  #onTab(tab: ReplyTab, { focus = false } = {}): void {
    this.tab = tab;
    this.view = LIST;
    this.#at = -1;
    if (focus)
      void this.updateComplete.then(() => {
        this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
      });
  }

  #onTabKey(event: KeyboardEvent): void {
    const { tabs } = this;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const turned = getComputedStyle(this).direction === 'rtl' ? -step : step;
    const next = tabs.at((tabs.indexOf(this.tab) + turned) % tabs.length);
    if (next !== undefined) this.#onTab(next, { focus: true });
  }

  #onSearch(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    this.#toTop();
  }

  #onListKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const found = this.#found;
    const isSearch = event.target instanceof HTMLInputElement;
    if (event.key === 'Enter' && isSearch && found[0] !== undefined) {
      event.preventDefault();
      this.choose(found[0].id);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // A choice has the arrows for itself.
    if (step === undefined || found.length === 0 || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    this.#at = Math.min(found.length - 1, isSearch ? (step > 0 ? 0 : -1) : this.#at + step);
    if (this.#at < 0) {
      this.#at = -1;
      this.renderRoot.querySelector<HTMLElement>('input[type=search]')?.focus();
      return;
    }
    this.#rows.reveal(this.#at);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`[data-index="${String(this.#at)}"] .choose`)?.focus();
    });
  }

  #onInsert(event: ReplyInsertEvent): void {
    // Composed, it goes on to whoever is around; told again from here, so that it has this element as its source.
    event.stopPropagation();
    const { text } = event.detail;
    const own = new ReplyInsertEvent({ text });
    this.dispatchEvent(own);
    const store = this.#replies.store;
    if (!own.defaultPrevented && store !== undefined && this.#id !== null) {
      const before = store.getState().composers[this.#id]?.text ?? '';
      store.actions.setText(
        this.#id,
        before === '' || /\s$/.test(before) ? before + text : `${before} ${text}`,
      );
    }
    this.view = LIST;
  }

  #renderRow(reply: QuickReply, index: number, strings: Strings): TemplateResult {
    const { replies } = strings;
    const { id, title, shortcut, text } = reply;
    const isFavourite = this.#replies.value?.favourites.includes(id) ?? false;
    return html`<li class="row" data-index=${index}>
      <button
        class="choose"
        @click=${() => {
          this.choose(id);
        }}
      >
        <span class="first"
          ><bdi class="title one-line" id=${`title-${String(index)}`}>${showHidden(title)}</bdi>
          ${shortcut === null ? nothing : html`<span class="mark">/${shortcut}</span>`}
          ${this.tab === 'mine' ? nothing : html`<bdi class="mark">${this.#collection.nameOf(reply, strings)}</bdi>`}</span
        >
        <bdi class="excerpt one-line">${showHidden(replyExcerpt(text, this.#sources))}</bdi>
      </button>
      <button
        class="icon star"
        aria-label=${replies.favourite}
        aria-describedby=${`title-${String(index)}`}
        aria-pressed=${isFavourite}
        title=${replies.favourite}
        @click=${() => this.#replies.store?.actions.toggleFavourite(id)}
      >
        ${icon(starIcon)}
      </button>
    </li>`;
  }

  #renderList(strings: Strings): TemplateResult {
    const { replies } = strings;
    const slice = this.#replies.value;
    const found = this.#found;
    const visible = this.#rows.visible(found.length);
    const isFailed = slice?.status === 'failed';
    const retry = (): void => void this.#replies.store?.actions.loadQuickReplies();
    const isNarrowed = this.search.trim() !== '' || this.#collection.id !== null;
    return html`<div class="search">
        <input
          class="field"
          part="search"
          type="search"
          autocomplete="off"
          aria-label=${replies.search}
          placeholder=${replies.search}
          .value=${this.search}
          @input=${this.#onSearch}
        />
        ${this.#collection.render(strings)}
      </div>
      ${isFailed && slice.shelf !== null ? html`<p class="bar" role="status">${replies.offline} ${retryButton(retry, strings)}</p>` : nothing}
      <p class="visually-hidden" role="status">${isNarrowed ? replies.found(found.length) : ''}</p>
      ${this.tab === 'mine' ? this.#own.renderUnsaved(this.#all, strings) : nothing}
      <div class="scroller" aria-busy=${slice?.status === 'loading'}>
        ${
          isFailed && slice.shelf === null
            ? failedReplies(slice.error, retry, strings)
            : found.length === 0 && slice?.shelf
              ? noReplies(this.tab, isNarrowed, strings)
              : nothing
        }
        <div class="sizer">
          <ul class="rows" aria-label=${replies.results}>
            ${visible.map(({ index }) => {
              const reply = found[index];
              return reply === undefined ? nothing : this.#renderRow(reply, index, strings);
            })}
          </ul>
        </div>
      </div>
      ${
        this.tab === 'mine'
          ? html`<div class="foot">
              <button
                class="outline"
                @click=${() => {
                  this.#show({ kind: 'editor', id: null });
                }}
              >
                ${icon(plusIcon, 14)} ${replies.add}
              </button>
            </div>`
          : nothing
      }`;
  }

  #renderView(strings: Strings): TemplateResult {
    const { view } = this;
    const reply = view.kind === 'list' || view.id === null ? undefined : this.#replyOf(view.id);
    if (view.kind === 'editor' && (view.id === null || reply !== undefined))
      return this.#own.renderEditor(reply, this.#all, strings);
    if (view.kind === 'reply' && reply !== undefined) {
      return html`<inlay-reply-form
        class="panel"
        .strings=${strings}
        .reply=${reply}
        .sources=${this.#sources}
        .own=${reply.collectionId === null}
        .trouble=${this.#own.trouble}
        @inlay-reply-insert=${this.#onInsert}
        @back=${this.#toList}
        @edit=${() => {
          this.#show({ kind: 'editor', id: reply.id });
        }}
        @delete=${() => void this.#own.remove(reply.id, strings)}
      ></inlay-reply-form>`;
    }
    return this.#renderList(strings);
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const { replies } = strings;
    return html`<div
        class="tabs"
        part="tabs"
        role="tablist"
        aria-label=${replies.tabsName}
        @keydown=${this.#onTabKey}
      >
        ${this.tabs.map(
          (tab) =>
            html`<button
              role="tab"
              id=${`tab-${tab}`}
              aria-selected=${tab === this.tab}
              aria-controls="panel"
              tabindex=${tab === this.tab ? 0 : -1}
              @click=${() => {
                this.#onTab(tab);
              }}
            >
              ${replies.tabs[tab]}
            </button>`,
        )}
      </div>
      <div
        class="panel"
        id="panel"
        role="tabpanel"
        aria-labelledby=${`tab-${this.tab}`}
        @keydown=${this.tab === 'templates' || this.view.kind !== 'list' ? nothing : this.#onListKey}
      >
        ${this.tab === 'templates' ? this.#templates.render(strings) : this.#renderView(strings)}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-quick-replies': QuickReplies;
  }
}
