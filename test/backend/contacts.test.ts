import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireContactCard } from '../../src/contract/contact.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream } from './support/stream-reader.ts';
import { startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('What is known of contacts', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    test = await startBackend(opened().database, {
      setup: {
        attributes: [
          { id: 'plan', label: 'Plan', type: 'choice', choices: ['Basic', 'Plus'] },
          { id: 'orders', label: 'Orders', type: 'number' },
          { id: 'since', label: 'Since', type: 'date' },
          { id: 'shop', label: 'Shop', type: 'link' },
        ],
      },
    });
  }, 60_000);
  afterAll(() => test.stop());

  let numbers = 0;
  const author = () => ({
    networkId: `person-${String((numbers += 1))}`,
    name: 'Léa Martin',
    handle: '@lea',
  });
  const card = async (id: string): Promise<WireContactCard> =>
    (await test.call('GET', `/interactions/${id}/contact`)).body as WireContactCard;
  const change = (id: string, version: number, body: object, agentId = 'ada') =>
    test.call('PATCH', `/interactions/${id}/contact`, {
      agentId,
      body,
      headers: { 'if-match': `"${String(version)}"` },
    });
  const values = ({ attributes }: WireContactCard) =>
    Object.fromEntries(attributes.map(({ id, value }) => [id, value]));
  /** Makes two contacts one person. */
  const join = (ids: readonly string[], personId: string) =>
    opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query('UPDATE contact SET person_id = $2 WHERE id = ANY($1::text[])', [ids, personId]),
    );
  const auditOf = (interactionId: string) =>
    opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ kind: string; agent_id: string; detail: unknown }>(
        "SELECT kind, agent_id, detail FROM audit WHERE interaction_id = $1 AND kind = 'attributes-changed'",
        [interactionId],
      ),
    );

  it('tells identity, identifiers and every attribute that is defined', async () => {
    const { id, contact } = await test.inbound({ author: author() });
    expect(await card(id)).toMatchObject({
      contact: { id: contact.id, name: 'Léa Martin', anonymous: false },
      version: 0,
      identifiers: [{ channelId: 'whatsapp', platform: 'whatsapp', value: '@lea' }],
      attributes: [
        { id: 'plan', type: 'choice', choices: ['Basic', 'Plus'], value: null },
        { id: 'orders', value: null },
        { id: 'since', value: null },
        { id: 'shop', value: null },
      ],
      record: null,
    });
  });

  it('keeps what is changed as its type has it, and tells who looks without saying what', async () => {
    const { id, contact } = await test.inbound({ author: author() });
    const ben = await openStream(test, { agentId: 'ben' });
    const { status, body } = await change(id, 0, {
      attributes: { plan: 'Plus', orders: '12,5', shop: 'https://shop.example' },
      record: { type: 'contact', id: 'C-1' },
    });
    expect(status).toBe(200);
    expect(values(body as WireContactCard)).toEqual({
      plan: 'Plus',
      orders: 12.5,
      since: null,
      shop: 'https://shop.example/',
    });
    expect(await card(id)).toEqual(body);
    await ben.until('it to be told', () =>
      ben
        .events()
        .some(({ event }) => event.type === 'contact.changed' && event.contactIds.includes(contact.id)),
    );
    expect(JSON.stringify(ben.frames)).not.toContain('shop.example');
    expect(await auditOf(id)).toEqual([
      {
        kind: 'attributes-changed',
        agent_id: 'ada',
        detail: { attributes: ['plan', 'orders', 'shop'], record: true },
      },
    ]);
    await ben.close();
  });

  it('refuses wrong values by field and keeps none of the others', async () => {
    const { id } = await test.inbound({ author: author() });
    const { status, body } = await change(id, 0, {
      attributes: { plan: 'Plus', orders: 'many', since: '31.12.2024', shop: 'javascript:x', shoe: '42' },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      fields: [
        { field: 'attributes.orders', expected: 'a number' },
        { field: 'attributes.since', expected: 'a day of the calendar as 2026-03-09' },
        { field: 'attributes.shop', expected: expect.stringContaining('https') as unknown },
        { field: 'attributes.shoe', expected: 'an attribute that is defined' },
      ],
    });
    expect(values(await card(id))).toEqual({ plan: null, orders: null, since: null, shop: null });
    expect(await auditOf(id)).toEqual([]);
  });

  it('gives the second of two agents what the first has set, and overwrites nothing', async () => {
    const { id } = await test.inbound({ author: author() });
    const [first, second] = await Promise.all([
      change(id, 0, { attributes: { plan: 'Plus' } }),
      change(id, 0, { attributes: { plan: 'Basic' } }, 'ben'),
    ]);
    const answers = [first, second].sort((a, b) => a.status - b.status);
    expect(answers.map(({ status }) => status)).toEqual([200, 412]);
    const kept = await card(id);
    expect(answers[1]?.body).toMatchObject({ current: kept });
    expect(values(answers[0]?.body as WireContactCard)).toEqual(values(kept));
  });

  it('changes nothing where nothing changes, and needs a version, a permission and the feature', async () => {
    const { id } = await test.inbound({ author: author() }, 'facebook');
    expect((await change(id, 0, { attributes: { plan: null } })).body).toMatchObject({ version: 0 });
    expect((await change(id, 0, { attributes: {} }, 'cleo')).status).toBe(403);
    const none = await test.call('PATCH', `/interactions/${id}/contact`, { body: {} });
    expect(none.status).toBe(428);
    const own = await startBackend(opened().database, { setup: { features: [] } });
    const other = await own.inbound();
    expect((await own.call('GET', `/interactions/${other.id}/contact`)).status).toBe(403);
    await own.stop();
  });

  describe('of a person on several channels', () => {
    it('is one card, with what was kept of each before', async () => {
      const one = await test.inbound({ author: author() });
      const other = await test.inbound({ author: author() }, 'facebook');
      await change(one.id, 0, { attributes: { plan: 'Basic', orders: 1 } });
      await change(other.id, 0, { attributes: { orders: 2 } });
      await join([one.contact.id, other.contact.id], one.contact.id);

      const both = await card(other.id);
      expect(values(both)).toMatchObject({ plan: 'Basic', orders: 1 });
      expect(both.identifiers.map(({ channelId }) => channelId).sort()).toEqual(['facebook', 'whatsapp']);
      expect((await change(other.id, both.version, { attributes: { orders: 3 } })).status).toBe(200);
      expect(values(await card(one.id))).toEqual(values(await card(other.id)));
      // Cleo may not handle WhatsApp.
      const seen = await test.call('GET', `/interactions/${other.id}/contact`, { agentId: 'cleo' });
      expect((seen.body as WireContactCard).identifiers.map(({ channelId }) => channelId)).toEqual([
        'facebook',
      ]);
    });

    it('leaves nothing when the name is taken out, and leads nowhere', async () => {
      const one = await test.inbound({ author: author() });
      const other = await test.inbound({ author: author() }, 'facebook');
      // What was kept of each before counts in what is shown of both.
      await change(one.id, 0, { attributes: { orders: 1 } });
      await join([one.contact.id, other.contact.id], 'a-person');
      const joined = await card(one.id);
      await change(one.id, joined.version, {
        attributes: { plan: 'Plus' },
        record: { type: 'contact', id: 'C-9' },
      });
      const { version } = await card(other.id);
      const [message] = await thread(test, one.id);
      await test.call('PUT', `/messages/${message?.id ?? ''}/removal`, { body: { author: true } });

      expect(await card(one.id)).toMatchObject({
        contact: { anonymous: true, name: '', handle: null },
        identifiers: [],
        attributes: [],
        record: null,
      });
      expect(await card(other.id)).toMatchObject({ record: null, identifiers: [{ channelId: 'facebook' }] });
      // A panel takes it for newer than what it shows.
      expect((await card(other.id)).version).toBeGreaterThan(version);
      expect(values(await card(other.id))).toMatchObject({ plan: null });
      expect((await change(one.id, 0, { attributes: { plan: 'Plus' } })).status).toBe(403);
      expect((await change(other.id, version, { attributes: { plan: 'Plus' } })).status).toBe(412);
      const earlier = await test.call('GET', `/interactions/${one.id}/earlier`);
      expect(earlier.body).toEqual({ items: [], next: null });
    });
  });

  it('pages the other interactions, the latest first, each once, and those alone that the agent may see', async () => {
    const person = author();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const { id } = await test.inbound({ author: person }, n % 2 === 0 ? 'facebook' : 'whatsapp');
      ids.push(id);
      // Only who holds it closes it, and whoever was connected before may be given it meanwhile.
      const change = async (method: 'PUT' | 'PATCH', path: string, body: object): Promise<number> => {
        const { version } = (await test.call('GET', `/interactions/${id}`)).body as WireInteraction;
        const headers = { 'if-match': `"${String(version)}"` };
        return (await test.call(method, `/interactions/${id}${path}`, { headers, body })).status;
      };
      await until('it to be closed', async () => {
        await change('PUT', '/assignment', { agentId: 'ada', teamId: null });
        return (await change('PATCH', '', { status: 'closed' })) === 200;
      });
    }
    const now = await test.inbound({ author: person }, 'facebook');
    const rows = await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ contact_id: string }>(
        'SELECT contact_id FROM interaction WHERE id = ANY($1::text[])',
        [[...ids, now.id]],
      ),
    );
    await join([...new Set(rows.map(({ contact_id }) => contact_id))], 'paged');

    const read = async (agentId: string): Promise<string[]> => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const { body } = await test.call(
          'GET',
          `/interactions/${now.id}/earlier?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`,
          { agentId },
        );
        const page = body as { items: { id: string }[]; next: string | null };
        found.push(...page.items.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== null);
      return found;
    };
    expect(await read('ada')).toEqual([...ids].reverse());
    expect(await read('cleo')).toEqual([ids[4], ids[2], ids[0]]);
  });
});
