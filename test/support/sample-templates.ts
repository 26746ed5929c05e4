import type { MessageTemplate } from '../../src/model/template.ts';

/** A template without variables, with what is said over it. */
export function template(id: string, more: Partial<MessageTemplate> = {}): MessageTemplate {
  return {
    id,
    name: id,
    language: 'en_US',
    category: 'utility',
    variables: 'positional',
    header: null,
    body: 'May we go on with your request?',
    footer: null,
    buttons: [],
    examples: {},
    ...more,
  };
}

/** Numbered variables in header, body and a button's address, with a footer. */
export const PARCEL = template('parcel', {
  header: { kind: 'text', text: 'Order {{1}}' },
  body: 'Hello {{1}}, your order {{2}} arrives on {{3}}.',
  footer: 'Acme, Lyon',
  buttons: [
    { kind: 'url', text: 'Follow it', url: 'https://acme.example/parcels/{{1}}' },
    { kind: 'phone', text: 'Call us', phone: '+33184880000' },
    { kind: 'quick-reply', text: 'Thank you' },
  ],
  examples: { 'body:1': 'Léa' },
});

/** What fills it. */
export const PARCEL_VALUES: Readonly<Record<string, string>> = {
  'header:1': 'A-10423',
  'body:1': 'Léa',
  'body:2': 'A-10423',
  'body:3': 'Tuesday',
  'button:0': '8842?lang=fr',
};

/** Named variables, a picture as its header, a code to be copied. */
export const OFFER = template('offer', {
  category: 'marketing',
  variables: 'named',
  header: { kind: 'image' },
  body: 'For {{first_name}}: ten per cent.',
  buttons: [{ kind: 'copy-code', text: 'Copy the code', code: '' }],
});

/** The same message in two languages. */
export const HELLO = template('hello.en', { name: 'hello' });
export const BONJOUR = template('hello.fr', {
  name: 'hello',
  language: 'fr',
  body: 'Souhaitez-vous que nous reprenions votre demande ?',
});
