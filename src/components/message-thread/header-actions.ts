import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Session } from '../../model/agent.ts';
import type { Interaction } from '../../model/interaction.ts';
import type { AppState } from '../../store/state.ts';
import { icon, pendingIcon, resolvedIcon, type IconShape } from '../../theme/icons.ts';
import { dialIcon, customerCardIcon, moreIcon, starIcon } from '../../theme/late-icons.ts';
import '../menu-button/define.ts';
import type { MenuSelectEvent } from '../menu-button/menu-button.events.ts';
import { ThreadActionEvent, type MuteAction, type ThreadAction } from './message-thread.events.ts';
import { obstacleTo } from './thread-obstacles.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import type { ConversationEnd } from '../../model/outcome.ts';
import { outcomesIn, selectAudit } from '../../store/select-outcome.ts';
import type { MenuEntry } from '../menu-button/menu-button.ts';
import { renderTopicMenu } from './topic-menu.ts';
import { blockedActions, threadActions } from './thread-actions.ts';

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
  const { endedBy, isAuditShown } = lookOf(element, interaction.id);
  const actions = threadActions(interaction, session, endedBy);
  const blocked = blockedActions(interaction, session);
  const auditing = isAuditShown ? 'hide-audit' : 'show-audit';
  const entries: readonly MenuEntry[] = [
    ...actions.map((action) => {
      const why = obstacleTo(action, { interaction, session, strings });
      return {
        id: action,
        label: labelOf(action, strings),
        ...(why === null ? {} : { hint: why, disabled: true }),
      };
    }),
    ...blocked.map((action, at) => ({
      id: action,
      label: labelOf(action, strings),
      hint: strings.outcome.notMine,
      disabled: true,
      apart: at === 0,
    })),
    { id: auditing, label: strings.audit.show, isSwitch: true, checked: isAuditShown, apart: true },
  ];
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
      const why = obstacleTo(action, { interaction, session, strings });
      return html`<button
        class=${action === 'customer-card' ? 'icon roomy' : 'icon'}
        aria-label=${label}
        aria-disabled=${why === null ? nothing : 'true'}
        aria-description=${why ?? nothing}
        title=${why ?? label}
        @click=${() => {
          // What is in the way is said by who is asked.
          choose(action);
        }}
      >
        ${icon(shape)}
      </button>`;
    })}
    <inlay-menu-button
      .label=${strings.thread.options}
      .entries=${entries}
      @inlay-menu-select=${({ detail }: MenuSelectEvent) => {
        const action = [...actions, auditing].find((candidate) => candidate === detail.id);
        if (action !== undefined) choose(action as ThreadAction);
      }}
      >${icon(moreIcon)}</inlay-menu-button
    >`;
}

/** The menu beside the topics. */
export function renderTopics(
  element: LitElement,
  given: { readonly interaction: Interaction; readonly session: Session; readonly strings: Strings },
): TemplateResult | typeof nothing {
  lookOf(element, given.interaction.id);
  return renderTopicMenu(given.interaction, { ...given, actions: FOLLOWED.get(element)?.store?.actions });
}

/** What the menu has to know besides the interaction. */
interface MenuLook {
  readonly endedBy: ConversationEnd | null;
  readonly isAuditShown: boolean;
}

/** The looks that there are, so that the header renders again only when it is another one. */
const LOOKS: readonly MenuLook[] = [true, false].flatMap((isAuditShown) =>
  ([null, 'agent', 'contact'] as const).map((endedBy) => ({ endedBy, isAuditShown })),
);
const FOLLOWED = new WeakMap<LitElement, StoreController<MenuLook>>();

function lookOf(element: LitElement, id: string): MenuLook {
  let followed = FOLLOWED.get(element);
  const selector = (state: AppState): MenuLook => {
    const endedBy = outcomesIn(state).read[id]?.endedBy ?? null;
    const { isShown } = selectAudit(state);
    return LOOKS.find((look) => look.endedBy === endedBy && look.isAuditShown === isShown) ?? NO_LOOK;
  };
  if (followed === undefined) FOLLOWED.set(element, (followed = new StoreController(element, selector)));
  else followed.selector = selector;
  return followed.value ?? NO_LOOK;
}

const NO_LOOK: MenuLook = { endedBy: null, isAuditShown: false };

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
    'add-note': strings.annotations.addConversationNote,
    translate: strings.translation.title,
    'send-transcript': strings.transcript.title,
    survey: strings.survey.title,
    outcome: strings.outcome.title,
    'end-conversation': strings.outcome.end,
    'show-audit': strings.audit.show,
    'hide-audit': strings.audit.show,
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
