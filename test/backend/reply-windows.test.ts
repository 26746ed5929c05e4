import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../src/backend/gateways/gateway.ts';
import type { WireMessage } from '../../src/contract/message.ts';
import { FEATURES } from '../../src/model/agent.ts';
import { onEachDatabase } from './support/databases.ts';
import {
  organisation,
  startBackend,
  thread,
  unique,
  until,
  type TestBackend,
} from './support/test-backend.ts';

const HOUR = 3_600_000;
/** One pixel. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (byte) => byte.charCodeAt(0),
);
const DAY = 24 * HOUR;

onEachDatabase('Reply windows, and public or private', (opened) => {
  let test: TestBackend;
  /** The network's and the backend's time, which a test moves. */
  let time = Date.now();
  beforeAll(async () => {
    const base = organisation('any');
    const account = (id: string, platform: 'messenger' | 'instagram' | 'x', overrides = {}) => ({
      id,
      gatewayId: 'test',
      accountNetworkId: `windows-${id}`,
      platform,
      name: id,
      teamIds: ['care'],
      overrides,
    });
    test = await startBackend(opened().database, {
      organisationId: 'windows',
      clock: () => time,
      setup: {
        channels: [
          ...base.channels.map((channel) => ({ ...channel, accountNetworkId: `windows-${channel.id}` })),
          account('messenger', 'messenger'),
          account('untagged', 'messenger', { replyWindow: { hours: 24, thereafter: 'nothing' } }),
          account('instagram', 'instagram'),
          account('x', 'x'),
        ],
      },
    });
  }, 60_000);
  afterAll(() => test.stop());

  const asked = async (channelId: string, more: Partial<InboundMessage> = {}) => {
    const { id, lastMessage, lastInboundAt } = await test.inbound({ sentAt: time, ...more }, channelId);
    return { id, seenMessageId: lastMessage?.id ?? '', at: time, lastInboundAt };
  };
  const commented = (channelId = 'facebook', more: Partial<InboundMessage> = {}) =>
    asked(channelId, { kind: 'comment', visibility: 'public', ...more });
  const upload = (interactionId: string, name: string, body: Uint8Array) =>
    test.call('POST', `/attachments?interactionId=${interactionId}&name=${name}`, { body });
  const of = ({
    status,
    body,
  }: {
    status: number;
    body: { type?: string | undefined; reason?: string | undefined };
  }) => [status, body.type, body.reason];
  const message = async (interactionId: string, id: string): Promise<WireMessage | undefined> =>
    (await thread(test, interactionId)).find((one) => one.id === id);

  describe('the window of a private conversation', () => {
    it('takes free text until the last millisecond of 24 hours and, on WhatsApp, then templates alone', async () => {
      const { id, seenMessageId, at } = await asked('whatsapp');

      time = at + 24 * HOUR - 1;
      const inTime = await test.send(id, { seenMessageId });
      time = at + 24 * HOUR;
      const late = await test.send(id, { seenMessageId: inTime.body.id });

      expect(inTime.status).toBe(201);
      expect(of(late)).toEqual([409, '/problems/reply-window-closed', 'window-over']);
      expect(late.body.fields).toMatchObject([{ field: 'template' }]);
    });

    it('goes on with the human-agent tag for 7 days on Messenger, and tells the network so only then', async () => {
      const { id, seenMessageId, at } = await asked('messenger');
      const sent = async () => until('it to be handed over', () => test.gateway.sent.at(-1));

      time = at + 24 * HOUR - 1;
      const untagged = await test.send(id, { seenMessageId });
      await until('it to leave', async () => (await sent()).messageId === untagged.body.id);
      expect((await sent()).tag).toBeNull();

      time = at + 24 * HOUR;
      const tagged = await test.send(id, { seenMessageId: untagged.body.id });
      await until('it to leave', async () => (await sent()).messageId === tagged.body.id);
      expect((await sent()).tag).toBe('HUMAN_AGENT');

      time = at + 7 * DAY;
      const late = await test.send(id, { seenMessageId: tagged.body.id });
      expect(of(late)).toEqual([409, '/problems/reply-window-closed', 'window-over']);
      expect(late.body.fields).toMatchObject([{ field: 'text' }]);
    });

    it('ends after 24 hours where the account may not use the tag', async () => {
      const { id, seenMessageId, at } = await asked('untagged');
      time = at + 24 * HOUR;

      const late = await test.send(id, { seenMessageId });

      expect(of(late)).toEqual([409, '/problems/reply-window-closed', 'window-over']);
    });

    it('fails with that reason what the network was to get only after it had closed', async () => {
      const { id, seenMessageId, at } = await asked('whatsapp');
      let isDown = true;
      const { answer } = test.gateway;
      test.gateway.answer = (outbound, signal) =>
        isDown
          ? { kind: 'later', reason: 'unreachable', detail: null, retryAfterMs: null }
          : answer(outbound, signal);
      time = at + 24 * HOUR - 60_000;
      const { body } = await test.send(id, { seenMessageId });
      await until('a try', async () => (await message(id, body.id))?.delivery?.reason === 'unreachable');

      time = at + 24 * HOUR;
      isDown = false;
      const handedOver = test.gateway.sent.length;

      const failed = await until('it to fail', async () => {
        const one = await message(id, body.id);
        return one?.delivery?.state === 'failed' && one;
      });
      expect(failed.delivery?.reason).toBe('window-closed');
      expect(test.gateway.sent.slice(handedOver).filter(({ messageId }) => messageId === body.id)).toEqual(
        [],
      );
      test.gateway.answer = answer;
    });

    it('opens anew with what the contact writes in private, and with nothing else', async () => {
      const author = { networkId: `c${unique()}`, name: `Both ${unique()}`, handle: null };
      const conversationId = `post-${unique()}`;
      const first = await commented('instagram', { author, conversationId });
      expect(first.lastInboundAt).toBeNull();

      time += HOUR;
      const direct = await asked('instagram', { author, conversationId });
      const opensAt = time;
      time += HOUR;
      const again = await commented('instagram', { author, conversationId });

      expect([direct.id, again.id]).toEqual([first.id, first.id]);
      expect(Date.parse(again.lastInboundAt ?? '')).toBe(opensAt);
      const conversation = await thread(test, first.id);
      expect(conversation.map(({ visibility }) => visibility)).toEqual(['public', 'private', 'public']);
    });
  });

  describe('the private answer to a public message', () => {
    it('goes to that message, is shown as private, and spends it', async () => {
      const { id, seenMessageId } = await commented();

      const { status, body } = await test.send(id, { seenMessageId, inReplyToId: seenMessageId });

      expect([status, body.visibility, body.kind]).toEqual([201, 'private', 'direct']);
      expect(body.inReplyTo).toMatchObject({ id: seenMessageId });
      expect((await message(id, seenMessageId))?.networkState.privatelyAnswered).toBe(true);
      const outbound = await until('it to leave', () =>
        test.gateway.sent.find(({ messageId }) => messageId === body.id),
      );
      expect(outbound).toMatchObject({ visibility: 'private', tag: null });
      expect(outbound.inReplyToNetworkId).not.toBeNull();
    });

    it('answers the newest public message where none is named', async () => {
      const { id, seenMessageId } = await commented();

      const { body } = await test.send(id, { seenMessageId });

      expect(body.inReplyTo).toMatchObject({ id: seenMessageId });
    });

    it('is had once: of two agents at the same time one is refused, whose key takes another answer', async () => {
      const { id, seenMessageId } = await commented();
      const send = (agentId: string) =>
        test.send(id, { seenMessageId, inReplyToId: seenMessageId }, `race-${id}-${agentId}`, agentId);

      const answers = await Promise.all([send('ada'), send('ben')]);
      const later = await test.send(id, {
        seenMessageId: answers.find(({ status }) => status === 201)?.body.id,
        inReplyToId: seenMessageId,
      });

      // The slower one is told of the faster one's answer first, as always.
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
      expect(of(later)).toEqual([422, '/problems/visibility-not-allowed', 'private-reply-spent']);
      expect(later.body.fields).toMatchObject([{ field: 'visibility' }]);
    });

    it('refuses the second of two at once by the rule where nobody is told of newer messages', async () => {
      const bare = await startBackend(opened().database, {
        clock: () => time,
        setup: { features: FEATURES.filter((one) => one !== 'newMessageGuard' && one !== 'undoSend') },
      });
      const { id, lastMessage } = await bare.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');
      const send = (agentId: string) =>
        bare.send(id, { inReplyToId: lastMessage?.id }, `bare-${agentId}`, agentId);

      const answers = await Promise.all([send('ada'), send('ben')]);

      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
      expect(answers.map(({ body }) => body.reason).filter(Boolean)).toEqual(['private-reply-spent']);
      await bare.stop();
    });

    it('is had again where the network did not take it', async () => {
      const { id, seenMessageId } = await commented();
      const { answer } = test.gateway;
      test.gateway.answer = () => ({ kind: 'refused', reason: 'rejected', detail: null });
      const { body } = await test.send(id, { seenMessageId });
      await until('it to fail', async () => (await message(id, body.id))?.delivery?.state === 'failed');
      expect((await message(id, seenMessageId))?.networkState.privatelyAnswered).toBe(false);
      test.gateway.answer = answer;

      const resent = await test.call('POST', `/messages/${body.id}/resend`);

      expect(resent.status).toBe(200);
      expect((await message(id, seenMessageId))?.networkState.privatelyAnswered).toBe(true);
    });

    it('may be sent until the last millisecond of 7 days', async () => {
      const one = await commented();
      const other = await commented('facebook', { sentAt: one.at });

      time = one.at + 7 * DAY - 1;
      const inTime = await test.send(one.id, { seenMessageId: one.seenMessageId });
      time = one.at + 7 * DAY;
      const late = await test.send(other.id, { seenMessageId: other.seenMessageId });

      expect(inTime.status).toBe(201);
      expect(of(late)).toEqual([409, '/problems/reply-window-closed', 'private-reply-too-late']);
    });

    it('takes text alone, as long as the private line does', async () => {
      const { id, seenMessageId } = await commented('instagram');
      const other = await commented();

      const long = await test.send(id, { seenMessageId, text: 'é'.repeat(501) });
      const none = await upload(id, 'a.png', PNG);
      // The public form takes it.
      const file = await upload(other.id, 'a.png', PNG);
      const filed = await test.send(other.id, {
        seenMessageId: other.seenMessageId,
        attachmentIds: [file.body.id],
      });

      expect(of(long)).toEqual([422, '/problems/text-too-long', undefined]);
      expect([...of(none), none.body.fields]).toMatchObject([
        422,
        '/problems/attachment-refused',
        undefined,
        [{ field: 'body' }],
      ]);
      expect(file.status).toBe(201);
      expect(of(filed)).toEqual([422, '/problems/attachment-refused', undefined]);
    });

    it('takes the private line’s files once the contact has written in private, and lets none of them out in public', async () => {
      const author = { networkId: `f${unique()}`, name: `Filed ${unique()}`, handle: null };
      const conversationId = `post-${unique()}`;
      await commented('instagram', { author, conversationId });
      time += 1_000;
      const { id, seenMessageId } = await asked('instagram', { author, conversationId });

      const png = await upload(id, 'a.png', PNG);
      const pdf = await upload(id, 'a.pdf', new TextEncoder().encode('%PDF-1.4\n%%EOF'));
      const program = await upload(
        id,
        'a.zip',
        new Uint8Array([0x50, 0x4b, 0x05, 0x06, ...new Uint8Array(18)]),
      );
      const attachmentIds = [png.body.id, pdf.body.id];
      const inPublic = await test.send(id, { seenMessageId, visibility: 'public', attachmentIds });
      const inPrivate = await test.send(id, { seenMessageId, attachmentIds });

      expect([png.status, pdf.status, program.status]).toEqual([201, 201, 422]);
      expect(of(inPublic)).toEqual([422, '/problems/attachment-refused', undefined]);
      expect(inPrivate.status).toBe(201);
    });

    it('is refused where the network has none, where it is switched off, and where there is nothing to answer', async () => {
      const off = await startBackend(opened().database, {
        clock: () => time,
        setup: { features: FEATURES.filter((one) => one !== 'privateReply') },
      });
      const there = await off.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');
      const refused = await off.send(there.id, { seenMessageId: there.lastMessage?.id });
      const { id, seenMessageId } = await asked('whatsapp');
      const inPublic = await test.send(id, { seenMessageId, visibility: 'public' });

      expect(of(refused)).toEqual([403, '/problems/feature-off', undefined]);
      expect(of(inPublic)).toEqual([422, '/problems/visibility-not-allowed', 'private-conversation']);
      await off.stop();
    });

    it('does not put a public answer under what was said in private', async () => {
      const author = { networkId: `c${unique()}`, name: `Mixed ${unique()}`, handle: null };
      const conversationId = `post-${unique()}`;
      await commented('instagram', { author, conversationId });
      time += 1_000;
      const { id, seenMessageId } = await asked('instagram', { author, conversationId });

      const refused = await test.send(id, {
        seenMessageId,
        inReplyToId: seenMessageId,
        visibility: 'public',
      });

      expect(of(refused)).toEqual([400, '/problems/invalid-field', undefined]);
      expect(refused.body.fields).toMatchObject([{ field: 'inReplyToId' }]);
    });
  });

  it('assigns nothing to who answers what is not theirs (C8)', async () => {
    const { id, seenMessageId } = await asked('whatsapp');

    await test.send(id, { seenMessageId });

    expect((await test.call('GET', `/interactions/${id}`)).body.assignee).toBeNull();
  });
});

