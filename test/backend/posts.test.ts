import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboundPost } from '../../src/backend/gateways/gateway.ts';
import type { OrProblem } from './support/answered.ts';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, unique, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('The post that an interaction stands under (T4, T6)', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    test = await startBackend(opened().database);
  }, 60_000);
  afterAll(() => test.stop());

  const ad = (more: Partial<InboundPost> = {}): InboundPost => ({
    networkId: `post-${unique()}`,
    authorNetworkId: null,
    authorName: 'Acme',
    kind: 'post',
    text: 'Boils in two minutes',
    files: [{ reference: 'ad-picture', name: 'kettle.png', type: 'image/png' }],
    networkUrl: 'https://network.example/ad',
    ad: { headline: 'The kettle', link: 'https://shop.example/kettle' },
    sentAt: Date.now() - 60_000,
    ...more,
  });
  const comment = async (post: InboundPost | null, more = {}) =>
    test.inbound({ kind: 'comment', visibility: 'public', onAd: true, post, ...more }, 'facebook');
  const postOf = async (id: string, agentId = 'ada') =>
    test.call('GET', `/interactions/${id}/post`, { agentId });

  it('is told with its pictures, which open like any file', async () => {
    test.gateway.files.set('ad-picture', { bytes: PIXEL, name: null, type: 'image/png' });
    const { id } = await comment(ad());

    const post = await until('its picture', async () => {
      const { body } = await postOf(id);
      return body.post !== null && body.post.attachments.length > 0 && body.post;
    });

    expect(post).toMatchObject({
      kind: 'post',
      author: { name: 'Acme', isOwn: true },
      text: 'Boils in two minutes',
      ad: { headline: 'The kettle', link: 'https://shop.example/kettle' },
      networkUrl: 'https://network.example/ad',
      removed: { content: false, author: false },
    });
    expect(post.attachments).toMatchObject([{ name: 'kettle.png', type: 'image/png' }]);
    const again = await test.call('GET', `/attachments/${post.attachments[0]?.id ?? ''}`);
    expect(again.status).toBe(200);
  });

  it('is null where none is known, stays as it was told first, and is nobody else’s to read', async () => {
    const without = await comment(null);
    const author = { networkId: `c${unique()}`, name: `Twice ${unique()}`, handle: null };
    const conversationId = `post-${unique()}`;
    const post = ad({ files: [] });
    const { id } = await comment(post, { author, conversationId });
    await comment({ ...post, text: 'Changed since' }, { author, conversationId });
    const other = await startBackend(opened().database);

    const told = await postOf(id);
    const foreign = await other.call('GET', `/interactions/${id}/post`);

    expect((await postOf(without.id)).body).toEqual({ post: null });
    expect(told.body.post?.text).toBe('Boils in two minutes');
    expect([foreign.status, foreign.body.type]).toEqual([404, '/problems/not-found']);
    await other.stop();
  });

  it('loses what agents remove of the message that it is, and its author’s name (M5, M6)', async () => {
    const author = { networkId: `c${unique()}`, name: `Poster ${unique()}`, handle: null };
    const root = await test.inbound(
      { kind: 'post', visibility: 'public', author, networkId: `post-${unique()}`, text: 'Secret words' },
      'facebook',
    );
    const messages = await test.call('GET', `/interactions/${root.id}/messages`);
    const rootId = (messages.body as OrProblem<{ items: { id: string }[] }>).items[0]?.id ?? '';
    const [row] = await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ network_id: string }>('SELECT network_id FROM message WHERE id = $1', [rootId]),
    );
    const post = ad({
      networkId: row?.network_id ?? '',
      authorNetworkId: author.networkId,
      authorName: author.name,
      text: 'Secret words',
    });
    const { id } = await comment(post);
    expect((await postOf(id)).body.post?.text).toBe('Secret words');

    await test.call('PUT', `/messages/${rootId}/removal`, { body: { content: true, author: true } });
    const later = await comment(post);

    for (const told of [await postOf(id), await postOf(later.id)]) {
      expect(told.body.post).toMatchObject({
        text: '',
        ad: null,
        attachments: [],
        networkUrl: null,
        author: { name: '', isOwn: false },
        removed: { content: true, author: true },
      });
    }
    const left = await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ left: string }>(
        `SELECT post::text AS left FROM interaction WHERE post::text LIKE '%Secret%' OR post::text LIKE $1`,
        [`%${author.name}%`],
      ),
    );
    expect(left).toEqual([]);
  });

  describe('stories (T7)', () => {
    it('are told with the time until which they can be seen', async () => {
      const expiresAt = Date.now() + 3_600_000;
      const { id } = await test.inbound(
        { kind: 'story-mention', text: '', extra: { type: 'story', expiresAt } },
        'whatsapp',
      );

      const { body } = await test.call('GET', `/interactions/${id}/messages`);

      expect((body as OrProblem<{ items: { extra: unknown }[] }>).items[0]?.extra).toEqual({
        type: 'story',
        expiresAt: new Date(expiresAt).toISOString(),
      });
    });
  });
});

const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (each) => each.charCodeAt(0),
);
