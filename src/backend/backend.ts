import { openApiDocument } from '../contract/openapi.ts';
import type { Core } from './core.ts';
import { migrate } from './database/migrate.ts';
import { createEventHub } from './events/event-hub.ts';
import { createFileAddresses } from './file-addresses.ts';
import { createHandlers } from './handlers.ts';
import { createRouter } from './http/router.ts';
import { addSurveyPages } from './http/survey-pages.ts';
import { addWebhooks } from './http/webhooks.ts';
import { createIdMaker } from './ids.ts';
import { act } from './jobs/act.ts';
import { askSurvey } from './jobs/ask-survey.ts';
import { bulkResolve } from './jobs/bulk-resolve.ts';
import { deliver } from './jobs/deliver.ts';
import { endAfterWork } from './jobs/end-after-work.ts';
import { expireOffer } from './jobs/expire-offer.ts';
import { routeAgain } from './jobs/route-again.ts';
import { fetchFile } from './jobs/fetch-file.ts';
import { mailTranscript } from './jobs/mail-transcript.ts';
import { workTimer } from './jobs/timer.ts';
import { createHousekeeping } from './jobs/housekeeping.ts';
import { createJobRunner } from './jobs/job-runner.ts';
import { SILENT_LOG } from './log.ts';
import { DEFAULT_LIMITS, DEFAULT_TIMINGS, type BackendOptions } from './options.ts';
import { createRoutingLoop } from './routing/routing-loop.ts';
import { addTokenAddress } from './sign-in/token-address.ts';
import { createSigner } from './signer.ts';
import { createSurveyAddresses } from './survey/survey-addresses.ts';
import { VERSION } from './version.ts';

export type { BackendOptions, Limits, ThumbnailMaker, Timings } from './options.ts';

/** The reference backend: everything below `/api/v1`, and the work behind it. */
export interface Backend {
  /** Answers a request; whatever goes wrong is an answer, too. */
  fetch(request: Request): Promise<Response>;
  /** Ends the streams, lets jobs under way finish or gives them back, and leaves the database open. */
  stop(): Promise<void>;
}

const SECRET_BYTES = 32;

/** Brings the schema up to date and begins to work. Several may share a Postgres, in one process or many. */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  if (options.secret.length < SECRET_BYTES)
    throw new Error(`secret: expected at least ${String(SECRET_BYTES)} bytes`);
  const core = createCore(options);
  await migrate(core.database);

  const addresses = createFileAddresses(core.signer, core.clock, core.timings.addressMs);
  const hub = await createEventHub(core, addresses);
  const routing = await createRoutingLoop(core);
  const jobs = await createJobRunner(core, {
    deliver,
    'fetch-file': fetchFile,
    'expire-offer': expireOffer,
    act,
    'route-again': routeAgain,
    'mail-transcript': mailTranscript,
    timer: workTimer,
    'ask-survey': askSurvey,
    'bulk-resolve': bulkResolve,
    'end-after-work': endAfterWork,
  });
  const housekeeping = createHousekeeping(core);
  const description = JSON.stringify(openApiDocument(VERSION));
  const app = createRouter(core, createHandlers(core, { hub, addresses }), {
    origins: options.origins ?? [],
    more: (router) => {
      addWebhooks(router, core);
      addSurveyPages(router, core);
      addTokenAddress(router, core);
      router.get(
        '/openapi.json',
        () => new Response(description, { headers: { 'content-type': 'application/json' } }),
      );
    },
  });

  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await hub.close();
    await Promise.all([jobs.close(), routing.close(), housekeeping.close()]);
  };
  return {
    fetch: async (request) => app.fetch(request),
    stop: () => (stopped ??= stop()),
  };
}

function createCore(options: BackendOptions): Core {
  const clock = options.clock ?? Date.now;
  const signer = createSigner(options.secret);
  return {
    database: options.database,
    clock,
    log: options.log ?? SILENT_LOG,
    gateways: new Map(options.gateways.map((gateway) => [gateway.id, gateway])),
    accountSettings: options.accountSettings,
    secret: options.secret,
    signer,
    signIn: options.signIn ?? {},
    surveyAddresses: createSurveyAddresses(signer, options.publicUrl ?? null),
    thumbnails: options.thumbnails ?? null,
    translation: options.translation ?? null,
    mailer: options.mailer ?? null,
    timeZone: options.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    timings: { ...DEFAULT_TIMINGS, ...options.timings },
    newId: createIdMaker(clock),
    processId: crypto.randomUUID(),
  };
}
