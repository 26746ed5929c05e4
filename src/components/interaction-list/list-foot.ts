import { html, nothing, type TemplateResult } from 'lit';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import { icon, infoIcon } from '../../theme/icons.ts';

/** Says why nothing more is offered to an agent who is there and holds all they may (Q7). */
export function renderFoot(
  session: Session,
  isFull: boolean,
  strings: FirstStrings,
): TemplateResult | typeof nothing {
  if (!isFull || session.agent.availability.kind !== 'available') return nothing;
  const { held, capacity } = session.limits;
  return html`<p class="foot">${icon(infoIcon, 14)}<span>${strings.panel.full(held, capacity)}</span></p>`;
}
