import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '../../src/backend/log.ts';
import { OPERATIONS, type Operation, type OperationId } from '../../src/contract/operations.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import type { WireMessage } from '../../src/contract/message.ts';
import { FEATURES, PERMISSIONS } from '../../src/model/agent.ts';
import type { QueueCounts } from '../../src/model/interaction-list.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream } from './support/stream-reader.ts';
import {
  inboundMessage,
  organisation,
  startBackend,
  thread,
  until,
  type TestBackend,
} from './support/test-backend.ts';

/** What must be nowhere any more: in a text as in bytes of the database. */
const TEXT = 'canarytext';
const OURS = 'canaryours';
const NAME = 'canaryname';
const CANARIES = [TEXT, OURS, NAME];

const hex = (text: string): string => Buffer.from(text).toString('hex');
const found = (text: string): string[] =>
  CANARIES.filter(
    (canary) => text.toLowerCase().includes(canary) || text.toLowerCase().includes(hex(canary)),
  );

onEachDatabase('Removing content and author', (opened, kind) => {
  let test: TestBackend;
  /** Another process on the same database, where there can be one. */
  let other: TestBackend | null = null;
  const logged: string[] = [];
  const log: Log = {
    info: (...line) => void logged.push(JSON.stringify(line)),
    warn: (...line) => void logged.push(JSON.stringify(line)),
    error: (event, error, facts) =>
      void logged.push(`${event} ${String(error)} ${JSON.stringify(error)} ${JSON.stringify(facts)}`),
  };
  beforeAll(async () => {
    const options = {
      log,
      thumbnails: {
        make: () =>
          Promise.resolve({
            bytes: new TextEncoder().encode(`small ${TEXT}`),
            type: 'image/png',
            width: 2,
            height: 2,
          }),
      },
      timings: { tailPollMs: 60_000 },
    };
    test = await startBackend(opened().database, options);
    const another = await opened().another();
    if (another !== null)
      other = await startBackend(another, {
        ...options,
        organisationId: test.organisationId,
        gateway: test.gateway,
      });
  }, 60_000);
  afterAll(() => Promise.all([test.stop(), other?.stop()]));

  /** Everything that leaves, by where it leaves, as text. */
  const everything = async (given: {
    readonly interaction: string;
    readonly quoting: string;
    readonly key: string;
    readonly keyed: Record<string, unknown>;
    readonly after: string;
    readonly file: string;
    readonly answeredAfter: string;
  }): Promise<Record<string, string>> => {
    const paths: Record<string, string> = {};
    const ids: Record<string, string> = { interactionId: given.interaction, attachmentId: given.file };
    for (const [id, row] of Object.entries(OPERATIONS) as [OperationId, Operation][]) {
      if (row.method !== 'GET' || row.access !== 'agent' || id === 'readEvents') continue;
      const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'none');
      const { body } = await test.call('GET', path, { agentId: 'ben' });
      paths[id] = JSON.stringify(body);
    }
    for (const canary of CANARIES) {
      const { body } = await test.call('GET', `/interactions?search=${canary}`);
      paths[`search ${canary}`] = body.items.length === 0 ? '' : canary;
      const counts = (await test.call('GET', `/interactions/counts?search=${canary}`)).body as QueueCounts;
      paths[`count ${canary}`] = counts.new + counts.pending + counts.resolved === 0 ? '' : canary;
    }
    paths['search by the name in the list'] = JSON.stringify(
      (await test.call('GET', '/interactions?sort=activity&limit=100')).body,
    );
    paths['thread of who quotes'] = JSON.stringify(await thread(test, given.quoting));
    let events = '';
    for (let after = `${given.after.split(':')[0] ?? ''}:0`, more = true; more;) {
      const { body } = await test.call('GET', `/events?after=${after}`);
      events += JSON.stringify(body);
      ({ head: after, more } = body);
    }
    paths['events as pages'] = events;
    for (const [name, backend] of [
      ['this', test],
      ['another', other],
    ] as const) {
      if (backend === null) continue;
      const { body: session } = await backend.call('GET', '/session');
      const head = Number(session.position.split(':')[1]);
      // What a process has in memory, and what it reads from the log.
      for (const after of [given.after, `${given.after.split(':')[0] ?? ''}:0`]) {
        const stream = await openStream(backend, { after, agentId: 'ben' });
        await stream.until('the head', () =>
          stream.frames.some(({ id, name: frame, data }) => {
            const at = id ?? (frame === 'heartbeat' ? (data as { head: string }).head : '');
            return Number(at.split(':')[1]) >= head;
          }),
        );
        await stream.close();
        paths[`stream of ${name} process after ${after === given.after ? 'then' : 'the beginning'}`] =
          JSON.stringify(stream.frames);
      }
    }
    paths['replayed send'] = JSON.stringify(
      (await test.send(given.interaction, given.keyed, given.key)).body,
    );
    paths['what is newer'] = JSON.stringify(
      (await test.send(given.interaction, { seenMessageId: null }, crypto.randomUUID(), 'ben')).body,
    );
    paths['answer that quotes it'] = JSON.stringify(
      (
        await test.send(given.interaction, {
          inReplyToId: given.answeredAfter,
          visibility: 'public',
          seenMessageId: await newest(given.interaction),
        })
      ).body,
    );
    paths['database'] = await dump();
    paths['log lines'] = logged.join('\n');
    return paths;
  };

  const newest = async (id: string): Promise<string | undefined> => (await thread(test, id)).at(-1)?.id;

  const dump = async (sought?: string): Promise<string> => {
    const rows = await opened().database.asSystem(async (transaction) => {
      const tables = await transaction.query<{ name: string }>(
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
      );
      const all: string[] = [];
      for (const { name } of tables)
        for (const { row } of await transaction.query<{ row: string }>(
          `SELECT t::text AS row FROM "${name}" t`,
        ))
          all.push(`${name} ${row}`);
      return all;
    });
    return rows
      .filter((row) => (sought === undefined ? found(row).length > 0 : row.includes(sought)))
      .join('\n');
  };

  const remove = (messageId: string, body: object, agentId = 'ada') =>
    test.call('PUT', `/messages/${messageId}/removal`, { body, agentId });

  it('leaves nothing of it anywhere, for anybody', async () => {
    const after = (await test.call('GET', '/session')).body.position as string;
    const live = await openStream(test, { agentId: 'ben' });
    const elsewhere = other === null ? null : await openStream(other, { agentId: 'ben' });
    test.gateway.files.set('ref', {
      bytes: new TextEncoder().encode(`A file with ${TEXT} in it`),
      name: `${TEXT}.txt`,
      type: 'text/plain',
    });
    test.gateway.files.set('picture', {
      bytes: new Uint8Array([
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
      ]),
      name: `${TEXT}.png`,
      type: 'image/png',
    });
    const author = { networkId: 'p1', name: `Léa ${NAME}`, handle: `@${NAME}` };
    const original = inboundMessage({
      networkId: `network-${crypto.randomUUID()}`,
      author,
      kind: 'comment',
      visibility: 'public',
      conversationId: 'a post',
      text: `Where is ${TEXT}?`,
      networkUrl: `https://network.example/${NAME}/1`,
      extra: { type: 'location', latitude: 1, longitude: 2, name: TEXT, address: TEXT },
      files: [
        { reference: 'ref', name: `${TEXT}.txt`, type: 'text/plain' },
        { reference: 'picture', name: `${TEXT}.png`, type: 'image/png' },
      ],
    });
    const interaction = await test.inbound(original, 'facebook');
    const first = interaction.lastMessage?.id ?? '';
    const [file] = await until('the files', async () => {
      const { attachments = [] } = (await thread(test, interaction.id)).find(({ id }) => id === first) ?? {};
      return attachments.length === 2 ? attachments : null;
    });
    // A second one of the same author, elsewhere; and somebody who answers the first, in words of their own.
    const direct = await test.inbound(
      { author, conversationId: 'elsewhere', text: 'Hello again' },
      'facebook',
    );
    const quoting = await test.inbound(
      {
        kind: 'reply',
        visibility: 'public',
        conversationId: 'a post',
        inReplyToNetworkId: original.networkId,
      },
      'facebook',
    );
    const key = crypto.randomUUID();
    test.gateway.answer = ({ text }) =>
      text.includes(OURS)
        ? { kind: 'refused', reason: 'rejected', detail: `No ${OURS}, please` }
        : { kind: 'accepted', networkId: crypto.randomUUID(), networkUrl: null };
    const keyed = { text: `About ${OURS}`, inReplyToId: first, visibility: 'public', seenMessageId: first };
    const { body: ours } = await test.send(interaction.id, keyed, key);
    await until('it to be refused', async () => {
      const message = (await thread(test, interaction.id)).find(({ id }) => id === ours.id);
      return message?.delivery?.state === 'failed';
    });
    // Whatever else a message may hold, each in a column of its own.
    const columns = await opened().database.asSystem(async (transaction) => {
      const found = await transaction.query<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns
         WHERE table_name = 'message' AND data_type = 'jsonb' AND is_nullable = 'YES'
           AND column_name NOT IN ('in_reply_to', 'action')`,
      );
      const names = found.map(({ name }) => name);
      await transaction.query(
        `UPDATE message SET ${names.map((name) => `${name} = $2::jsonb`).join(', ')} WHERE id = $1`,
        [
          first,
          JSON.stringify({
            type: 'location',
            text: TEXT,
            latitude: 1,
            longitude: 2,
            name: TEXT,
            address: null,
          }),
        ],
      );
      return names;
    });
    expect(columns).toEqual(expect.arrayContaining(['extra', 'translation', 'template']));
    await test.call('POST', `/messages/${first}/notes`, {
      headers: { 'idempotency-key': 'n' },
      body: { text: 'Ours' },
    });
    await test.call('POST', `/messages/${first}/tags`, {
      headers: { 'idempotency-key': 't' },
      body: { add: ['urgent'], remove: [] },
    });
    const given = {
      interaction: interaction.id,
      quoting: quoting.id,
      key,
      keyed,
      after,
      file: file?.id ?? '',
      answeredAfter: first,
    };

    const before = await everything(given);
    const carried = Object.entries(before)
      .filter(([, text]) => found(text).length > 0)
      .map(([path]) => path);
    // The test looks where there is something to be found.
    expect(carried).toEqual(
      expect.arrayContaining([
        'listInteractions',
        'getInteraction',
        'listMessages',
        'getAttachment',
        ...CANARIES.flatMap((canary) => [`search ${canary}`, `count ${canary}`]),
        'search by the name in the list',
        'thread of who quotes',
        'events as pages',
        'stream of this process after then',
        'stream of this process after the beginning',
        'replayed send',
        'what is newer',
        'answer that quotes it',
        'database',
      ]),
    );
    if (kind === 'Postgres') expect(carried).toContain('stream of another process after then');
    expect(
      found(
        await (await test.backend.fetch(new Request(`http://backend.test/api/v1${file?.url ?? ''}`))).text(),
      ),
    ).toEqual([TEXT]);

    expect((await remove(first, { content: true, author: true })).body).toMatchObject({
      text: '',
      attachments: [],
      extra: null,
      networkUrl: null,
      author: { name: '' },
      removed: { content: true, author: true },
      tags: ['urgent'],
      notes: [{ text: 'Ours' }],
    });
    for (const message of (await thread(test, interaction.id)).filter(({ text }) => text.includes(OURS)))
      expect((await remove(message.id, { content: true })).status).toBe(200);
    await until('all to know', () =>
      [live, elsewhere].every(
        (stream) =>
          stream === null ||
          stream
            .events()
            .some(({ event }) => event.type === 'message.changed' && event.message.removed?.content),
      ),
    );
    // The network brings it again, and another of the same author.
    await test.hear([
      {
        type: 'message',
        accountId: `${test.organisationId}-facebook`,
        message: { ...original, text: `${TEXT} edited` },
      },
    ]);
    await test.hear([
      {
        type: 'message',
        accountId: `${test.organisationId}-facebook`,
        message: inboundMessage({
          author,
          conversationId: 'elsewhere',
          inReplyToNetworkId: original.networkId,
          text: 'And again',
          networkUrl: `https://network.example/${NAME}/2`,
        }),
      },
    ]);

    const left = Object.entries(await everything(given)).flatMap(([path, text]) =>
      found(text).map(
        (canary) =>
          `${path}: ${canary} in ${text.slice(Math.max(0, text.toLowerCase().indexOf(canary) - 300)).slice(0, 500)}`,
      ),
    );
    expect(left).toEqual([]);
    for (const address of [file?.url, file?.url.replace('?', '/thumbnail?')])
      expect(
        (await test.backend.fetch(new Request(`http://backend.test/api/v1${address ?? ''}`))).status,
      ).not.toBe(200);
    const again = (await test.call('GET', `/interactions/${direct.id}`)).body as WireInteraction;
    expect(again.contact).toMatchObject({ name: '', handle: null, anonymous: true });
    expect(
      (await thread(test, direct.id)).map(({ author: by, removed }) => [by.name, removed?.author]),
    ).toEqual([
      ['', true],
      ['', true],
    ]);
    const [quote] = await thread(test, quoting.id);
    expect(quote?.inReplyTo).toMatchObject({
      text: '',
      authorName: '',
      removed: { content: true, author: true },
    });
    await live.close();
    await elsewhere?.close();
  }, 60_000);

  it('keeps what an agent sees equal to what the log tells', async () => {
    const interaction = await test.inbound({ text: 'To go' });
    const { position } = (await test.call('GET', '/session')).body;
    const id = interaction.lastMessage?.id ?? '';
    await remove(id, { content: true });
    const { body } = await test.call('GET', `/events?after=${position}`);
    const told = (
      body.events as { event: { type: string; message?: WireMessage; interaction?: WireInteraction } }[]
    )
      .map(({ event }) => event)
      .filter(({ message, interaction: row }) => (message ?? row)?.id !== undefined);
    expect(told.find(({ message }) => message?.id === id)?.message).toEqual(
      (await thread(test, interaction.id))[0],
    );
    expect(told.findLast(({ interaction: row }) => row?.id === interaction.id)?.interaction).toEqual(
      (await test.call('GET', `/interactions/${interaction.id}`)).body,
    );
  });

  describe('is refused', () => {
    let message: string;
    let interaction: WireInteraction;
    beforeAll(async () => {
      interaction = await test.inbound({}, 'facebook');
      message = interaction.lastMessage?.id ?? '';
    });
    const state = async (): Promise<string | undefined> =>
      (await thread(test, interaction.id)).find(({ id }) => id === message)?.text;

    it('without the permission', async () => {
      const { status, body } = await remove(message, { content: true }, 'cleo');
      expect([status, body.type]).toEqual([403, '/problems/forbidden']);
      expect(body.detail).toContain('conversation.message.remove');
      expect(await state()).not.toBe('');
    });

    it('of who wrote our own, and of what is on its way', async () => {
      let let_go = (): void => undefined;
      test.gateway.answer = () =>
        new Promise((resolve) => {
          let_go = () =>
            resolve({ kind: 'accepted', networkId: `n-${crypto.randomUUID()}`, networkUrl: null });
        });
      const { body: sending } = await test.send(interaction.id, { seenMessageId: message });
      expect((await remove(sending.id, { content: true })).body).toMatchObject({
        type: '/problems/action-refused',
        reason: 'still-sending',
      });
      await until('the network to be asked', () =>
        test.gateway.sent.some(({ messageId }) => messageId === sending.id),
      );
      let_go();
      await until('it to be sent', async () =>
        (await thread(test, interaction.id)).some(
          ({ id, delivery }) => id === sending.id && delivery?.state === 'sent',
        ),
      );
      expect((await remove(sending.id, { author: true })).body.reason).toBe('only-messages-of-others');
      expect((await remove(sending.id, { content: true })).status).toBe(200);
      // What is gone can't be sent again.
      expect((await test.call('POST', `/messages/${sending.id}/resend`)).status).toBe(409);
    });

    it('where the administrator has not switched it on', async () => {
      const off = await startBackend(opened().database, {
        organisationId: `off-${crypto.randomUUID().slice(0, 8)}`,
        setup: { features: FEATURES.filter((feature) => !feature.startsWith('remove')) },
      });
      const one = await off.inbound();
      const call = (body: object) =>
        off.call('PUT', `/messages/${one.lastMessage?.id ?? ''}/removal`, { body });
      expect((await call({ content: true })).body.type).toBe('/problems/feature-off');
      expect((await call({ author: true })).body.type).toBe('/problems/feature-off');
      await off.stop();
    });
  });

  it('of the post that a conversation stands under, whoever wrote it, is removed wherever it stands', async () => {
    const post = {
      networkId: `post-${crypto.randomUUID()}`,
      authorNetworkId: null,
      authorName: 'Acme',
      kind: 'post' as const,
      text: 'canarypost',
      files: [],
      networkUrl: null,
      ad: { headline: 'canarypost', link: null },
      sentAt: test.now(),
    };
    const under = () =>
      test.inbound(
        { kind: 'comment', visibility: 'public', conversationId: post.networkId, post },
        'facebook',
      );
    const [one, two] = [await under(), await under()];
    const read = async (id: string) =>
      JSON.stringify((await test.call('GET', `/interactions/${id}/post`)).body);
    expect(await read(two.id)).toContain('canarypost');
    const live = await openStream(test, { agentId: 'ben' });
    const remove = (agentId: string) => test.call('PUT', `/interactions/${one.id}/post/removal`, { agentId });
    expect((await remove('cleo')).status).toBe(403);
    expect((await remove('ada')).body.postRemoved).toEqual({ content: true, author: false });
    expect((await remove('ben')).status).toBe(200);
    await live.until('the other conversation to be told', () =>
      live
        .events()
        .some(
          ({ event }) =>
            event.type === 'interaction.changed' &&
            event.interaction.id === two.id &&
            event.interaction.postRemoved?.content,
        ),
    );
    await live.close();
    // The network tells of it once more.
    const three = await under();
    for (const { id } of [one, two, three]) expect(await read(id)).not.toContain('canarypost');
    expect(await dump('canarypost')).toBe('');
  });

  it('leaves nothing to send again of a message that failed', async () => {
    const interaction = await test.inbound();
    test.gateway.answer = () => ({ kind: 'refused', reason: 'rejected', detail: null });
    const { body: ours } = await test.send(interaction.id, { seenMessageId: interaction.lastMessage?.id });
    await until('it to be refused', async () =>
      (await thread(test, interaction.id)).some(
        ({ id, delivery }) => id === ours.id && delivery?.state === 'failed',
      ),
    );
    expect((await remove(ours.id, { content: true })).status).toBe(200);
    expect((await test.call('POST', `/messages/${ours.id}/resend`)).body.type).toBe(
      '/problems/nothing-to-resend',
    );
    test.gateway.answer = () => ({ kind: 'accepted', networkId: crypto.randomUUID(), networkUrl: null });
  });

  it('done by two agents at once is done once', async () => {
    const { lastMessage } = await test.inbound();
    const answers = await Promise.all(
      ['ada', 'ben', 'ada'].map((agentId) =>
        remove(lastMessage?.id ?? '', { content: true, author: true }, agentId),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('leaves nothing behind where others write at the same moment', async () => {
    for (let round = 0; round < 12; round += 1) {
      const canary = `canaryrace${String(round)}end`;
      const networkId = `race-${crypto.randomUUID()}`;
      const { id, lastMessage } = await test.inbound(
        { networkId, kind: 'comment', visibility: 'public', text: canary, conversationId: networkId },
        'facebook',
      );
      const messageId = lastMessage?.id ?? '';
      const quoting = () =>
        test.hear([
          {
            type: 'message',
            accountId: `${test.organisationId}-facebook`,
            message: inboundMessage({
              kind: 'reply',
              visibility: 'public',
              conversationId: networkId,
              inReplyToNetworkId: networkId,
            }),
          },
        ]);
      const key = () => ({ 'idempotency-key': crypto.randomUUID() });
      const answers = await Promise.all([
        quoting(),
        test.call('POST', `/messages/${messageId}/notes`, { headers: key(), body: { text: 'At once' } }),
        remove(messageId, { content: true }),
        quoting(),
        test.call('POST', `/messages/${messageId}/tags`, {
          headers: key(),
          body: { add: ['urgent'], remove: [] },
        }),
        test.send(id, { visibility: 'public', inReplyToId: messageId, seenMessageId: messageId }),
        quoting(),
      ]);
      expect(answers[2].status).toBe(200);
      expect(await dump('canaryrace')).toBe('');
    }
  });

  it('is the only change that the role of the work can make of the log', async () => {
    const { lastMessage } = await test.inbound();
    for (const statement of ['inlay_redact_content', 'inlay_redact_author'])
      await expect(
        opened().database.inOrganisation(test.organisationId, (transaction) =>
          transaction.query(`SELECT ${statement}($1)`, [lastMessage?.id]),
        ),
      ).rejects.toThrow(/removed/);
    expect(
      organisation('x').agents.every(({ permissions }) => permissions.length <= PERMISSIONS.length),
    ).toBe(true);
  });
});
