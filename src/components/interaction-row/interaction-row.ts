import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { LATE_ICONS } from '../../controllers/late-icons.ts';
import { Late } from '../../controllers/late.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { TickController } from '../../controllers/tick-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { AnswerTrouble } from '../../model/answer.ts';
import type { InteractionSort } from '../../model/interaction-list.ts';
import type { Interaction } from '../../model/interaction.ts';
import { showableText, showHidden } from '../../model/safe-text.ts';
import { queueOf } from '../../model/status.ts';
import { base } from '../../theme/base.styles.ts';
import { alertIcon, clockIcon, failedIcon, globeIcon, icon, lockIcon } from '../../theme/icons.ts';
import { RowOfferEvent, RowOpenEvent } from './interaction-row.events.ts';
import { interactionRowStyles } from './interaction-row.styles.ts';
import { rowName } from './row-name.ts';
import { contactName } from '../text/contact-name.ts';

/** The networks' marks; the room of one is kept until they come, and its name is there in words. */
export const platformMarks = new Late(() => import('./late-marks.ts'));

/** How each trouble is shown, by its sign and the delivery's word for it. */
const TROUBLES = {
  failed: [failedIcon, 'failed'],
  unknown: [alertIcon, 'unknown'],
  late: [clockIcon, 'queued'],
} as const;

/** From here on the time for an offer runs out, and its figures turn red. */
const SHORT_MS = 10_000;

/**
 * One interaction in a list: contact, newest words, marks, wait, unread count, and its status where that isn't its queue's; or an offer
 * with its two answers. Its accessible name changes with what it shows.
 *
 * @tagname inlay-interaction-row
 */
export class InteractionRow extends LitElement {
  static override readonly styles = [base, interactionRowStyles];
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  @property({ attribute: false }) interaction: Interaction | undefined;

  /** What the agent has begun to write; empty for nothing. */
  @property() draft = '';

  /** What is wrong with the newest answer, here or at the network; null where nothing is. */
  @property() trouble: AnswerTrouble | null = null;

  /** What the list is sorted by, which its figures tell. */
  @property() sort: InteractionSort = 'waiting';

  @property({ attribute: 'agent-id' }) agentId = '';

  /** Whether its thread is the one that is open. */
  @property({ type: Boolean, reflect: true }) selected = false;

  /** Whether it has left the list and stands only because a pointer is over it. */
  @property({ type: Boolean, reflect: true }) gone = false;

  /** The groups whose members bear a star (K1). */
  @property({ attribute: false }) vipGroups: readonly string[] = [];

  /** Whether it is shown as an offer, and what the agent may do with it. */
  @property({ type: Boolean, reflect: true }) offered = false;
  @property({ type: Boolean, attribute: 'may-accept' }) mayAccept = false;

  /** Whether Tab stops here; arrows lead to the others. */
  @property({ type: Boolean, attribute: 'tab-stop' }) tabStop = false;