onEachDatabase('Taking a public answer back (C12)', (opened) => {
  let test: TestBackend;
  let time = Date.now();
  beforeAll(async () => {
    const organisationId = `undo-${unique()}`;
    test = await startBackend(opened().database, {
      organisationId,
      clock: () => time,
      setup: {
        features: FEATURES,
        channels: [
          ...organisation('any').channels.map((channel) => ({
            ...channel,
            accountNetworkId: `${organisationId}-${channel.id}`,
          })),
          {
            id: 'play',
            gatewayId: 'test',
            accountNetworkId: `${organisationId}-play`,
            platform: 'google-play',
            name: 'Play',
            teamIds: ['care'],
          },
        ],
      },
    });
  }, 60_000);
  afterAll(() => test.stop());

  const commented = async () => {
    const { id, lastMessage, waitingSince } = await test.inbound(
      { kind: 'comment', visibility: 'public', sentAt: time },
      'facebook',
    );
    return { id, seenMessageId: lastMessage?.id ?? '', waitingSince };
  };
  const takeBack = (id: string, agentId = 'ada') =>
    test.call('POST', `/messages/${id}/take-back`, { agentId });
  const handedOver = (id: string): boolean => test.gateway.sent.some(({ messageId }) => messageId === id);
  /** What was due before this has left by the end of it: so has something that was sent later. */
  const letDueLeave = async (): Promise<void> => {
    const { id, lastMessage } = await test.inbound({ sentAt: time }, 'whatsapp');
    const { status, body } = await test.send(id, { seenMessageId: lastMessage?.id ?? '' });
    expect(status).toBe(201);
    await until('what came later to leave', () => handedOver(body.id));
  };

  it('holds it back for five seconds, says until when, and then it leaves by itself', async () => {
    const { id, seenMessageId } = await commented();
    const { body } = await test.send(id, { seenMessageId, visibility: 'public' });

    expect(Date.parse(body.delivery?.undoUntil ?? '')).toBe(time + 5_000);
    time += 4_999;
    await letDueLeave();
    expect(handedOver(body.id)).toBe(false);
    time += 1;

    await until('it to leave', () => handedOver(body.id));
    const [, sent] = await until('it to be sent', async () => {
      const messages = await thread(test, id);
      return messages[1]?.delivery?.state === 'sent' && messages;
    });
    expect(sent?.delivery?.undoUntil).toBeNull();
  });

  it('takes it back: it never leaves, the contact waits as before, and the list shows what stood there', async () => {
    const { id, seenMessageId, waitingSince } = await commented();
    const sent = await test.send(id, { seenMessageId, visibility: 'public', text: 'Too quick' });
    expect((await test.call('GET', `/interactions/${id}`)).body.waitingSince).toBeNull();

    const taken = await takeBack(sent.body.id);
    const again = await takeBack(sent.body.id);
    time += 60_000;
    const right = await test.send(id, { seenMessageId, visibility: 'public', text: 'Right' });
    time += 5_000;
    await until('the right one to leave', () => handedOver(right.body.id));

    expect([taken.status, taken.body.delivery?.state, taken.body.text]).toEqual([
      200,
      'cancelled',
      'Too quick',
    ]);
    expect(again.status).toBe(200);
    expect(handedOver(sent.body.id)).toBe(false);
    expect(waitingSince).not.toBeNull();
    const { body } = await test.call('GET', '/interactions?search=quick');
    expect(body.items).toEqual([]);
  });

  it('restores the wait and the excerpt, and gives the files back', async () => {
    const { id, seenMessageId, waitingSince } = await commented();
    const file = await test.call('POST', `/attachments?interactionId=${id}&name=a.png`, { body: PIXEL });
    const attachmentIds = file.status === 201 ? [file.body.id as string] : [];
    const sent = await test.send(id, { seenMessageId, visibility: 'public', attachmentIds });
    expect(sent.status).toBe(201);

    const taken = await takeBack(sent.body.id);
    const { body: present } = await test.call('GET', `/interactions/${id}`);
    const again = await test.send(id, { seenMessageId, visibility: 'public', attachmentIds });

    expect(taken.body.attachments).toHaveLength(attachmentIds.length);
    expect(present.waitingSince).toBe(waitingSince);
    expect(present.lastMessage?.id).toBe(seenMessageId);
    expect(again.status).toBe(201);
  });

  it('refuses another agent, what has begun to leave, and a private answer', async () => {
    const { id, seenMessageId } = await commented();
    const sent = await test.send(id, { seenMessageId, visibility: 'public' });
    const direct = await test.inbound({ sentAt: time });
    const inPrivate = await test.send(direct.id, { seenMessageId: direct.lastMessage?.id });

    const other = await takeBack(sent.body.id, 'ben');
    time += 5_000;
    await until('it to leave', () => handedOver(sent.body.id));
    const late = await takeBack(sent.body.id);

    expect(inPrivate.body.delivery?.undoUntil).toBeNull();
    expect([other.status, late.status, late.body.type]).toEqual([403, 409, '/problems/nothing-to-take-back']);
    expect((await takeBack(inPrivate.body.id)).status).toBe(409);
  });

  describe('of a new wording', () => {
    /** An answer on the network, and a new wording of it that is held back. */
    const edited = async () => {
      const author = { networkId: `e${unique()}`, name: `Edited ${unique()}`, handle: null };
      const review = {
        kind: 'review',
        visibility: 'public',
        author,
        conversationId: author.networkId,
      } as const;
      const { id, lastMessage } = await test.inbound({ ...review, sentAt: time }, 'play');
      const first = await test.send(id, {
        seenMessageId: lastMessage?.id,
        visibility: 'public',
        text: 'First wording',
      });
      time += 5_000;
      await until('it to be sent', async () => (await thread(test, id))[1]?.delivery?.state === 'sent');
      time += 60_000;
      const again = await test.inbound({ ...review, sentAt: time }, 'play');
      const seenMessageId = (await thread(test, id)).at(-1)?.id;
      const edit = await test.send(id, {
        as: 'edit',
        seenMessageId,
        inReplyToId: first.body.id,
        visibility: 'public',
        text: 'Second wording',
      });
      return { id, answerId: first.body.id, edit, waitingSince: again.waitingSince };
    };
    const wordings = (answerId: string) =>
      test.gateway.sent.filter(({ messageId }) => messageId === answerId).map(({ text }) => text);

    it('holds it back as long, and then it leaves by itself as an edit', async () => {
      const { answerId, edit } = await edited();

      expect(Date.parse(edit.body.delivery?.undoUntil ?? '')).toBe(time + 5_000);
      time += 4_999;
      await letDueLeave();
      expect(wordings(answerId)).toEqual(['First wording']);
      time += 1;
      await until('it to leave', () => wordings(answerId).length === 2);

      expect(test.gateway.sent.at(-1)).toMatchObject({ text: 'Second wording' });
      expect(test.gateway.sent.at(-1)?.editOf).not.toBeNull();
    });

    it('brings the one before back, with the wait and the excerpt, and lets it be edited again', async () => {
      const { id, answerId, edit, waitingSince } = await edited();
      expect((await test.call('GET', `/interactions/${id}`)).body.waitingSince).toBeNull();

      const taken = await takeBack(answerId);
      const twice = await takeBack(answerId);
      const { body: present } = await test.call('GET', `/interactions/${id}`);
      const found = await test.call('GET', '/interactions?search=Second');

      expect([taken.status, twice.status]).toEqual([200, 200]);
      expect(taken.body).toMatchObject({
        id: answerId,
        text: 'First wording',
        // Of one moment: it was not edited.
        editedAt: taken.body.delivery?.at,
        delivery: { state: 'sent', undoUntil: null },
      });
      expect(Date.parse(taken.body.delivery?.at ?? '')).toBeGreaterThan(Date.parse(edit.body.editedAt ?? ''));
      expect(waitingSince).not.toBeNull();
      expect(present).toMatchObject({ waitingSince, answerTrouble: null });
      expect(found.body.items.map((one) => one.id)).not.toContain(id);
      expect(await thread(test, id)).toContainEqual(taken.body);

      time += 10_000;
      const right = await test.send(id, {
        as: 'edit',
        seenMessageId: (await thread(test, id)).at(-1)?.id,
        inReplyToId: answerId,
        visibility: 'public',
        text: 'Third wording',
      });
      expect(right.status).toBe(201);
      time += 5_000;
      await until('it to leave', () => wordings(answerId).length === 2);
      expect(wordings(answerId)).toEqual(['First wording', 'Third wording']);
      expect((await takeBack(answerId)).status).toBe(409);
    });

    it('refuses another agent, and what has begun to leave', async () => {
      const { answerId } = await edited();

      expect((await takeBack(answerId, 'ben')).status).toBe(403);
      time += 5_000;
      await until('it to leave', () => wordings(answerId).length === 2);
      expect((await takeBack(answerId)).body.type).toBe('/problems/nothing-to-take-back');
    });
  });

  it('is none where the administrator has not turned it on', async () => {
    const off = await startBackend(opened().database, { clock: () => time });
    const { id, lastMessage } = await off.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');

    const { body } = await off.send(id, { seenMessageId: lastMessage?.id, visibility: 'public' });

    expect(body.delivery?.undoUntil).toBeNull();
    // By whichever process is free.
    await until('it to leave', async () => (await thread(off, id))[1]?.delivery?.state === 'sent');
    expect((await off.call('POST', `/messages/${body.id}/take-back`)).status).toBe(409);
    await off.stop();
  });
});

const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (each) => each.charCodeAt(0),
);
