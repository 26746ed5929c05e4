/** Browser tests: `npm run test:browser`, one file: `npm run test:browser -- --files test/store/outbox.browser.test.ts`. */
import { readFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { join, normalize, sep } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, summaryReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { tsImport } from 'tsx/esm/api';
import { build } from 'vite';

const { findBrowser } = await tsImport('./test/support/browser.ts', import.meta.url);
const { countReporter } = await tsImport('./test/support/wtr-count-reporter.ts', import.meta.url);

const rootDir = import.meta.dirname;
const { executablePath, args, env } = await findBrowser();
const require = createRequire(import.meta.url);
const serviceWorker = require.resolve('msw/mockServiceWorker.js');

/** Test files run beside each other as if each were the only page: own storage, locks and channels, and focus. */
async function createPage({ browser }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

async function serveServiceWorker(context, next) {
  if (context.path !== '/mockServiceWorker.js') return next();
  context.type = 'text/javascript';
  context.body = await readFile(serviceWorker, 'utf8');
  return undefined;
}

/** PGlite's files: left to the dev server, some are taken for text and come out longer than they are. */
async function serveBinaryFiles(context, next) {
  const file = normalize(join(rootDir, decodeURIComponent(context.path)));
  if (!/\.(?:wasm|data|tar\.gz)$/.test(file) || !file.startsWith(rootDir + sep)) return next();
  context.type = file.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  context.body = await readFile(file);
  return undefined;
}

/** PGlite imports Node's modules in branches that a browser never takes; taken all the same, they fail there. */
const nodeModulesAbsent = {
  name: 'node-modules-absent',
  resolveImport({ source }) {
    return isBuiltin(source) ? '/__absent-in-browsers.js' : undefined;
  },
  serve({ path }) {
    if (path !== '/__absent-in-browsers.js') return undefined;
    return { body: "throw new Error('This is a module of Node, absent in browsers.');", type: 'js' };
  },
};

/** The virtual list asks its bundler which build this is; here is no bundler to answer. */
const virtualListForBrowsers = {
  name: 'virtual-list-for-browsers',
  transform({ path, body }) {
    if (!path.includes('/@tanstack/') || typeof body !== 'string') return undefined;
    return { body: body.replaceAll('process.env.NODE_ENV', "'production'") };
  },
};

/** `waitUntil` looks more often, and gives up only after what not even a slow and busy machine would need. */
const patientWaiting = {
  name: 'patient-waiting',
  transform({ path, body }) {
    if (!path.endsWith('/@open-wc/testing-helpers/src/helpers.js') || typeof body !== 'string')
      return undefined;
    const patient = body.replace('interval = 50, timeout = 1000', 'interval = 10, timeout = 20_000');
    if (patient === body) throw new Error('waitUntil has other defaults than were known here.');
    return { body: patient };
  },
};

/** What axe is shown has come to rest: in the middle of a fade it measures contrasts that nobody will have. */
const accessibleAtRest = {
  name: 'accessible-at-rest',
  transform({ path, body }) {
    if (!path.endsWith('/chai-a11y-axe/src/accessible.js') || typeof body !== 'string') return undefined;
    const resting = body.replace(
      'const result = runTestAsync(fixture, testOpts)',
      "const result = import('/test/support/within.ts').then(({ atRest }) => atRest(fixture)).then(() => runTestAsync(fixture, testOpts))",
    );
    if (resting === body)
      throw new Error('The assertion of accessibility is another one than was known here.');
    return { body: resting };
  },
};

/** Libraries below `file-type` that come as CommonJS only, which browsers don't read. */
const commonJs = {
  name: 'common-js',
  resolveImport({ source }) {
    return ['debug', 'ieee754'].includes(source) ? `/__common-js/${source}.js` : undefined;
  },
  async serve({ path }) {
    const [, name] = /^\/__common-js\/(\w+)\.js$/.exec(path) ?? [];
    if (name === undefined) return undefined;
    const entry = require.resolve(name);
    const [{ output }] = await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
    });
    const names = Object.keys(require(name)).filter((each) => each !== 'default');
    const body = output[0].code.replace(/export default (.*);\s*$/, 'const all = $1;\nexport default all;\n');
    return { body: `${body}export const { ${names.join(', ')} } = all;`, type: 'js' };
  },
};

export default {
  files: ['test/**/*.browser.test.ts'],
  rootDir,
  hostname: '127.0.0.1',
  nodeResolve: { exportConditions: ['browser', 'development', 'import'] },
  // One more than processors: each often waits for a frame, a timer or its modules.
  concurrency: 3,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  browsers: [chromeLauncher({ launchOptions: { executablePath, args, env }, createPage })],
  plugins: [
    nodeModulesAbsent,
    commonJs,
    virtualListForBrowsers,
    patientWaiting,
    accessibleAtRest,
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: join(rootDir, 'tsconfig.json') }),
  ],
  middleware: [serveServiceWorker, serveBinaryFiles],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { ui: 'bdd', timeout: 40_000 } },
  reporters: [
    process.env.CI || !process.stdout.isTTY ? summaryReporter({ flatten: true }) : defaultReporter(),
    countReporter(),
  ],
};
