import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import type { MessageTemplate } from '../../src/model/template.ts';
import { renderTemplate } from '../../src/model/template.ts';
import { BONJOUR, HELLO, OFFER, PARCEL, PARCEL_VALUES, template } from '../support/sample-templates.ts';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, unique, until, type Answer, type TestBackend } from './support/test-backend.ts';

const DAY = 24 * 3_600_000;

onEachDatabase('Message templates (R4)', (opened) => {
  let test: TestBackend;
  let time = Date.now();
  beforeAll(async () => {
    test = await startBackend(opened().database, { clock: () => time });
  }, 60_000);
  afterAll(() => test.stop());
  beforeEach(() => {
    // Whatever is known is old, so that each test begins with what its network says.
    time += 3_600_000;
    test.gateway.approved = [HELLO, BONJOUR, PARCEL, OFFER];
    test.gateway.sent.length = 0;
  });

  const list = (query = '', channelId = 'whatsapp', agentId = 'ada'): Promise<Answer> =>
    test.call('GET', `/channels/${channelId}/templates${query}`, { agentId });
  const idsOf = ({ body }: Answer): string[] => body.items.map(({ id }: { id: string }) => id);
  const choice = (of: MessageTemplate, values: Readonly<Record<string, string>> = {}) => ({
    templateId: of.id,
    values,
    content: renderTemplate(of, values),
  });
  const send = (
    { id, lastMessage }: WireInteraction,
    given: object,
    { key = unique(), more = {} }: { key?: string; more?: object } = {},
  ): Promise<Answer> =>
    test.call('POST', `/interactions/${id}/messages`, {
      headers: { 'idempotency-key': key },
      body: {
        text: '',
        attachmentIds: [],
        visibility: 'private',
        inReplyToId: null,
        seenMessageId: lastMessage?.id ?? null,
        template: given,
        ...more,
      },
    });
  const sentOf = (answer: Answer) =>
    until('it to be handed over', () =>
      test.gateway.sent.find(({ messageId }) => messageId === answer.body.id),
    );

  describe('listed', () => {
    it('are those that the network has approved, in all languages or one', async () => {
      expect(idsOf(await list())).toEqual(['hello.en', 'hello.fr', 'parcel', 'offer']);
      expect(idsOf(await list('?language=fr'))).toEqual(['hello.fr']);
    });

    it('say how old they are, and that the network could not be asked', async () => {
      const first = await list();
      expect([first.body.fetchedAt, first.body.stale]).toEqual([new Date(time).toISOString(), false]);
      test.gateway.approved = [HELLO];
      time += 60_000;
      const kept = await list();
      expect([idsOf(kept).length, kept.body.fetchedAt]).toEqual([4, first.body.fetchedAt]);
      expect(idsOf(await list('?refresh=true'))).toEqual(['hello.en']);
      test.gateway.approved = null;
      time += 3_600_000;
      const stale = await list();
      expect([idsOf(stale), stale.body.stale]).toEqual([['hello.en'], true]);
    });

    it('are told to nobody who has not the channel, and of no network that has none', async () => {
      expect((await list('', 'whatsapp', 'cleo')).status).toBe(404);
      expect((await list('', 'sms')).status).toBe(404);
      expect((await list('', 'nowhere')).status).toBe(404);
    });

    it('are asked of the network once by all at the same time, and not again right after it failed', async () => {
      const { gateway } = test;
      const templates = gateway.templates?.bind(gateway);
      let asked = 0;
      let fail = (_error: Error): void => undefined;
      const failing: typeof templates = () => {
        asked += 1;
        return new Promise((_resolve, reject) => (fail = reject));
      };
      Object.assign(gateway, { templates: failing });
      try {
        const both = [list(), list('?refresh=true')];
        await until('the network to be asked', () => asked > 0);
        fail(new Error('not now'));
        await Promise.all(both);
        await list();
        expect(asked).toBe(1);
        time += 5_000;
        const later = list();
        await until('the network to be asked again', () => asked === 2);
        fail(new Error('not now'));
        await later;
      } finally {
        Object.assign(gateway, { templates });
      }
    });

    it('can’t be had where the network has never answered', async () => {
      const other = await startBackend(opened().database, {});
      other.gateway.approved = null;
      expect((await other.call('GET', '/channels/whatsapp/templates')).status).toBe(503);
      await other.stop();
    });
  });

  describe('sent', () => {
    it('go out as they were previewed, with their values in the network’s order', async () => {
      const interaction = await test.inbound();
      const given = choice(PARCEL, PARCEL_VALUES);
      const answer = await send(interaction, given);
      expect([answer.status, answer.body.kind, answer.body.template]).toEqual([
        201,
        'template',
        given.content,
      ]);
      expect(answer.body.text).toBe('Hello Léa, your order A-10423 arrives on Tuesday.');
      const sent = await sentOf(answer);
      expect([sent.kind, sent.text]).toEqual(['template', answer.body.text]);
      expect(sent.template).toEqual({
        name: 'parcel',
        language: 'en_US',
        variables: 'positional',
        media: null,
        header: [{ name: '1', value: 'A-10423' }],
        body: [
          { name: '1', value: 'Léa' },
          { name: '2', value: 'A-10423' },
          { name: '3', value: 'Tuesday' },
        ],
        buttons: [{ index: 0, kind: 'url', value: '8842?lang=fr' }],
      });
    });

    it('go out after the window has closed, when free text does not', async () => {
      const interaction = await test.inbound();
      time += 2 * DAY;
      const text = await send(interaction, {}, { more: { text: 'Hello', template: null } });
      expect(text.body.type).toBe('/problems/reply-window-closed');
      expect((await send(interaction, choice(HELLO))).status).toBe(201);
    });

    it('are taken once for a key, and stand in the list as any answer does', async () => {
      const interaction = await test.inbound();
      const key = unique();
      const first = await send(interaction, choice(HELLO), { key });
      const again = await send(interaction, choice(HELLO), { key });
      expect([again.status, again.body.id]).toEqual([201, first.body.id]);
      await sentOf(first);
      const { body } = await test.call('GET', `/interactions/${interaction.id}`);
      expect([body.lastMessage?.kind, body.lastMessage?.text, body.waitingSince]).toEqual([
        'template',
        HELLO.body,
        null,
      ]);
      const { body: thread } = await test.call('GET', `/interactions/${interaction.id}/messages`);
      expect(thread.items.filter(({ kind }: { kind: string }) => kind === 'template')).toHaveLength(1);
    });

    it('take their header’s file with them', async () => {
      const interaction = await test.inbound();
      const values = { 'body:first_name': 'Léa', 'button:0': 'WINTER10' };
      const without = await send(interaction, choice(OFFER, values));
      expect(without.body.fields).toEqual([
        { field: 'attachmentIds', expected: 'the one file of the header' },
      ]);
      const png = Uint8Array.from(atob(PNG), (character) => character.charCodeAt(0));
      const file = await test.call('POST', `/attachments?interactionId=${interaction.id}&name=a.png`, {
        body: png,
      });
      const answer = await send(interaction, choice(OFFER, values), {
        more: { attachmentIds: [file.body.id] },
      });
      expect([answer.status, answer.body.attachments.length]).toEqual([201, 1]);
      const sent = await sentOf(answer);
      expect([sent.files.length, sent.template?.media, sent.template?.buttons]).toEqual([
        1,
        'image',
        [{ index: 0, kind: 'copy-code', value: 'WINTER10' }],
      ]);
    });

    it.each([
      ['left blank', { 'body:2': ' ' }, 'template.values.body:2'],
      ['with a line break', { 'body:2': 'a\nb' }, 'template.values.body:2'],
      ['with a tab', { 'body:2': 'a\tb' }, 'template.values.body:2'],
      ['with four spaces', { 'body:2': 'a    b' }, 'template.values.body:2'],
      ['that is too long', { 'body:2': 'x'.repeat(1025) }, 'template.values.body:2'],
      ['that makes the header too long', { 'header:1': 'x'.repeat(61) }, 'template.header'],
      ['that makes the body too long', { 'body:2': 'x'.repeat(1020) }, 'template.body'],
      ['of which there is no variable', { 'body:9': 'x' }, 'template.values.body:9'],
    ])('are refused with a value %s, by its name', async (_what, more, field) => {
      const interaction = await test.inbound();
      const answer = await send(interaction, choice(PARCEL, { ...PARCEL_VALUES, ...more }));
      expect([answer.status, answer.body.type]).toEqual([400, '/problems/invalid-field']);
      expect(answer.body.fields.map((one: { field: string }) => one.field)).toEqual([field]);
    });

    it('are refused when they are approved no more, and when they are not as they were previewed', async () => {
      const interaction = await test.inbound();
      const given = choice(HELLO);
      test.gateway.approved = [BONJOUR];
      expect((await send(interaction, given)).body.type).toBe('/problems/template-gone');
      time += 3_600_000;
      test.gateway.approved = [template('hello.en', { name: 'hello', body: 'Something else' })];
      expect((await send(interaction, given)).body.type).toBe('/problems/template-changed');
      const { body } = await test.call('GET', `/interactions/${interaction.id}/messages`);
      expect(body.items).toHaveLength(1);
    });

    it('say so when the network has paused one meanwhile, and go out again by Resend whatever the window', async () => {
      const interaction = await test.inbound();
      const usual = test.gateway.answer;
      test.gateway.answer = () => ({ kind: 'refused', reason: 'template-gone', detail: null });
      const answer = await send(interaction, choice(HELLO));
      const present = async () => {
        const { body } = await test.call('GET', `/interactions/${interaction.id}/messages`);
        return body.items.find(({ id }: { id: string }) => id === answer.body.id)?.delivery;
      };
      await until('it to fail', async () => (await present())?.reason === 'template-gone');
      time += 2 * DAY;
      test.gateway.answer = usual;
      expect((await test.call('POST', `/messages/${String(answer.body.id)}/resend`)).status).toBe(200);
      await until('it to be sent', async () => (await present())?.state === 'sent');
    });

    it('go alone, on a private line that has templates, in an interaction that is not closed', async () => {
      const interaction = await test.inbound();
      const beside = await send(interaction, choice(HELLO), { more: { text: 'And this' } });
      expect(beside.body.fields).toEqual([{ field: 'text', expected: 'nothing beside a template' }]);
      const onSms = await test.inbound({}, 'sms');
      expect((await send(onSms, choice(HELLO))).body.type).toBe('/problems/visibility-not-allowed');
    });

    it('are text, whatever is put into them', async () => {
      const interaction = await test.inbound();
      const hostile = '<img src=x onerror=alert(1)>{{2}}$&';
      const answer = await send(interaction, choice(PARCEL, { ...PARCEL_VALUES, 'body:1': hostile }));
      expect(answer.body.text).toBe(`Hello ${hostile}, your order A-10423 arrives on Tuesday.`);
    });
  });
});

/** One dark pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
