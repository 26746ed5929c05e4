import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulatedGateway } from '../../src/backend/gateways/simulated.ts';
import { renderTemplate, templateMedia, templateOrder, templateVariables } from '../../src/model/template.ts';
import type { NetworkTemplate, NetworkTimeline } from '../../demo/network/api.ts';
import { createNetwork, type Network } from '../../demo/network/create-network.ts';
import { memoryStorage } from '../../demo/network/storage.ts';

const SECRET = 'secret';
const ACCOUNT = { networkId: 'whatsapp-acme', settings: {} };
const signal = new AbortController().signal;

let network: Network;
beforeAll(() => {
  network = createNetwork({
    storage: memoryStorage(),
    deliver: () => Promise.resolve(new Response(null, { status: 204 })),
    secret: SECRET,
  });
});
afterAll(() => network.stop());

const gateway = createSimulatedGateway({
  fetch: (request) => network.fetch(request),
  baseUrl: 'http://network',
  secret: SECRET,
});
const call = async <T>(path: string, init?: RequestInit): Promise<T> => {
  const response = await network.fetch(new Request(`http://network/network/api${path}`, init));
  return (await response.json()) as T;
};

describe('The simulated network’s templates', () => {
  it('are listed through the gateway, but for those that are not approved', async () => {
    const listing = await gateway.templates?.(ACCOUNT, signal);
    expect(listing?.unsupported).toBe(0);
    const names = listing?.templates.map(({ name, language }) => `${name} ${language}`) ?? [];
    expect(names).toContain('parcel_on_its_way fr');
    expect(names).not.toContain('old_promotion en_US');
    const elsewhere = await gateway.templates?.({ networkId: 'sms-acme', settings: {} }, signal);
    expect(elsewhere?.templates).toEqual([]);
  });

  it('reach the customer as they were previewed, each of them', async () => {
    const { templates } = (await gateway.templates?.(ACCOUNT, signal)) ?? { templates: [] };
    expect(templates.length).toBeGreaterThan(5);
    for (const template of templates) {
      const values = Object.fromEntries(
        templateVariables(template).map(({ id }) => [id, `<b>${id}</b> {{1}}`]),
      );
      const media = templateMedia(template);
      const file = {
        name: 'file',
        type: media === 'document' ? 'application/pdf' : 'image/png',
        bytes: new Uint8Array([1]),
      };
      const content = renderTemplate(template, values);
      const sent = await gateway.send(
        {
          messageId: template.id,
          conversationId: 'whatsapp-acme.lea-martin',
          recipientId: 'lea-martin',
          kind: 'template',
          visibility: 'private',
          text: content.body,
          files: media === null ? [] : [file],
          inReplyToNetworkId: null,
          editOf: null,
          agentName: 'Anna',
          template: templateOrder(template, values),
        },
        ACCOUNT,
        signal,
      );
      expect(sent.kind).toBe('accepted');
      const { entries } = await call<NetworkTimeline>('/accounts/whatsapp-acme/timeline');
      const { header, body, footer, buttons } = content;
      expect(entries.at(-1)?.template).toEqual({ header, body, footer, buttons });
      expect(entries.at(-1)?.text).toBe(body);
    }
  });

  it('can be paused, and are then neither listed nor taken', async () => {
    const id = 'whatsapp-acme.hello_again.fr';
    const paused = await call<NetworkTemplate>(`/accounts/whatsapp-acme/templates/${id}`, {
      method: 'PUT',
      body: JSON.stringify({ status: 'paused' }),
    });
    expect(paused.status).toBe('paused');
    const listing = await gateway.templates?.(ACCOUNT, signal);
    expect(listing?.templates.map((template) => template.id)).not.toContain(id);
    const order = {
      name: 'hello_again',
      language: 'fr',
      variables: 'positional',
      media: null,
      header: [],
      body: [],
      buttons: [],
    } as const;
    const sent = await gateway.send(
      {
        messageId: 'paused',
        conversationId: 'whatsapp-acme.lea-martin',
        recipientId: 'lea-martin',
        kind: 'template',
        visibility: 'private',
        text: 'x',
        files: [],
        inReplyToNetworkId: null,
        editOf: null,
        agentName: 'Anna',
        template: order,
      },
      ACCOUNT,
      signal,
    );
    expect(sent).toMatchObject({ kind: 'refused', reason: 'template-gone' });
  });
});
