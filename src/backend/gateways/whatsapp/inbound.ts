import * as v from 'valibot';
import type { MessageExtra } from '../../../model/message.ts';
import type { InboundFile, InboundMessage } from '../gateway.ts';
import { firstDifference, storableText } from '../webhook-body.ts';

/*
 * Source of the shapes: Meta, "messages webhook reference",
 * developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages and its pages for each type (2026);
 * `user_id`, `from_user_id` and `username`: "Business-scoped user IDs" on the same site (28 May 2026).
 */

const networkId = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const shortText = v.pipe(
  v.string(),
  v.transform((text) => storableText(text).slice(0, 200)),
);
const longText = v.pipe(
  v.string(),
  v.transform((text) => storableText(text).slice(0, 100_000)),
);
/** What is only decoration must not cost the message when it is not as documented. */
const leniently = <S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined);

const person = v.object({
  wa_id: leniently(v.string()),
  user_id: leniently(v.string()),
  profile: leniently(v.object({ name: leniently(shortText), username: leniently(shortText) })),
});
export type Person = v.InferOutput<typeof person>;

/** The people that a change names; those that can't be read are left out, their messages are not. */
export function readPeople(raw: unknown): readonly Person[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((each) => {
    const parsed = v.safeParse(person, each);
    return parsed.success ? [parsed.output] : [];
  });
}

const message = v.looseObject({
  id: networkId,
  from: leniently(networkId),
  from_user_id: leniently(networkId),
  timestamp: leniently(v.pipe(v.string(), v.regex(/^\d{1,11}$/))),
  type: leniently(v.pipe(v.string(), v.minLength(1))),
  context: leniently(v.object({ id: leniently(networkId) })),
  referral: leniently(v.looseObject({})),
});
type RawMessage = v.InferOutput<typeof message>;

/** A message of a webhook in the port's terms, or what of it can't be read. `now` dates one without a time. */
export function readMessage(
  raw: unknown,
  people: readonly Person[],
  now: number,
): { readonly message: InboundMessage } | { readonly difference: { field: string; expected: string } } {
  const parsed = v.safeParse(message, raw, { abortEarly: true });
  if (!parsed.success) return { difference: firstDifference(parsed.issues) };
  const told = parsed.output;
  const authorId = told.from ?? told.from_user_id;
  if (authorId === undefined) return { difference: { field: 'from', expected: 'from or from_user_id' } };
  const content = contentOf(told);
  return {
    message: {
      networkId: told.id,
      conversationId: authorId,
      author: { networkId: authorId, ...nameOf(told, people) },
      kind: told.type === 'reaction' ? 'reaction' : 'direct',
      visibility: 'private',
      text: content.text ?? '',
      files: content.files ?? [],
      extra: content.extra ?? null,
      inReplyToNetworkId: content.inReplyTo ?? told.context?.id ?? null,
      networkUrl: null,
      // Only there when the person came from an advertisement or a post that opens a chat.
      onAd: told.referral !== undefined,
      sentAt: told.timestamp === undefined ? now : Number(told.timestamp) * 1000,
    },
  };
}

function nameOf(told: RawMessage, people: readonly Person[]): { name: string; handle: string | null } {
  const author =
    people.find((each) => each.wa_id !== undefined && each.wa_id === told.from) ??
    people.find((each) => each.user_id !== undefined && each.user_id === told.from_user_id) ??
    (people.length === 1 ? people[0] : undefined);
  const username = author?.profile?.username;
  const phone = told.from !== undefined && /^\d+$/.test(told.from) ? `+${told.from}` : null;
  const handle = phone ?? (username ? `@${username}` : null);
  const names = [author?.profile?.name?.trim(), username, phone, told.from_user_id, told.id];
  return { name: names.find((name) => name !== undefined && name !== null && name !== '') ?? '', handle };
}

interface Content {
  readonly text?: string;
  readonly files?: readonly InboundFile[];
  readonly extra?: MessageExtra;
  readonly inReplyTo?: string;
}

