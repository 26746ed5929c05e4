import { describe, expect, it } from 'vitest';
import { webhook } from '../../support/graph-server.ts';
import { CUSTOMER, eventsOf, messageOf, messagesWebhook, NOW, NUMBER } from './whatsapp.fixture.ts';

describe('WhatsApp gateway, what customers send', () => {
  it('text: who, when, where', async () => {
    expect(await eventsOf(messagesWebhook({ type: 'text', text: { body: 'Bonjour 👋' } }))).toEqual([
      {
        type: 'message',
        accountId: NUMBER,
        message: {
          networkId: 'wamid.0',
          conversationId: '33639980001',
          author: { networkId: '33639980001', name: 'Léa Martin', handle: '+33639980001' },
          kind: 'direct',
          visibility: 'private',
          text: 'Bonjour 👋',
          files: [],
          extra: null,
          inReplyToNetworkId: null,
          networkUrl: null,
          onAd: false,
          sentAt: 1_763_715_600_000,
        },
      },
    ]);
  });

  it.each([
    [
      'image',
      { id: '11', mime_type: 'image/jpeg', sha256: 'x', caption: 'Look' },
      'Look',
      null,
      'image/jpeg',
    ],
    ['video', { id: '12', mime_type: 'video/mp4', sha256: 'x' }, '', null, 'video/mp4'],
    [
      'audio',
      { id: '13', mime_type: 'audio/ogg; codecs=opus', sha256: 'x', voice: true },
      '',
      null,
      'audio/ogg',
    ],
    [
      'document',
      {
        id: '14',
        mime_type: 'application/pdf',
        sha256: 'x',
        filename: 'facture n°3.pdf',
        caption: 'Ma facture',
      },
      'Ma facture',
      'facture n°3.pdf',
      'application/pdf',
    ],
    ['sticker', { id: '15', mime_type: 'image/webp', sha256: 'x', animated: false }, '', null, 'image/webp'],
  ])('%s: a file to fetch, with its caption', async (type, part, text, name, mediaType) => {
    expect(await messageOf({ type, [type]: part })).toMatchObject({
      kind: 'direct',
      text,
      files: [{ reference: part.id, name, type: mediaType }],
      extra: null,
    });
  });

  it('reaction: the emoji, and what it stands under', async () => {
    expect(
      await messageOf({ type: 'reaction', reaction: { message_id: 'wamid.ours', emoji: '❤️' } }),
    ).toMatchObject({
      kind: 'reaction',
      extra: { type: 'reaction', emoji: '❤️' },
      inReplyToNetworkId: 'wamid.ours',
    });
  });

  it('reaction taken back: said to be so', async () => {
    expect(await messageOf({ type: 'reaction', reaction: { message_id: 'wamid.ours' } })).toMatchObject({
      kind: 'reaction',
      extra: { type: 'unsupported', nativeType: 'reaction removed' },
      inReplyToNetworkId: 'wamid.ours',
    });
  });

  it('location, with and without a name', async () => {
    const place = {
      latitude: 45.7578,
      longitude: 4.832,
      name: 'Bellecour',
      address: 'Place Bellecour, Lyon',
    };
    expect((await messageOf({ type: 'location', location: place })).extra).toEqual({
      type: 'location',
      ...place,
    });
    expect(
      (await messageOf({ type: 'location', location: { latitude: 45.7578, longitude: 4.832 } })).extra,
    ).toEqual({ type: 'location', latitude: 45.7578, longitude: 4.832, name: null, address: null });
  });

  it('contacts: names and telephone numbers', async () => {
    const contacts = [
      {
        name: { formatted_name: 'Amadou Diallo', first_name: 'Amadou' },
        phones: [
          { phone: '+33 6 39 98 00 11', wa_id: '33639980011', type: 'CELL' },
          { wa_id: '33639980012' },
        ],
        emails: [{ email: 'amadou@example.org' }],
      },
      { name: { formatted_name: 'Nobody' } },
    ];
    expect((await messageOf({ type: 'contacts', contacts })).extra).toEqual({
      type: 'contacts',
      contacts: [
        { name: 'Amadou Diallo', phones: ['+33 6 39 98 00 11', '+33639980012'] },
        { name: 'Nobody', phones: [] },
      ],
    });
  });

  it('answers to buttons and lists: what was chosen, and on which message', async () => {
    const context = { from: '33184880000', id: 'wamid.question' };
    expect(
      await messageOf({ type: 'button', context, button: { payload: 'YES', text: 'Yes, please' } }),
    ).toMatchObject({
      text: 'Yes, please',
      inReplyToNetworkId: 'wamid.question',
    });
    expect(
      await messageOf({
        type: 'interactive',
        context,
        interactive: { type: 'button_reply', button_reply: { id: 'b', title: 'Cancel order' } },
      }),
    ).toMatchObject({ text: 'Cancel order', extra: null, inReplyToNetworkId: 'wamid.question' });
    expect(
      await messageOf({
        type: 'interactive',
        context,
        interactive: {
          type: 'list_reply',
          list_reply: { id: 'r', title: 'Express', description: 'Next day' },
        },
      }),
    ).toMatchObject({ text: 'Express\nNext day', extra: null });
  });

  it.each([
    [
      'a form that was filled in',
      {
        type: 'interactive',
        interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{}' } },
      },
      'interactive nfm_reply',
      'Sent',
    ],
    [
      'an order',
      { type: 'order', order: { catalog_id: '1', text: 'For Saturday', product_items: [] } },
      'order',
      'For Saturday',
    ],
    [
      'a change of number',
      {
        type: 'system',
        system: { body: 'Léa changed from A to B', wa_id: '33639980099', type: 'user_changed_number' },
      },
      'system',
      'Léa changed from A to B',
    ],
    [
      'what Meta itself does not pass on',
      {
        type: 'unsupported',
        unsupported: { type: 'poll_creation' },
        errors: [{ code: 131051, title: 'Message type unknown' }],
      },
      'poll_creation',
      '',
    ],
    ['the same as it was before', { type: 'unsupported', errors: [{ code: 131051 }] }, 'unsupported', ''],
    ['a kind that comes after this was written', { type: 'hologram', hologram: { id: '1' } }, 'hologram', ''],
    ['a known kind in another shape', { type: 'image', image: { link: 'elsewhere' } }, 'image', ''],
    ['a kind with the name of a part of every object', { type: 'constructor' }, 'constructor', ''],
    ['no kind at all', {}, 'unknown', ''],
  ])('%s is shown as what it is', async (_name, message, nativeType, text) => {
    expect(await messageOf(message)).toMatchObject({
      text,
      extra: { type: 'unsupported', nativeType },
      files: [],
    });
  });

  it('an answer names the message that it answers; one from an advertisement says so', async () => {
    expect(
      await messageOf({
        type: 'text',
        text: { body: 'And this?' },
        context: { from: '33184880000', id: 'wamid.before' },
        referral: { source_type: 'ad', source_id: '1', headline: 'Kettles' },
      }),
    ).toMatchObject({ inReplyToNetworkId: 'wamid.before', onAd: true });
  });

  it('someone with a username and no number', async () => {
    const [event] = await eventsOf(
      webhook(NUMBER, {
        contacts: [
          { profile: { name: 'Pablo M.', username: 'pablo' }, user_id: 'US.13491208655302741918' },
          CUSTOMER,
        ],
        messages: [
          {
            from_user_id: 'US.13491208655302741918',
            id: 'wamid.9',
            timestamp: '1763715600',
            type: 'text',
            text: { body: 'Hi' },
          },
        ],
      }),
    );
    expect(event).toMatchObject({
      message: {
        conversationId: 'US.13491208655302741918',
        author: { networkId: 'US.13491208655302741918', name: 'Pablo M.', handle: '@pablo' },
      },
    });
  });

  it('someone without a profile is named by number, and a message without a time is of now', async () => {
    const [event] = await eventsOf(
      webhook(NUMBER, { messages: [{ from: '33639980001', id: 'w', type: 'text', text: { body: 'Hi' } }] }),
    );
    expect(event).toMatchObject({
      message: { author: { name: '+33639980001', handle: '+33639980001' }, sentAt: NOW },
    });
  });
});
