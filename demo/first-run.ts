import type { CustomerWrite } from './network/api.ts';

/** What customers have written before anybody looks: each on an account, so many minutes apart. */
const WRITTEN: readonly (readonly [accountId: string, entry: CustomerWrite])[] = [
  [
    'facebook-acme-france',
    {
      customerId: 'lea-martin',
      kind: 'comment',
      text: 'Where is my parcel? I’ve been waiting since Tuesday, order 48213.',
    },
  ],
  [
    'whatsapp-acme',
    { customerId: 'amadou-diallo', kind: 'direct', text: 'Bonjour, ma machine ne s’allume plus.' },
  ],
  [
    'whatsapp-acme',
    {
      customerId: 'amadou-diallo',
      kind: 'direct',
      text: 'Elle a trois mois. Est-elle encore sous garantie ?',
    },
  ],
  [
    'google-play-acme',
    {
      customerId: 'jonas-weber',
      kind: 'review',
      stars: 2,
      title: 'Used to be good',
      text: 'Since the last update the app forgets my address at every order. Three taps became twelve. I have reinstalled it twice, cleared its data, and written to support without an answer.\n\nPlease bring the old checkout back.',
    },
  ],
  [
    'instagram-acme-france',
    { customerId: 'chloe-dubois', kind: 'comment', text: 'Magnifique ! Vous livrez en Belgique ? 🇧🇪' },
  ],
  [
    'x-acmefr',
    { customerId: 'ines-garcia', kind: 'mention', text: '@AcmeFR the site says 500 since this morning?' },
  ],
  [
    'sms-acme',
    {
      customerId: 'olena-shevchenko',
      kind: 'direct',
      text: 'Can I move tomorrow’s delivery to the evening?',
    },
  ],
  [
    'messenger-acme-france',
    {
      customerId: 'marie-antoinette',
      kind: 'direct',
      text: 'Je souhaite modifier la facture de ma commande, s’il vous plaît : le nom de la société manque.',
    },
  ],
];

/** Writes as these customers, through the network's own door, so that everything after it is real. */
export async function writeFirst(network: (request: Request) => Promise<Response>): Promise<void> {
  for (const [accountId, entry] of WRITTEN) {
    const answer = await network(
      new Request(`http://network/network/api/accounts/${accountId}/entries`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(entry),
      }),
    );
    if (!answer.ok) throw new Error(`The network refused a first message: ${await answer.text()}`);
  }
}
