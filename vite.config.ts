import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { minifyHTMLLiterals } from 'minify-literals';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Takes the layout's white space out of `html` and `css` templates, which no minifier of JavaScript touches. */
const minifyTemplates: Plugin = {
  name: 'minify-templates',
  apply: 'build',
  enforce: 'pre',
  async transform(code, id) {
    if (!id.startsWith(at('src')) || !/\b(html|css|svg)`/.test(code)) return null;
    const result = await minifyHTMLLiterals(code, { fileName: id });
    return result === null ? null : { code: result.code, map: result.map?.toString() ?? null };
  },
};

/** Leaves out what schemas say to the readers of the API's description, which no browser makes. */
const noDescriptions: Plugin = {
  name: 'no-descriptions',
  enforce: 'pre',
  transform: (code, id) =>
    id.startsWith(at('src/contract'))
      ? { code: code.replace(/,\s*v\.description\(\s*(['"`])(?:(?!\1).)*\1,?\s*\)/g, ''), map: null }
      : null,
};

/**
 * Says that making a schema does nothing else, so that those that the panel does not use stay out, and what only they need of the
 * library. Of our own functions in the contract that holds for those that are named `…With`.
 */
const pureSchemas: Plugin = {
  name: 'pure-schemas',
  enforce: 'pre',
  transform: (code, id) =>
    id.startsWith(at('src/contract'))
      ? {
          code: code.replace(/(?<![\w.$])(?=(?:v\.[a-z]\w*(?:<\w+>)?|\w+With)\()/g, '/* @__PURE__ */ '),
          map: null,
        }
      : null,
};

/** Nothing is preloaded and no late part has styles of its own: what vite wraps each `import()` in for that stays out. */
const noPreloading: Plugin = {
  name: 'no-preloading',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

/** Puts the script by which MSW answers requests beside the page, in the version of the installed package. */
const serviceWorker: Plugin = {
  name: 'service-worker',
  generateBundle() {
    const source = readFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'));
    this.emitFile({ type: 'asset', fileName: 'mockServiceWorker.js', source });
  },
};

/** PGlite imports `node:module` in branches that no browser takes; taken all the same, they fail there. */
const nodeModulesAbsent: Plugin = {
  name: 'node-modules-absent',
  enforce: 'pre',
  resolveId: (source) => (source === 'node:module' ? '\0absent-in-browsers' : null),
  load: (id) =>
    id === '\0absent-in-browsers' ? "throw new Error('A module of Node, absent in browsers.');" : null,
};

/** Each way of building: `vite build --mode panel|embed|library|backend`, all made by `npm run build`, and the demo's pages. */
const builds: Record<string, UserConfig> = {
  // The iframe's page: dist/panel.html, with what loads late in files of its own.
  panel: {
    root: at('src/panel'),
    base: './',
    publicDir: at('src/panel/public'),
    plugins: [noDescriptions, pureSchemas, noPreloading],
    build: {
      outDir: at('dist'),
      emptyOutDir: true,
      manifest: 'panel.manifest.json',
      assetsDir: 'panel',
      // Data addresses would need `data:` in the page's Content-Security-Policy.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: at('src/panel/panel.html'),
        // One file for all that is there at once, whoever else uses parts of it later.
        output: { codeSplitting: { groups: [{ name: 'panel', tags: ['$initial'] }] } },
      },
    },
  },
  // The page of the window in which agents sign in: dist/sign-in.html.
  'sign-in-page': {
    root: at('src/panel/sign-in'),
    base: './',
    build: {
      outDir: at('dist'),
      emptyOutDir: false,
      assetsDir: 'panel',
      rolldownOptions: { input: at('src/panel/sign-in/sign-in.html') },
    },
  },
  // One script for any page: dist/embed.js.
  embed: {
    build: {
      outDir: at('dist'),
      emptyOutDir: false,
      lib: { entry: at('src/embed/define.ts'), name: 'Inlay', formats: ['iife'], fileName: () => 'embed.js' },
    },
  },
  // The demo's pages beside the panel: dist/index.html and the others of its menu, as `npm start` serves them.
  'demo-pages': {
    root: at('demo'),
    base: './',
    build: {
      outDir: at('dist'),
      emptyOutDir: false,
      assetsDir: 'demo-pages',
      rolldownOptions: {
        input: [
          'index.html',
          'dynamics.html',
          'dynamics/panel.html',
          'salesforce.html',
          'salesforce/panel.html',
          'portal.html',
          'sign-in-demo.html',
        ].map((page) => at(`demo/${page}`)),
      },
    },
  },
  // The demo without a server, for any folder of any static one: dist/demo-static.
  'demo-static': {
    root: at('demo/static'),
    base: './',
    publicDir: at('demo/static/public'),
    plugins: [serviceWorker],
    // Emscripten's part of PGlite has an `eval` for macros that are not used here.
    worker: {
      format: 'es',
      plugins: () => [nodeModulesAbsent],
      rolldownOptions: { checks: { eval: false } },
    },
    build: {
      outDir: at('dist/demo-static'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: [at('demo/static/index.html'), at('demo/static/panel.html')] },
    },
  },
  // What bridges from within a CRM, one file each: dist/bridges/side-pane.js for Dynamics, inlayBridge.js for Salesforce.
  'bridge-dynamics': bridge('dynamics/web-resource.ts', 'side-pane.js', 'iife'),
  'bridge-salesforce': bridge('salesforce/utility-bar.ts', 'inlayBridge.js', 'es'),
  // The package: elements, store, client and hosts as modules; libraries stay outside.
  library: {
    build: {
      outDir: at('dist/lib'),
      emptyOutDir: true,
      lib: {
        entry: {
          index: at('src/index.ts'),
          define: at('src/define.ts'),
          embed: at('src/embed/define.ts'),
          ...Object.fromEntries(
            elementNames().map((name) => [
              `components/${name}/define`,
              at(`src/components/${name}/define.ts`),
            ]),
          ),
        },
        formats: ['es'],
      },
      rolldownOptions: {
        external:
          /^(lit|@lit|zustand|idb|valibot|eventsource-parser|@tanstack|linkify-it|emoji-picker-element-data)/,
      },
    },
  },
  // The backend for Node: dist/backend/main.js; its libraries stay where they are installed.
  backend: {
    build: {
      ssr: at('src/backend/node/main.ts'),
      outDir: at('dist/backend'),
      emptyOutDir: true,
    },
  },
};

function bridge(entry: string, fileName: string, format: 'es' | 'iife'): UserConfig {
  return {
    build: {
      outDir: at('dist/bridges'),
      emptyOutDir: false,
      lib: {
        entry: at(`src/embed/${entry}`),
        name: 'InlayBridge',
        fileName: () => fileName,
        formats: [format],
      },
    },
  };
}

function elementNames(): string[] {
  try {
    return readdirSync(at('src/components'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .filter((name) => readdirSync(at(`src/components/${name}`)).includes('define.ts'));
  } catch {
    return [];
  }
}

export default defineConfig(({ command, mode }) => {
  // Also where a test builds, whose own NODE_ENV would bring the libraries' development code.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    ...builds[mode],
    plugins: [minifyTemplates, ...(builds[mode]?.plugins ?? [])],
    build: { target: 'es2022', sourcemap: true, modulePreload: false, ...builds[mode]?.build },
  };
});
