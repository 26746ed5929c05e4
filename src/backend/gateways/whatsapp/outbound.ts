import type { OutboundFile, OutboundMessage } from '../gateway.ts';

/*
 * Source of the shapes: Meta, "Messages" and "Contextual replies",
 * developers.facebook.com/documentation/business-messaging/whatsapp/messages (2026).
 */

/** How WhatsApp takes a file: images, videos, audio and stickers by type, everything else as a document. */
export type MediaType = 'image' | 'video' | 'audio' | 'sticker' | 'document';

/** The kind of message that a file of this media type goes in. */
export function mediaTypeOf(file: Pick<OutboundFile, 'type'>): MediaType {
  const type = file.type.split(';')[0]?.trim().toLowerCase() ?? '';
  // WebP can only be sent as a sticker.
  if (type === 'image/webp') return 'sticker';
  if (type === 'image/jpeg' || type === 'image/png') return 'image';
  if (type.startsWith('video/')) return 'video';
  return type.startsWith('audio/') ? 'audio' : 'document';
}

/** Whether a message with this kind of file may carry a text as well. */
export function takesCaption(type: MediaType): boolean {
  return type === 'image' || type === 'video' || type === 'document';
}

/** The body of `POST /{phone-number-id}/messages`. `media` is an uploaded file, if the message has one. */
export function messageBody(
  message: OutboundMessage,
  media: { readonly id: string; readonly file: OutboundFile } | null,
): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipient(message.recipientId),
    // Comes back in every status of the message: settles a send whose answer was lost.
    biz_opaque_callback_data: message.messageId,
    ...(message.inReplyToNetworkId === null ? {} : { context: { message_id: message.inReplyToNetworkId } }),
    ...(media === null
      ? { type: 'text', text: { preview_url: false, body: message.text } }
      : mediaPart(media, message.text)),
  };
}

/** People without a telephone number are addressed by their business-scoped id, such as `US.13491208655302741918`. */
function recipient(id: string): { to: string } | { recipient: string } {
  return /^[A-Z]{2}\./.test(id) ? { recipient: id } : { to: id };
}

function mediaPart(media: { id: string; file: OutboundFile }, text: string): Record<string, unknown> {
  const type = mediaTypeOf(media.file);
  return {
    type,
    [type]: {
      id: media.id,
      ...(type === 'document' ? { filename: media.file.name } : {}),
      ...(takesCaption(type) && text !== '' ? { caption: text } : {}),
    },
  };
}

/** The form of `POST /{phone-number-id}/media`. */
export function uploadForm(file: OutboundFile): FormData {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', file.type);
  form.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
  return form;
}
