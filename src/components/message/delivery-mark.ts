import { html, nothing, type TemplateResult } from 'lit';
import { isWhole, type FirstStrings, type Strings } from '../../i18n/strings.ts';
import type { Delivery, DeliveryReason, DeliveryState } from '../../model/delivery.ts';
import {
  type IconShape,
  alertIcon,
  checkDoubleIcon,
  checkIcon,
  clockIcon,
  closeIcon,
  failedIcon,
  hourglassIcon,
  icon,
} from '../../theme/icons.ts';

const SHAPES: Readonly<Record<DeliveryState, IconShape>> = {
  queued: clockIcon,
  held: hourglassIcon,
  sending: clockIcon,
  sent: checkIcon,
  delivered: checkDoubleIcon,
  read: checkDoubleIcon,
  failed: failedIcon,
  unknown: alertIcon,
  cancelled: closeIcon,
};

/** Whether this state asks the agent for a decision. */
export function asksForDecision(state: DeliveryState): boolean {
  return state === 'failed' || state === 'held' || state === 'unknown';
}

/** Where one of our messages has come to: a shape and a word, and the reason where there is one (T10). */
export function deliveryMark(given: Delivery, strings: FirstStrings): TemplateResult {
  const { state } = given;
  return html`<span class="delivery" part="delivery" data-state=${state}>
    ${icon(SHAPES[state], 14)}
    <span>${strings.delivery.state[state]}${isWhole(strings) ? renderWhy(given, strings) : nothing}</span>
  </span>`;
}

/** The reason where there is one, and what the network itself says of a failure. */
function renderWhy({ state, reason, detail }: Delivery, { delivery, message }: Strings): TemplateResult {
  const late: Readonly<Partial<Record<DeliveryReason, string>>> = asksForDecision(state) ? {} : delivery.late;
  return html`${
    reason === null ? nothing : html`<span class="reason">${late[reason] ?? delivery.reason[reason]}</span>`
  }${
    detail === null || state !== 'failed'
      ? nothing
      : html`<bdi class="detail">${message.networkSays(detail)}</bdi>`
  }`;
}
