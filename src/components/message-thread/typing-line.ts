import { html, nothing, type TemplateResult } from 'lit';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { showHidden } from '../../model/safe-text.ts';
import { personName } from '../text/person-name.ts';
import type { ThreadSlice } from '../../store/state.ts';

/** Who is writing now, this agent left out. */
export function renderTyping(
  { typing }: ThreadSlice,
  interaction: Interaction,
  agentId: string | null,
  strings: Strings,
): TemplateResult | typeof nothing {
  const agents = typing.agents.filter(({ id }) => id !== agentId);
  if (!typing.contact && agents.length === 0) return nothing;
  const { thread, everywhere } = strings;
  // A colleague who answers matters more than a contact who goes on: two must not answer at once.
  const words =
    agents.length > 0
      ? thread.agentsTyping(formatOf(strings).list(agents.map(({ name }) => showHidden(name))), agents.length)
      : thread.contactTyping(personName(interaction.contact.name, interaction.contact.anonymous, everywhere));
  return html`<div class="typing" part="typing" data-agent=${agents.length > 0 ? '' : nothing}>
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><bdi class="one-line">${words}</bdi>
  </div>`;
}
