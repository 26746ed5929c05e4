import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toInteraction } from '../../src/client/mappers/interaction.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import {
  ASSIGNMENTS,
  compareInteractions,
  matchesFilter,
  SORTS,
  type InteractionFilter,
} from '../../src/model/interaction-list.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import { QUEUES, queueOf, STATUSES } from '../../src/model/status.ts';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, type TestBackend } from './support/test-backend.ts';

onEachDatabase('The list of interactions', (opened) => {
  let test: TestBackend;
  let all: WireInteraction[];
  beforeAll(async () => {
    test = await startBackend(opened().database);
    for (let count = 0; count < 60; count += 1) {
      const channelId = count % 3 === 0 ? 'facebook' : 'whatsapp';
      await test.inbound(
        {
          text: count === 7 ? 'A 100%_sure parcel in Łódź' : `Text ${String(count)}`,
          visibility: channelId === 'facebook' ? 'public' : 'private',
          kind: channelId === 'facebook' ? 'comment' : 'direct',
        },
        channelId,
      );
    }
    // What only later issues let agents set is set where it is kept.
    await opened().database.inOrganisation(test.organisationId, async (transaction) => {
      const rows = await transaction.query<{ id: string; contact_id: string }>(
        'SELECT id, contact_id FROM interaction ORDER BY id',
      );
      for (const [index, { id, contact_id }] of rows.entries()) {
        await transaction.query(
          `UPDATE interaction SET status = $2, topics = $3, tags = $4, assignee_id = $5, offer_id = $6,
             offer_agent_id = $7, offer_made_at = $8, offer_expires_at = $8, waiting_since = $9, sla_due_at = $10,
             last_activity_at = $11
           WHERE id = $1`,
          [
            id,
            STATUSES[index % 5],
            index % 4 === 0 ? ['Delivery'] : index % 4 === 1 ? ['Invoice', 'Delivery'] : [],
            index % 6 === 0 ? ['urgent'] : [],
            index % 3 === 0 ? 'ada' : index % 3 === 1 ? 'ben' : null,
            index % 9 === 2 ? `offer-${String(index)}` : null,
            index % 9 === 2 ? 'ada' : null,
            index % 9 === 2 ? 5 : null,
            // Many are equal, so that ties are put to the test.
            index % 2 === 0 ? 1_000 * (index % 5) + 1 : null,
            index % 4 === 0 ? 1_000 * (index % 3) + 1 : null,
            2_000_000 + (index % 7),
          ],
        );
        await transaction.query('UPDATE contact SET groups = $2 WHERE id = $1', [
          contact_id,
          index % 5 === 0 ? ['VIP'] : [],
        ]);
      }
    });
    all = (await test.call('GET', '/interactions?limit=100')).body.items;
  }, 60_000);
  afterAll(() => test.stop());

  const query = (filter: InteractionFilter): URLSearchParams => {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(filter))
      for (const one of [value].flat()) if (one !== undefined) parameters.append(name, String(one));
    return parameters;
  };
  const toModel = (raw: WireInteraction): Interaction => {
    const read = toInteraction(raw, {
      apiUrl: 'http://backend.test/api/v1/',
      clock: Date.now,
      report: () => undefined,
    });
    if (read === null) throw new Error('Not as agreed');
    return read;
  };
  const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);
  const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 0, maxLength: 2 });
  const filters = fc.record(
    {
      queue: fc.constantFrom(...QUEUES),
      assignment: fc.constantFrom(...ASSIGNMENTS),
      channelIds: some(['whatsapp', 'facebook', 'sms']),
      platforms: some(['whatsapp', 'facebook'] as const),
      topics: some(['Delivery', 'Invoice', 'None']),
      tags: some(['urgent', 'none']),
      contactGroups: some(['VIP', 'none']),
      visibility: fc.constantFrom('public' as const, 'private' as const),
      statuses: some(STATUSES),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<InteractionFilter>;

  it('narrows and sorts as the model does, for any filter and order', async () => {
    expect(all).toHaveLength(60);
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(...SORTS), async (filter, sort) => {
        const parameters = query(filter);
        parameters.set('sort', sort);
        parameters.set('limit', '100');

        const { body } = await test.call('GET', `/interactions?${parameters.toString()}`);

        const expected = all
          .map(toModel)
          .filter((interaction) => matchesFilter(interaction, filter, 'ada'))
          .sort(compareInteractions(sort));
        expect(ids(body.items)).toEqual(ids(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('counts what each queue holds under any filter', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const { body } = await test.call('GET', `/interactions/counts?${query(filter).toString()}`);

        const { queue: _aside, ...rest } = filter;
        const matching = all.map(toModel).filter((one) => matchesFilter(one, rest, 'ada'));
        const expected = QUEUES.map(
          (queue) => matching.filter(({ status }) => queueOf(status) === queue).length,
        );
        expect(QUEUES.map((queue) => body[queue])).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it.each(SORTS)('pages through everything once by %s', async (sort) => {
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
      const { body } = await test.call('GET', `/interactions?limit=7&sort=${sort}${cursor}`);
      seen.push(...ids(body.items));
      next = body.next;
    } while (next !== null);

    const whole = (await test.call('GET', `/interactions?limit=100&sort=${sort}`)).body.items;
    expect(seen).toEqual(ids(whole));
    expect(new Set(seen).size).toBe(60);
  });

  describe('search', () => {
    const search = async (text: string): Promise<string[]> =>
      ids((await test.call('GET', `/interactions?limit=100&search=${encodeURIComponent(text)}`)).body.items);

    it('finds by text, contact, handle, tag and id, whatever the case', async () => {
      const [one] = all;
      const odd = await search('łódź');
      expect(odd).toHaveLength(1);
      expect(await search(one?.contact.name.toUpperCase() ?? '')).toContain(one?.id);
      expect(await search(one?.contact.handle ?? '')).toContain(one?.id);
      expect(await search(one?.id ?? '')).toEqual([one?.id]);
      expect((await search('URGENT')).length).toBe(10);
    });

    it('takes the signs of patterns as they are written, and nothing as a statement', async () => {
      expect(await search('100%_sure')).toHaveLength(1);
      expect(await search('100%sure')).toHaveLength(0);
      expect(await search('_')).toHaveLength(1);
      expect(await search("'; DROP TABLE message; --")).toHaveLength(0);
      expect(await search('\\')).toHaveLength(0);
      expect(await search('\0')).toHaveLength(0);
      expect(await search('   ')).toHaveLength(60);
    });

    it.each(['+33639980001', '0639980001', '06 39 98 00 01', '+33 6 39.98', '639980001'])(
      'finds a contact by the number as it is typed: %s (L4)',
      async (typed) => {
        const author = { networkId: '33639980001', name: 'Zoé', handle: '+33 6 39 98 00 01' };
        const { id } = await test.inbound({ author, conversationId: 'zoe' });
        expect(await search(typed)).toEqual([id]);
      },
    );
  });

  it('refuses a cursor from elsewhere, changed or made up', async () => {
    const page = await test.call('GET', '/interactions?limit=5');
    const cursor = encodeURIComponent(page.body.next ?? '');
    const messages = (await test.call('GET', `/interactions/${all[0]?.id ?? ''}/messages`)).body;
    expect(messages.next).toBeNull();

    for (const path of [
      `/interactions?limit=5&sort=activity&cursor=${cursor}`,
      `/interactions?limit=5&queue=new&cursor=${cursor}`,
      `/directory?cursor=${cursor}`,
      `/interactions/${all[0]?.id ?? ''}/messages?cursor=${cursor}`,
      `/interactions?cursor=x${cursor}`,
      '/interactions?cursor=e30.AAAAAAAAAAAAAAAAAAAAAA',
      '/interactions?cursor=%00',
    ]) {
      const { status, body } = await test.call('GET', path);
      expect([path, status, body.type]).toEqual([path, 400, '/problems/invalid-cursor']);
    }
    const ofBen = await test.call('GET', `/interactions?limit=5&cursor=${cursor}`, { agentId: 'ben' });
    expect(ofBen.body.type).toBe('/problems/invalid-cursor');
    expect((await test.call('GET', `/interactions?limit=5&cursor=${cursor}`)).status).toBe(200);
  });
});
