import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

/** What of the configuration says who may frame the panel, and whose library may run in it. */
interface HostOrigins {
  readonly allowedOrigins?: readonly string[];
  readonly dynamics?: { readonly organisations?: readonly string[] };
  readonly salesforce?: { readonly organisations?: readonly string[] };
}

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
  const { allowedOrigins = ['self'], dynamics, salesforce } = config.host ?? {};
  const organisations = [...(dynamics?.organisations ?? []), ...(salesforce?.organisations ?? [])];
  const framing = allowedOrigins.map((origin) => (origin === 'self' ? "'self'" : origin));
  const policy = panelPolicy([...new Set([...framing, ...organisations])], organisations, backendOrigin);
  const app = new Hono();
  app.use(compress());
  app.use(async (context, next) => {
    await next();
    const { path } = context.req;
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    // Any page may load the embed script; the rest is for the panel's own page.
    if (path !== '/embed.js') context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header(
      'Cache-Control',
      path.startsWith('/panel/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    if (path === '/panel.html') context.header('Content-Security-Policy', policy);
  });
  app.get('/inlay.config.json', (context) => context.json(config));
  app.use(serveStatic({ root: folder }));
  return app;
}

/**
 * The panel's Content-Security-Policy: only its own files, nothing inline, no markup turned into code (Trusted Types), framed by
 * the named origins alone; where a host's library has to run in it, that of its organisations. `blob:` is for pictures that are still being uploaded.
 */
function panelPolicy(
  frameAncestors: readonly string[],
  libraries: readonly string[],
  backendOrigin?: string,
): string {
  const own = backendOrigin === undefined ? "'self'" : `'self' ${backendOrigin}`;
  return [
    "default-src 'none'",
    ["script-src 'self'", ...libraries].join(' '),
    "style-src 'self'",
    `img-src ${own} blob:`,
    `media-src ${own}`,
    `connect-src ${own}`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    `frame-ancestors ${frameAncestors.join(' ')}`,
    "require-trusted-types-for 'script'",
    // The second lets the address of a host's library through, once it has been checked.
    `trusted-types lit-html${libraries.length > 0 ? ' inlay-host' : ''}`,
  ].join('; ');
}
