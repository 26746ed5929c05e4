import { PLATFORMS } from '../../src/model/platforms.ts';
import type { MessageKind, PlatformId } from '../../src/model/platform.ts';
import type { CustomerKind, NetworkBehaviour, NetworkCustomer } from './api.ts';

/** An account as it is set up, before anything happens on it. */
export interface AccountSeed {
  /** The network's id of it: what the backend's channel and every webhook name. */
  readonly id: string;
  readonly platform: PlatformId;
  readonly name: string;
  readonly handle: string | null;
  /** Whether the network takes a message of ours with the same id only once. */
  readonly idempotent: boolean;
  /** Posts of the company that are there from the beginning, so that there is something to comment on. */
  readonly posts: readonly string[];
  /** An advertisement that stands on no page and can be commented on; absent for none. */
  readonly ad?: { readonly text: string; readonly headline: string; readonly link: string };
}

const account = (
  id: string,
  platform: PlatformId,
  name: string,
  handle: string | null,
  more: Partial<AccountSeed> = {},
): AccountSeed => ({
  id,
  platform,
  name,
  handle,
  idempotent: true,
  posts: [],
  ...more,
});

/** The accounts of the demo's company; each is one channel of the demo's organisation. */
export const ACCOUNTS: readonly AccountSeed[] = [
  account('facebook-acme-france', 'facebook', 'Acme France', 'acmefrance', {
    posts: ['Our winter collection is here. Which one is your favourite?'],
    ad: {
      text: 'Boils a litre in two minutes and stays quiet. This week with free delivery.',
      headline: 'The Acme kettle, 49 €',
      link: 'https://shop.example/kettle',
    },
  }),
  account('instagram-acme-france', 'instagram', 'acme.france', '@acme.france', {
    posts: ['Behind the scenes of our workshop in Lyon.'],
    ad: {
      text: 'Tea at its best begins with water at its best.',
      headline: 'Discover the kettle',
      link: 'https://shop.example/kettle',
    },
  }),
  account('x-acmefr', 'x', '@AcmeFR', '@AcmeFR', {
    idempotent: false,
    posts: ['New: orders before noon leave our warehouse the same day.'],
  }),
  account('whatsapp-acme', 'whatsapp', 'Acme WhatsApp', '+33 1 84 88 00 00'),
  account('google-play-acme', 'google-play', 'Acme (Google Play)', 'com.acme.shop'),
  account('app-store-acme', 'app-store', 'Acme (App Store)', 'id1234567890'),
  account('google-maps-acme-lyon', 'google-maps', 'Acme Lyon', null),
  account('youtube-acme', 'youtube', 'Acme Channel', '@AcmeChannel', {
    posts: ['How to set up your Acme kettle in two minutes'],
  }),
  account('linkedin-acme', 'linkedin', 'Acme', 'company/acme', {
    posts: ['We are looking for twelve people for our customer care team.'],
  }),
  account('messenger-acme-france', 'messenger', 'Acme France (Messenger)', 'acmefrance'),
  account('instagram-direct-acme-france', 'instagram-direct', 'acme.france (direct)', '@acme.france'),
  account('x-direct-acmefr', 'x-direct', '@AcmeFR (direct)', '@AcmeFR', {
    idempotent: false,
  }),
  account('sms-acme', 'sms', 'Acme SMS', '+33 7 56 00 00 00'),
  account('email-acme', 'email', 'care@acme.example', 'care@acme.example'),
  account('web-chat-acme', 'web-chat', 'acme.example chat', null),
];

const customer = (id: string, name: string, handle: string, phone: string): NetworkCustomer => ({
  id,
  name,
  handle: `@${handle}`,
  phone,
  email: `${handle}@example.org`,
});

/** The people outside: plain names, long ones, other scripts and directions. Numbers are of ranges kept for fiction. */
export const CUSTOMERS: readonly NetworkCustomer[] = [
  customer('lea-martin', 'Léa Martin', 'lea.martin', '+33 6 39 98 00 01'),
  customer('jonas-weber', 'Jonas Weber', 'jonas.weber', '+33 6 39 98 00 02'),
  customer(
    'marie-antoinette',
    'Marie-Antoinette de La Rochefoucauld-Bérenger d’Estissac',
    'ma.larochefoucauld.berenger',
    '+33 6 39 98 00 03',
  ),
  customer(
    'jean-baptiste',
    'Jean-Baptiste-Alexandre Lefèvre-Desnouëttes',
    'jb.lefevre.desnouettes',
    '+33 6 39 98 00 04',
  ),
  customer('layla-haddad', 'ليلى حدّاد', 'layla.haddad', '+33 6 39 98 00 05'),
  customer('noam-levi', 'נועם לוי', 'noam.levi', '+33 6 39 98 00 06'),
  customer('sunny', '🌻 Sunny 👩‍👩‍👧‍👦', 'sunny.family', '+33 6 39 98 00 07'),
  customer('haruto-sato', '佐藤 陽翔', 'haruto.sato', '+33 6 39 98 00 08'),
  customer('olena-shevchenko', 'Олена Шевченко', 'olena.sh', '+33 6 39 98 00 09'),
  customer('chloe-dubois', 'Chloé Dubois', 'chloe.dubois', '+33 6 39 98 00 10'),
  customer('amadou-diallo', 'Amadou Diallo', 'amadou.diallo', '+33 6 39 98 00 11'),
  customer('ines-garcia', 'Inés García', 'ines.garcia', '+33 6 39 98 00 12'),
];

/** How an account behaves until told otherwise. */
export const NORMAL_BEHAVIOUR: NetworkBehaviour = {
  mode: 'normal',
  delayMs: 3000,
  reason: 'rejected',
  retryAfterSeconds: 5,
  deliveries: 1,
  shuffled: false,
  readAfterMs: 2000,
  refuses: [],
};

/** The usual kind of a platform stands first where the table's order does not say it. */
const USUAL_FIRST: Partial<Record<PlatformId, MessageKind>> = {
  x: 'mention',
  instagram: 'comment',
  linkedin: 'comment',
};

const OPENING: readonly MessageKind[] = ['post', 'mention', 'review'];
const CONTINUING: readonly MessageKind[] = ['comment', 'reply', 'quote'];

/** What a customer may write on a platform, from the model's table. */
export function customerKinds(platform: PlatformId): readonly CustomerKind[] {
  const kinds = Object.entries(PLATFORMS[platform].inbound).map(([name, { visibility }]): CustomerKind => {
    const kind = name as MessageKind;
    return {
      kind,
      visibility,
      place: OPENING.includes(kind) ? 'opens' : CONTINUING.includes(kind) ? 'continues' : 'conversation',
      needsStars: kind === 'review',
    };
  });
  const usual = USUAL_FIRST[platform];
  return kinds.sort((a, b) => Number(b.kind === usual) - Number(a.kind === usual));
}

/** What the backend's configuration says to its gateway of one of these accounts. */
export function gatewaySettings(accountId: string): Readonly<Record<string, string>> {
  const seed = ACCOUNTS.find((each) => each.id === accountId);
  return { idempotent: String(seed?.idempotent ?? false) };
}
