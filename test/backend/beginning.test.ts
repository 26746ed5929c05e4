import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { PERMISSIONS } from '../../src/model/agent.ts';
import { onEachDatabase } from './support/databases.ts';
import { organisation, startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

const NUMBER = '+33639980001';

onEachDatabase('Going on elsewhere (W3) and writing first (W4)', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    const agent = { permissions: PERMISSIONS, capacity: 100, teamIds: ['care', 'sales'] };
    const [whatsapp, facebook, sms] = organisation('any').channels;
    if (whatsapp === undefined || facebook === undefined || sms === undefined) throw new Error('no channels');
    const account = (id: string) => `begins-${id}`;
    test = await startBackend(opened().database, {
      organisationId: 'begins',
      setup: {
        settings: { contactTimerMinutes: 30 },
        skills: [
          { id: 'orders', name: 'Orders', channelIds: ['whatsapp', 'sms'] },
          { id: 'billing', name: 'Billing', channelIds: ['sms'] },
        ],
        agents: [
          { ...agent, id: 'ada', name: 'Ada', skillIds: ['orders', 'billing'] },
          { ...agent, id: 'ben', name: 'Ben', teamIds: ['care'], skillIds: ['orders'] },
          { ...agent, id: 'cleo', name: 'Cleo', capacity: 1 },
          { ...agent, id: 'dan', name: 'Dan', permissions: ['conversation.message.accept'] },
          { ...agent, id: 'eve', name: 'Eve', availabilityId: 'away' },
          {
            ...agent,
            id: 'finn',
            name: 'Finn',
            permissions: ['conversation.outbound', 'conversation.message.accept'],
          },
        ],
        channels: [
          { ...whatsapp, accountNetworkId: account('whatsapp'), address: '+33184880000' },
          { ...facebook, accountNetworkId: account('facebook') },
          { ...sms, accountNetworkId: account('sms'), offer: { needsAccept: false, seconds: 30 } },
          { ...sms, id: 'voice', platform: 'voice', name: 'Line', accountNetworkId: account('voice') },
          { ...sms, id: 'email', platform: 'email', name: 'Mail', accountNetworkId: account('email') },
          { ...facebook, id: 'messenger', platform: 'messenger', name: 'M', accountNetworkId: account('m') },
        ],
      },
    });
  }, 60_000);
  afterAll(() => test.stop());
  beforeEach(() => {
    test.gateway.reached.length = 0;
    test.gateway.reachAnswer = (identifier) => ({
      kind: 'reached',
      contactId: `network ${identifier}`,
      conversationId: `with ${identifier}`,
      name: null,
    });
  });

  let numbers = 100;
  /** A number that nobody has been written to by. */
  const fresh = (): string => `+336399810${String((numbers += 1)).slice(-2)}`;
  const post = () => test.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');
  const elevate = (id: string, body: object, { agentId = 'ada', key = crypto.randomUUID() as string } = {}) =>
    test.call('POST', `/interactions/${id}/elevation`, {
      agentId,
      headers: { 'idempotency-key': key },
      body: { channelId: 'whatsapp', identifier: null, skillId: null, ...body },
    });
  const outbound = (body: object, { agentId = 'ada', key = crypto.randomUUID() as string } = {}) =>
    test.call('POST', '/interactions', {
      agentId,
      headers: { 'idempotency-key': key },
      body: { channelId: 'whatsapp', contactId: null, identifier: null, skillId: null, ...body },
    });
  const present = async (id: string, agentId = 'ada'): Promise<WireInteraction> =>
    (await test.call('GET', `/interactions/${id}`, { agentId })).body;
  const trail = (id: string) =>
    opened().database.inOrganisation('begins', (transaction) =>
      transaction.query<{ kind: string; agent_id: string; detail: Record<string, string> }>(
        'SELECT kind, agent_id, detail FROM audit WHERE interaction_id = $1 ORDER BY ordinal',
        [id],
      ),
    );
  const count = async (): Promise<number> => {
    const [row] = await opened().database.inOrganisation('begins', (transaction) =>
      transaction.query<{ many: number }>(
        'SELECT (SELECT count(*) FROM interaction)::int + (SELECT count(*) FROM contact)::int AS many',
      ),
    );
    return row?.many ?? 0;
  };

  it('says of each channel whether it can be begun on, and what is its own', async () => {
    const { channels } = (await test.call('GET', '/session')).body;
    expect(Object.fromEntries(channels.map(({ id, begins }) => [id, begins]))).toEqual({
      whatsapp: true,
      facebook: false,
      sms: true,
      voice: true,
      email: true,
      messenger: false,
    });
    expect(channels.find(({ id }) => id === 'whatsapp')?.address).toBe('+33184880000');
  });

  it('goes on with the contact of a post on WhatsApp: linked both ways, one person, the agent’s, audited', async () => {
    const from = await post();
    const number = fresh();

    const { status, body } = await elevate(from.id, { identifier: number.replace('+33', '0') });

    expect([status, body.existed]).toEqual([201, false]);
    const { interaction } = body;
    expect(interaction).toMatchObject({
      channelId: 'whatsapp',
      platform: 'whatsapp',
      visibility: 'private',
      status: 'open',
      assignee: { id: 'ada' },
      waitingSince: null,
      // Nobody is waited for before something has been written.
      timer: null,
      lastMessage: null,
      links: [{ id: from.id, channelId: 'facebook', onward: false }],
    });
    expect(interaction.contact.name).toBe(from.contact.name);
    expect(test.gateway.reached).toEqual([number]);
    const after = await present(from.id);
    expect(after.links).toEqual([{ id: interaction.id, channelId: 'whatsapp', onward: true }]);
    expect(after.version).toBeGreaterThan(from.version);
    expect(await thread(test, interaction.id)).toEqual([]);
    const persons = await opened().database.inOrganisation('begins', (transaction) =>
      transaction.query<{ person_id: string | null }>(
        'SELECT person_id FROM contact WHERE id = ANY($1::text[])',
        [[from.contact.id, interaction.contact.id]],
      ),
    );
    expect(persons.map(({ person_id }) => person_id)).toEqual([from.contact.id, from.contact.id]);
    expect((await trail(from.id)).at(-1)).toMatchObject({
      kind: 'elevated',
      agent_id: 'ada',
      detail: { channelId: 'whatsapp', to: interaction.id },
    });
    expect((await trail(interaction.id)).find(({ kind }) => kind === 'elevated')).toMatchObject({
      agent_id: 'ada',
      detail: { channelId: from.channelId, from: from.id },
    });
    const lines = await test.call('GET', `/contacts/${from.contact.id}/lines`);
    expect(lines.body.items).toEqual([{ kind: 'phone', identifier: number }]);
  });

  it('tells of numbers and addresses only where something may be begun with them', async () => {
    const own = await startBackend(opened().database, { setup: { features: [] } });
    const { contact } = await own.inbound();
    expect((await own.call('GET', `/contacts/${contact.id}/lines`)).status).toBe(403);
    await own.stop();
  });

  it('tells of no line that only channels of others know', async () => {
    const number = fresh();
    const { body } = await outbound({ channelId: 'sms', identifier: number, skillId: 'orders' });
    const goneOn = await elevate(body.interaction.id, { identifier: NUMBER });
    const { contact } = goneOn.body.interaction;
    const linesOf = async (agentId: string) =>
      (await test.call('GET', `/contacts/${contact.id}/lines`, { agentId })).body.items.map(
        ({ identifier }: { identifier: string }) => identifier,
      );
    expect((await linesOf('ada')).sort()).toEqual([NUMBER, number].sort());
    // Ben's team has no text messages.
    expect(await linesOf('ben')).toEqual([NUMBER]);
  });

  it('says of what it began that the company did, and of what stood there that the contact did', async () => {
    const directionOf = async (id: string): Promise<string> =>
      (await test.call('GET', `/interactions/${id}/outcome`)).body.direction;
    const from = await post();
    const { body } = await elevate(from.id, { identifier: fresh() });
    expect([await directionOf(from.id), await directionOf(body.interaction.id)]).toEqual([
      'inbound',
      'outbound',
    ]);
    const begun = await outbound({ identifier: fresh() });
    expect(await directionOf(begun.body.interaction.id)).toBe('outbound');
  });

  it('takes the agent’s message there, and the contact’s answer into the same interaction', async () => {
    const from = await post();
    const number = fresh();
    const { body } = await elevate(from.id, { channelId: 'sms', identifier: number, skillId: 'billing' });
    const { interaction } = body;

    const sent = await test.send(interaction.id, { text: 'We go on here' });
    expect(sent.status).toBe(201);
    const handed = await until('it to leave', () =>
      test.gateway.sent.find(({ messageId }) => messageId === sent.body.id),
    );
    expect(handed).toMatchObject({ recipientId: `network ${number}`, conversationId: `with ${number}` });
    await test.hear([
      {
        type: 'message',
        accountId: 'begins-sms',
        message: {
          networkId: crypto.randomUUID(),
          conversationId: `with ${number}`,
          author: { networkId: `network ${number}`, name: 'Léa', handle: null },
          kind: 'direct',
          visibility: 'private',
          text: 'Good',
          files: [],
          extra: null,
          inReplyToNetworkId: null,
          networkUrl: null,
          onAd: false,
          sentAt: test.now(),
        },
      },
    ]);
    expect((await thread(test, interaction.id)).map(({ text }) => text)).toEqual(['We go on here', 'Good']);
    expect(await present(interaction.id)).toMatchObject({ contact: { name: 'Léa' }, unreadCount: 1 });
  });

  it('does it once for a key, and refuses the key for something else', async () => {
    const from = await post();
    const identifier = fresh();
    const answers = await Promise.all([1, 2, 3].map(() => elevate(from.id, { identifier }, { key: 'once' })));
    const ids = new Set(
      answers.filter(({ status }) => status === 201).map(({ body }) => body.interaction.id),
    );
    expect(ids.size).toBe(1);
    const again = await elevate(from.id, { identifier }, { key: 'once' });
    expect([again.status, again.body.existed, ids.has(again.body.interaction.id)]).toEqual([
      201,
      false,
      true,
    ]);
    const other = await elevate(from.id, { identifier: fresh() }, { key: 'once' });
    expect(other.body.type).toBe('/problems/idempotency-key-reused');
  });

  it('opens what stands there already instead of a second one, whoever is asked at the same time', async () => {
    const identifier = fresh();
    const first = await outbound({ identifier });
    const again = await outbound({ identifier });
    expect([again.status, again.body.existed, again.body.interaction.id]).toEqual([
      201,
      true,
      first.body.interaction.id,
    ]);
    // Somebody else's stays theirs.
    const others = await outbound({ identifier }, { agentId: 'ben' });
    expect([others.body.existed, others.body.interaction.assignee?.id]).toEqual([true, 'ada']);

    const storm = fresh();
    const answers = await Promise.all(
      ['ada', 'ben', 'ada', 'ben'].map((agentId) => outbound({ identifier: storm }, { agentId })),
    );
    expect(new Set(answers.map(({ body }) => body.interaction.id)).size).toBe(1);
    expect(answers.filter(({ body }) => !body.existed)).toHaveLength(1);
  });

  it('takes one that is nobody’s, and begins anew after one that is closed', async () => {
    const number = fresh();
    const begun = await outbound({ identifier: number });
    const { id } = begun.body.interaction;
    const change = async (body: object) =>
      test.call('PATCH', `/interactions/${id}`, {
        headers: { 'if-match': `"${String((await present(id)).version)}"` },
        body,
      });
    await opened().database.inOrganisation('begins', (transaction) =>
      transaction.query('UPDATE interaction SET assignee_id = NULL WHERE id = $1', [id]),
    );
    const taken = await outbound({ identifier: number });
    expect([taken.body.interaction.id, taken.body.interaction.assignee?.id]).toEqual([id, 'ada']);
    expect(await trail(id)).toContainEqual({
      kind: 'assigned',
      agent_id: 'ada',
      detail: { agentId: 'ada', teamId: null },
    });
    await change({ status: 'closed' });
    const anew = await outbound({ identifier: number });
    expect([anew.body.existed, anew.body.interaction.id === id]).toEqual([false, false]);
  });

  it('writes first to a contact of the directory by what is known of them, and audits it', async () => {
    const number = fresh();
    const known = await outbound({ channelId: 'sms', identifier: number, skillId: 'orders' });
    const { contact } = known.body.interaction;
    const { status, body } = await outbound({ contactId: contact.id });
    expect([status, body.interaction.channelId, test.gateway.reached.at(-1)]).toEqual([
      201,
      'whatsapp',
      number,
    ]);
    expect((await trail(body.interaction.id)).map(({ kind }) => kind)).toContain('began-outbound');
    // A contact of whom nobody knows a name is called by their number.
    expect(body.interaction.contact.name).toMatch(/^\+33 6 39/);
  });

  describe('with somebody who was clicked in the host (E1 to E3)', () => {
    const LEA = { type: 'contact', id: 'C-7', url: 'https://crm.example/c/7' };
    const cardOf = async (id: string) => (await test.call('GET', `/interactions/${id}/contact`)).body;

    it('calls them by the name given there and links their record, told and in the trail', async () => {
      const number = fresh();
      test.gateway.reachAnswer = (identifier) => ({
        kind: 'reached',
        contactId: `network ${identifier}`,
        conversationId: `with ${identifier}`,
        name: 'lea_1987',
      });
      const { status, body } = await outbound({ identifier: number, name: ' Léa  Martin\0', record: LEA });
      expect([status, body.interaction.contact.name]).toEqual([201, 'Léa Martin\uFFFD']);
      const { id } = body.interaction;
      expect(await cardOf(id)).toMatchObject({ version: 1, record: LEA });
      expect((await trail(id)).map(({ kind, detail }) => [kind, detail])).toContainEqual([
        'attributes-changed',
        { attributes: [], record: true },
      ]);
      const found = await test.call('GET', '/directory?kind=contact&search=Martin');
      expect(found.body.items.map(({ id: one }: { id: string }) => one)).toContain(
        body.interaction.contact.id,
      );
    });

    it('leaves who is known as they are: their name, and the record that somebody linked', async () => {
      const number = fresh();
      const first = await outbound({ identifier: number, name: 'Léa Martin', record: LEA });
      const { id, version } = first.body.interaction;
      const key = crypto.randomUUID();
      const again = { identifier: number, name: 'Somebody else', record: { type: 'contact', id: 'C-8' } };
      const second = await outbound(again, { key });
      expect(second.body).toMatchObject({
        existed: true,
        interaction: { id, version, contact: { name: 'Léa Martin' } },
      });
      expect((await cardOf(id)).record).toEqual(LEA);
      // The same again is the same beginning; another name under its key is not.
      expect((await outbound(again, { key })).status).toBe(201);
      expect((await outbound({ ...again, name: 'Third' }, { key })).status).toBe(422);
    });

    it('links who is known and has no record, whoever holds what stands there', async () => {
      const number = fresh();
      const first = await outbound({ identifier: number });
      const { id, version } = first.body.interaction;
      const second = await outbound({ identifier: number, record: LEA }, { agentId: 'ben' });
      expect([second.body.existed, second.body.interaction.version > version]).toEqual([true, true]);
      expect(await cardOf(id)).toMatchObject({ version: 1, record: LEA });
    });

    it('links nothing with who is anonymous', async () => {
      const number = fresh();
      const { body } = await outbound({ identifier: number });
      await opened().database.inOrganisation('begins', (transaction) =>
        transaction.query('UPDATE contact SET removed_at = 1 WHERE id = $1', [body.interaction.contact.id]),
      );
      expect((await outbound({ identifier: number, record: LEA })).status).toBe(201);
      expect((await cardOf(body.interaction.id)).record).toBeNull();
    });
  });

  it('begins a voice interaction by its number alone', async () => {
    const from = await post();
    const { body } = await elevate(from.id, { channelId: 'voice', identifier: NUMBER });
    expect(body.interaction).toMatchObject({ platform: 'voice', contact: { handle: '+33 6 39 98 00 01' } });
    expect(test.gateway.reached).toEqual([]);
  });

  describe('is refused where it happens, and nothing is half-done', () => {
    const why = async (answer: Promise<{ status: number; body: object }>): Promise<unknown> => {
      const before = await count();
      const { status, body } = await answer;
      expect(await count()).toBe(before);
      const {
        type = '',
        reason,
        fields,
      } = body as {
        type?: string;
        reason?: string;
        fields?: { field: string }[];
      };
      return [status, type.split('/').pop(), reason ?? null, fields?.[0]?.field ?? null];
    };

    it('an identifier that is empty, wrong, without its country, or the organisation’s own', async () => {
      const { id } = await post();
      const field = (reason: string) => [400, 'invalid-field', reason, 'identifier'];
      expect(await why(elevate(id, {}))).toEqual(field('empty'));
      expect(await why(elevate(id, { identifier: '+33 12' }))).toEqual(field('malformed'));
      expect(await why(elevate(id, { identifier: 'call me' }))).toEqual(field('malformed'));
      expect(await why(elevate(id, { identifier: '01 84 88 00 00' }))).toEqual(field('own'));
      expect(
        await why(elevate(id, { channelId: 'sms', identifier: '0639980001', skillId: 'orders' })),
      ).toEqual(field('no-country'));
      expect(await why(elevate(id, { channelId: 'email', identifier: 'lea@' }))).toEqual(field('malformed'));
    });

    it('somebody the network does not know, and a network that can’t be asked', async () => {
      const { id } = await post();
      test.gateway.reachAnswer = () => ({ kind: 'unknown' });
      expect(await why(elevate(id, { identifier: NUMBER }))).toEqual([
        409,
        'begin-refused',
        'unknown-there',
        'identifier',
      ]);
      test.gateway.reachAnswer = () => ({ kind: 'later', detail: 'down' });
      expect(await why(elevate(id, { identifier: NUMBER }))).toEqual([503, 'unavailable', null, null]);
    });

    it('a channel that is not the agent’s, not of the matrix, or one nobody can be written to on first', async () => {
      const { id } = await post();
      const refused = (reason: string) => [409, 'begin-refused', reason, 'channelId'];
      expect(await why(elevate(id, { channelId: 'sms', identifier: NUMBER }, { agentId: 'ben' }))).toEqual(
        refused('channel'),
      );
      const whatsapp = await test.inbound();
      expect(await why(elevate(whatsapp.id, { identifier: NUMBER }))).toEqual(refused('platform'));
      expect(await why(elevate(id, { channelId: 'messenger', identifier: NUMBER }))).toEqual(
        refused('platform'),
      );
      expect(await why(outbound({ channelId: 'facebook', identifier: NUMBER }))).toEqual(
        refused('no-beginning'),
      );
      expect(await why(elevate(id, { channelId: 'nowhere', identifier: NUMBER }))).toEqual([
        400,
        'invalid-field',
        null,
        'channelId',
      ]);
    });

    it('a name that is too long, a record that is none, and one by an agent who may not link any', async () => {
      const whom = { identifier: NUMBER };
      const field = (name: string) => [400, 'invalid-field', null, name];
      expect(await why(outbound({ ...whom, name: 'x'.repeat(201) }))).toEqual(field('name'));
      expect(await why(outbound({ ...whom, record: { type: 'contact', id: '' } }))).toEqual(
        field('record.id'),
      );
      const record = { type: 'contact', id: 'C-7' };
      expect(await why(outbound({ ...whom, record }, { agentId: 'finn' }))).toEqual([
        403,
        'forbidden',
        null,
        null,
      ]);
      expect(test.gateway.reached).toEqual([]);
      expect((await outbound({ identifier: fresh() }, { agentId: 'finn' })).status).toBe(201);
    });

    it('several skills without a choice, and one that does not fit', async () => {
      const { id } = await post();
      const field = [400, 'invalid-field', null, 'skillId'];
      expect(await why(elevate(id, { channelId: 'sms', identifier: NUMBER }))).toEqual(field);
      expect(await why(elevate(id, { identifier: NUMBER, skillId: 'billing' }))).toEqual(field);
    });

    it('an agent who is away, full, or may not; and a closed interaction', async () => {
      const { id } = await post();
      const refused = (reason: string) => [409, 'begin-refused', reason, null];
      expect(await why(elevate(id, { identifier: NUMBER }, { agentId: 'eve' }))).toEqual(refused('away'));
      expect(await why(outbound({ identifier: NUMBER }, { agentId: 'eve' }))).toEqual(refused('away'));
      expect(await why(outbound({ identifier: NUMBER }, { agentId: 'dan' }))).toEqual([
        403,
        'forbidden',
        null,
        null,
      ]);
      expect((await outbound({ identifier: fresh() }, { agentId: 'cleo' })).status).toBe(201);
      expect(await why(outbound({ identifier: fresh() }, { agentId: 'cleo' }))).toEqual(refused('capacity'));
      // Whoever holds it closes it (O3).
      const { version } = await test.hold(id);
      await test.call('PATCH', `/interactions/${id}`, {
        headers: { 'if-match': `"${String(version)}"` },
        body: { status: 'closed' },
      });
      expect(await why(elevate(id, { identifier: NUMBER }))).toEqual(refused('closed'));
    });
  });
});
