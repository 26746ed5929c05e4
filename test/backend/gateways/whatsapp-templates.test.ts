import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gateway, OutboundMessage } from '../../../src/backend/gateways/gateway.ts';
import { whatsAppFromEnvironment } from '../../../src/backend/gateways/whatsapp/environment.ts';
import { createWhatsAppGateway } from '../../../src/backend/gateways/whatsapp/whatsapp-gateway.ts';
import { renderTemplate, templateOrder } from '../../../src/model/template.ts';
import { BUSINESS_ACCOUNT, startGraphServer, type GraphServer } from '../../support/graph-server.ts';
import { OFFER, PARCEL, PARCEL_VALUES } from '../../support/sample-templates.ts';
import { MESSAGE } from './conformance.ts';
import { ACCOUNT, APP_SECRET, NUMBER, TOKEN, VERIFY_TOKEN } from './whatsapp.fixture.ts';

/** As Meta lists them. */
const LISTED = [
  {
    id: '594425479261596',
    name: 'parcel',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    parameter_format: 'POSITIONAL',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['A-10423'] } },
      { type: 'BODY', text: 'Hello {{1}}, on {{2}}.', example: { body_text: [['Léa', 'Tuesday']] } },
      { type: 'FOOTER', text: 'Acme' },
      {
        type: 'BUTTONS',
        buttons: [
          {
            type: 'URL',
            text: 'Follow',
            url: 'https://a.example/{{1}}',
            example: ['https://a.example/8842'],
          },
          { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+33184880000' },
          { type: 'QUICK_REPLY', text: 'Thanks' },
        ],
      },
    ],
  },
  {
    id: '2',
    name: 'offer',
    language: 'fr',
    status: 'APPROVED',
    category: 'MARKETING',
    parameter_format: 'NAMED',
    components: [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://scontent.example/x.jpg'] } },
      {
        type: 'BODY',
        text: 'Pour {{first_name}}.',
        example: { body_text_named_params: [{ param_name: 'first_name', example: 'Léa' }] },
      },
      { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', text: 'Copier', example: 'WINTER10' }] },
    ],
  },
  { id: '3', name: 'paused', language: 'fr', status: 'PAUSED', category: 'UTILITY', components: [] },
  {
    id: '4',
    name: 'place',
    language: 'fr',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'LOCATION' },
      { type: 'BODY', text: 'Here' },
    ],
  },
  {
    id: '5',
    name: 'carousel',
    language: 'fr',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'CAROUSEL' }],
  },
];

const signal = new AbortController().signal;
const WITH_ACCOUNT = { ...ACCOUNT, settings: { ...ACCOUNT.settings, businessAccountId: BUSINESS_ACCOUNT } };

let graph: GraphServer;
let gateway: Gateway;
beforeAll(async () => {
  graph = await startGraphServer(TOKEN, [NUMBER]);
  graph.templates = LISTED;
  gateway = createWhatsAppGateway({ graphUrl: graph.url, appSecret: APP_SECRET, verifyToken: VERIFY_TOKEN });
});
afterAll(() => graph.stop());

