import type { Translation } from '../model/translation.ts';
import type { ReplyTranslation, TranslationSlice } from './state.ts';

/**
 * How a text that is being written would go out: `plain` as it is, `translated` in the contact's language; or why that is not
 * known yet: `waiting` for the translation, `failed` to get one.
 */
export type ReplyGate =
  | { readonly kind: 'plain' }
  | { readonly kind: 'translated'; readonly translation: Translation }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly reply: ReplyTranslation & { readonly kind: 'failed' } };

const PLAIN: ReplyGate = { kind: 'plain' };
const WAITING: ReplyGate = { kind: 'waiting' };

/** What becomes of this text under what the agent has asked for; a text without words is not translated. */
export function replyGate(slice: TranslationSlice | null | undefined, text: string): ReplyGate {
  if (slice === null || slice === undefined || text.trim() === '') return PLAIN;
  if (slice.status === 'loading') return WAITING;
  if (slice.settings?.replies !== true) return PLAIN;
  const { reply } = slice;
  if (reply?.source !== text) return WAITING;
  switch (reply.kind) {
    case 'pending':
      return WAITING;
    case 'failed':
      return { kind: 'failed', reply };
    case 'left':
      return PLAIN;
    case 'done':
      return { kind: 'translated', translation: reply.translation };
  }
}
