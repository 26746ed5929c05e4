import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  createAppStore,
  createRestClient,
  followActs,
  PageHost,
  type AppStore,
  type HostActivity,
  type HostRequestEvent,
} from '../../src/index.ts';
import '../../src/define.ts';
import { token } from '../crm/sign-in.ts';
import { readableNumber } from '../hosts/people.ts';
import { customersWho, ORDERS, type Order } from './orders.ts';
import { portalStyles } from './portal-page.styles.ts';
import { DemoPage } from '../shell/demo-page.ts';
import { breakable } from '../shell/shell-parts.ts';

/**
 * A company's own portal, in its own layout and colours, with single elements in it and no frame: availability and *New outbound* in its
 * bar, list, thread, composer, quick replies, customer card and outcome each where the portal wants them.
 */
@customElement('demo-portal')
export class PortalPage extends DemoPage {
  static override styles = portalStyles;

  protected readonly file = 'portal.html';
  @state() private store: AppStore | undefined;
  @state() private order: Order | null = ORDERS[0] ?? null;
  @state() private openId: string | null = null;
  @state() private asksOutcome = false;
  @state() private showsReplies = false;
  @state() private activities: readonly HostActivity[] = [];
  #host: PageHost | undefined;
  #end: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('inlay-host-request', this.#onRequest);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('inlay-host-request', this.#onRequest);
    this.#end();
  }

  /** What the elements ask of this page. */
  readonly #onRequest = (event: HostRequestEvent): void => {
    const { detail } = event;
    if (detail.kind === 'token') event.respondWith(token(this.agentId));
    if (detail.kind === 'log-activity') {
      const { activity } = detail;
      this.activities = [activity, ...this.activities.filter(({ id }) => id !== activity.id)];
      event.respondWith(null);
    }
    if (detail.kind === 'find-contacts') {
      const wanted = detail.identifiers.map((one) => one.replace(/\s/g, '').toLowerCase());
      event.respondWith(
        customersWho(({ email, phone }) => [email, phone].some((one) => wanted.includes(one))),
      );
    }
    if (detail.kind === 'find-by-name') {
      const wanted = detail.name.toLowerCase();
      event.respondWith(customersWho(({ first, last }) => `${first} ${last}`.toLowerCase().includes(wanted)));
    }
    if (detail.kind === 'open-record') {
      const order = ORDERS.find(({ person }) => person.number === detail.record.id);
      event.respondWith(order === undefined ? Promise.reject(new Error('no such customer')) : undefined);
      if (order !== undefined) this.order = order;
    }
  };

  /** One store for all elements of the page, for as long as this agent is signed in. */
  #begin(): void {
    this.#end();
    const host = new PageHost({
      target: this,
      capabilities: [
        'token',
        'context',
        'click-to-act',
        'log-activity',
        'find-contacts',
        'find-by-name',
        'open-record',
      ],
    });
    const store = createAppStore({
      host,
      client: createRestClient({
        baseUrl: new URL('./api/v1', location.href).href,
        token: async () => ({ ok: true, value: await token(this.agentId) }),
      }),
    });
    const unsubscribe = store.subscribe(({ openId }) => (this.openId = openId));
    const unfollow = followActs(this, (event) => host.tell(event));
    this.#end = () => {
      unfollow();
      unsubscribe();
      store.destroy();
    };
    this.#host = host;
    this.store = store;
    this.#tellWhere();
    void store.actions.start();
  }

  /** Where the agent is: the order that is chosen, and how its customer is reached. */
  #tellWhere(): void {
    const { order } = this;
    this.#host?.setContext({
      record: order === null ? null : { type: 'customer', id: order.person.number },
      title: order === null ? null : `${order.person.first} ${order.person.last}`,
      identifiers: order === null ? [] : [order.person.email, order.person.phone],
      fields: order === null ? {} : { orderNumber: order.number },
    });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('agentId') && this.agentId !== '') this.#begin();
    if (changed.has('order')) this.#tellWhere();
  }

  #renderOrders(): TemplateResult {
    const { orders, ordersToday } = this.words.portal;
    return html`<section class="card" aria-label=${orders}>
      <h2>${ordersToday}</h2>
      <div class="scrolls">
        <table>
          <tbody>
            ${ORDERS.map((order) => this.#renderOrder(order))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #renderOrder(order: Order): TemplateResult {
    const { number, what, person, state } = order;
    const { goods, states } = this.words.portal;
    const name = `${person.first} ${person.last}`;
    const act = (href: string, words: string | TemplateResult): TemplateResult =>
      html`<a
        href=${href}
        data-inlay-act
        data-inlay-name=${name}
        data-inlay-record-type="customer"
        data-inlay-record-id=${person.number}
        >${words}</a
      >`;
    return html`<tr ?data-chosen=${order === this.order}>
      <td>
        <button
          class="plain"
          aria-pressed=${order === this.order}
          @click=${() => {
            this.order = order;
          }}
        >
          ${name}
        </button>
        <p class="quiet">${number} · ${goods[what]}</p>
        <p class="quiet reach">
          ${act(`tel:${person.phone}`, readableNumber(person.phone))}
          ${act(`mailto:${person.email}`, breakable(person.email))}
        </p>
      </td>
      <td>${states[state]}</td>
    </tr>`;
  }

  #renderConversation(openId: string | null): TemplateResult {
    const words = this.words.portal;
    if (openId === null)
      return html`<section class="card grows conversation" aria-label=${words.conversation}>
        <p class="pad quiet">${words.choose}</p>
      </section>`;
    return html`<section class="card grows conversation" aria-label=${words.conversation}>
      <div class="bar">
        <h2>${words.conversation}</h2>
        <button
          aria-pressed=${this.showsReplies}
          @click=${() => {
            this.showsReplies = !this.showsReplies;
          }}
        >
          ${words.replies}
        </button>
        <button
          @click=${() => {
            this.asksOutcome = true;
          }}
        >
          ${words.outcome}
        </button>
      </div>
      <inlay-message-thread></inlay-message-thread>
      ${
        this.showsReplies
          ? html`<inlay-quick-replies .interactionId=${openId}></inlay-quick-replies>`
          : nothing
      }
      <inlay-composer></inlay-composer>
      ${
        this.asksOutcome
          ? html`<inlay-outcome-dialog
              .interactionId=${openId}
              @close=${() => {
                this.asksOutcome = false;
              }}
            ></inlay-outcome-dialog>`
          : nothing
      }
    </section>`;
  }

  #renderSide(openId: string | null): TemplateResult {
    const { journal, about } = this.words.portal;
    return html`${this.#renderOrders()}
    ${
      this.activities.length === 0
        ? nothing
        : html`<section class="card" aria-label=${journal}>
            <h2>${journal}</h2>
            <table>
              <tbody>
                ${this.activities.map(
                  ({ subject, outcome }) =>
                    html`<tr>
                      <td>
                        ${subject}
                        <p class="quiet">${outcome.notes}</p>
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </section>`
    }
    ${
      openId === null
        ? html`<p class="quiet">${about}</p>`
        : html`<div class="card grows"><inlay-customer-card></inlay-customer-card></div>`
    }`;
  }

  protected override render(): TemplateResult {
    const { openId, store } = this;
    return html`<inlay-provider
      .store=${store}
      .language=${this.language}
      theme=${this.theme === 'auto' ? 'system' : this.theme}
    >
      <header>
        <h1>Acme Workshop</h1>
        <demo-menu></demo-menu>
        <inlay-availability></inlay-availability>
        <inlay-outbound-button></inlay-outbound-button>
        <div class="choices">${this.renderAgents()} ${this.renderLanguages()} ${this.renderThemes()}</div>
      </header>
      <div class="desk">
        <div class="column">${this.renderSilence()} ${this.#renderSide(openId)}</div>
        <section class="card list" aria-label=${this.words.portal.inbox}>
          <inlay-interaction-list></inlay-interaction-list>
        </section>
        ${this.#renderConversation(openId)}
      </div>
    </inlay-provider>`;
  }
}
