import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import {
  cacheControl,
  FILE_HEADERS,
  OWN_FILE_HEADERS,
  pageHeaders,
  SIGN_IN_PAGE_HEADERS,
  type HostOrigins,
} from './panel-headers.ts';

/** Which built pages are served, and who may frame them. */
export interface PanelPagesOptions {
  /** What `npm run build` made. */
  readonly folder: string;
  /** What `inlay.config.json` is answered with; the panel checks it. */
  readonly config: { readonly host?: HostOrigins } & Readonly<Record<string, unknown>>;
  /** Origin of the backend where it is not the pages' own. */
  readonly backendOrigin?: string;
}

/** Serves the panel's page, its parts and `embed.js`, each with the headers under which they are meant to run. */
export function panelPages({ folder, config, backendOrigin }: PanelPagesOptions): Hono {
  const ofPage = pageHeaders({ host: config.host, backendOrigin });
  const app = new Hono();
  app.use(compress());
  app.use(async (context, next) => {
    await next();
    const { path } = context.req;
    const headers = {
      ...FILE_HEADERS,
      ...(path !== '/embed.js' && OWN_FILE_HEADERS),
      'Cache-Control': cacheControl(path),
      ...(path === '/panel.html' && ofPage),
      ...(path === '/sign-in.html' && SIGN_IN_PAGE_HEADERS),
    };
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  });
  app.get('/inlay.config.json', (context) => context.json(config));
  app.use(serveStatic({ root: folder }));
  return app;
}
