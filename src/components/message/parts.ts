import { html, nothing, type TemplateResult } from 'lit';
import { isLocal } from '../../store/local-id.ts';
import { attachmentList } from './attachments.ts';
import { asksForDecision, deliveryMark } from './delivery-mark.ts';
import { extraPart } from './extra.ts';
import { MessageDecisionEvent } from './message.events.ts';
import type { ToolbarView } from './message-toolbar.ts';
import { networkMarks } from './network-marks.ts';

export { onContextMenu, openMenu, renderToolbar } from './message-toolbar.ts';
export { messagePartsStyles as styles } from './message-parts.styles.ts';

/** One message as its parts see it. */
export interface PartsView extends ToolbarView {
  readonly endsGroup: boolean;
}

/** Behind the text in the bubble: what is neither text nor file, then the files. */
export function renderInside({ element, message, strings }: PartsView): TemplateResult {
  return html`${message.extra === null ? nothing : extraPart(message.extra, strings)}
  ${attachmentList(element, message, strings)}`;
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
