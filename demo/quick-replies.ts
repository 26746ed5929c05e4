import type { ReplyCollectionSetup } from '../src/backend/provision-replies.ts';

const reply = (id: string, title: string, shortcut: string | null, text: string) => ({
  id,
  title,
  shortcut,
  text,
});

/** The demo's collections: for everybody, in French, for one team, for certain channels. */
export const REPLY_COLLECTIONS: readonly ReplyCollectionSetup[] = [
  {
    id: 'everyday',
    name: 'Everyday',
    replies: [
      reply(
        'hello',
        'Greeting',
        'hello',
        '{{Greeting|Hello}} {{contact.name}}, thank you for writing to us.',
      ),
      reply(
        'order-number',
        'Ask for the order number',
        'order',
        'Could you send me your order number, please? It begins with A and stands in the confirmation we sent you.',
      ),
      reply(
        'parcel',
        'Parcel is on its way',
        'parcel',
        'Your order {{Order number}} left our warehouse today and arrives {{Day|within three days}}.\n\n{{agent.name}}, Acme',
      ),
      reply(
        'goodwill',
        'Goodwill voucher',
        'voucher',
        'I am sorry about that, {{contact.name}}. Here is a voucher for your next order: {{Voucher code}}.',
      ),
      reply('bye', 'Closing', 'bye', 'Have a good day, {{contact.name}}.\n{{agent.name}}'),
    ],
  },
  {
    id: 'everyday-fr',
    name: 'En français',
    replies: [
      reply('bonjour', 'Salutation', 'bonjour', 'Bonjour {{contact.name}}, merci de nous avoir écrit.'),
      reply(
        'colis',
        'Colis expédié',
        'colis',
        'Votre commande {{Numéro de commande}} a quitté notre entrepôt aujourd’hui.\n\n{{agent.name}}, Acme',
      ),
      reply('desole', 'Excuses', 'excuses', 'Nous sommes désolés pour ce désagrément, {{contact.name}}.'),
    ],
  },
  {
    id: 'public-answers',
    name: 'In public',
    teamIds: ['social'],
    channelIds: ['facebook-acme-france', 'instagram-acme-france', 'x-acmefr'],
    replies: [
      reply(
        'to-private',
        'Move to a private message',
        'dm',
        'We would like to help. Please send us a private message with your order number.',
      ),
    ],
  },
];
