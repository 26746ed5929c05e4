import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LATE_ICONS } from '../../controllers/late-icons.ts';
import { Late } from '../../controllers/late.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { FirstStrings, Strings } from '../../i18n/strings.ts';
import {
  selectConnection,
  selectCounts,
  selectNotice,
  selectOpenId,
  selectPreferences,
  selectSessionSlice,
  selectWaitingCount,
} from '../../store/selectors.ts';
import type { AppActions } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { icon, panelCloseIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import type { InteractionList } from '../interaction-list/interaction-list.ts';
import type * as PanelBehind from './panel-behind.ts';
import { panelStyles } from './panel.styles.ts';
import type { ShortcutKeys } from './shortcuts.ts';

/** What shows or does something only when something has happened: bars, toast, whole states, keys. */
const BEHIND = new Late(() => import('./panel-behind.ts'));
const COMPOSER = new Late(() => import('../composer/define.ts'));

/** From this width on, CSS pixels, list and thread stand beside each other. */
const TWO_COLUMNS = 560;
/**
 * The whole panel: list and thread, one after the other or side by side by its own width; what holds for all of it (no
 * connection, nothing kept, no access, signed out); one toast; and the keys.
 *
 * @tagname inlay-panel
 * @attr {'light' | 'dark' | 'system'} theme - Light, dark or as the system says; absent follows what is around.
 * @attr {boolean} whole-page - The page is nothing but this panel, as in its frame: what is pressed while nothing has the focus is for the panel.
 * @csspart list - The list's column.
 * @csspart thread - The thread's column.
 * @csspart context - The customer card's column, where there is room for one.
 * @csspart toast - Where the toast shows.
 */
export class Panel extends LitElement {
  static override readonly styles = [tokens, base, panelStyles];

  /** Other keys for shortcuts, or null to turn one off; those left out stay as they are. */
  @property({ attribute: false }) keys: Partial<ShortcutKeys> = {};

  @property({ type: Boolean, attribute: 'whole-page' }) wholePage = false;

  @state() private isWide = false;
  @state() private isWarned = false;
  @state() private showsHelp = false;
  /** Whether the thread has been opened or closed since the panel came: before that nothing moves. */
  @state() private hasMoved = false;

  @query('inlay-interaction-list') private list!: InteractionList | null;
  @query('.thread') private threadPane!: HTMLElement | null;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSessionSlice);
  readonly #connection = new StoreController(this, selectConnection);
  readonly #waiting = new StoreController(this, selectWaitingCount);
  readonly #openId = new StoreController(this, selectOpenId);
  readonly #preferences = new StoreController(this, selectPreferences);
  readonly #notice = new StoreController(this, selectNotice);
  readonly #counts = new StoreController(this, selectCounts);
  #shownId: string | null = null;
  #toastClock: PanelBehind.ToastClock | undefined;
  #context: PanelBehind.ContextPane | undefined;

  readonly #width = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.isWide = entry.contentRect.width >= TWO_COLUMNS;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKeydown);
    document.addEventListener('keydown', this.#onPageKeydown);
    this.#width.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeydown);
    document.removeEventListener('keydown', this.#onPageKeydown);
    this.#width.disconnect();
  }

  get #actions(): AppActions | undefined {
    return this.#session.store?.actions;
  }

  protected override willUpdate(): void {
    const openId = this.#openId.value ?? null;
    if (openId !== this.#shownId) {
      const before = this.#shownId;
      this.#shownId = openId;
      if (this.hasUpdated) this.hasMoved = true;
      // Never takes the focus from the page around.
      const isHere = this.matches(':focus-within') || (this.wholePage && isFree(document.activeElement));
      if (isHere) void this.updateComplete.then(() => this.#moveFocus(before, openId));
    }
    const behind = BEHIND.of(this);
    if (behind === undefined) return;
    this.#context ??= behind.standBeside(this);
    this.#toastClock ??= new behind.ToastClock(this);
    this.#toastClock.look(this.#notice.value ?? null, openId, () => this.#actions?.dismissNotice());
  }

  #moveFocus(before: string | null, openId: string | null): void {
    if (this.isWide) {
      if (before !== null && openId === null) this.list?.focus();
    } else if (openId === null) this.list?.focus();
    else this.threadPane?.focus({ preventScroll: true });
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const { list } = this;
    BEHIND.of(this)?.onPanelKey(event, {
      keys: this.keys,
      element: this,
      root: this.renderRoot,
      list,
      isWide: this.isWide,
      openId: this.#shownId,
      store: this.#session.store,
      showHelp: () => (this.showsHelp = true),
    });
  };

  readonly #onPageKeydown = (event: KeyboardEvent): void => {
    if (this.wholePage && isFree(event.target)) this.#onKeydown(event);
  };

  /** Whether toasts stand over the thread, so that they cover neither an offer's buttons nor the composer. */
  get #isThreadInFront(): boolean {
    return this.isWide || this.#shownId !== null;
  }

  /** What is behind the first screen, once both its code and its words are there. */
  get #behind(): (typeof PanelBehind & { readonly strings: Strings }) | undefined {
    const module = BEHIND.of(this);
    const strings = this.#strings.whole;
    return module === undefined || strings === undefined ? undefined : { ...module, strings };
  }

  #renderToast(): TemplateResult {
    const behind = this.#behind;
    // The regions that announce it stand there before it comes.
    return (
      behind?.renderToast(this.#notice.value ?? null, behind.strings, {
        dismiss: () => this.#actions?.dismissNotice(),
        undo: (id) => void this.#actions?.undoStatus(id),
      }) ?? html`<div class="toasts" slot="over" part="toast"></div>`
    );
  }

  #renderList(strings: FirstStrings, isCollapsed: boolean): TemplateResult {
    const behind = BEHIND.of(this);
    const isBehind = !this.isWide && this.#shownId !== null;
    return html`<section class="list" part="list" aria-label=${strings.panel.listRegion} ?inert=${isBehind}>
      <inlay-interaction-list>
        <inlay-availability slot="start"></inlay-availability>
        <inlay-outbound-button slot="end"></inlay-outbound-button>
        <inlay-preferences-button
          slot="end"
          .keys=${behind?.keysInForce(this.keys, {}) ?? {}}
        ></inlay-preferences-button>
        <button
          slot="end"
          class="icon collapse"
          type="button"
          aria-label=${strings.panel.collapseList}
          title=${strings.panel.collapseList}
          ?hidden=${isCollapsed}
          @click=${() => this.#actions?.setListCollapsed(true)}
        >
          ${icon(panelCloseIcon)}
        </button>
        ${this.#isThreadInFront ? nothing : this.#renderToast()}
      </inlay-interaction-list>
    </section>`;
  }

  #renderThread(strings: FirstStrings, isCollapsed: boolean): TemplateResult {
    const isOpen = this.#shownId !== null;
    return html`<section
      class="thread"
      part="thread"
      tabindex="-1"
      aria-label=${strings.panel.threadRegion}
      ?inert=${!this.isWide && !isOpen}
    >
      ${(this.isWide ? isCollapsed : isOpen) ? html`<inlay-offer-bar></inlay-offer-bar>` : nothing}
      ${
        isOpen
          ? html`<inlay-message-thread .back=${!this.isWide}></inlay-message-thread>
              <div class="over">${this.#renderToast()}</div>
              <inlay-composer class="composer"></inlay-composer>`
          : html`<div class="whole">
                <span class="sign">${icon(LATE_ICONS.of(this)?.webChatIcon, 28)}</span>
                <h2>${strings.panel.nothingOpen}</h2>
                <p>${strings.panel.nothingOpenHint}</p>
              </div>
              ${this.isWide ? html`<div class="over">${this.#renderToast()}</div>` : nothing}`
      }
    </section>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.showsHelp) this.renderRoot.querySelector('inlay-shortcut-help')?.show();
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.value;
    const session = this.#session.value;
    const connection = this.#connection.value;
    if (strings === undefined || session === undefined || connection === undefined) return nothing;
    const behind = this.#behind;
    const whole = behind?.wholeState({ session }) ?? null;
    // Not needed to read; it comes while the list is looked at.
    COMPOSER.of(this);
    // Nobody can open it again before there is what does.
    const isCollapsed = behind !== undefined && this.#preferences.value?.listCollapsed === true;
    const classes = [
      'columns',
      this.#shownId === null ? '' : 'open',
      isCollapsed ? 'collapsed' : '',
      this.hasMoved ? 'moves' : '',
      this.#context?.isShown === true ? 'with-card' : '',
    ].join(' ');
    return html`<section class="panel" tabindex="-1" aria-label=${strings.panel.name}>
      ${behind?.renderBars({
        connection,
        waiting: this.#waiting.value ?? 0,
        strings: behind.strings,
        session: session.value,
        signIn: this.#session.store?.signIn,
        setAvailability: (id) => void this.#actions?.setAvailability(id),
        isWarned: this.isWarned,
        dismissWarning: () => (this.isWarned = true),
      })}
      ${
        whole === null || behind === undefined
          ? html`<div class=${classes}>
              ${
                isCollapsed
                  ? behind.renderRail(strings, this.#counts.value?.new ?? 0, () =>
                      this.#actions?.setListCollapsed(false),
                    )
                  : nothing
              }
              ${this.#renderList(strings, isCollapsed)} ${this.#renderThread(strings, isCollapsed)}
              ${behind && this.#context?.render(behind.strings)}
            </div>`
          : behind.renderWhole(whole, behind.strings, {
              retry: () => void this.#actions?.start(),
              signIn: this.#session.store?.signIn,
            })
      }
      ${
        this.showsHelp
          ? html`<inlay-shortcut-help
              .strings=${this.#strings.whole}
              .keys=${behind?.keysInForce(this.keys, this.#session.store?.getState().agentPreferences?.keys)}
              @close=${() => (this.showsHelp = false)}
            ></inlay-shortcut-help>`
          : nothing
      }
    </section>`;
  }
}

/** Whether the focus is nowhere in particular. */
function isFree(target: EventTarget | null): boolean {
  return target === null || target === document.body || target === document.documentElement;
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-panel': Panel;
  }
}
