import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Late } from '../../controllers/late.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import { searchAttributes, type AttributeProblem } from '../../model/attribute.ts';
import { recordOf, type ContactCard } from '../../model/contact-card.ts';
import type { RecordRef } from '../../model/host.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { CardDraft, CardSlice } from '../../store/card-state.ts';
import { linkedRecord, selectCard, shownAttributes } from '../../store/select-card.ts';
import { selectHostContext, selectOpenId, selectSession } from '../../store/selectors.ts';
import type { AppActions } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { platformMarkStyles } from '../../theme/platform-marks.ts';
import { tokens } from '../../theme/tokens.ts';
import { attributeField, attributeValue } from './attribute-fields.ts';
import { changeOf } from './card-draft.ts';
import { identifiers, identity, unsavedNotice } from './card-parts.ts';
import { crmRecord } from './crm-section.ts';
import { customerCardStyles } from './customer-card.styles.ts';
import { earlierInteractions } from './earlier-interactions.ts';

const PREVIEW = new Late(() => import('../interaction-preview/define.ts'));

/**
 * What is known of the contact of an interaction: identity, identifiers, groups, the CRM's record, found or made there on the agent's word, attributes that can be searched and
 * changed in place, and the other interactions, each in a preview (K1, K2, K5). Of the interaction it is given, else of the open one.
 *
 * @tagname inlay-customer-card
 * @slot end - At the end of its head, such as what closes it.
 */
export class CustomerCard extends LitElement {
  static override styles = [tokens, base, form, platformMarkStyles, customerCardStyles];

  /** The interaction whose contact it is; absent takes the one that is open in the store. */
  @property({ attribute: 'interaction-id' }) interactionId: string | undefined;

  @state() private search = '';
  @state() private problems: Readonly<Record<string, AttributeProblem>> = {};
  @state() private hasFailed = false;
  @state() private previewed: string | null = null;

  #id: string | null = null;
  #askedFor: string | null = null;
  /** The section that has the focus as the card is about to change. */
  #focused: Element | null = null;
  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #openId = new StoreController(this, selectOpenId);
  readonly #host = new StoreController(this, selectHostContext);
  readonly #card = new StoreController(this, selectCard(null));
  readonly #interactions = new StoreController(this, ({ interactions }) => interactions);
  readonly #draft = new StoreController(this, (): CardDraft | null => null);

