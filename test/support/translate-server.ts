import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

/*
 * A small server of LibreTranslate's API for tests, written from its documentation (docs.libretranslate.com: API usage, and the
 * API's own description at /docs) and not from our client: `/languages`, `/detect`, `/translate`, errors as `{ "error": … }`.
 */

/** How the server treats one call that would otherwise succeed. */
export type TranslateMood =
  | { readonly status: number; readonly error: string; readonly retryAfter?: number }
  | { readonly body: string }
  /** Never answers. */
  | 'silent';

export interface TranslateServer {
  readonly url: string;
  /** Every call that came, in order. */
  readonly calls: readonly { readonly path: string; readonly body: Readonly<Record<string, unknown>> }[];
  /** Applies to the next calls, one each. */
  next(...moods: TranslateMood[]): void;
  stop(): Promise<void>;
}

const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  de: ['de', 'en', 'fr'],
  en: ['de', 'en', 'fr', 'pt-BR'],
  fr: ['de', 'en', 'fr'],
  // A language that goes one way only.
  'pt-BR': ['en'],
};

/** Words by which this server knows a language. */
const WORDS: readonly (readonly [string, RegExp])[] = [
  ['fr', /\b(bonjour|merci|colis|où|est)\b/i],
  ['de', /\b(hallo|danke|paket|wo|ist)\b/i],
  ['en', /\b(hello|thanks|parcel|where|the)\b/i],
];

/** Starts a server; with `apiKey` it takes calls that carry it and no others. It translates a text into itself between marks: `«fr» text`. */
export async function startTranslateServer(
  options: { readonly apiKey?: string } = {},
): Promise<TranslateServer> {
  const calls: { path: string; body: Record<string, unknown> }[] = [];
  const moods: TranslateMood[] = [];
  const app = new Hono();
  const detect = (text: string): { language: string; confidence: number } | null => {
    const found = WORDS.find(([, words]) => words.test(text));
    return found === undefined ? null : { language: found[0], confidence: 92 };
  };

  app.use(async (context, next) => {
    const body = context.req.method === 'POST' ? await context.req.json<Record<string, unknown>>() : {};
    calls.push({ path: context.req.path, body });
    const mood = moods.shift();
    if (mood === 'silent') return new Promise<Response>(() => undefined);
    if (mood !== undefined && 'body' in mood) return context.text(mood.body);
    if (mood !== undefined)
      return context.json({ error: mood.error }, mood.status as 500, {
        ...(mood.retryAfter === undefined ? {} : { 'retry-after': String(mood.retryAfter) }),
      });
    if (options.apiKey !== undefined && context.req.method === 'POST' && body['api_key'] !== options.apiKey)
      return context.json({ error: 'Invalid API key' }, 403);
    context.set('body' as never, body as never);
    return next();
  });
  app.get('/languages', (context) =>
    context.json(Object.entries(LANGUAGES).map(([code, targets]) => ({ code, name: code, targets }))),
  );
  app.post('/detect', async (context) => {
    const { q } = await context.req.json<{ q?: string }>();
    if (q === undefined) return context.json({ error: 'Invalid request: missing q parameter' }, 400);
    const found = detect(q);
    return context.json(found === null ? [{ confidence: 0, language: 'en' }] : [found]);
  });
  app.post('/translate', async (context) => {
    const { q, source, target } = await context.req.json<{ q?: string; source?: string; target?: string }>();
    if (q === undefined || source === undefined || target === undefined)
      return context.json({ error: 'Invalid request: missing parameter' }, 400);
    const detected = source === 'auto' ? (detect(q) ?? { language: 'en', confidence: 0 }) : null;
    const from = detected?.language ?? source;
    if (!(from in LANGUAGES)) return context.json({ error: `${from} is not supported` }, 400);
    if (LANGUAGES[from]?.includes(target) !== true)
      return context.json({ error: `${from} is not available as a translation target from ${target}` }, 400);
    return context.json({
      translatedText: `«${target}» ${q}`,
      ...(detected === null ? {} : { detectedLanguage: detected }),
    });
  });

  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    calls,
    next: (...more) => void moods.push(...more),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
