/** What of the configuration says who may frame the panel, and whose library may run in it. */
export interface HostOrigins {
  readonly allowedOrigins?: readonly string[];
  readonly dynamics?: { readonly organisations?: readonly string[] } | undefined;
  readonly salesforce?: { readonly organisations?: readonly string[] } | undefined;
}

/** For whose page headers are made. */
export interface PanelHeadersOptions {
  readonly host?: HostOrigins | undefined;
  /** Origin of the backend where it is not the pages' own. */
  readonly backendOrigin?: string | undefined;
}

/** Headers of every file that is served for the panel, whoever serves it. */
export const FILE_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Further ones of each file but `embed.js`, which any page may load: the rest is for the panel's own page. */
export const OWN_FILE_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** How long a file may be kept, by its path: those in `/panel/` change their names with what they hold. */
export function cacheControl(path: string): string {
  return path.startsWith('/panel/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** Further headers of `panel.html`: what it may load and run, who may frame it, and what it asks of the browser. */
export function pageHeaders(options: PanelHeadersOptions): Readonly<Record<string, string>> {
  return { 'Content-Security-Policy': panelPolicy(options), 'Permissions-Policy': PERMISSIONS };
}

/**
 * Further headers of `sign-in.html`, which stands in a window alone. It says nothing of its opener: a window that cut itself off could
 * not say that it is done.
 */
export const SIGN_IN_PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
};

/** What a panel has no use for is denied to whatever may run in it. */
const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']
  .map((name) => `${name}=()`)
  .join(', ');

/**
 * The panel's Content-Security-Policy: only its own files, nothing inline, no markup turned into code (Trusted Types), framed by
 * the named origins alone; where a host's library has to run in it, that of its organisations. `blob:` is for pictures that are still being uploaded.
 */
function panelPolicy({ host = {}, backendOrigin }: PanelHeadersOptions): string {
  const { allowedOrigins = ['self'], dynamics, salesforce } = host;
  const libraries = [...(dynamics?.organisations ?? []), ...(salesforce?.organisations ?? [])];
  const framing = allowedOrigins.map((origin) => (origin === 'self' ? "'self'" : origin));
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
    `frame-ancestors ${[...new Set([...framing, ...libraries])].join(' ')}`,
    "require-trusted-types-for 'script'",
    // The second lets the address of a host's library through, once it has been checked.
    `trusted-types lit-html${libraries.length > 0 ? ' inlay-host' : ''}`,
  ].join('; ');
}