/** What can't be shown is named by what Meta calls it, with whatever text there is. */
const unsupported = (nativeType: string, text = ''): Content => ({
  text,
  extra: { type: 'unsupported', nativeType: storableText(nativeType).slice(0, 60) },
});

/** Reads one type's own part; undefined where that is not as documented. */
const reader =
  <S extends v.GenericSchema>(schema: S, read: (part: v.InferOutput<S>) => Content | undefined) =>
  (part: unknown): Content | undefined => {
    const parsed = v.safeParse(schema, part);
    return parsed.success ? read(parsed.output) : undefined;
  };

const media = reader(
  v.object({
    id: networkId,
    mime_type: leniently(v.pipe(v.string(), v.regex(/^[\w.+-]+\/[\w.+-]+/))),
    filename: leniently(v.pipe(v.string(), v.minLength(1))),
    caption: leniently(longText),
  }),
  ({ id, mime_type: type, filename, caption }) => ({
    text: caption ?? '',
    files: [
      {
        reference: id,
        name: filename === undefined ? null : storableText(filename).slice(0, 255),
        // "audio/ogg; codecs=opus": the parameters are of no use to anybody here.
        type: type?.split(';')[0]?.trim().toLowerCase() ?? null,
      },
    ],
  }),
);

const reply = v.object({ title: longText, description: leniently(longText) });

const READERS: Readonly<Record<string, (part: unknown) => Content | undefined>> = {
  text: reader(v.object({ body: longText }), ({ body }) => ({ text: body })),
  image: media,
  video: media,
  audio: media,
  document: media,
  sticker: media,
  reaction: reader(
    v.object({ message_id: networkId, emoji: leniently(shortText) }),
    ({ message_id: inReplyTo, emoji }) =>
      emoji
        ? { extra: { type: 'reaction', emoji }, inReplyTo }
        : // Without an emoji the person has taken their reaction back.
          { ...unsupported('reaction removed'), inReplyTo },
  ),
  location: reader(
    v.object({
      latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
      longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
      name: leniently(shortText),
      address: leniently(shortText),
    }),
    ({ latitude, longitude, name, address }) => ({
      extra: { type: 'location', latitude, longitude, name: name ?? null, address: address ?? null },
    }),
  ),
  contacts: reader(
    v.array(
      v.object({
        name: leniently(v.object({ formatted_name: leniently(shortText), first_name: leniently(shortText) })),
        phones: leniently(v.array(v.object({ phone: leniently(shortText), wa_id: leniently(shortText) }))),
      }),
    ),
    (contacts) => ({
      extra: {
        type: 'contacts',
        contacts: contacts.map(({ name, phones = [] }) => ({
          name: name?.formatted_name ?? name?.first_name ?? '',
          phones: phones.flatMap((each) => each.phone ?? (each.wa_id ? `+${each.wa_id}` : [])),
        })),
      },
    }),
  ),
  button: reader(v.object({ text: longText }), ({ text }) => ({ text })),
  interactive: reader(
    v.looseObject({
      type: leniently(v.string()),
      button_reply: leniently(reply),
      list_reply: leniently(reply),
      nfm_reply: leniently(v.object({ body: leniently(longText) })),
    }),
    ({ type, button_reply: button, list_reply: row, nfm_reply: form }) => {
      const chosen = button ?? row;
      if (chosen === undefined) return unsupported(`interactive ${type ?? ''}`.trim(), form?.body ?? '');
      return { text: [chosen.title, chosen.description].filter(Boolean).join('\n') };
    },
  ),
  order: reader(v.looseObject({ text: leniently(longText) }), ({ text }) => unsupported('order', text ?? '')),
  system: reader(v.looseObject({ body: leniently(longText) }), ({ body }) =>
    unsupported('system', body ?? ''),
  ),
  unsupported: reader(v.looseObject({ type: leniently(v.pipe(v.string(), v.minLength(1))) }), ({ type }) =>
    unsupported(type ?? 'unsupported'),
  ),
};

function contentOf(told: RawMessage): Content {
  const type = told.type ?? 'unknown';
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return read?.(told[type]) ?? unsupported(type);
}