describe('WhatsApp gateway, templates', () => {
  it('are listed over all pages: those that are approved and can be filled in, the others counted', async () => {
    const listing = await gateway.templates?.(WITH_ACCOUNT, signal);
    expect(listing?.unsupported).toBe(2);
    expect(listing?.templates).toEqual([
      {
        id: '594425479261596',
        name: 'parcel',
        language: 'en_US',
        category: 'utility',
        variables: 'positional',
        header: { kind: 'text', text: 'Order {{1}}' },
        body: 'Hello {{1}}, on {{2}}.',
        footer: 'Acme',
        buttons: [
          { kind: 'url', text: 'Follow', url: 'https://a.example/{{1}}' },
          { kind: 'phone', text: 'Call', phone: '+33184880000' },
          { kind: 'quick-reply', text: 'Thanks' },
        ],
        examples: { 'header:1': 'A-10423', 'body:1': 'Léa', 'body:2': 'Tuesday', 'button:0': '8842' },
      },
      {
        id: '2',
        name: 'offer',
        language: 'fr',
        category: 'marketing',
        variables: 'named',
        header: { kind: 'image' },
        body: 'Pour {{first_name}}.',
        footer: null,
        buttons: [{ kind: 'copy-code', text: 'Copier', code: '' }],
        examples: { 'body:first_name': 'Léa', 'button:0': 'WINTER10' },
      },
    ]);
  });

  it('are none without the business account, and an error where Meta can’t say', async () => {
    expect(await gateway.templates?.(ACCOUNT, signal)).toEqual({ templates: [], unsupported: 0 });
    graph.next('templates', { kind: 'error', status: 500, code: 2, details: 'down' });
    await expect(gateway.templates?.(WITH_ACCOUNT, signal)).rejects.toThrow('2: down');
  });

  const send = (message: Partial<OutboundMessage>) =>
    gateway.send({ ...MESSAGE, kind: 'template', ...message }, ACCOUNT, signal);

  it('are sent with numbered values in their order, and buttons by their place', async () => {
    const { body } = renderTemplate(PARCEL, PARCEL_VALUES);
    const sent = await send({ text: body, template: templateOrder(PARCEL, PARCEL_VALUES) });
    expect(sent.kind).toBe('accepted');
    expect(graph.messages.at(-1)?.body).toMatchObject({
      type: 'template',
      biz_opaque_callback_data: MESSAGE.messageId,
      template: {
        name: 'parcel',
        language: { code: 'en_US' },
        components: [
          { type: 'header', parameters: [{ type: 'text', text: 'A-10423' }] },
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Léa' },
              { type: 'text', text: 'A-10423' },
              { type: 'text', text: 'Tuesday' },
            ],
          },
          {
            type: 'button',
            sub_type: 'url',
            index: '0',
            parameters: [{ type: 'text', text: '8842?lang=fr' }],
          },
        ],
      },
    });
  });

  it('are sent with named values by their names, the header’s file and a code', async () => {
    const order = templateOrder(OFFER, { 'body:first_name': 'Léa', 'button:0': 'WINTER10' });
    const files = [{ name: 'a.png', type: 'image/png', bytes: new Uint8Array([1]) }];
    expect((await send({ template: order, files })).kind).toBe('accepted');
    expect(graph.messages.at(-1)?.body['template']).toMatchObject({
      components: [
        { type: 'header', parameters: [{ type: 'image', image: { id: expect.any(String) as string } }] },
        { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Léa' }] },
        {
          type: 'button',
          sub_type: 'copy_code',
          index: '0',
          parameters: [{ type: 'coupon_code', coupon_code: 'WINTER10' }],
        },
      ],
    });
  });

  it('say why Meta takes one no more, or not with these values', async () => {
    const order = templateOrder(PARCEL, PARCEL_VALUES);
    expect(await send({ template: { ...order, name: 'paused' } })).toMatchObject({
      kind: 'refused',
      reason: 'template-gone',
    });
    expect(await send({ template: { ...order, name: 'unknown' } })).toMatchObject({
      reason: 'template-gone',
    });
    const blank = { ...order, body: [{ name: '1', value: ' ' }] };
    expect(await send({ template: blank })).toMatchObject({ kind: 'refused', reason: 'template-refused' });
    expect(await send({ template: null })).toMatchObject({ kind: 'refused', reason: 'invalid' });
  });

  it('need the business account of each number in the environment, in digits', () => {
    const env = {
      INLAY_WHATSAPP_APP_SECRET: 's',
      INLAY_WHATSAPP_VERIFY_TOKEN: 'v',
      INLAY_WHATSAPP_PHONE_NUMBER_IDS: '11111,22222',
      INLAY_WHATSAPP_ACCESS_TOKEN: 't',
      INLAY_WHATSAPP_BUSINESS_ACCOUNT_ID: '33333',
      INLAY_WHATSAPP_BUSINESS_ACCOUNT_ID_22222: '44444',
    };
    const ready = whatsAppFromEnvironment(env);
    expect(
      ready.kind === 'ready' && ready.accounts.map(({ settings }) => settings['businessAccountId']),
    ).toEqual(['33333', '44444']);
    const wrong = whatsAppFromEnvironment({ ...env, INLAY_WHATSAPP_BUSINESS_ACCOUNT_ID_22222: 'x' });
    expect(wrong.kind === 'invalid' && wrong.problems.map(({ variable }) => variable)).toEqual([
      'INLAY_WHATSAPP_BUSINESS_ACCOUNT_ID_22222',
    ]);
  });
});
