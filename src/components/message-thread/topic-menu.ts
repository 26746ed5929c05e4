import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import type { Interaction } from '../../model/interaction.ts';
import { mayChangeOutcome } from '../../model/outcome.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { AppActions } from '../../store/state.ts';
import { icon } from '../../theme/icons.ts';
import { plusIcon } from '../../theme/late-icons.ts';
import type { MenuEntry } from '../menu-button/menu-button.ts';
import type { MenuSelectEvent } from '../menu-button/menu-button.events.ts';

/** The menu beside the topics in which whoever holds the interaction switches each (K4); nothing where there are none to choose from. */
export function renderTopicMenu(
  interaction: Interaction,
  given: { readonly session: Session; readonly strings: Strings; readonly actions: AppActions | undefined },
): TemplateResult | typeof nothing {
  const { id, topics } = interaction;
  const { session, strings, actions } = given;
  const catalogue = session.catalogue.topics;
  const all = [...catalogue, ...topics.filter((topic) => !catalogue.includes(topic))];
  const isOpen = mayChangeOutcome(interaction, session.agent.id) && interaction.status !== 'closed';
  if (all.length === 0 || !isOpen) return nothing;
  const toggle = (topic: string): void => {
    const others = topics.filter((one) => one !== topic);
    void actions?.setTopics(id, others.length < topics.length ? others : [...topics, topic]);
  };
  const entries = (): readonly MenuEntry[] =>
    all.map((topic) => ({
      id: topic,
      label: showHidden(topic),
      isSwitch: true,
      checked: topics.includes(topic),
    }));
  return html`<inlay-menu-button
    class="topic-menu"
    look="small"
    .label=${strings.outcome.topicsOf(topics.map(showHidden))}
    .menuLabel=${strings.outcome.topics}
    .entries=${entries}
    @inlay-menu-select=${({ detail }: MenuSelectEvent) => toggle(detail.id)}
    >${icon(plusIcon, 12)}</inlay-menu-button
  >`;
}
