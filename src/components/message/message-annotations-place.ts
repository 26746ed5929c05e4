import { html, type TemplateResult } from 'lit';
import type { Message } from '../../model/message.ts';
import '../message-annotations/define.ts';

/** What stands under a message for agents alone. */
export function renderAnnotations(message: Message): TemplateResult {
  return html`<inlay-message-annotations .message=${message}></inlay-message-annotations>`;
}
