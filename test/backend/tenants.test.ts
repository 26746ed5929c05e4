import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/backend/database/database.ts';
import { OPERATIONS, type Operation, type OperationId } from '../../src/contract/operations.ts';
import { onEachDatabase } from './support/databases.ts';
import {
  inboundMessage,
  startBackend,
  until,
  type Answer,
  type TestBackend,
} from './support/test-backend.ts';

/** Promise 35 at a tenth, and row-level security tried by itself. */
const SETTINGS = { contactLanguage: null, agentLanguage: 'en', contactMessages: true, replies: true };

onEachDatabase('Organisations are walled off', (opened) => {
  let mine: TestBackend;
  let theirs: TestBackend;
  /** Things of the other organisation, by the name of the parameter or field that takes their id. */
  let foreign: Readonly<Record<string, string>>;
  beforeAll(async () => {
    mine = await startBackend(opened().database, { organisationId: 'mine' });
    theirs = await startBackend(opened().database, {
      organisationId: 'theirs',
      gateway: mine.gateway,
      setup: {
        teams: [
          { id: 'care', name: 'Care' },
          { id: 'sales', name: 'Sales' },
          { id: 'their-team', name: 'Their team' },
        ],
      },
    });
    const interaction = await theirs.inbound({ text: 'Secret of theirs' });
    const { body: file } = await theirs.call(
      'POST',
      `/attachments?interactionId=${interaction.id}&name=a.txt`,
      {
        body: new TextEncoder().encode('Their file'),
      },
    );
    await opened().database.inOrganisation('theirs', (transaction) =>
      transaction.query(
        `INSERT INTO offer (organisation_id, id, interaction_id, agent_id, made_at, expires_at)
         VALUES ('theirs', 'their-offer', $1, 'ada', 0, 9999999999999)`,
        [interaction.id],
      ),
    );
    await theirs.call('POST', `/interactions/${interaction.id}/notes`, {
      headers: { 'idempotency-key': 'their-note' },
      body: { text: 'A note of theirs' },
    });
    await theirs.call('PUT', `/interactions/${interaction.id}/muting`, { body: { contact: true } });
    await theirs.call('POST', '/quick-replies', {
      headers: { 'idempotency-key': 'their-reply' },
      body: { title: 'A reply of theirs', shortcut: null, text: 'Theirs' },
    });
    await theirs.call('PUT', `/interactions/${interaction.id}/viewing`, {
      body: { viewerId: 'their-tab', here: true },
    });
    await theirs.call('PUT', `/interactions/${interaction.id}/translation`, { body: SETTINGS });
    await opened().database.inOrganisation('theirs', (transaction) =>
      transaction.query(
        `INSERT INTO transcript (organisation_id, id, interaction_id, agent_id, address, language, state, at)
         VALUES ('theirs', 'their-transcript', $1, 'ada', 'secret@theirs.example', 'en', 'sending', 0)`,
        [interaction.id],
      ),
    );
    await opened().database.inOrganisation('theirs', async (transaction) => {
      await transaction.query(
        `INSERT INTO bulk_resolution (organisation_id, id, agent_id, request_hash, state, total, started_at)
         VALUES ('theirs', 'their-bulk', 'ada', 'x', 'done', 1, 0)`,
      );
      await transaction.query(
        `INSERT INTO bulk_resolution_item (organisation_id, bulk_resolution_id, interaction_id, version)
         VALUES ('theirs', 'their-bulk', $1, 1)`,
        [interaction.id],
      );
    });
    foreign = {
      bulkResolutionId: 'their-bulk',
      noteId: 'their-note',
      replyId: 'their-reply',
      interactionId: interaction.id,
      contactId: interaction.contact.id,
      offerId: 'their-offer',
      attachmentId: file.id,
      messageId: interaction.lastMessage?.id ?? '',
      file: file.url,
    };
  }, 60_000);
  afterAll(() => Promise.all([mine.stop(), theirs.stop()]));

  const bodies: Partial<Record<OperationId, object>> = {
    changeInteraction: { status: 'open' },
    assignInteraction: { agentId: 'ada', teamId: null },
    setBoomerang: { at: '2026-12-01T09:00:00.000Z', note: null },
    transferInteraction: { to: { kind: 'agent', id: 'ada' } },
    elevateInteraction: { channelId: 'whatsapp', identifier: '+33639980001', skillId: null },
    saveOutcome: {
      revision: 0,
      status: 'open',
      dispositionId: null,
      topics: [],
      resolutionReason: null,
      notes: '',
      tags: [],
    },
    confirmActivity: { activityId: 'a' },
    sendMessage: {
      text: 'x',
      attachmentIds: [],
      visibility: 'private',
      inReplyToId: null,
      seenMessageId: null,
    },
    markRead: { messageId: 'x' },
    setViewing: { viewerId: 'tab', here: true },
    setTranslationSettings: SETTINGS,
    sendTranscript: { to: 'a@b.example', language: 'en' },
    actOnMessage: { action: 'like' },
    removeFromMessage: { content: true },
    changeMessageTags: { add: ['x'], remove: [] },
    addMessageNote: { text: 'x' },
    addConversationNote: { text: 'x' },
    editNote: { text: 'x' },
    muteInteraction: { contact: true },
    changeContact: { attributes: {} },
    changeQuickReply: { title: 'x', shortcut: null, text: 'x' },
  };
  const call = (id: OperationId, idOf: (name: string) => string, query = ''): Promise<Answer> => {
    const row: Operation = OPERATIONS[id];
    const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) => idOf(name));
    return mine.call(row.method, path + query, {
      headers: { 'if-match': '"1"', 'idempotency-key': 'k' },
      ...(bodies[id] === undefined ? {} : { body: bodies[id] }),
    });
  };
  const withIds = (Object.keys(OPERATIONS) as OperationId[]).filter((id) => {
    const row: Operation = OPERATIONS[id];
    return row.path.includes('{') && row.access === 'agent';
  });

  it.each(withIds)('%s answers for what is theirs as for what is not there', async (id) => {
    const theirAnswer = await call(id, (name) => foreign[name] ?? 'unset');
    const missing = await call(id, () => 'not-there-at-all');

    expect([theirAnswer.status, theirAnswer.body]).toEqual([404, missing.body]);
    expect([...theirAnswer.headers.keys()]).toEqual([...missing.headers.keys()]);
  });

  it('answers an id of theirs in a body or query as one that is not there', async () => {
    const own = await mine.inbound();
    const seen = own.lastMessage?.id;
    const answers = async (id: (name: string) => string): Promise<unknown[]> => [
      (await mine.send(own.id, { seenMessageId: id('messageId') }, 'a')).body,
      (await mine.send(own.id, { seenMessageId: seen, inReplyToId: id('messageId') }, 'b')).body,
      (await mine.send(own.id, { seenMessageId: seen, attachmentIds: [id('attachmentId')] }, 'c')).body,
      (await mine.call('POST', `/attachments?interactionId=${id('interactionId')}&name=a`, { body: 'x' }))
        .body,
      (
        await mine.call('PUT', `/interactions/${own.id}/assignment`, {
          headers: { 'if-match': `"${String(own.version)}"` },
          body: { agentId: null, teamId: id('teamId') },
        })
      ).body,
    ];

    expect(await answers((name) => ({ ...foreign, teamId: 'their-team' })[name] ?? 'unset')).toEqual(
      await answers(() => 'not-there-at-all'),
    );
    expect((await mine.call('GET', '/interactions?limit=100')).body.items).toHaveLength(1);
    expect((await mine.call('GET', '/interactions?search=Secret')).body.items).toEqual([]);
    expect((await mine.call('GET', '/mutes')).body.items).toEqual([]);
    expect((await mine.call('GET', '/bulk-resolutions')).body.items).toEqual([]);
    // An id that they made is not known to be taken here.
    const note = await mine.call('POST', `/interactions/${own.id}/notes`, {
      headers: { 'idempotency-key': 'their-note' },
      body: { text: 'x' },
    });
    expect(note.status).toBe(201);
    expect(
      (await mine.call('GET', `/events?after=${(await theirs.call('GET', '/session')).body.position}`)).body
        .reset,
    ).toBe(true);
  });

  it('takes no organisation from a body', async () => {
    const own = await mine.inbound();
    const { status, body } = await mine.send(own.id, { organisationId: 'theirs' });
    expect([status, body.fields]).toEqual([
      400,
      [{ field: 'organisationId', expected: 'no field of this name' }],
    ]);
  });

  it('keeps a token to its organisation, and an agent who is not there signed out', async () => {
    expect((await mine.call('GET', '/session', { agentId: 'nobody' })).status).toBe(401);
    expect((await mine.call('GET', '/session', { organisationId: 'nowhere' })).status).toBe(401);
  });

  it('leaves each with its own, whatever the other’s webhooks bring', async () => {
    const message = inboundMessage({ author: { networkId: 'both', name: 'Both', handle: null } });
    await mine.hear([
      { type: 'message', accountId: 'mine-whatsapp', message },
      { type: 'message', accountId: 'theirs-whatsapp', message },
    ]);
    await until(
      'both',
      async () => (await theirs.call('GET', '/interactions?search=Both')).body.items.length === 1,
    );
    const [one] = (await mine.call('GET', '/interactions?search=Both')).body.items;
    const [other] = (await theirs.call('GET', '/interactions?search=Both')).body.items;
    expect(one?.contact.id).not.toBe(other?.contact.id);
  });

  describe('by the database itself', () => {
    const tables = async (database: Database): Promise<string[]> =>
      database.asSystem(async (transaction) => {
        const rows = await transaction.query<{ name: string }>(
          `SELECT c.table_name AS name FROM information_schema.columns c
           WHERE c.table_schema = 'public' AND c.column_name = 'organisation_id'`,
        );
        return rows.map(({ name }) => name);
      });
    const rowsAs = (organisationId: string, table: string): Promise<{ organisation_id: string }[]> =>
      opened().database.inOrganisation(organisationId, (transaction) =>
        transaction.query<{ organisation_id: string }>(`SELECT organisation_id FROM ${table}`),
      );

    it('shows an organisation nothing of another, and nobody anything', async () => {
      const names = await tables(opened().database);
      expect(names.length).toBeGreaterThanOrEqual(20);
      for (const table of names) {
        const shown = await rowsAs('mine', table);
        expect([table, shown.filter(({ organisation_id }) => organisation_id !== 'mine')]).toEqual([
          table,
          [],
        ]);
        expect([table, await rowsAs('', table)]).toEqual([table, []]);
      }
      const without = await opened().database.asSystem(async (transaction) => {
        await transaction.query("SELECT set_config('role', 'inlay_app', true)");
        return transaction.query('SELECT * FROM message');
      });
      expect(without).toEqual([]);
    });

    it('would show it without its policy', async () => {
      const control = opened().database.asSystem(async (transaction) => {
        await transaction.query('ALTER TABLE message DISABLE ROW LEVEL SECURITY');
        await transaction.query("SELECT set_config('role', 'inlay_app', true)");
        const rows = await transaction.query('SELECT 1 FROM message');
        throw new Error(`seen ${String(rows.length > 0)}`);
      });
      await expect(control).rejects.toThrow('seen true');
    });

    it('takes no row for another, no change of whose it is, and no change of the log', async () => {
      const attempts = [
        "INSERT INTO team (organisation_id, id, name) VALUES ('theirs', 'planted', 'Planted')",
        "UPDATE team SET organisation_id = 'theirs'",
        "UPDATE event SET body = '{}'",
        'DELETE FROM event',
        'TRUNCATE event',
        'ALTER TABLE message DISABLE ROW LEVEL SECURITY',
      ];
      for (const statement of attempts) {
        const attempt = opened().database.inOrganisation('mine', (transaction) =>
          transaction.query(statement),
        );
        await expect(attempt, statement).rejects.toThrow(
          /row-level security|permission denied|must be owner/,
        );
      }
      const changed = await opened().database.inOrganisation('mine', (transaction) =>
        transaction.query("UPDATE message SET body = '' WHERE organisation_id = 'theirs' RETURNING 1"),
      );
      expect(changed).toEqual([]);
    });
  });
});
