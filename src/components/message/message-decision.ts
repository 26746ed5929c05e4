import { html, nothing, type TemplateResult } from 'lit';
import { isLocal } from '../../store/local-id.ts';
import { MessageDecisionEvent } from './message-work.events.ts';
import type { ToolbarView } from './message-toolbar.ts';

/** The ways out for a message of ours that did not go. */
export function renderDecision({
  element,
  message,
  strings,
  work,
  isCopied,
  copy,
}: ToolbarView): TemplateResult {
  const decide = (decision: MessageDecisionEvent['detail']['decision']) => (): void => {
    element.dispatchEvent(new MessageDecisionEvent({ key: message.clientId ?? message.id, decision }));
  };
  const isHeld = message.delivery?.state === 'held';
  // What came too late as a text can be said by a template, where there are any.
  const takesTemplate =
    message.delivery?.reason === 'window-closed' &&
    work?.rules.text.template !== undefined &&
    work.features.includes('templates');
  return html`<span class="decision">
    ${
      takesTemplate
        ? html`<button class="link" @click=${decide('template')}>${strings.replies.templates.open}</button>`
        : nothing
    }
    ${
      // What has been taken out of it is nowhere to be sent from.
      message.removed.content
        ? nothing
        : html`<button class="link" @click=${decide('resend')}>
              ${isHeld ? strings.message.sendNow : strings.message.resend}
            </button>
            <button class="link" @click=${copy}>
              ${isCopied ? strings.message.copied : strings.message.copy}
            </button>`
    }
    ${
      // What the backend holds is history: nothing takes it back.
      isHeld || isLocal(message)
        ? html`<button class="link" @click=${decide('withdraw')}>${strings.message.discard}</button>`
        : nothing
    }
  </span>`;
}
