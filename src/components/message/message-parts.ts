import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { Late } from '../../controllers/late.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Message } from '../../model/message.ts';
import { attachmentList } from './attachments.ts';
import { asksForDecision, deliveryMark } from './delivery-mark.ts';
import { networkMarks } from './network-marks.ts';

/** What is neither text nor file. */
const EXTRA = new Late(() => import('./extra.ts'));

/** Heading, footer and buttons of a template. */
const TEMPLATE = new Late(() => import('./template-parts.ts'));

/** The other language of a message. */
const TRANSLATION = new Late(() => import('../message-translation/define.ts'));

/** One message as its parts see it. */
export interface PartsView {
  /** From which events go out. */
  readonly element: LitElement;
  readonly message: Message;
  readonly strings: FirstStrings;
  readonly endsGroup: boolean;
}

/** Behind the text in the bubble: what is neither text nor file, then the files. */
export function renderInside({ element, message, strings }: PartsView): TemplateResult {
  if (message.translation !== null) TRANSLATION.of(element);
  return html`${message.extra === null ? nothing : EXTRA.of(element)?.extraPart(message.extra, strings)}
  ${message.template === null ? nothing : TEMPLATE.of(element)?.renderTemplateRest(message.template, strings)}
  ${attachmentList(element, message, strings)}
  ${
    // An element that is not there yet shows nothing; it comes where something is translated.
    message.text === ''
      ? nothing
      : html`<inlay-message-translation .message=${message}></inlay-message-translation>`
  }`;
}

/** Before the text in the bubble: what a template begins with. */
export function renderBefore({ element, message }: PartsView): TemplateResult | typeof nothing {
  const { template } = message;
  return template === null ? nothing : (TEMPLATE.of(element)?.renderTemplateHeader(template) ?? nothing);
}

/** What the network shows of it, and where it has come to; with the ways out where it waits for a decision. */
export function renderFoot(
  { element, message, strings, endsGroup }: PartsView,
  waysOut: () => TemplateResult | undefined,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { delivery, networkState } = message;
  const marks = networkMarks(element, networkState, strings, more);
  if (delivery === null) return html`${marks}`;
  const decides = asksForDecision(delivery.state);
  const isSettled = delivery.state === 'sent' || delivery.state === 'delivered' || delivery.state === 'read';
  return html`${marks}
  ${
    endsGroup || !isSettled
      ? html`<div class="foot" data-decides=${decides ? delivery.state : nothing}>
          ${deliveryMark(delivery, strings)}${decides ? waysOut() : nothing}
        </div>`
      : nothing
  }`;
}
