import type { TemplateOrder } from '../../../model/template.ts';
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
    ...(message.template
      ? templatePart(message.template, media)
      : media === null
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

/** Source: Meta, "Template messages" (sending) of the Cloud API: components with their parameters, a named one by its name, buttons by their place. */
function templatePart(
  { name, language, variables, media: kind, header, body, buttons }: TemplateOrder,
  media: { id: string; file: OutboundFile } | null,
): Record<string, unknown> {
  const texts = (values: TemplateOrder['body']) =>
    values.map(({ name: variable, value }) => ({
      type: 'text',
      ...(variables === 'named' ? { parameter_name: variable } : {}),
      text: value,
    }));
  const head =
    kind !== null && media !== null
      ? [
          {
            type: kind,
            [kind]: { id: media.id, ...(kind === 'document' ? { filename: media.file.name } : {}) },
          },
        ]
      : texts(header);
  const components = [
    ...(head.length === 0 ? [] : [{ type: 'header', parameters: head }]),
    ...(body.length === 0 ? [] : [{ type: 'body', parameters: texts(body) }]),
    ...buttons.map(({ index, kind: button, value }) =>
      button === 'url'
        ? {
            type: 'button',
            sub_type: 'url',
            index: String(index),
            parameters: [{ type: 'text', text: value }],
          }
        : {
            type: 'button',
            sub_type: 'copy_code',
            index: String(index),
            parameters: [{ type: 'coupon_code', coupon_code: value }],
          },
    ),
  ];
  return {
    type: 'template',
    template: {
      name,
      language: { code: language },
      ...(components.length === 0 ? {} : { components }),
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
