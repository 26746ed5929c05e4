import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../model/message.ts';
import type { MessageKind } from '../../model/platform.ts';
import '../original-post/define.ts';

/** What stands under a post, and so has one. */
const UNDER_A_POST: readonly MessageKind[] = ['comment', 'reply', 'quote'];

/** The account that a message under a post came in on, with that post (T4, T6); in a preview to be read alone. */
export function renderPost(message: Message, preview: boolean): TemplateResult | typeof nothing {
  if (message.direction !== 'inbound' || message.visibility !== 'public') return nothing;
  if (!UNDER_A_POST.includes(message.kind) && !message.onAd) return nothing;
  return html`<inlay-original-post .message=${message} .preview=${preview}></inlay-original-post>`;
}
