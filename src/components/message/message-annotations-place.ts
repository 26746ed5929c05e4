import { html, type TemplateResult } from 'lit';
import type { Message } from '../../model/message.ts';
import '../message-annotations/define.ts';

/** What stands under a message for agents alone; in a preview only to be read. */
export function renderAnnotations(message: Message, preview: boolean): TemplateResult {
  return html`<inlay-message-annotations
    .message=${message}
    .preview=${preview}
  ></inlay-message-annotations>`;
}
