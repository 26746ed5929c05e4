/** What `npm start` serves, in the tests' own process: its database is at hand, so that what is due can be moved instead of waited for. */
import { randomBytes } from 'node:crypto';
import { chromium, type FrameLocator, type Page } from 'playwright-core';
import { SILENT_LOG } from '../../src/backend/log.ts';
import { panelPages } from '../../src/backend/node/panel-pages.ts';
import { serve } from '../../src/backend/node/serve.ts';
import type { WorkSettings } from '../../src/model/work-rules.ts';
import { assembleDemo } from '../../demo/assemble.ts';
import { memoryStorage } from '../../demo/network/storage.ts';
import { ORGANISATION } from '../../demo/organisation.ts';
import { findBrowser } from '../support/browser.ts';
import { openEmptyPglite } from '../support/pglite-template.ts';
import { openPage } from './steps.ts';

/** Where contacts would reach the survey, as far as the demo knows. */
const PUBLIC_ADDRESS = 'http://survey.test';

export interface DemoAtHand {
  /** A page of an agent, and the panel in it. */
  open(agent: string): Promise<{ readonly page: Page; readonly panel: FrameLocator }>;
  /** Runs a statement on the demo's organisation. */
  query<Row extends object>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Changes what the administrator has set. */
  set(settings: Partial<WorkSettings>): Promise<void>;
  /** Has the job of this kind of an interaction, or of whatever else it is about, done now. */
  hurryJob(kind: string, subject: string): Promise<void>;
  /** Calls the backend as an agent does who goes round the panel. */
  call(agent: string, method: string, path: string, body?: unknown, version?: number): Promise<Response>;
  /** An address that a contact was sent, as it is reached from here. */
  reachable(address: string): string;
  close(): Promise<void>;
}

export async function startDemoAtHand(): Promise<DemoAtHand> {
  const database = await openEmptyPglite();
  const demo = await assembleDemo({
    database,
    networkStorage: memoryStorage(),
    secret: randomBytes(32),
    log: SILENT_LOG,
    publicUrl: PUBLIC_ADDRESS,
  });
  const pages = panelPages({ folder: 'dist', config: { backend: { url: '/api/v1' } } });
  const served = await serve({
    backend: demo.backend,
    port: 0,
    fallback: (request) => demo.fetch(request) ?? pages.fetch(request),
  });
  const browser = await chromium.launch(await findBrowser());
  const query: DemoAtHand['query'] = (statement, parameters) =>
    database.inOrganisation(ORGANISATION.id, (transaction) => transaction.query(statement, parameters));
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(served.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    query,
    set: (settings) =>
      database.asSystem(async (transaction) => {
        await transaction.query('UPDATE organisation SET settings = settings || $1::jsonb', [
          JSON.stringify(settings),
        ]);
      }),
    open: async (agent) => {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
      page.setDefaultTimeout(30_000);
      return { page, panel: await openPage(page, served.url, agent) };
    },
    hurryJob: async (kind, subject) => {
      const now = Date.now();
      await query('UPDATE job SET due_at = $3 WHERE kind = $1 AND subject = $2', [kind, subject, now]);
      await query("SELECT pg_notify('inlay_jobs', $1)", [String(now)]);
    },
    call: async (agent, method, path, body, version) => {
      const { token } = (await (await post('/demo/token', { agentId: agent })).json()) as { token: string };
      return fetch(`${served.url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
          ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    },
    reachable: (address) => address.replace(PUBLIC_ADDRESS, served.url),
    close: async () => {
      await browser.close();
      await served.close();
      await demo.stopNetwork();
      await database.close();
    },
  };
}
