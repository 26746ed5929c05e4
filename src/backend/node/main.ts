import { createBackend } from '../backend.ts';
import { whatsAppFromEnvironment } from '../gateways/whatsapp/environment.ts';
import { provision } from '../provision.ts';
import { openDatabase } from './open-database.ts';
import { readPanelConfig } from './panel-config-file.ts';
import { panelPages, type PanelPagesOptions } from './panel-pages.ts';
import { createPinoLog } from './pino-log.ts';
import { serve } from './serve.ts';
import { readSetupFile } from './setup-file.ts';
import { servicesFromEnvironment } from './services.ts';
import { signInFromEnvironment } from './sign-in-environment.ts';
import { sharpThumbnails } from './thumbnails.ts';

/*
 * The backend for real use; `docs/backend.md` lists what the environment says. It may run as often as one likes on one Postgres.
 */
const env = process.env;
const problems: string[] = [];

const secret = Buffer.from(env['INLAY_SECRET'] ?? '', 'base64');
if (secret.length < 32) problems.push('INLAY_SECRET: expected at least 32 bytes in base64');
const origins = (env['INLAY_ORIGINS'] ?? '').split(/[\s,]+/).filter((origin) => origin !== '');
for (const origin of origins) {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin)
    problems.push('INLAY_ORIGINS: expected origins such as https://crm.example, separated by commas');
}
const port = Number(env['PORT'] ?? 8080);
if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push('PORT: expected 0 to 65535');
const whatsApp = whatsAppFromEnvironment(env);
if (whatsApp.kind === 'invalid')
  problems.push(...whatsApp.problems.map(({ variable, expected }) => `${variable}: expected ${expected}`));
const services = servicesFromEnvironment(env);
problems.push(...services.problems);
const publicUrl = env['INLAY_PUBLIC_URL']?.trim() ?? '';
if (publicUrl !== '' && !/^https?:$/.test(URL.canParse(publicUrl) ? new URL(publicUrl).protocol : ''))
  problems.push('INLAY_PUBLIC_URL: expected an http or https address');
const setups = await readSetups();
const panelConfig = await readConfig();
const signIn = signInFromEnvironment(
  env,
  setups.map(({ id }) => id),
);
problems.push(...signIn.problems);
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}

const log = createPinoLog();
const database = await openDatabase(env['DATABASE_URL'], log);
for (const setup of setups) await provision(database, setup);
const accounts = new Map(
  whatsApp.kind === 'ready' ? whatsApp.accounts.map(({ networkId, settings }) => [networkId, settings]) : [],
);
const backend = await createBackend({
  database,
  secret,
  origins,
  signIn: signIn.signIn,
  log,
  thumbnails: sharpThumbnails,
  ...services.options,
  ...(publicUrl === '' ? {} : { publicUrl }),
  gateways: whatsApp.kind === 'ready' ? [whatsApp.gateway] : [],
  accountSettings: (_gatewayId, networkId) => accounts.get(networkId) ?? {},
});
const pages = panelPages({ folder: 'dist', config: panelConfig });
const served = await serve({
  backend,
  port,
  hostname: env['HOST'] ?? '127.0.0.1',
  fallback: (request) => pages.fetch(request),
});
log.info('ready', { url: served.url });

let stopping: Promise<void> | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping ??= served.close().then(() => {
      services.close();
      return database.close();
    });
  });
}

async function readSetups(): ReturnType<typeof readSetupFile> {
  const path = env['INLAY_SETUP'];
  if (path === undefined || path === '') return [];
  try {
    return await readSetupFile(path);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return [];
  }
}

async function readConfig(): Promise<PanelPagesOptions['config']> {
  const path = env['INLAY_CONFIG'];
  const standard = { backend: { url: '/api/v1' } };
  if (path === undefined || path === '')
    return { ...standard, host: { allowedOrigins: origins.length > 0 ? origins : ['self'] } };
  try {
    return await readPanelConfig(path);
  } catch (error) {
    problems.push(`INLAY_CONFIG: ${error instanceof Error ? error.message : String(error)}`);
    return standard;
  }
}