  get #actions(): AppActions | undefined {
    return this.#session.store?.actions;
  }

  protected override willUpdate(): void {
    this.#focused = this.shadowRoot?.activeElement?.closest('section') ?? null;
    const id = this.interactionId ?? this.#openId.value ?? null;
    if (id === this.#id) return;
    this.#id = id;
    this.#card.selector = selectCard(id);
    this.search = '';
    this.problems = {};
    this.hasFailed = false;
    this.previewed = null;
    this.#draft.selector = ({ cardDrafts }) => (id === null ? null : (cardDrafts[id] ?? null));
  }

  protected override updated(_changed: PropertyValues): void {
    this.#keepFocus();
    const id = this.#id;
    if (id === null || id === this.#askedFor || !this.#isOn || this.#actions === undefined) return;
    this.#askedFor = id;
    // What is there already is as new as what the backend has told.
    if (this.#card.value === null) void this.#actions.loadCard(id);
  }

  /** What had the focus may be gone with a change, as Edit is while it saves: then the head of its section has it, and not the page, where Escape means another thing. */
  #keepFocus(): void {
    if (this.#focused === null || this.shadowRoot?.activeElement !== null) return;
    const head = this.#focused.querySelector<HTMLElement>('h3');
    head?.setAttribute('tabindex', '-1');
    head?.focus();
  }

  /** What is being written; null for nothing. */
  get #written(): CardDraft | null {
    return this.#draft.value ?? null;
  }

  get #isOn(): boolean {
    return this.#session.value?.features.includes('customerCard') === true;
  }

  #write(draft: CardDraft | null): void {
    if (draft === null) this.problems = {};
    if (this.#id !== null) this.#actions?.writeContact(this.#id, draft);
  }

  #onEdit(slice: CardSlice, card: ContactCard): void {
    // What was not saved is where it goes on from.
    const attributes = shownAttributes(slice);
    const values = Object.fromEntries(attributes.map(({ id, value }) => [id, String(value ?? '')]));
    this.#write({ base: slice.unsaved?.base ?? card, values });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('form .field')?.focus());
  }

  #onSave(event: Event): void {
    event.preventDefault();
    const draft = this.#written;
    if (draft === null || this.#id === null) return;
    const { change, problems } = changeOf(draft);
    this.problems = problems;
    const [wrong] = Object.keys(problems);
    if (wrong !== undefined) {
      // What the search leaves out would have to be put right unseen.
      this.search = '';
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>(`#field-${wrong}`)?.focus(),
      );
      return;
    }
    if (Object.keys(change).length > 0)
      void this.#actions?.changeContact(this.#id, draft.base, { attributes: change });
    this.#leaveForm();
  }

  #leaveForm(): void {
    this.#write(null);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.of-attributes button')?.focus(),
    );
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#leaveForm();
  }

  async #onOpenRecord(id: string, found?: RecordRef): Promise<void> {
    this.hasFailed = false;
    const opened = await (found === undefined
      ? this.#actions?.openRecord(id)
      : this.#actions?.openRecord(id, found));
    this.hasFailed = opened?.ok === false;
  }

  async #onPreview(id: string): Promise<void> {
    await PREVIEW.load(this);
    this.previewed = id;
  }

  #renderRecord(
    card: ContactCard,
    slice: CardSlice,
    id: string,
    strings: Strings,
  ): TemplateResult | typeof nothing {
    if (card.contact.anonymous) return nothing;
    const host = this.#host.value ?? null;
    const linked = linkedRecord(slice);
    const record = host === null ? linked : recordOf({ ...card, record: linked }, host);
    return crmRecord(record, {
      strings,
      crm: slice.crm,
      search: slice.search,
      mayEdit: this.#mayEdit && slice.unsaved === null,
      isLinked: linked !== null,
      beside: host?.record ? { record: host.record, title: host.title ?? null } : null,
      hasFailed: this.hasFailed,
      onOpen: (found) => void this.#onOpenRecord(id, found),
      onLink: (chosen) =>
        void this.#actions?.changeContact(id, card, {
          record: chosen === undefined ? (host?.record ?? null) : chosen,
        }),
      onFind: () => void this.#actions?.findRecord(id),
      onCreate: () => void this.#actions?.createRecord(id),
    });
  }

  get #mayEdit(): boolean {
    return this.#session.value?.permissions.includes('contact.edit') === true;
  }

  #renderAttributes(card: ContactCard, slice: CardSlice, strings: Strings): TemplateResult | typeof nothing {
    const { contact } = strings;
    if (card.contact.anonymous) return nothing;
    const attributes = searchAttributes(shownAttributes(slice), this.search);
    const isSaving = slice.unsaved?.isSaving === true;
    const mayBegin = this.#mayEdit && this.#written === null && (slice.unsaved?.conflicts.length ?? 0) === 0;
    return html`<section aria-labelledby="attributes">
      <div class="of-attributes">
        <h3 id="attributes">${contact.attributes}</h3>
        ${isSaving ? html`<span class="quiet meta" role="status">${contact.saving}</span>` : nothing}
        ${
          mayBegin && !isSaving && card.attributes.length > 0
            ? html`<button
                class="link"
                @click=${() => {
                  this.#onEdit(slice, card);
                }}
              >
                ${contact.edit}
              </button>`
            : nothing
        }
      </div>
      ${
        card.attributes.length === 0
          ? html`<p class="quiet">${contact.noAttributes}</p>`
          : html`<input
              class="field"
              type="search"
              autocomplete="off"
              aria-label=${contact.searchAttributes}
              placeholder=${contact.searchAttributes}
              .value=${this.search}
              @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
            />`
      }
      ${
        slice.unsaved === null
          ? nothing
          : unsavedNotice(slice.unsaved, {
              strings,
              onChoose: (attributeId, value) =>
                void this.#actions?.chooseAttribute(this.#id ?? '', attributeId, value),
              onRetry: () => void this.#actions?.retryContact(this.#id ?? ''),
              onDiscard: () => this.#actions?.discardContact(this.#id ?? ''),
            })
      }
      ${
        attributes.length === 0 && this.search.trim() !== ''
          ? html`<p class="quiet" role="status">${contact.nothingFound}</p>`
          : this.#written === null
            ? html`<dl>
                ${attributes.map(
                  (attribute) =>
                    html`<dt><bdi>${showHidden(attribute.label)}</bdi></dt>
                      <dd>${attributeValue(attribute, strings)}</dd>`,
                )}
              </dl>`
            : nothing
      }
      ${this.#written === null ? nothing : this.#renderForm(this.#written, strings)}
    </section>`;
  }

  #renderForm(draft: CardDraft, strings: Strings): TemplateResult {
    const { contact, everywhere } = strings;
    return html`<form novalidate @submit=${this.#onSave} @keydown=${this.#onKey}>
      ${searchAttributes(draft.base.attributes, this.search).map((attribute) =>
        attributeField(attribute, {
          value: draft.values[attribute.id] ?? '',
          problem: this.problems[attribute.id] ?? null,
          strings,
          onInput: (value) => {
            const next = { ...draft, values: { ...(this.#written ?? draft).values, [attribute.id]: value } };
            this.#write(next);
            // What was wrong is judged again as it is put right, and not before it was tried to save.
            if (this.problems[attribute.id] !== undefined) this.problems = changeOf(next).problems;
          },
        }),
      )}
      <div class="ways">
        <button
          type="button"
          class="outline"
          @click=${() => {
            this.#leaveForm();
          }}
        >
          ${everywhere.cancel}
        </button>
        <button class="primary">${contact.save}</button>
      </div>
    </form>`;
  }

  #renderBody(slice: CardSlice | null, id: string, strings: Strings): TemplateResult {
    const { contact, everywhere, errors } = strings;
    const card = slice?.card ?? null;
    if (slice?.status === 'failed' && card === null)
      return html`<div class="asked" role="alert">
        <p>${contact.failed}${slice.error === null ? nothing : html`. ${errors[slice.error.kind]}`}</p>
        <button class="outline" @click=${() => void this.#actions?.loadCard(id)}>${everywhere.retry}</button>
      </div>`;
    if (slice === null || card === null)
      return html`<div class="bones" aria-hidden="true">
        ${[1, 2, 3, 4, 5].map(() => html`<div class="bone"></div>`)}
      </div>`;
    return html`${identity(card, strings, this.#session.value?.catalogue.vipGroups ?? [])}
    ${identifiers(card, strings)} ${this.#renderRecord(card, slice, id, strings)}
    ${this.#renderAttributes(card, slice, strings)}
    ${earlierInteractions(slice.earlier, {
      interactions: this.#interactions.value ?? {},
      now: this.#session.store?.now() ?? Date.now(),
      strings,
      onOpen: (earlierId) => void this.#onPreview(earlierId),
      onMore: () => void this.#actions?.loadEarlier(id),
    })}`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const id = this.#id;
    if (strings === undefined || id === null || !this.#isOn) return nothing;
    const slice = this.#card.value ?? null;
    return html`<section
        class="card"
        aria-label=${strings.contact.card}
        aria-busy=${slice?.status === 'loading'}
      >
        <div class="head">${strings.contact.card}<slot name="end"></slot></div>
        <div class="body" tabindex="-1">${this.#renderBody(slice, id, strings)}</div>
      </section>
      ${
        this.previewed === null
          ? nothing
          : html`<inlay-interaction-preview
              .interactionId=${this.previewed}
              @close=${() => (this.previewed = null)}
            ></inlay-interaction-preview>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-customer-card': CustomerCard;
  }
}
