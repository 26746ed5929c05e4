import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { InteractionFilter, InteractionSort } from '../../model/interaction-list.ts';
import type { AppState } from '../../store/state.ts';
import { selectIsAtCapacity, selectList, selectOpenId, selectSession } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { tokens } from '../../theme/tokens.ts';
import { MENU } from '../menu-button/late-menu.ts';
import { hasMetaLine, platformMarks } from '../interaction-row/interaction-row.ts';
import type { RowOfferEvent, RowOpenEvent } from '../interaction-row/interaction-row.events.ts';
import { InteractionOpenEvent, OfferAnswerEvent } from './interaction-list.events.ts';
import { interactionListStyles } from './interaction-list.styles.ts';
import { renderFoot } from './list-foot.ts';
import { renderChips, renderTools } from './list-head.ts';
import type { ListHeadView } from './list-head-view.ts';
import { listHeadStyles } from './list-head.styles.ts';
import { BEHIND } from './list-late.ts';
import type { ListScroller, ListScrollerOptions } from './list-scroller.ts';
import { renderSkeleton } from './list-skeleton.ts';
import { renderListState } from './list-states.ts';
import { renderTabs } from './list-tabs.ts';
import { renderOffers } from './offers.ts';
import { PlainList } from './plain-list.ts';
import { RowFocus } from './row-focus.ts';
import { RowOrder } from './row-order.ts';
import { SearchWait } from './search-wait.ts';
import { StandingOffers } from './standing-offers.ts';
import type { UnfinishedById } from './unfinished.ts';

const NOTHING: AppState['interactions'] = {};
const NOBODY: readonly string[] = [];
const NO_GROUPS: readonly string[] = [];
const selectInteractions = (state: AppState): AppState['interactions'] => state.interactions;

/**
 * The agent's interactions: three queues with counts, search, filters and sort; offers stand at the foot, where they push no
 * row away (L1–L7, Q3, Q4, Q7). However many there are, only the rows on the screen are in the page, and none of them
 * changes its place while a pointer is over the list.
 *
 * @tagname inlay-interaction-list
 * @slot start - At the start of the toolbar, such as the availability.
 * @slot end - At the end of the toolbar.
 * @slot over - Over the end of the rows and above the offers, such as a toast; takes no room.
 * @fires {InteractionOpenEvent} inlay-interaction-open - An interaction was chosen; cancelable.
 * @fires {OfferAnswerEvent} inlay-offer-answer - An offer was accepted or declined.
 * @csspart toolbar - Search, filters and sort.
 * @csspart list - What scrolls.
 */
export class InteractionList extends LitElement {
  static override readonly styles = [tokens, base, interactionListStyles, listHeadStyles];

  /** Whether the rows may change their places although a pointer is over them, for who likes it so. */
  @property({ type: Boolean, attribute: 'live-order' }) liveOrder = false;

  @state() private isHeld = false;
  @state() private isSearching = false;

  @query('.scroller') private scroller!: HTMLElement | null;
  @query('.sizer') private sizer!: HTMLElement | null;
  @query('.rows') private rowsBox!: HTMLElement | null;
  @query('.list') private list!: HTMLElement | null;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #list = new StoreController(this, selectList);
  readonly #interactions = new StoreController(this, selectInteractions);
  readonly #openId = new StoreController(this, selectOpenId);
  readonly #isFull = new StoreController(this, selectIsAtCapacity);
  readonly #unfinished = new StoreController(this, (): UnfinishedById | null => null);

