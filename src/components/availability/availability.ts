import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Availability as AvailabilityState } from '../../model/agent.ts';
import { showHidden } from '../../model/safe-text.ts';
import { selectSession } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { icon } from '../../theme/icons.ts';
import { chevronDownIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import type { MenuSelectEvent } from '../menu-button/menu-button.events.ts';
import { AvailabilityChangeEvent } from './availability.events.ts';
import { availabilityStyles } from './availability.styles.ts';

/**
 * Shows the agent's availability and sets it: Available, Away, and the organisation's further reasons (Q1). Who is not responding
 * sees that here (Q5), and cannot choose it.
 *
 * @tagname inlay-availability
 * @fires {AvailabilityChangeEvent} inlay-availability-change - The agent has chosen another state.
 */
export class Availability extends LitElement {
  static override readonly styles = [tokens, base, availabilityStyles];
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** Whether only the shape shows, for narrow places; the word stays in the name. */
  @property({ type: Boolean, reflect: true }) compact = false;

  readonly #session = new StoreController(this, selectSession);
  readonly #strings = new StringsController(this);

  #onSelect(event: MenuSelectEvent): void {
    const availabilityId = event.detail.id;
    if (availabilityId === this.#session.value?.agent.availability.id) return;
    void this.#session.store?.actions.setAvailability(availabilityId);
    this.dispatchEvent(new AvailabilityChangeEvent({ availabilityId }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const session = this.#session.value;
    const strings = this.#strings.whole;
    if (session === undefined || session === null || strings === undefined) return nothing;
    const { availability } = session.agent;
    const { availableHint, awayHint } = strings.availability;
    const firstAway = session.availabilities.find(({ kind }) => kind === 'away');
    const word = availabilityInWords(availability, strings);
    return html`<inlay-menu-button
      look="plain"
      label=${strings.availability.current(word)}
      menu-label=${strings.availability.name}
      .entries=${session.availabilities.map((entry) => ({
        id: entry.id,
        label: availabilityInWords(entry, strings),
        checked: entry.id === availability.id,
        ...(entry.kind === 'available'
          ? { hint: availableHint }
          : entry === firstAway
            ? { hint: awayHint }
            : {}),
      }))}
      @inlay-menu-select=${this.#onSelect}
      ><span class="shape ${availability.kind}"></span><span class="word">${word}</span
      ><span class="chevron">${icon(chevronDownIcon, 14)}</span></inlay-menu-button
    >`;
  }
}

/** The organisation's word for a state, or ours for those that every organisation has. */
function availabilityInWords({ kind, label }: AvailabilityState, strings: Strings): string {
  return showHidden(label ?? strings.availability[kind]);
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-availability': Availability;
  }
}
