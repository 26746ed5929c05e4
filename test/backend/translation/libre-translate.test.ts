import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLibreTranslate } from '../../../src/backend/translation/libre-translate.ts';
import { startTranslateServer, type TranslateServer } from '../../support/translate-server.ts';

const never = new AbortController().signal;

describe('LibreTranslate', () => {
  let server: TranslateServer;
  beforeAll(async () => {
    server = await startTranslateServer({ apiKey: 'key' });
  });
  afterAll(() => server.stop());
  const service = (more: Partial<Parameters<typeof createLibreTranslate>[0]> = {}) =>
    createLibreTranslate({ url: `${server.url}/`, apiKey: 'key', retryBaseMs: 5, ...more });
  const translations = () => server.calls.filter(({ path }) => path === '/translate');

  it('translates, and finds out the language where it is not told', async () => {
    expect(await service().translate('Merci', { from: 'fr', to: 'en' }, never)).toEqual({
      ok: true,
      value: { text: '«en» Merci', from: 'fr', to: 'en' },
    });
    expect(await service().translate('Où est mon colis', { from: null, to: 'de' }, never)).toEqual({
      ok: true,
      value: { text: '«de» Où est mon colis', from: 'fr', to: 'de' },
    });
    expect(translations().at(-1)?.body).toEqual({
      q: 'Où est mon colis',
      source: 'auto',
      target: 'de',
      format: 'text',
      api_key: 'key',
    });
  });

  it('takes a region as the language where the service has no other', async () => {
    const answer = await service().translate('Thanks', { from: 'en-GB', to: 'pt' }, never);
    expect(answer).toMatchObject({ ok: true, value: { text: '«pt-BR» Thanks', to: 'pt' } });
  });

  it('refuses a pair that the service does not list, without a text leaving', async () => {
    const before = translations().length;
    expect(await service().translate('Merci', { from: 'pt-BR', to: 'fr' }, never)).toMatchObject({
      ok: false,
      failure: { kind: 'unsupported' },
    });
    expect(await service().translate('Merci', { from: 'ja', to: 'fr' }, never)).toMatchObject({
      ok: false,
      failure: { kind: 'unsupported' },
    });
    expect(translations().length).toBe(before);
  });

  it('tells a language, and says so where it can’t', async () => {
    expect(await service().detect('Hallo, wo ist mein Paket', never)).toEqual({ ok: true, value: 'de' });
    expect(await service().detect('12345', never)).toEqual({ ok: true, value: null });
  });

  it('tries again what fails in passing, and gives up after three', async () => {
    const one = service();
    await one.languages(never);
    const before = server.calls.length;
    server.next({ status: 500, error: 'Internal' }, { body: 'not JSON' });
    expect(await one.translate('Merci', { from: 'fr', to: 'en' }, never)).toMatchObject({ ok: true });
    expect(server.calls.length - before).toBe(3);
    server.next(...Array.from({ length: 3 }, () => ({ status: 503, error: 'Slow' })));
    expect(await one.translate('Merci', { from: 'fr', to: 'en' }, never)).toMatchObject({
      ok: false,
      failure: { kind: 'unavailable' },
    });
  });

  it('leaves a long wait to the caller, and says for how long', async () => {
    const one = service();
    await one.languages(never);
    server.next({ status: 429, error: 'Slowdown', retryAfter: 60 });
    expect(await one.translate('Merci', { from: 'fr', to: 'en' }, never)).toMatchObject({
      ok: false,
      failure: { kind: 'rate-limited', retryAfterMs: 60_000 },
    });
  });

  it('gives up on a service that is silent, and on one that refuses the key at once', async () => {
    const hasty = service({ attemptMs: 30 });
    server.next('silent', 'silent', 'silent');
    expect(await hasty.languages(never)).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
    const before = server.calls.length;
    expect(await service({ apiKey: 'wrong' }).detect('Merci', never)).toMatchObject({
      ok: false,
      failure: { kind: 'refused' },
    });
    expect(server.calls.length - before).toBe(1);
  });
});
