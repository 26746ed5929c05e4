import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLibreTranslate } from '../../src/backend/translation/libre-translate.ts';
import { FEATURES } from '../../src/model/agent.ts';
import { startTranslateServer, type TranslateServer } from '../support/translate-server.ts';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

const TRANSLATION = { text: 'Votre colis part demain.', from: 'en', to: 'fr' };

onEachDatabase('Translation', (opened) => {
  let test: TestBackend;
  let server: TranslateServer;
  beforeAll(async () => {
    server = await startTranslateServer();
    test = await startBackend(opened().database, {
      translation: createLibreTranslate({ url: server.url, retryBaseMs: 5 }),
    });
  }, 60_000);
  afterAll(async () => {
    await test.stop();
    await server.stop();
  });

  it('X3: translates by the service, tells the languages, and says in the session that it is there', async () => {
    expect((await test.call('GET', '/session')).body.services).toEqual(['translation']);
    const { body } = await test.call('POST', '/translations', {
      body: { text: 'Merci', from: null, to: 'en' },
    });
    expect(body).toEqual({ text: '«en» Merci', from: 'fr', to: 'en' });
    const found = await test.call('POST', '/translations/detection', { body: { text: 'Danke' } });
    expect(found.body).toEqual({ language: 'de' });
    const { items } = (await test.call('GET', '/translations/languages')).body;
    expect(items.map(({ code }: { code: string }) => code)).toEqual(['de', 'en', 'fr', 'pt-BR']);
  });

  it('refuses an unsupported pair by its field, a service that is down for now, and one that is not set up for good', async () => {
    const pair = await test.call('POST', '/translations', { body: { text: 'Merci', from: 'ja', to: 'fr' } });
    expect([pair.status, pair.body.type, pair.body.detail, pair.body.fields?.[0]?.field]).toEqual([
      422,
      '/problems/pair-not-supported',
      'ja to fr',
      'to',
    ]);
    server.next(...Array.from({ length: 3 }, () => ({ status: 500, error: 'Down' })));
    const down = await test.call('POST', '/translations', { body: { text: 'Merci', from: 'fr', to: 'en' } });
    expect([down.status, down.headers.get('retry-after')]).toEqual([503, '5']);
    const bad = await test.call('POST', '/translations', { body: { text: '', from: 'french', to: 'en' } });
    expect([bad.status, bad.body.fields?.map(({ field }: { field: string }) => field)]).toEqual([
      400,
      ['text', 'from'],
    ]);
    const none = await startBackend(opened().database);
    const absent = await none.call('POST', '/translations', {
      body: { text: 'Merci', from: 'fr', to: 'en' },
    });
    expect([absent.status, absent.body.type]).toEqual([501, '/problems/not-set-up']);
    await none.stop();
  });

  it('limits how much one agent has translated', async () => {
    const strict = await startBackend(opened().database, {
      translation: createLibreTranslate({ url: server.url }),
      limits: { translations: { burst: 1, perSecond: 0.1 } },
    });
    const body = { text: 'Danke', from: 'de', to: 'en' };
    expect((await strict.call('POST', '/translations', { body })).status).toBe(200);
    const { status, headers } = await strict.call('POST', '/translations', { body });
    expect([status, headers.get('retry-after')]).toEqual([429, '10']);
    expect((await strict.call('POST', '/translations', { agentId: 'ben', body })).status).toBe(200);
    await strict.stop();
  });

  it('X1: keeps what each agent asks for in each interaction', async () => {
    const { id } = await test.inbound();
    const other = await test.inbound();
    const settings = { contactLanguage: null, agentLanguage: 'en', contactMessages: true, replies: true };
    const path = `/interactions/${id}/translation`;
    expect((await test.call('GET', path)).body).toEqual({ settings: null });
    await test.call('PUT', path, { body: { ...settings, replies: false } });
    await test.call('PUT', path, { body: settings });
    expect((await test.call('GET', path)).body).toEqual({ settings });
    expect((await test.call('GET', path, { agentId: 'ben' })).body).toEqual({ settings: null });
    expect((await test.call('GET', `/interactions/${other.id}/translation`)).body).toEqual({
      settings: null,
    });
    expect((await test.call('GET', path, { agentId: 'cleo' })).status).toBe(404);
  });

  it('X2: the network gets the translation alone, marked; the thread has both', async () => {
    const { id, lastMessage } = await test.inbound();
    const seenMessageId = lastMessage?.id ?? null;
    const before = test.gateway.sent.length;
    const sent = await test.send(id, {
      seenMessageId,
      text: 'Your parcel leaves tomorrow.',
      translation: TRANSLATION,
    });
    expect([sent.status, sent.body.translation]).toEqual([201, TRANSLATION]);
    const handed = await until('it to be handed over', () => test.gateway.sent[before]);
    expect(handed.text).toBe('Votre colis part demain.\n\n(Traduit automatiquement)');
    expect(JSON.stringify(handed)).not.toContain('parcel');
    const [, answer] = await thread(test, id);
    expect([answer?.text, answer?.translation]).toEqual(['Your parcel leaves tomorrow.', TRANSLATION]);
  });

  it('counts what goes out, not what was written', async () => {
    const { id, lastMessage } = await test.inbound();
    const seenMessageId = lastMessage?.id ?? null;
    const long = { ...TRANSLATION, text: 'x'.repeat(4_090) };
    const { status, body } = await test.send(id, { seenMessageId, text: 'Short', translation: long });
    expect([status, body.type]).toEqual([422, '/problems/text-too-long']);
    const fits = await test.send(id, { seenMessageId, text: 'y'.repeat(5_000), translation: TRANSLATION });
    expect(fits.status).toBe(201);
  });

  it('refuses a translation of nothing, into nothing, or where it is switched off', async () => {
    const { id, lastMessage } = await test.inbound();
    const seenMessageId = lastMessage?.id ?? null;
    const empty = await test.send(id, { seenMessageId, text: '  ', translation: TRANSLATION });
    const blank = await test.send(id, {
      seenMessageId,
      text: 'Hello',
      translation: { ...TRANSLATION, text: ' ' },
    });
    const tag = await test.send(id, {
      seenMessageId,
      text: 'Hello',
      translation: { ...TRANSLATION, to: 'fr"><b>' },
    });
    expect([empty, blank, tag].map(({ status, body }) => [status, body.fields?.[0]?.field])).toEqual([
      [400, 'translation'],
      [400, 'translation'],
      [400, 'translation.to'],
    ]);
    const off = await startBackend(opened().database, {
      setup: { features: FEATURES.filter((feature) => feature !== 'translation') },
    });
    const there = await off.inbound();
    const refused = await off.send(there.id, {
      seenMessageId: there.lastMessage?.id ?? null,
      text: 'Hello',
      translation: TRANSLATION,
    });
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/feature-off']);
    expect((await off.call('GET', `/interactions/${there.id}/translation`)).status).toBe(403);
    await off.stop();
  });
});
