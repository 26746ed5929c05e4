import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { hostContext, storeContext } from '../../controllers/contexts.ts';
import { Late } from '../../controllers/late.ts';
import { stringsContext } from '../../controllers/strings-controller.ts';
import { loadInParts, type LoadPart } from '../../i18n/load-strings.ts';
import { isWhole, overrideStrings, type FirstStrings, type StringsOverride } from '../../i18n/strings.ts';
import type { Host, HostTone } from '../../model/host.ts';
import { activitySubject } from '../outcome-dialog/activity-subject.ts';
import { latePart } from '../../model/late-part.ts';
import type { AppStore } from '../../store/state.ts';
import { tokens } from '../../theme/tokens.ts';
import type { CustomerCardEvent } from '../message-thread/message-thread.events.ts';
import { providerStyles } from './provider.styles.ts';

/** Between two attempts to load words that could not be had. */
const RETRY_MS = 2_000;

const TONES = new Late(() => import('./tones.styles.ts'));
const CARD_SHEET = new Late(() => import('../card-sheet/define.ts'));

/**
 * Gives the elements inside it their store, their words and their colours. Elements of a portal that stand in one provider
 * show one state; two providers on a page know nothing of each other. A customer card that is asked for, and for which nobody else
 * has a place, it shows as a sheet over the page.
 *
 * @tagname inlay-provider
 * @slot - The elements, anywhere below.
 * @attr {'light' | 'dark' | 'system'} theme - Light, dark or as the system says; absent follows the page's `color-scheme`.
 */
export class Provider extends LitElement {
  static override readonly styles = [tokens, providerStyles];

  /** The store that the elements inside show and act on, as `createAppStore` makes it. */
  @property({ attribute: false }) store: AppStore | undefined;

  /** The host around, for elements that ask something of it. */
  @property({ attribute: false }) host: Host | undefined;

  /** BCP 47 tag of the wished language; English where there are no words for it. Default: the page's, then the browser's. */
  @property() language: string | undefined;

  /** Words of one's own in the place of the built-in ones; what is left out stays. */
  @property({ attribute: false }) strings: StringsOverride | undefined;

  /** The design language of the page around, which the elements then share: `fluent` (Microsoft) or `slds` (Salesforce); `inlay` and null are their own. */
  @property({ reflect: true }) tone: HostTone | 'inlay' | null = null;

  @state() private loaded: FirstStrings | undefined;
  /** The interaction whose customer card lies over the page. */
  @state() private cardOf: string | null = null;

  readonly #store = new ContextProvider(this, { context: storeContext });
  readonly #host = new ContextProvider(this, { context: hostContext });
  readonly #strings = new ContextProvider(this, { context: stringsContext });
  #wish: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('inlay-customer-card-toggle', this.#onCustomerCard);
    this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('inlay-customer-card-toggle', this.#onCustomerCard);
    this.cardOf = null;
  }

  protected override willUpdate(changed: PropertyValues<this> & Map<string, unknown>): void {
    if (changed.has('store') && this.store !== undefined) this.#store.setValue(this.store);
    if (changed.has('host') && this.host !== undefined) this.#host.setValue(this.host);
    if (changed.has('language')) this.#load();
    if ((changed.has('loaded') || changed.has('strings')) && this.loaded !== undefined) {
      this.#strings.setValue(overrideStrings(this.loaded, this.strings));
      // Hyphenation, voices and the case of letters follow it in everything inside.
      this.lang = this.loaded.locale;
    }
    const words = this.#strings.value as FirstStrings | undefined;
    if (words !== undefined && isWhole(words))
      this.store?.actions.describeActivities((interaction) => activitySubject(interaction, words));
  }

  #load(): void {
    const wish = this.language ?? (document.documentElement.lang || navigator.language);
    if (wish === this.#wish) return;
    this.#wish = wish;
    // Neither where a later wish has overtaken this one.
    const isWanted = (): boolean => wish === this.#wish && this.isConnected;
    const part: LoadPart = (load) =>
      latePart(load, async () => {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        return isWanted();
      });
    const take = (strings: FirstStrings): void => {
      if (wish === this.#wish) this.loaded = strings;
    };
    const givenUp = (): void => {
      // Put into a page again, it asks again.
      if (wish === this.#wish) this.#wish = undefined;
    };
    void loadInParts(wish, { part, take }).catch(givenUp);
  }

  readonly #onCustomerCard = (event: CustomerCardEvent): void => {
    const { interactionId } = event.detail;
    // After the listeners outside have had their say; a provider around this one then finds it answered.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      void CARD_SHEET.load(this).then(
        () => {
          if (this.isConnected) this.cardOf = interactionId;
        },
        () => undefined,
      );
    });
  };

  protected override render(): TemplateResult {
    if (this.tone !== null) TONES.of(this);
    return html`<slot></slot>${
        this.cardOf === null
          ? nothing
          : html`<inlay-card-sheet
              .interactionId=${this.cardOf}
              @close=${() => (this.cardOf = null)}
            ></inlay-card-sheet>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-provider': Provider;
  }
}
