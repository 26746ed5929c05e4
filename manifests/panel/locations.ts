import {
  cacheControl,
  FILE_HEADERS,
  OWN_FILE_HEADERS,
  pageHeaders,
  SIGN_IN_PAGE_HEADERS,
} from '../../src/backend/node/panel-headers.ts';
import type { AdminConfig } from '../config/admin-config.ts';

/** Files of the panel that are served with the same headers. */
export interface PanelLocation {
  /** One file, or all below a folder that no other location has; from the server's root. */
  readonly path: string;
  readonly exact: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** The headers of each of the panel's files, as the reference backend sends them: by whichever server, they are the same. */
export function panelLocations({ host, backend, manifest }: AdminConfig): PanelLocation[] {
  const page = new URL(manifest.panelUrl);
  const folder = new URL('.', page).pathname;
  const backendOrigin = new URL(backend.url, page).origin;
  const own = (name: string): Record<string, string> => ({
    ...FILE_HEADERS,
    ...OWN_FILE_HEADERS,
    'Cache-Control': cacheControl(`/${name}`),
  });
  return [
    {
      path: page.pathname,
      exact: true,
      headers: {
        ...own('panel.html'),
        ...pageHeaders({ host, backendOrigin: backendOrigin === page.origin ? undefined : backendOrigin }),
      },
    },
    {
      path: `${folder}sign-in.html`,
      exact: true,
      headers: { ...own('sign-in.html'), ...SIGN_IN_PAGE_HEADERS },
    },
    {
      path: `${folder}embed.js`,
      exact: true,
      headers: { ...FILE_HEADERS, 'Cache-Control': cacheControl('/embed.js') },
    },
    { path: `${folder}panel/`, exact: false, headers: own('panel/') },
    { path: folder, exact: false, headers: own('') },
  ];
}
