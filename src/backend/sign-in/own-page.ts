import { Problem } from '../problem.ts';

/**
 * Refuses every call that does not come from a page of the panel's own origin, so that no other page can use a session's cookie or
 * plant a sign-in. Resolves to whether that page came over https.
 *
 * Browsers say `Sec-Fetch-Site` to every secure address, and no page can say it otherwise ([Fetch Metadata](https://www.w3.org/TR/fetch-metadata/)).
 * Where it is missing, the page's `Origin` has to be the address's own.
 */
export function requireOwnPage(request: Request): { readonly isSecure: boolean } {
  const { host, hostname, protocol } = new URL(request.url);
  const origin = request.headers.get('origin') ?? '';
  const site = request.headers.get('sec-fetch-site');
  const page = URL.canParse(origin) ? new URL(origin) : null;
  if (page === null || (site === null ? page.host !== host : site !== 'same-origin'))
    throw new Problem('forbidden', { detail: 'Only for pages of the panel’s own origin' });
  const isSecure = page.protocol === 'https:';
  if (!isSecure && !isLoopback(page.hostname))
    throw new Problem('forbidden', {
      detail: `Signing in needs https: ${protocol}//${hostname} is not safe`,
    });
  return { isSecure };
}

/** Whether this names the machine itself, which browsers take for as safe as https. */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
