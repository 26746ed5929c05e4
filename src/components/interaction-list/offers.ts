import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';

/** The offers at the list's foot, and what may be done with them. */
export interface OffersView {
  readonly offers: readonly Interaction[];
  readonly strings: FirstStrings;
  readonly agentId: string;
  readonly openId: string | null;
  /** Whether the agent has the permission to take work; without it there are no answers (Q6). */
  readonly mayAccept: boolean;
  readonly vipGroups: readonly string[];
  /** The server's clock. */
  readonly now: () => number;
}

/** Offers as rows with their two answers. */
export function renderOffers(view: OffersView): TemplateResult | typeof nothing {
  if (view.offers.length === 0) return nothing;
  return html`<div class="offers">
    ${repeat(
      view.offers,
      ({ id }) => id,
      (interaction) =>
        html`<inlay-interaction-row
          role="listitem"
          data-id=${interaction.id}
          .interaction=${interaction}
          .agentId=${view.agentId}
          .vipGroups=${view.vipGroups}
          .now=${view.now}
          .selected=${interaction.id === view.openId}
          .mayAccept=${view.mayAccept}
          offered
          tab-stop
        ></inlay-interaction-row>`,
    )}
  </div>`;
}