  /** The server's clock, epoch milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;

  @query('.time-left > div') private bar!: HTMLElement | null;

  readonly #strings = new StringsController(this);

  constructor() {
    super();
    new TickController(this, () => {
      const left = this.#offerLeft();
      return left === null || left <= 0 ? null : left % 1000 || 1000;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // At once, so that a virtual list measures it as it will be, and the page is laid out once.
    if (!this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  #offerLeft(): number | null {
    const offer = this.offered ? (this.interaction?.offer ?? null) : null;
    return offer === null ? null : offer.expiresAt - this.now();
  }

  #open(): void {
    if (this.interaction !== undefined)
      this.dispatchEvent(new RowOpenEvent({ interactionId: this.interaction.id }));
  }

  #answer(answer: 'accept' | 'decline'): void {
    if (this.interaction !== undefined)
      this.dispatchEvent(new RowOfferEvent({ interactionId: this.interaction.id, answer }));
  }

  /** Again when the wait has ticked, for which neither the row nor its list renders. */
  #tell(): void {
    const strings = this.#strings.value;
    if (strings !== undefined && this.interaction !== undefined)
      this.ariaLabel = rowName(this.interaction, strings, this.now(), this.offered);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.#tell();
    const offer = this.interaction?.offer ?? null;
    const left = this.#offerLeft();
    if (offer === null || left === null || this.bar === null) return;
    const share = Math.max(0, Math.min(1, left / (offer.expiresAt - offer.madeAt)));
    this.bar.style.setProperty('transform', `scaleX(${share})`);
  }

  /** Its word comes with those of deliveries; until then its sign stands alone. */
  #renderTrouble(): TemplateResult | typeof nothing {
    if (this.trouble === null) return nothing;
    const [shape, state] = TROUBLES[this.trouble];
    return html`<span class="trouble ${this.trouble}"
      >${icon(shape, 12)}${this.#strings.whole?.delivery.state[state]}</span
    >`;
  }

  #renderExcerpt(
    { lastMessage, assignee, platform }: Interaction,
    strings: FirstStrings,
  ): TemplateResult | typeof nothing {
    if (this.draft !== '')
      return html`<span class="draft">${strings.list.draft(isolated(this.draft))}</span>`;
    if (lastMessage === null) return nothing;
    const { text, attachmentCount, direction, kind, removed } = lastMessage;
    const files =
      attachmentCount > 0
        ? strings.list.files(attachmentCount)
        : kind === 'reaction' && !removed
          ? strings.message.kind({ kind, platform: strings.platforms[platform], onAd: false })
          : strings.message[removed ? 'contentRemoved' : 'noText'];
    const words = text.trim() === '' ? files : showableText(text);
    const isOurs = direction === 'outbound' && kind !== 'system';
    // An excerpt does not say which of us wrote it; who holds it has most likely.
    const write = assignee?.id === this.agentId ? strings.list.youWrote : strings.list.weWrote;
    return html`${attachmentCount > 0 ? icon(LATE_ICONS.of(this)?.attachIcon, 12) : nothing}${
      isOurs ? write(isolated(words)) : words
    }`;
  }

  #renderMeta(interaction: Interaction, strings: FirstStrings): TemplateResult | typeof nothing {
    if (!this.offered && !hasMetaLine(interaction, this.agentId)) return nothing;
    const { contact, topics, assignee } = interaction;
    const format = formatOf(strings);
    const holder =
      assignee === null ? strings.list.unassigned : strings.list.assignedTo(showHidden(assignee.name));
    const rest = [
      ...topics.map(showHidden),
      ...(assignee?.id === this.agentId || this.offered ? [] : [holder]),
    ];
    return html`<span class="line meta">
      ${this.offered ? html`<span class="offer">${strings.list.offer}</span>` : nothing}
      ${
        contact.groups.length > 0
          ? html`<span class="group"
              >${contact.groups.some((group) => this.vipGroups.includes(group)) ? icon(LATE_ICONS.of(this)?.starIcon, 12) : nothing}<bdi
                class="one-line"
                >${format.list(contact.groups.map(showHidden))}</bdi
              ></span
            >`
          : nothing
      }
      <span class="one-line" dir="auto">${rest.map(isolated).join(' · ')}</span>
    </span>`;
  }

  #renderTimer(interaction: Interaction, strings: FirstStrings): TemplateResult {
    const left = this.#offerLeft();
    if (left === null)
      return html`<inlay-wait-mark
        .interaction=${interaction}
        .by=${this.sort}
        .now=${this.now}
        @inlay-wait-tick=${this.#tell}
      ></inlay-wait-mark>`;
    return html`<span class="countdown figures ${left <= SHORT_MS ? 'short' : ''}"
      >${formatOf(strings).countdown(left)}</span
    >`;
  }

  #renderAnswers(strings: FirstStrings): TemplateResult | typeof nothing {
    if (!this.offered || !this.mayAccept) return nothing;
    return html`<div class="answers">
      <button class="outline" type="button" @click=${() => this.#answer('decline')}>
        ${strings.list.decline}
      </button>
      <button class="primary" type="button" @click=${() => this.#answer('accept')}>
        ${strings.list.accept}
      </button>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.value;
    const { interaction } = this;
    if (strings === undefined || interaction === undefined) return nothing;
    const { contact, platform, visibility, status, unreadCount } = interaction;
    const marks = platformMarks.of(this);
    return html`${this.offered ? html`<div class="time-left" aria-hidden="true"><div></div></div>` : nothing}<button
        class="row ${unreadCount > 0 ? 'unread' : ''}"
        type="button"
        tabindex=${this.tabStop ? '0' : '-1'}
        aria-current=${this.selected ? 'true' : nothing}
        @click=${this.#open}
      >
        <span class="marks"
          >${marks?.channelMark(interaction) ?? html`<span class="mark-to-come"></span>`}<span
            class="visibility ${visibility}"
            title=${strings.everywhere.visibility[visibility]}
            >${icon(visibility === 'public' ? globeIcon : lockIcon, 12)}</span
          ><span class="visually-hidden"
            >${strings.platforms[platform]}, ${strings.everywhere.visibility[visibility]},</span
          ></span
        >
        <span class="text">
          <span class="line">
            <span
              class="name one-line"
              dir="auto"
              title=${contact.handle === null ? nothing : showHidden(contact.handle)}
              >${contactName(interaction, strings)}</span
            >
            ${marks?.mutedMark(interaction, strings)} ${this.#renderTimer(interaction, strings)}
          </span>
          <span class="line">
            ${this.#renderTrouble()}<span class="excerpt one-line" dir="auto"
              >${this.#renderExcerpt(interaction, strings)}</span
            >${
              this.offered || queueOf(status) === status
                ? nothing
                : html`<span class="status">${strings.everywhere.status[status]}</span>`
            }
            ${
              unreadCount > 0
                ? html`<span class="count figures" title=${strings.list.unread(unreadCount)}
                    ><span aria-hidden="true">${unreadCount > 99 ? '99+' : unreadCount}</span
                    ><span class="visually-hidden">${strings.list.unread(unreadCount)}</span></span
                  >`
                : nothing
            }${marks?.timerMark(interaction, this.now)}
          </span>
          ${this.#renderMeta(interaction, strings)}
        </span>
      </button>
      ${marks?.moreTime(interaction)} ${this.#renderAnswers(strings)}`;
  }
}

/** A text within a sentence, whose direction touches nothing around it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Whether a row has its third line: for topics, for groups, and for whoever holds what isn't the agent's. */
export function hasMetaLine({ topics, contact, assignee }: Interaction, agentId: string): boolean {
  return topics.length > 0 || contact.groups.length > 0 || assignee?.id !== agentId;
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-interaction-row': InteractionRow;
  }
}