  readonly #offers = new StandingOffers(this, () => this.#now());
  readonly #order = new RowOrder(this.#offers);
  readonly #search = new SearchWait(
    this,
    () => this.#list.value?.filter,
    (filter) => this.#setFilter(filter),
  );
  #view = '';

  readonly #place: ListScrollerOptions = {
    host: this,
    elements: () =>
      this.scroller === null || this.sizer === null || this.rowsBox === null
        ? null
        : { scroller: this.scroller, sizer: this.sizer, rows: this.rowsBox },
    ids: () => this.#order.shown.ids,
    estimate: (id) => {
      const interaction = this.#interactions.value?.[id];
      return interaction !== undefined && hasMetaLine(interaction, this.#agentId) ? 70 : 56;
    },
    onNearEnd: () => {
      const list = this.#list.value;
      if (list?.hasMore === true && !list.loadingMore) void this.#list.store?.actions.loadMore();
    },
  };
  #scroller: ListScroller = new PlainList(this.#place);

  readonly #focus: RowFocus = new RowFocus(this, {
    ids: () => this.#order.shown.ids,
    openId: () => this.#openId.value ?? null,
    rowOf: (id) => this.renderRoot.querySelector(`inlay-interaction-row[data-id="${CSS.escape(id)}"]`),
    list: () => this.list,
    reveal: (index) => this.#scroller.reveal(index),
  });

  /** Puts the focus on the row where it last was, or the open one, or the first; on the tab where there is none. */
  override focus(): void {
    const { activeId } = this.#focus;
    if (activeId === null)
      this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
    else this.#focus.put(activeId);
  }

  /** Puts the focus into the search field. */
  focusSearch(): void {
    this.renderRoot.querySelector<HTMLElement>('input[type="search"]')?.focus();
  }

  /** The row that has the focus now; null where none has. */
  get focusedInteractionId(): string | null {
    return this.#focus.focusedId;
  }

  /** The interaction `by` rows after the given one in the order shown; null beyond either end. */
  neighbour(interactionId: string | null, by: number): string | null {
    const at = interactionId === null ? -1 : this.#order.shown.ids.indexOf(interactionId);
    return this.#order.shown.ids[at === -1 ? 0 : at + by] ?? null;
  }

  /** Moves the focus by so many rows, as the arrows do. */
  move(by: number): void {
    this.#focus.move(by);
  }

  get #vipGroups(): readonly string[] {
    return this.#session.value?.catalogue.vipGroups ?? NO_GROUPS;
  }

  get #agentId(): string {
    return this.#session.value?.agent.id ?? '';
  }

  #now(): number {
    return this.#list.store?.now() ?? Date.now();
  }

  protected override willUpdate(): void {
    const list = this.#list.value;
    const strings = this.#strings.value;
    const view = JSON.stringify([list?.filter, list?.sort]);
    const isOther = view !== this.#view;
    this.#view = view;
    const before = this.#order.shown.ids;
    const hasChanged = this.#order.take(
      {
        interactions: this.#interactions.value ?? NOTHING,
        ids: list?.ids ?? NOBODY,
        agentId: this.#agentId,
      },
      this.isHeld && !this.liveOrder && !isOther ? BEHIND.of(this)?.holdOrder : undefined,
    );
    this.#focus.rowsChanged(before);
    if (strings !== undefined) this.#offers.tell(strings);
    if (this.#becomeVirtual() || hasChanged) this.#scroller.rowsChanged();
    if (isOther) this.scroller?.scrollTo({ top: 0 });
  }

  /** Whether the virtual list has just taken over. */
  #becomeVirtual(): boolean {
    const behind = BEHIND.of(this);
    if (behind === undefined || this.#scroller instanceof behind.VirtualList) return false;
    this.#unfinished.selector = behind.createUnfinishedSelector();
    this.#scroller.end();
    this.#scroller = new behind.VirtualList(this.#place);
    return true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // So that they are there when the first rows are.
    void platformMarks.load(this).catch(() => undefined);
  }

  #onOpen(event: RowOpenEvent): void {
    event.stopPropagation();
    const { interactionId } = event.detail;
    this.#focus.rest(interactionId);
    if (!this.dispatchEvent(new InteractionOpenEvent({ interactionId }))) return;
    void this.#list.store?.actions.open(interactionId);
  }

  #onOffer(event: RowOfferEvent): void {
    event.stopPropagation();
    const { interactionId, answer } = event.detail;
    const actions = this.#list.store?.actions;
    void (answer === 'accept' ? actions?.acceptOffer(interactionId) : actions?.declineOffer(interactionId));
    this.dispatchEvent(new OfferAnswerEvent({ interactionId, answer }));
  }

  #setFilter(filter: InteractionFilter): void {
    void this.#list.store?.actions.setFilter(filter);
  }

  #renderRow(id: string, index: number): TemplateResult | typeof nothing {
    const interaction = this.#interactions.value?.[id];
    const list = this.#list.value;
    if (interaction === undefined || list === undefined) return nothing;
    const unfinished = this.#unfinished.value?.[id];
    return html`<inlay-interaction-row
      role="listitem"
      data-index=${index}
      data-id=${id}
      aria-posinset=${index + 1}
      aria-setsize=${list.hasMore ? -1 : this.#order.shown.ids.length}
      .interaction=${interaction}
      .agentId=${this.#agentId}
      .vipGroups=${this.#vipGroups}
      .now=${this.#clock}
      .selected=${id === this.#openId.value}
      .gone=${this.#order.shown.gone.has(id)}
      .draft=${unfinished?.draft ?? ''}
      .trouble=${unfinished?.trouble ?? interaction.answerTrouble}
      .sort=${list.sort}
      .tabStop=${id === this.#focus.activeId}
    ></inlay-interaction-row>`;
  }

  readonly #clock = (): number => this.#now();

  #renderRows(strings: FirstStrings): TemplateResult {
    const items = this.#scroller.visible();
    return html`<div
        class="scroller"
        part="list"
        @pointerenter=${(event: PointerEvent) => (this.isHeld = event.pointerType !== 'touch')}
        @pointerleave=${() => (this.isHeld = false)}
      >
        <div class="sizer">
          <div class="rows">
            ${repeat(
              items,
              ({ index }) => this.#order.shown.ids[index] ?? index,
              ({ index }) => this.#renderRow(this.#order.shown.ids[index] ?? '', index),
            )}
          </div>
        </div>
      </div>
      ${
        this.#order.shown.changes > 0
          ? html`<button class="held" type="button" @click=${() => (this.isHeld = false)}>
              ${strings.list.heldBack(this.#order.shown.changes)}
            </button>`
          : nothing
      }`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.value;
    const list = this.#list.value;
    const session = this.#session.value ?? null;
    if (strings === undefined || list === undefined) return nothing;
    const hasRows = this.#order.shown.ids.length > 0;
    const isWaiting = (list.status === 'idle' || list.status === 'loading') && !hasRows;
    const hasItems = hasRows || this.#offers.all.length > 0;
    MENU.of(this);
    const head: ListHeadView = {
      element: this,
      list,
      session,
      strings,
      setFilter: (filter) => this.#setFilter(filter),
      isSearching: this.isSearching,
      setSort: (sort: InteractionSort) => void this.#list.store?.actions.setSort(sort),
      onSearch: (text) => this.#search.typed(text),
      setSearching: (isSearching) => (this.isSearching = isSearching),
    };
    return html`<div class="toolbar" part="toolbar">
        <div class="start"><slot name="start"></slot></div>
        ${renderTools(head)}
        <slot name="end"></slot>
      </div>
      ${renderTabs(head)} ${renderChips(head)}
      <div class="body" id="panel" role="tabpanel" aria-labelledby=${`tab-${list.filter.queue ?? 'new'}`}>
        <div
          class="list"
          role=${hasItems ? 'list' : 'group'}
          aria-label=${strings.list.name}
          aria-busy=${list.status === 'loading' ? 'true' : nothing}
          tabindex="-1"
          @keydown=${(event: KeyboardEvent) => this.#focus.onKeydown(event)}
          @focusin=${(event: FocusEvent) => this.#focus.onFocusIn(event)}
          @focusout=${(event: FocusEvent) => this.#focus.onFocusOut(event)}
          @inlay-row-open=${this.#onOpen}
          @inlay-row-offer=${this.#onOffer}
        >
          ${
            hasRows
              ? this.#renderRows(strings)
              : isWaiting
                ? renderSkeleton(strings)
                : renderListState({
                    element: this,
                    list,
                    strings,
                    isAway: session !== null && session.agent.availability.kind !== 'available',
                    retry: () => void this.#list.store?.actions.reloadList(),
                    clear: () => this.#setFilter({ queue: list.filter.queue ?? 'new' }),
                  })
          }
          ${renderOffers({
            offers: this.#offers.all,
            strings,
            agentId: this.#agentId,
            vipGroups: this.#vipGroups,
            openId: this.#openId.value ?? null,
            mayAccept: session?.permissions.includes('conversation.message.accept') ?? false,
            now: this.#clock,
          })}
        </div>
        <div class="over"><slot name="over"></slot></div>
      </div>
      ${session === null ? nothing : renderFoot(session, this.#isFull.value === true, strings)}
      <div class="visually-hidden" role="status">${this.#offers.announced}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-interaction-list': InteractionList;
  }
}
