import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import type { Interaction } from '../../model/interaction.ts';
import { icon, pendingIcon, resolvedIcon, type IconShape } from '../../theme/icons.ts';
import { dialIcon, customerCardIcon, moreIcon, starIcon } from '../../theme/late-icons.ts';
import '../menu-button/define.ts';
import type { MenuSelectEvent } from '../menu-button/menu-button.events.ts';
import { ThreadActionEvent, type MuteAction, type ThreadAction } from './message-thread.events.ts';
import { threadActions } from './thread-actions.ts';
import { obstacleTo } from './thread-obstacles.ts';

/** What is done so often that it stands beside the menu. */
const AT_HAND: readonly (readonly [ThreadAction, IconShape])[] = [
  ['customer-card', customerCardIcon],
  ['set-pending', pendingIcon],
  ['resolve', resolvedIcon],
  ['call', dialIcon],
];

/** What an agent may do with an interaction: the commonest as icons, everything in the menu. */
export function renderHeaderActions(
  element: LitElement,
  given: { readonly interaction: Interaction; readonly session: Session; readonly strings: Strings },
): TemplateResult {
  const { interaction, session, strings } = given;
  const actions = threadActions(interaction, session);
  const choose = (action: ThreadAction): void => {
    element.dispatchEvent(new ThreadActionEvent({ action }));
  };
  return html`${
    interaction.score === null
      ? nothing
      : html`<button
          class="score figures"
          aria-label=${strings.survey.open(interaction.score)}
          title=${strings.survey.open(interaction.score)}
          @click=${() => {
            choose('survey');
          }}
        >
          ${icon(starIcon, 14)}${String(interaction.score)}
        </button>`
  }${AT_HAND.filter(([action]) => actions.includes(action)).map(([action, shape]) => {
    const label = labelOf(action, strings);
    return html`<button
      class=${action === 'customer-card' ? 'icon roomy' : 'icon'}
      aria-label=${label}
      title=${label}
      @click=${() => {
        choose(action);
      }}
    >
      ${icon(shape)}
    </button>`;
  })}
  ${
    actions.length === 0
      ? nothing
      : html`<inlay-menu-button
          .label=${strings.thread.options}
          .entries=${actions.map((action) => {
            const why = obstacleTo(action, { interaction, session, strings });
            return {
              id: action,
              label: labelOf(action, strings),
              ...(why === null ? {} : { hint: why, disabled: true }),
            };
          })}
          @inlay-menu-select=${({ detail }: MenuSelectEvent) => {
            const action = actions.find((candidate) => candidate === detail.id);
            if (action !== undefined) choose(action);
          }}
          >${icon(moreIcon)}</inlay-menu-button
        >`
  }`;
}

function labelOf(action: ThreadAction, strings: Strings): string {
  const { thread } = strings;
  const labels: Readonly<Record<ThreadAction, string>> = {
    'assign-to-me': thread.assignToMe,
    assign: thread.assign,
    transfer: strings.transfer.title,
    elevate: strings.begin.elevate,
    call: strings.begin.call,
    'open-linked': strings.begin.links,
    'set-pending': thread.setPending,
    resolve: thread.resolve,
    reopen: thread.reopen,
    'customer-card': strings.contact.card,
    boomerang: strings.timers.boomerang,
    'unassign-and-close': strings.timers.unassignAndClose,
    // In the menu alone, which nobody has opened before all words are there.
    translate: strings.translation.title,
    'send-transcript': strings.transcript.title,
    survey: strings.survey.title,
    'mute-contact': lateName('mute-contact', strings),
    'unmute-contact': lateName('unmute-contact', strings),
    'mute-post': lateName('mute-post', strings),
    'unmute-post': lateName('unmute-post', strings),
  };
  return labels[action];
}

function lateName(name: MuteAction, strings: Strings): string {
  return strings.messageActions.name[name];
}
