import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { LATE_ICONS } from '../../controllers/late-icons.ts';
import { property } from 'lit/decorators.js';
import { Late } from '../../controllers/late.ts';
import { isWhole, type FirstStrings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import type { Channel } from '../../model/channel.ts';
import type { Interaction } from '../../model/interaction.ts';
import { showHidden } from '../../model/safe-text.ts';
import { base } from '../../theme/base.styles.ts';
import { backIcon, closeIcon, globeIcon, icon, lockIcon, resolvedIcon } from '../../theme/icons.ts';
import { personName } from '../text/person-name.ts';
import { ThreadCloseEvent } from './message-thread.events.ts';
import { threadHeaderStyles } from './thread-header.styles.ts';

/** What can be done; its room is kept until it comes. */
const BEHIND = new Late(() => import('./thread-behind.ts'));

/** The room of a mark is kept until they come, and the network's name is there in words. */
const MARKS = new Late(() => import('../interaction-row/late-marks.ts'));

/**
 * The head of a thread: the contact, the account, where it stands, how long the contact waits, and what can be done (T1).
 *
 * @tagname inlay-thread-header
 * @fires {ThreadActionEvent} inlay-thread-action - One of the actions was chosen.
 * @fires {ThreadCloseEvent} inlay-thread-close - Back or Close.
 */
export class ThreadHeader extends LitElement {
  static override styles = [base, threadHeaderStyles];

  @property({ attribute: false }) interaction: Interaction | undefined;
  @property({ attribute: false }) channel: Channel | null = null;
  @property({ attribute: false }) session: Session | null = null;
  @property({ attribute: false }) strings: FirstStrings | undefined;
  @property({ attribute: false }) clock: () => number = Date.now;
  /** Whether list and thread take turns, so that one goes back instead of closing. */
  @property({ type: Boolean }) back = false;

  #onClose(): void {
    if (this.interaction !== undefined)
      this.dispatchEvent(new ThreadCloseEvent({ interactionId: this.interaction.id }));
  }

  #renderWho(interaction: Interaction, strings: FirstStrings): TemplateResult {
    const { contact } = interaction;
    const name = personName(contact.name, contact.anonymous, strings.everywhere);
    return html`<div class="who">
      <h2 class="one-line" title=${contact.handle === null ? nothing : showHidden(contact.handle)}>
        <bdi>${name}</bdi>
      </h2>
      ${
        contact.groups.length === 0
          ? nothing
          : html`<ul class="groups" aria-label=${strings.thread.groups}>
              ${contact.groups.map(
                (group) =>
                  html`<li>
                    ${this.session?.catalogue.vipGroups.includes(group) === true ? icon(LATE_ICONS.of(this)?.starIcon, 12) : nothing}<bdi
                      >${showHidden(group)}</bdi
                    >
                  </li>`,
              )}
            </ul>`
      }
    </div>`;
  }

  #renderWhere(interaction: Interaction, strings: FirstStrings): TemplateResult {
    const { status, visibility, topics, assignee, platform } = interaction;
    const isMine = assignee?.id === this.session?.agent.id;
    const marks = MARKS.of(this);
    const behind = BEHIND.of(this);
    return html`<div class="where">
      <div class="facts" data-holder=${isMine ? 'me' : 'other'}>
        <div class="first">
          <span class="account"
            >${marks?.platformMark(platform, 14) ?? html`<span class="mark-to-come"></span>`}
            <span class="visually-hidden">${strings.platforms[platform]},</span>
            <bdi class="one-line">${showHidden(this.channel?.name ?? strings.platforms[platform])}</bdi>
            <span
              class="visibility"
              data-visibility=${visibility}
              title=${strings.everywhere.visibility[visibility]}
              >${icon(visibility === 'public' ? globeIcon : lockIcon, 12)}<span class="visually-hidden"
                >${strings.everywhere.visibility[visibility]}</span
              ></span
            >${marks?.mutedMark(interaction, strings)}</span
          >
          <span class="status" data-status=${status}
            >${status === 'resolved' || status === 'closed' ? icon(resolvedIcon, 12) : nothing}${strings.everywhere.status[status]}</span
          >
        </div>
        ${
          isMine
            ? nothing
            : html`<span class="one-line assignee"
                >${assignee === null ? strings.thread.unassigned : strings.thread.assignedTo(showHidden(assignee.name))}</span
              >`
        }
        ${
          topics.length === 0
            ? nothing
            : html`<ul
                class="topics one-line"
                aria-label=${strings.thread.topics}
                title=${topics.map(showHidden).join(', ')}
              >
                ${topics.map((topic) => html`<li><bdi>${showHidden(topic)}</bdi></li>`)}
              </ul>`
        }
      </div>
      ${
        behind === undefined || this.session === null || !isWhole(strings)
          ? nothing
          : behind.renderTopics(this, { interaction, session: this.session, strings })
      }
      <span class="times"
        >${
          interaction.waitingSince === null
            ? nothing
            : html`<inlay-wait-mark .interaction=${interaction} .now=${this.clock}></inlay-wait-mark>`
        }${marks?.timerMark(interaction, this.clock)}${marks?.moreTime(interaction)}</span
      >
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { interaction, strings, session } = this;
    if (interaction === undefined || strings === undefined) return nothing;
    const behind = BEHIND.of(this);
    const leave = this.back ? strings.panel.back : strings.thread.closeInteraction;
    const leaving = html`<button
      class="icon leave"
      aria-label=${leave}
      title=${leave}
      @click=${this.#onClose}
    >
      ${icon(this.back ? backIcon : closeIcon)}
    </button>`;
    return html`<div class="header" data-back=${this.back ? '' : nothing}>
      ${this.back ? leaving : nothing} ${this.#renderWho(interaction, strings)}
      <div class="actions">
        ${
          behind === undefined || session === null || !isWhole(strings)
            ? html`<span class="to-come"></span>`
            : behind.renderHeaderActions(this, { interaction, session, strings })
        }
        ${this.back ? nothing : leaving}
      </div>
      ${this.#renderWhere(interaction, strings)}
      ${
        behind === undefined || session === null || !isWhole(strings)
          ? nothing
          : behind.renderLinks(this, { interaction, session, strings })
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-thread-header': ThreadHeader;
  }
}
