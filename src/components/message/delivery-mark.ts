import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import type { Delivery, DeliveryReason, DeliveryState } from '../../model/delivery.ts';
import {
  alertIcon,
  clockIcon,
  closeIcon,
  failedIcon,
  hourglassIcon,
  icon,
  type IconShape,
} from '../../theme/icons.ts';
import { checkDoubleIcon, checkIcon } from '../../theme/late-icons.ts';

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
export function deliveryMark({ state, reason, detail }: Delivery, strings: Strings): TemplateResult {
  const { delivery, message } = strings;
  const late: Readonly<Partial<Record<DeliveryReason, string>>> = delivery.late;
  return html`<span class="delivery" part="delivery" data-state=${state}>
    ${icon(SHAPES[state], 14)}
    <span
      >${delivery.state[state]}${
        reason === null
          ? nothing
          : html`<span class="reason"
              >${asksForDecision(state) ? delivery.reason[reason] : (late[reason] ?? delivery.reason[reason])}</span
            >`
      }${
        detail === null || state !== 'failed'
          ? nothing
          : html`<bdi class="detail">${message.networkSays(detail)}</bdi>`
      }</span
    >
  </span>`;
}
