import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActOutcome, InboundMessage, ShownState } from '../../src/backend/gateways/gateway.ts';
import type { WireChannel } from '../../src/contract/channel.ts';
import type { WireMessage } from '../../src/contract/message.ts';
import type { NetworkAction } from '../../src/model/message.ts';
import { onEachDatabase } from './support/databases.ts';
import { createTestGateway, type TestGateway } from './support/test-gateway.ts';
import { startBackend, thread, until, type Answer, type TestBackend } from './support/test-backend.ts';

const REVIEWS = {
  id: 'play',
  gatewayId: 'test',
  platform: 'google-play',
  name: 'Play',
  teamIds: ['care'],
} as const;
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (byte) => byte.charCodeAt(0),
);
const X = { id: 'x', gatewayId: 'test', platform: 'x', name: 'X', teamIds: ['care'] } as const;

onEachDatabase('What is done with a message', (opened) => {
  let test: TestBackend;
  let now = Date.now();
  const organisationId = `org-${crypto.randomUUID().slice(0, 8)}`;
  const setup = {
    channels: [
      {
        id: 'facebook',
        gatewayId: 'test',
        accountNetworkId: `${organisationId}-facebook`,
        platform: 'facebook',
        name: 'Facebook',
        teamIds: ['care', 'sales'],
      },
      { ...REVIEWS, accountNetworkId: `${organisationId}-play` },
      { ...X, accountNetworkId: `${organisationId}-x` },
    ],
  } as const;
  beforeAll(async () => {
    test = await startBackend(opened().database, {
      organisationId,
      clock: () => now,
      timings: { jobPollMs: 20, retryBaseMs: 1_000, retryCapMs: 8_000, giveUpMs: 60_000, jobLeaseMs: 5_000 },
      setup,
    });
  }, 60_000);
  afterAll(() => test.stop());
  beforeEach(() => {
    test.gateway.actAnswer = () => ({ kind: 'done' });
    test.gateway.acted.length = 0;
    test.gateway.sent.length = 0;
    test.gateway.answer = ({ messageId }) => ({
      kind: 'accepted',
      networkId: `net-${messageId}`,
      networkUrl: null,
    });
  });

  const comment = async (
    channelId = 'facebook',
    kind: 'comment' | 'review' | 'mention' = 'comment',
    more: Partial<InboundMessage> = {},
  ) => {
    const networkId = `in-${crypto.randomUUID()}`;
    const { id } = await test.inbound({ kind, visibility: 'public', networkId, ...more }, channelId);
    const [message] = await thread(test, id);
    return { id, networkId, messageId: message?.id ?? '' };
  };
  const act = (
    messageId: string,
    action: NetworkAction,
    { key = crypto.randomUUID() as string, agentId = 'ada' } = {},
  ): Promise<Answer> =>
    test.call('POST', `/messages/${messageId}/actions`, {
      agentId,
      headers: { 'idempotency-key': key },
      body: { action },
    });
  const message = async ({ id, messageId }: { id: string; messageId: string }): Promise<WireMessage> => {
    const found = (await thread(test, id)).find((one) => one.id === messageId);
    if (found === undefined) throw new Error('The message is not there');
    return found;
  };
  const settled = (place: { id: string; messageId: string }) =>
    until('the action to end', async () => {
      const present = await message(place);
      return present.action?.state !== 'pending' && present;
    });
  const events = async (after: string, messageId: string): Promise<WireMessage[]> => {
    const { body } = await test.call('GET', `/events?after=${after}`);
    return (body.events as { event: { type: string; message?: WireMessage } }[])
      .flatMap(({ event }) => (event.type === 'message.changed' && event.message ? [event.message] : []))
      .filter(({ id }) => id === messageId);
  };
  const position = async (): Promise<string> => (await test.call('GET', '/session')).body.position as string;
  const answering = (outcome: ActOutcome): void => {
    test.gateway.actAnswer = () => outcome;
  };

  it('shows it as pending, brings it to the network, and then shows what the network shows (M2)', async () => {
    const place = await comment();
    const before = await position();
    const { status, body } = await act(place.messageId, 'like');
    expect(status).toBe(200);
    expect(body.action).toMatchObject({ action: 'like', state: 'pending', agent: { id: 'ada' } });
    expect(body.networkState.likedByUs).toBe(false);

    const after = await settled(place);
    expect(after).toMatchObject({ action: null, networkState: { likedByUs: true, likes: 1 } });
    expect(test.gateway.acted).toMatchObject([{ action: 'like', networkId: place.networkId }]);
    const told = await events(before, place.messageId);
    expect(told.map(({ action }) => action?.state ?? null)).toEqual(['pending', null]);
  });

  it.each(['hide', 'unhide', 'delete'] as const)(
    '%s on the network, one after the other (M3, M4)',
    async (last) => {
      const place = await comment();
      await act(place.messageId, 'hide');
      if (last !== 'hide') await act(place.messageId, last);
      const { networkState } = await settled(place);
      expect(networkState).toMatchObject({ hidden: last !== 'unhide', deleted: last === 'delete' });
      expect(test.gateway.acted.map(({ action }) => action)).toEqual(
        last === 'hide' ? ['hide'] : ['hide', last],
      );
    },
  );

  it('reposts, and follows the author, which their other messages show as well (M2)', async () => {
    const author = { networkId: `who-${crypto.randomUUID()}`, name: 'Zoé', handle: null };
    const say = () =>
      test.inbound({ author, kind: 'mention', visibility: 'public', networkId: crypto.randomUUID() }, 'x');
    const { id } = await say();
    await say();
    const [one, other] = await thread(test, id);
    await act(one?.id ?? '', 'repost');
    await act(one?.id ?? '', 'follow');
    await until('both to follow', async () =>
      (await thread(test, id)).every(({ networkState }) => networkState.followed),
    );
    expect((await message({ id, messageId: one?.id ?? '' })).networkState.reposted).toBe(true);
    expect((await act(other?.id ?? '', 'follow')).body.action).toBeNull();
    expect(test.gateway.acted.map(({ action }) => action)).toEqual(['repost', 'follow']);
    expect(test.gateway.acted.at(-1)?.authorId).toBe(author.networkId);
  });

  it('takes it back with the network’s reason, and the reason away when it was read', async () => {
    const place = await comment();
    answering({ kind: 'refused', reason: 'forbidden', detail: 'Not on this page' });
    await act(place.messageId, 'hide');
    const refused = await settled(place);
    expect(refused.networkState.hidden).toBe(false);
    expect(refused.action).toMatchObject({
      state: 'refused',
      reason: 'forbidden',
      detail: 'Not on this page',
    });
    const trail = await test.call('GET', `/interactions/${place.id}/audit`);
    expect(trail.body.items).toMatchObject([
      { kind: 'message-action-refused', by: null, detail: { action: 'hide', reason: 'forbidden' } },
      { kind: 'message-action', by: { id: 'ada' }, detail: { action: 'hide' } },
    ]);

    const { body } = await test.call('POST', `/messages/${place.messageId}/actions/dismiss`);
    expect(body.action).toBeNull();
    expect((await message(place)).action).toBeNull();
  });

  it('tries again while the network can’t, says why, and gives up in the end', async () => {
    const place = await comment();
    answering({ kind: 'later', reason: 'limit-reached', detail: 'slow down', retryAfterMs: null });
    await act(place.messageId, 'like');
    await until('the reason', async () => (await message(place)).action?.reason === 'limit-reached');
    expect((await message(place)).action?.state).toBe('pending');
    await until('it to be given up', async () => {
      now += 9_000;
      return (await message(place)).action?.state === 'refused';
    });
    expect((await settled(place)).action).toMatchObject({ state: 'refused', reason: 'unreachable' });
  });

  it('asks again after the process died in the middle, because it sets a state', async () => {
    const place = await comment();
    let release: (outcome: ActOutcome) => void = () => undefined;
    test.gateway.actAnswer = () => new Promise((resolve) => (release = resolve));
    await act(place.messageId, 'like');
    await until('the attempt', () => test.gateway.acted.length === 1);
    answering({ kind: 'done' });
    // Nobody renews the lease of a process that is no more; a second process takes the job.
    const other = await startBackend(opened().database, {
      organisationId: test.organisationId,
      clock: () => now + 10 * 60_000,
      gateway: test.gateway,
      timings: { jobPollMs: 20 },
      setup,
    });
    const after = await settled(place);
    await other.stop();
    release({ kind: 'refused', reason: 'rejected', detail: 'Too late' });
    expect(after.networkState).toMatchObject({ likedByUs: true, likes: 1 });
    expect(test.gateway.acted.filter(({ networkId }) => networkId === place.networkId)).toHaveLength(2);
  });

  it('answers the same key as before, and refuses it for something else', async () => {
    const place = await comment();
    expect((await act(place.messageId, 'like', { key: 'k-1' })).status).toBe(200);
    await settled(place);
    const again = await act(place.messageId, 'like', { key: 'k-1' });
    expect(again).toMatchObject({ status: 200, body: { action: null, networkState: { likes: 1 } } });
    expect(test.gateway.acted).toHaveLength(1);
    expect((await act(place.messageId, 'hide', { key: 'k-1' })).body.type).toBe(
      '/problems/idempotency-key-reused',
    );
  });

  it('tells the second of two agents that it is done already, and does it once', async () => {
    const place = await comment();
    const before = await position();
    const both = await Promise.all([
      act(place.messageId, 'delete'),
      act(place.messageId, 'delete', { agentId: 'ben' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await settled(place);
    expect(test.gateway.acted).toHaveLength(1);
    expect(await events(before, place.messageId)).toHaveLength(2);
  });

  it('refuses an action on a message that was deleted meanwhile, and says why', async () => {
    const place = await comment();
    await test.hear([
      {
        type: 'message-state',
        accountId: `${test.organisationId}-facebook`,
        networkId: place.networkId,
        state: { deleted: true },
      },
    ]);
    expect(await act(place.messageId, 'like')).toMatchObject({
      status: 409,
      body: {
        type: '/problems/action-refused',
        reason: 'deleted-on-network',
        fields: [{ field: 'action' }],
      },
    });
  });

  describe('an answer under a message', () => {
    const hear = (networkId: string, channelId: string, state: Partial<ShownState>) =>
      test.hear([
        { type: 'message-state', accountId: `${test.organisationId}-${channelId}`, networkId, state },
      ]);
    const send = (id: string, inReplyToId: string | null, more = {}) =>
      test.send(id, { visibility: 'public', inReplyToId, ...more });
    const refusal = (reason: string) => ({
      status: 409,
      body: { type: '/problems/action-refused', reason, fields: [{ field: 'inReplyToId' }] },
    });

    it('is refused where the message is deleted, named or found, quoted or answered', async () => {
      const place = await comment();
      const mention = await comment('x', 'mention');
      await hear(place.networkId, 'facebook', { deleted: true });
      await hear(mention.networkId, 'x', { deleted: true });
      const seen = { seenMessageId: place.messageId };

      expect(await send(place.id, place.messageId, seen)).toMatchObject(refusal('deleted-on-network'));
      expect(await send(place.id, null, seen)).toMatchObject(refusal('deleted-on-network'));
      expect(
        await send(mention.id, mention.messageId, { seenMessageId: mention.messageId, as: 'quote' }),
      ).toMatchObject(refusal('deleted-on-network'));
      expect(test.gateway.sent).toEqual([]);
    });

    it('goes out under another one that is still there', async () => {
      const author = { networkId: `a-${crypto.randomUUID()}`, name: 'Léa', handle: null };
      const conversationId = `post-${crypto.randomUUID()}`;
      const first = await comment('facebook', 'comment', { author, conversationId });
      now += 1_000;
      const networkId = `in-${crypto.randomUUID()}`;
      const kind = { kind: 'comment', visibility: 'public' } as const;
      await test.inbound({ ...kind, author, conversationId, networkId, sentAt: now }, 'facebook');
      await hear(networkId, 'facebook', { deleted: true });
      const newest = (await thread(test, first.id)).at(-1)?.id;

      expect((await send(first.id, first.messageId, { seenMessageId: newest })).status).toBe(201);
      await until('it to leave', () => test.gateway.sent.length > 0);
      expect(test.gateway.sent).toMatchObject([{ inReplyToNetworkId: first.networkId }]);
    });

    it('is refused where the message is one of ours that never left', async () => {
      const place = await comment();
      test.gateway.answer = () => ({ kind: 'refused', reason: 'rejected', detail: null });
      const own = await send(place.id, null, { seenMessageId: place.messageId });
      await until(
        'the refusal',
        async () => (await thread(test, place.id)).at(-1)?.delivery?.state === 'failed',
      );

      expect(await send(place.id, own.body.id, { seenMessageId: own.body.id })).toMatchObject(
        refusal('not-on-network'),
      );
    });

    it('is not sent again where the message was deleted meanwhile', async () => {
      const place = await comment();
      const found = await comment();
      test.gateway.answer = () => ({ kind: 'refused', reason: 'rejected', detail: null });
      for (const [{ id, messageId, networkId }, named] of [
        [place, place.messageId],
        [found, null],
      ] as const) {
        const own = await send(id, named, { seenMessageId: messageId });
        await until('the refusal', async () => (await thread(test, id)).at(-1)?.delivery?.state === 'failed');
        await hear(networkId, 'facebook', { deleted: true });

        expect(await test.call('POST', `/messages/${own.body.id}/resend`)).toMatchObject(
          refusal('deleted-on-network'),
        );
      }
    });
  });

  it('marks as deleted what the network says is gone, which for deleting is success', async () => {
    answering({ kind: 'refused', reason: 'gone', detail: null });
    const liked = await comment();
    await act(liked.messageId, 'like');
    expect(await settled(liked)).toMatchObject({
      action: { state: 'refused', reason: 'gone' },
      networkState: { deleted: true, likedByUs: false },
    });
    const deleted = await comment();
    await act(deleted.messageId, 'delete');
    expect(await settled(deleted)).toMatchObject({ action: null, networkState: { deleted: true } });
  });

  it('refuses what network, permission and switch do not allow, by the rule that the panel asks', async () => {
    const place = await comment();
    expect((await act(place.messageId, 'repost')).body).toMatchObject({ reason: 'platform-lacks-action' });
    expect((await act(place.messageId, 'like', { agentId: 'cleo' })).body.type).toBe('/problems/forbidden');
    expect((await act('no-such-message', 'like')).status).toBe(404);
    const elsewhere = await comment('facebook', 'comment', { onOwnProperty: false });
    expect((await act(elsewhere.messageId, 'delete')).body).toMatchObject({
      reason: 'only-own-or-on-own-property',
    });
    expect(
      (
        await test.call('POST', `/messages/${place.messageId}/actions`, {
          headers: { 'idempotency-key': 'k' },
          body: { action: 'reply' },
        })
      ).body,
    ).toMatchObject({ type: '/problems/invalid-field', fields: [{ field: 'action' }] });
    expect(test.gateway.acted).toEqual([]);
  });

  it('follows what others do on the network, once told, and says nothing where nothing changed', async () => {
    const place = await comment();
    const before = await position();
    const say = (state: ShownState) =>
      test.hear([
        {
          type: 'message-state',
          accountId: `${test.organisationId}-facebook`,
          networkId: place.networkId,
          state,
        },
      ]);
    await say({ likes: 5 });
    await say({ likes: 5 });
    await say({ hidden: true });
    expect((await message(place)).networkState).toMatchObject({ likes: 5, hidden: true, likedByUs: false });
    expect(await events(before, place.messageId)).toHaveLength(2);
  });

  it('offers and takes nothing that the connection can’t do, and says so', async () => {
    const unable: TestGateway = Object.assign(createTestGateway(), { act: undefined, actions: undefined });
    const other = await startBackend(opened().database, { clock: () => now, gateway: unable });
    const { body } = await other.call('GET', '/channels');
    const facebook = (body.items as WireChannel[]).find(({ platform }) => platform === 'facebook');
    expect(facebook?.overrides.unconnected).toEqual(
      expect.arrayContaining(['like', 'hide', 'delete']) as unknown,
    );
    const { id } = await other.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');
    const [said] = await thread(other, id);
    const refused = await other.call('POST', `/messages/${said?.id ?? ''}/actions`, {
      headers: { 'idempotency-key': 'k' },
      body: { action: 'like' },
    });
    await other.stop();
    expect(refused).toMatchObject({ status: 409, body: { reason: 'not-connected' } });
  });

  describe('quotations (X)', () => {
    it('send one that names what it quotes, where the network lets it be quoted', async () => {
      const place = await comment('x', 'mention');
      const { status, body } = await test.send(place.id, {
        text: 'Look',
        visibility: 'public',
        inReplyToId: place.messageId,
        seenMessageId: place.messageId,
        as: 'quote',
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({ kind: 'quote', inReplyTo: { id: place.messageId } });
      await until('the quotation', () => test.gateway.sent.length > 0);
      expect(test.gateway.sent).toMatchObject([{ kind: 'quote', inReplyToNetworkId: place.networkId }]);
    });

    it('are public, or refused: nothing that is meant for one goes to everyone', async () => {
      const place = await comment('x', 'mention');
      const refused = await test.send(place.id, {
        text: 'Between us',
        visibility: 'private',
        inReplyToId: place.messageId,
        seenMessageId: place.messageId,
        as: 'quote',
      });
      expect(refused).toMatchObject({ status: 400, body: { type: '/problems/invalid-field' } });
      expect(JSON.stringify(refused.body)).toContain('visibility');
    });

    it('hold no files where the network takes either', async () => {
      const place = await comment('x', 'mention');
      const file = await test.call('POST', `/attachments?interactionId=${place.id}&name=a.png`, {
        body: PIXEL,
      });
      const quote = (attachmentIds: readonly unknown[]) =>
        test.send(place.id, {
          text: 'Look',
          visibility: 'public',
          inReplyToId: place.messageId,
          seenMessageId: place.messageId,
          as: 'quote',
          attachmentIds,
        });

      expect(file.status).toBe(201);
      expect(await quote([file.body.id])).toMatchObject({
        status: 422,
        body: { type: '/problems/attachment-refused', fields: [{ field: 'attachmentIds' }] },
      });
      expect((await quote([])).status).toBe(201);
    });

    it('are refused where the network has none', async () => {
      const place = await comment();
      expect(
        (
          await test.send(place.id, {
            visibility: 'public',
            inReplyToId: place.messageId,
            seenMessageId: place.messageId,
            as: 'quote',
          })
        ).body,
      ).toMatchObject({ type: '/problems/action-refused', reason: 'platform-lacks-action' });
    });
  });

  describe('the one answer of a review', () => {
    const answer = (place: { id: string; messageId: string }, text: string, more = {}) =>
      test.send(place.id, { text, visibility: 'public', seenMessageId: place.messageId, ...more });

    it('is edited, not added to: the same message goes out again as an edit', async () => {
      const place = await comment('play', 'review');
      const first = await answer(place, 'Thank you');
      expect(first.status).toBe(201);
      // On its way it is the one answer already, and can't be edited yet.
      expect((await answer(place, 'And more')).body.type).toBe('/problems/already-answered');
      await until('the answer', async () =>
        (await thread(test, place.id)).some(({ delivery }) => delivery?.state === 'sent'),
      );
      expect((await message(place)).networkState.answered).toBe(true);
      expect(await answer(place, 'And more')).toMatchObject({
        status: 409,
        body: { type: '/problems/already-answered', fields: [{ field: 'as' }] },
      });

      test.gateway.answer = () => ({ kind: 'accepted', networkId: 'whatever', networkUrl: null });
      now += 1_000;
      const edited = await answer(place, 'Thank you, Léa', { as: 'edit', inReplyToId: first.body.id });
      expect(edited.body).toMatchObject({
        id: first.body.id,
        text: 'Thank you, Léa',
        delivery: { state: 'sending' },
      });
      expect(edited.body.editedAt).not.toBeNull();
      await until('the edit', async () =>
        (await thread(test, place.id)).some(
          ({ text, delivery }) => text === 'Thank you, Léa' && delivery?.state === 'sent',
        ),
      );
      expect(test.gateway.sent).toMatchObject([
        { text: 'Thank you', editOf: null },
        { text: 'Thank you, Léa', editOf: `net-${first.body.id}` },
      ]);
      expect(await thread(test, place.id)).toHaveLength(2);
    });

    const comesTo = (place: { id: string }, state: string) =>
      until(state, async () =>
        (await thread(test, place.id)).some(({ delivery }) => delivery?.state === state),
      );
    const waits = async ({ id }: { id: string }) => {
      const { waitingSince, slaDueAt } = (await test.call('GET', `/interactions/${id}`)).body;
      return { waitingSince, slaDueAt };
    };
    const refuse = () => {
      test.gateway.answer = () => ({ kind: 'refused', reason: 'rejected', detail: null });
    };

    it('brings back no wait that it had ended when an edit of it is refused', async () => {
      const place = await comment('play', 'review');
      const first = await answer(place, 'Thank you');
      await comesTo(place, 'sent');
      refuse();
      now += 1_000;
      await answer(place, 'Thank you, Léa', { as: 'edit', inReplyToId: first.body.id });
      await comesTo(place, 'failed');
      expect(await waits(place)).toEqual({ waitingSince: null, slaDueAt: null });
    });

    it('loses no wait that has begun since when an edit of it is refused', async () => {
      const conversationId = `review-${crypto.randomUUID()}`;
      const author = { networkId: conversationId, name: 'Léa', handle: null };
      const place = await comment('play', 'review', { conversationId, author });
      const first = await answer(place, 'Thank you');
      await comesTo(place, 'sent');
      now += 60_000;
      const again = await comment('play', 'review', { conversationId, author, sentAt: now });
      expect(again.id).toBe(place.id);
      const before = await waits(place);
      expect(before.waitingSince).not.toBeNull();
      refuse();
      now += 1_000;
      const newest = (await thread(test, place.id)).at(-1)?.id;
      const edited = await answer(place, 'Thanks again', {
        as: 'edit',
        inReplyToId: first.body.id,
        seenMessageId: newest,
      });
      expect(edited.body.delivery?.state).toBe('sending');
      await comesTo(place, 'failed');
      expect(await waits(place)).toEqual(before);
    });

    it('is edited though a receipt of the wording before comes in between', async () => {
      const place = await comment('play', 'review');
      const first = await answer(place, 'Thank you');
      await comesTo(place, 'sent');
      let tries = 0;
      test.gateway.answer = ({ messageId }) =>
        (tries += 1) === 1
          ? { kind: 'later', reason: 'unreachable', detail: null, retryAfterMs: 1_000 }
          : { kind: 'accepted', networkId: `net-${messageId}`, networkUrl: null };
      now += 1_000;
      await answer(place, 'Thank you, Léa', { as: 'edit', inReplyToId: first.body.id });
      await until('the first try', async () =>
        (await thread(test, place.id)).some(({ delivery }) => delivery?.reason === 'unreachable'),
      );
      await test.hear([
        {
          type: 'receipt',
          accountId: `${organisationId}-play`,
          receipt: {
            networkId: `net-${first.body.id}`,
            messageId: null,
            state: 'delivered',
            reason: null,
            detail: null,
            at: now,
          },
        },
      ]);
      now += 60_000;
      await until('the second try', () => tries === 2);
      expect(test.gateway.sent.at(-1)).toMatchObject({ text: 'Thank you, Léa' });
    });

    it('can be given again when the first never got there', async () => {
      const place = await comment('play', 'review');
      test.gateway.answer = () => ({ kind: 'refused', reason: 'rejected', detail: null });
      await answer(place, 'Thank you');
      await until('the refusal', async () =>
        (await thread(test, place.id)).some(({ delivery }) => delivery?.state === 'failed'),
      );
      expect((await message(place)).networkState.answered).toBe(false);
      expect((await answer(place, 'Thanks', { seenMessageId: place.messageId })).status).toBe(201);
    });
  });
});
