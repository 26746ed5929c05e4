import type { GatewayTemplate, NetworkTemplate, NetworkTemplateContent, TemplateStatus } from './api.ts';
import { NetworkRefusal } from './refusal.ts';
import type { AccountSeed } from './seed.ts';
import type { NetworkState } from './state.ts';

type Seed = Omit<NetworkTemplate, 'id' | 'status'> & { readonly status?: TemplateStatus };

const seed = (name: string, language: string, body: string, more: Partial<Seed> = {}): Seed => ({
  name,
  language,
  category: 'utility',
  variables: 'positional',
  header: null,
  body,
  footer: null,
  buttons: [],
  examples: {},
  ...more,
});

/** What the company had approved: numbered and named variables, every kind of header and button, several languages, one paused. */
const TEMPLATES: readonly Seed[] = [
  seed('hello_again', 'en_US', 'Hello, this is Acme customer care. May we go on with your request?', {
    buttons: [
      { kind: 'quick-reply', text: 'Yes, go on' },
      { kind: 'quick-reply', text: 'Not any more' },
    ],
  }),
  seed(
    'hello_again',
    'fr',
    'Bonjour, ici le service client Acme. Souhaitez-vous que nous reprenions votre demande\u202f?',
    {
      buttons: [
        { kind: 'quick-reply', text: 'Oui, merci' },
        { kind: 'quick-reply', text: 'Plus nécessaire' },
      ],
    },
  ),
  seed(
    'parcel_on_its_way',
    'en_US',
    'Hello {{1}}, your order {{2}} has left our warehouse and arrives on {{3}}.',
    {
      header: { kind: 'text', text: 'Order {{1}}' },
      footer: 'Acme, Lyon',
      buttons: [
        { kind: 'url', text: 'Follow the parcel', url: 'https://acme.example/parcels/{{1}}' },
        { kind: 'phone', text: 'Call us', phone: '+33184880000' },
      ],
      examples: {
        'header:1': 'A-10423',
        'body:1': 'Léa',
        'body:2': 'A-10423',
        'body:3': '24 November',
        'button:0': '8842',
      },
    },
  ),
  seed(
    'parcel_on_its_way',
    'fr',
    'Bonjour {{1}}, votre commande {{2}} a quitté notre entrepôt et arrivera le {{3}}.',
    {
      header: { kind: 'text', text: 'Commande {{1}}' },
      footer: 'Acme, Lyon',
      buttons: [
        { kind: 'url', text: 'Suivre le colis', url: 'https://acme.example/parcels/{{1}}' },
        { kind: 'phone', text: 'Nous appeler', phone: '+33184880000' },
      ],
      examples: {
        'header:1': 'A-10423',
        'body:1': 'Léa',
        'body:2': 'A-10423',
        'body:3': '24 novembre',
        'button:0': '8842',
      },
    },
  ),
  seed(
    'repair_appointment',
    'en_US',
    'Dear {{customer_name}}, our technician visits you on {{date}} between {{time_window}}.',
    {
      variables: 'named',
      buttons: [{ kind: 'quick-reply', text: 'Another date, please' }],
      examples: {
        'body:customer_name': 'Léa Martin',
        'body:date': '24 November',
        'body:time_window': '9 and 11',
      },
    },
  ),
  seed(
    'winter_offer',
    'en_US',
    'A thank-you for {{first_name}}: ten per cent on the winter collection with this code.',
    {
      category: 'marketing',
      variables: 'named',
      header: { kind: 'image' },
      footer: 'Until 31 December',
      buttons: [{ kind: 'copy-code', text: 'Copy the code', code: '' }],
      examples: { 'body:first_name': 'Léa', 'button:0': 'WINTER10' },
    },
  ),
  seed('invoice', 'en_US', 'Here is the invoice of your order {{1}}.', {
    header: { kind: 'document' },
    examples: { 'body:1': 'A-10423' },
  }),
  seed('old_promotion', 'en_US', 'Only today: {{1}}', { category: 'marketing', status: 'paused' }),
];

/** The templates of an account with where each stands; none on a network that has no templates. */
export function templatesOf(state: NetworkState, account: AccountSeed): readonly NetworkTemplate[] {
  if (account.platform !== 'whatsapp') return [];
  return TEMPLATES.map((template) => {
    const id = `${account.id}.${template.name}.${template.language}`;
    const status = state.templates?.[id] ?? template.status ?? 'approved';
    return { ...template, id, status };
  });
}

/** What the customer sees of a template with these values; refuses, as a network does, one that is not approved and values that don't fit. */
export function fillTemplate(
  state: NetworkState,
  account: AccountSeed,
  asked: GatewayTemplate,
  fileCount: number,
): NetworkTemplateContent {
  const template = templatesOf(state, account).find(
    ({ name, language }) => name === asked.name && language === asked.language,
  );
  if (template?.status !== 'approved')
    throw new NetworkRefusal(
      422,
      'template-gone',
      'There is no approved template of this name in this language',
    );
  const { header, body, footer, buttons } = template;
  if (fileCount !== (header === null || header.kind === 'text' ? 0 : 1))
    throw new NetworkRefusal(422, 'template-refused', 'Expected the header’s file');
  return {
    header: header?.kind === 'text' ? { kind: 'text', text: filled(header.text, asked.header) } : header,
    body: filled(body, asked.body),
    footer,
    buttons: buttons.map((button, index) => {
      const given = asked.buttons.find((one) => one.index === index)?.value;
      if (button.kind === 'copy-code') return { ...button, code: usable(given) };
      return button.kind === 'url' && button.url.includes('{{')
        ? { ...button, url: `${button.url.slice(0, button.url.indexOf('{{'))}${usable(given)}` }
        : button;
    }),
  };
}

/** Puts one value after the other where the text has its gaps. */
function filled(text: string, values: GatewayTemplate['body']): string {
  const names = new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));
  if (names.size !== values.length)
    throw new NetworkRefusal(422, 'template-refused', 'The number of values is not that of the variables');
  return text
    .split(/(\{\{\w+\}\})/)
    .map((piece) => {
      const [, name] = /^\{\{(\w+)\}\}$/.exec(piece) ?? [];
      return name === undefined ? piece : usable(values.find((one) => one.name === name)?.value);
    })
    .join('');
}

function usable(value: string | undefined): string {
  if (value === undefined || value.trim() === '' || /[\n\t]| {4}/.test(value))
    throw new NetworkRefusal(
      422,
      'template-refused',
      'A value is blank, or has line breaks, tabs or four spaces in a row',
    );
  return value;
}
