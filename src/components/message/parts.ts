import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Message } from '../../model/message.ts';
import { isLocal } from '../../store/local-id.ts';
import { icon } from '../../theme/icons.ts';
import { copyIcon, replyIcon } from '../../theme/late-icons.ts';
import { attachmentList } from './attachments.ts';
import { asksForDecision, deliveryMark } from './delivery-mark.ts';
import { extraPart } from './extra.ts';
import { MessageDecisionEvent, MessageReplyEvent } from './message.events.ts';
import { networkMarks } from './network-marks.ts';

export { messagePartsStyles as styles } from './message-parts.styles.ts';

/** One message as its parts see it. */
export interface PartsView {
  /** From which events go out. */
  readonly element: LitElement;
  readonly message: Message;
  readonly strings: Strings;
  readonly endsGroup: boolean;
  readonly canReply: boolean;
  readonly hasText: boolean;
  readonly isCopied: boolean;
  readonly copy: () => void;
}

/** Behind the text in the bubble: what is neither text nor file, then the files. */
export function renderInside({ element, message, strings }: PartsView): TemplateResult {
  return html`${message.extra === null ? nothing : extraPart(message.extra, strings)}
  ${attachmentList(element, message, strings)}`;
}

/** What can be done with it: Reply where the network takes an answer, and Copy. */
export function renderActions(view: PartsView): TemplateResult {
  const { element, message, strings, canReply, hasText, isCopied, copy } = view;
  const copyLabel = isCopied ? strings.message.copied : strings.message.copy;
  const reply = (): void => {
    element.dispatchEvent(new MessageReplyEvent({ messageId: message.id }));
  };
  return html`<div class="actions" role="group" aria-label=${strings.message.actions}>
    ${
      canReply
        ? html`<button
            class="icon small"
            aria-label=${strings.message.reply}
            title=${strings.message.reply}
            @click=${reply}
          >
            ${icon(replyIcon, 14)}
          </button>`
        : nothing
    }
    ${
      hasText
        ? html`<button class="icon small" aria-label=${copyLabel} title=${copyLabel} @click=${copy}>
            ${icon(copyIcon, 14)}
          </button>`
        : nothing
    }
  </div>`;
}

/** What the network shows of it, and where it has come to; with the ways out where it waits for a decision. */
export function renderFoot(view: PartsView): TemplateResult {
  const { message, strings, endsGroup } = view;
  const { delivery, networkState } = message;
  const marks = networkMarks(networkState, strings);
  if (delivery === null) return html`${marks}`;
  const decides = asksForDecision(delivery.state);
  const isSettled = delivery.state === 'sent' || delivery.state === 'delivered' || delivery.state === 'read';
  return html`${marks}
  ${
    endsGroup || !isSettled
      ? html`<div class="foot" data-decides=${decides ? delivery.state : nothing}>
          ${deliveryMark(delivery, strings)}${decides ? renderDecision(view) : nothing}
        </div>`
      : nothing
  }`;
}

function renderDecision({ element, message, strings, isCopied, copy }: PartsView): TemplateResult {
  const decide = (decision: 'resend' | 'withdraw') => (): void => {
    element.dispatchEvent(new MessageDecisionEvent({ key: message.clientId ?? message.id, decision }));
  };
  const isHeld = message.delivery?.state === 'held';
  return html`<span class="decision">
    <button class="link" @click=${decide('resend')}>
      ${isHeld ? strings.message.sendNow : strings.message.resend}
    </button>
    <button class="link" @click=${copy}>${isCopied ? strings.message.copied : strings.message.copy}</button>
    ${
      // What the backend holds is history: nothing takes it back.
      isHeld || isLocal(message)
        ? html`<button class="link" @click=${decide('withdraw')}>${strings.message.discard}</button>`
        : nothing
    }
  </span>`;
}
