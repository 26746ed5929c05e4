import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { ActionFailure, Message, MessageActionState } from '../../model/message.ts';
import type { MessageActionRefusal } from '../../model/message-actions.ts';
import { clockIcon, failedIcon, icon } from '../../theme/icons.ts';
import { editAnswerIcon, followIcon, repostIcon } from '../../theme/late-icons.ts';
import { formatOf } from '../../i18n/format.ts';
import type { ToolbarView } from './message-toolbar.ts';
import { ActionDismissEvent, MessageActionEvent } from './message-work.events.ts';

/** What another attempt would not change. */
const FINAL: readonly (ActionFailure | null)[] = ['gone', 'unsupported', 'not-allowed'];

/** Beside likes, hidden and deleted: passed on, followed, edited, and what is on its way to the network. */
export function renderMoreMarks({ message, strings }: ToolbarView): TemplateResult | typeof nothing {
  const { networkState, action } = message;
  const editedAt = editedSince(message);
  const { reposted, followed } = networkState;
  const isPending = action?.state === 'pending';
  if (!reposted && !followed && editedAt === null && !isPending) return nothing;
  const words = strings.messageActions;
  return html`${reposted ? html`<span>${icon(repostIcon, 14)} ${words.reposted}</span>` : nothing}
  ${followed ? html`<span>${icon(followIcon, 14)} ${words.followed}</span>` : nothing}
  ${
    editedAt === null
      ? nothing
      : html`<span title=${formatOf(strings).exact(editedAt)}
          >${icon(editAnswerIcon, 14)} ${words.edited(formatOf(strings).clock(editedAt))}</span
        >`
  }
  ${
    isPending
      ? html`<span class="on-its-way"
          >${icon(clockIcon, 14)}
          ${words.underWay[action.action]}${action.reason === null ? nothing : html` · ${words.late}`}</span
        >`
      : nothing
  }`;
}

/** What was taken back, why, and what can be done; for the agent who did it. */
export function renderRefusal(view: ToolbarView): TemplateResult | typeof nothing {
  const { element, message, strings, work } = view;
  const { action } = message;
  if (action?.state !== 'refused' || action.agent.id !== work?.agentId) return nothing;
  const words = strings.messageActions;
  const again = (): void => {
    element.dispatchEvent(new MessageActionEvent({ messageId: message.id, action: action.action }));
  };
  const dismiss = (): void => {
    element.dispatchEvent(new ActionDismissEvent({ messageId: message.id }));
  };
  return html`<div class="foot" role="alert" data-decides="failed">
    <span class="delivery"
      >${icon(failedIcon, 14)}
      <span
        >${words.notDone[action.action]}<span class="reason">${reasonOf(action, view)}</span>${
          action.detail === null
            ? nothing
            : html`<bdi class="detail">${strings.message.networkSays(action.detail)}</bdi>`
        }</span
      ></span
    ><span class="decision"
      >${FINAL.includes(action.reason) ? nothing : html`<button class="link" @click=${again}>${strings.everywhere.retry}</button>`}
      <button class="link" @click=${dismiss}>${strings.everywhere.dismiss}</button></span
    >
  </div>`;
}

function reasonOf(action: MessageActionState, { message, strings, work }: ToolbarView): string {
  const words = strings.messageActions;
  const platform = platformOf(work?.rules.id, strings);
  const { rule, reason } = action;
  const sentence = rule === undefined ? undefined : words.refusal[rule as MessageActionRefusal];
  // What a newer backend refuses for is not known here by its name.
  if (sentence !== undefined) return sentence({ action: action.action, kind: message.kind, platform });
  return words.failure[reason ?? 'rejected'](platform);
}

function platformOf(id: keyof Strings['platforms'] | undefined, strings: Strings): string {
  return id === undefined ? '' : strings.platforms[id];
}

/** Since when it has another wording; null where it has its first, also because another was taken back before it left (C12). */
function editedSince({ editedAt, delivery }: Message): number | null {
  const isBack = delivery !== null && delivery.state !== 'sending' && delivery.at === editedAt;
  return isBack ? null : editedAt;
}
