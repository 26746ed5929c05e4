import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import type { Interaction } from '../../model/interaction.ts';
import { showHidden } from '../../model/safe-text.ts';
import { icon } from '../../theme/icons.ts';
import { elevatedIcon } from '../../theme/late-icons.ts';
import { ThreadActionEvent } from './message-thread.events.ts';

/** Where it was gone on with, and what it goes on from (W3), each as a button that opens it; on a channel of others as words alone. */
export function renderLinks(
  element: LitElement,
  { interaction, session, strings }: { interaction: Interaction; session: Session; strings: Strings },
): TemplateResult | typeof nothing {
  const { links = [] } = interaction;
  if (links.length === 0) return nothing;
  return html`<ul class="links" aria-label=${strings.begin.links}>
    ${links.map(({ id, channelId, onward }) => {
      const channel = session.channels.find((one) => one.id === channelId);
      const where = channel === undefined ? strings.begin.elsewhere : showHidden(channel.name);
      const words = onward ? strings.begin.onward(where) : strings.begin.from(where);
      return html`<li>
        ${icon(elevatedIcon, 12)}${
          channel === undefined
            ? html`<span class="one-line">${words}</span>`
            : html`<button
                class="link one-line"
                @click=${() => {
                  element.dispatchEvent(new ThreadActionEvent({ action: 'open-linked', linkedId: id }));
                }}
              >
                ${words}
              </button>`
        }
      </li>`;
    })}
  </ul>`;
}
