import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serve, type Served } from '../../../src/backend/node/serve.ts';
import { mintToken } from '../../../src/backend/tokens.ts';
import { openTestDatabase, type OpenedDatabase } from '../../backend/support/databases.ts';
import { SECRET, startBackend, thread, until, type TestBackend } from '../../backend/support/test-backend.ts';
import { findBrowser } from '../../support/browser.ts';

const MESSAGES = 1_000;
const INTERACTIONS = 20;
/** Conversations that go beside each other; a divisor of how many there are. */
const LANES = 5;
/** The renderer is killed when so many have been acknowledged. */
const CRASHES = [150, 330, 520, 760, 940];

/** What becomes of three in ten sends. */
type Fault = 'lost-before' | 'unavailable' | 'cut-after';

/** The same faults in every run: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** An answer whose connection breaks in the middle. */
const brokenOff = (): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{'));
        controller.error(new Error('cut'));
      },
    }),
    { headers: { 'content-type': 'application/json' } },
  );

describe('sending over a bad line from a browser that crashes (promise 1, a tenth)', () => {
  let database: OpenedDatabase;
  let test: TestBackend;
  let served: Served;
  let browser: Browser;
  let script = '';
  const counts = { 'lost-before': 0, unavailable: 0, 'cut-after': 0 };

  beforeAll(async () => {
    // The server tells of every answer that was broken off: that is what this is about.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    database = await openTestDatabase('PGlite');
    test = await startBackend(database.database);
    const random = randomFrom(20_261_121);
    const faultOf = (): Fault | null => {
      const dice = random();
      return dice < 0.1 ? 'lost-before' : dice < 0.2 ? 'unavailable' : dice < 0.3 ? 'cut-after' : null;
    };
    const answer = async (request: Request): Promise<Response> => {
      const isSend = request.method === 'POST' && request.url.endsWith('/messages');
      const fault = isSend ? faultOf() : null;
      if (fault === null) return test.backend.fetch(request);
      counts[fault] += 1;
      if (fault === 'unavailable') return new Response(null, { status: 503 });
      if (fault === 'cut-after') await test.backend.fetch(request);
      return brokenOff();
    };
    served = await serve({
      backend: { fetch: answer, stop: () => Promise.resolve() },
      port: 0,
      fallback: ({ url }) =>
        url.endsWith('.js')
          ? new Response(script, { headers: { 'content-type': 'text/javascript' } })
          : new Response('<!doctype html><script type="module" src="/page.js"></script>', {
              headers: { 'content-type': 'text/html' },
            }),
    });
    const built = await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        write: false,
        minify: false,
        rolldownOptions: {
          input: new URL('sending-page.ts', import.meta.url).pathname,
          output: { codeSplitting: false },
        },
      },
    });
    if (!('output' in built)) throw new Error('expected one build');
    script = built.output[0].code;
    const { executablePath, args, env } = await findBrowser();
    browser = await chromium.launch({ executablePath, args, env });
  }, 120_000);
  afterAll(async () => {
    vi.restoreAllMocks();
    await browser.close();
    await served.close();
    await test.stop();
    await database.close();
  });

  const interactions = async (many: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let index = 0; index < many; index += 1) ids.push((await test.inbound()).id);
    return ids;
  };
  const open = async (
    context: BrowserContext,
    ids: readonly string[],
    keys: 'kept' | 'fresh',
  ): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => 'sending' in window);
    const token = await mintToken(
      SECRET,
      { organisationId: test.organisationId, agentId: 'ada' },
      { now: Date.now() },
    );
    await page.evaluate((options) => window.sending.start(options), { token, ids, keys });
    return page;
  };
  /** The numbers that the backend holds in an interaction, in its order. */
  const numbersIn = async (id: string): Promise<number[]> =>
    (await thread(test, id)).flatMap(({ direction, text }) =>
      direction === 'outbound' ? [Number(text.replace('message ', ''))] : [],
    );

  it(`${String(MESSAGES)} sends, three in ten faulty, ${String(CRASHES.length)} crashes: none lost, none twice, none out of order`, async () => {
    const ids = await interactions(INTERACTIONS);
    const context = await browser.newContext();
    const acknowledged: number[] = [];
    let onAcknowledged = (): void => undefined;
    await context.exposeFunction('acknowledged', (text: string) => {
      acknowledged.push(Number(text.replace('message ', '')));
      onAcknowledged();
    });

    let page = await open(context, ids, 'kept');
    let next = 0;
    for (const crashAt of [...CRASHES, MESSAGES]) {
      const isLast = crashAt === MESSAGES;
      const crashed = new Promise((resolve) => page.once('crash', resolve));
      const reached = new Promise<void>((resolve) => {
        onAcknowledged = () => {
          if (acknowledged.length >= crashAt) resolve();
        };
      });
      const run = page.evaluate(([all, from, to, lanes]) => window.sending.sendAll(all, from, to, lanes), [
        ids,
        next,
        isLast ? MESSAGES + next - acknowledged.length : 1e9,
        LANES,
      ] as const);
      if (isLast) {
        await run;
        break;
      }
      run.catch(() => undefined);
      await reached;
      const cdp = await context.newCDPSession(page);
      cdp.send('Page.crash').catch(() => undefined);
      await crashed;
      await page.close();
      page = await open(context, ids, 'kept');
      // Those that were on their way when the page died may have been kept without their writer hearing of it.
      next = Math.max(...acknowledged) + LANES + 1;
    }
    await until(
      'the outbox to be empty',
      async () => (await page.evaluate(() => window.sending.waiting())) === 0,
      60_000,
    );

    const all = await Promise.all(ids.map(numbersIn));
    const taken = all.flat();
    expect(acknowledged.length).toBeGreaterThanOrEqual(MESSAGES);
    expect(
      acknowledged.filter((number) => !taken.includes(number)),
      'lost',
    ).toEqual([]);
    expect(taken.length - new Set(taken).size, 'doubles').toBe(0);
    for (const numbers of all) expect(numbers, 'order').toEqual(numbers.toSorted((a, b) => a - b));
    for (const fault of Object.values(counts)) expect(fault).toBeGreaterThan(MESSAGES / 20);
    await context.close();
  }, 180_000);

  it('control: with another key for every attempt messages double', async () => {
    const ids = await interactions(5);
    const context = await browser.newContext();
    await context.exposeFunction('acknowledged', () => undefined);
    const page = await open(context, ids, 'fresh');
    await page.evaluate((all) => window.sending.sendAll(all, 0, 60, 1), ids);
    await until(
      'the outbox to be empty',
      async () => (await page.evaluate(() => window.sending.waiting())) === 0,
      60_000,
    );
    const taken = (await Promise.all(ids.map(numbersIn))).flat();
    expect(taken.length - new Set(taken).size).toBeGreaterThan(0);
    await context.close();
  }, 120_000);
});
