import { serve as listen } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

/** What is served, and where. */
export interface ServeOptions {
  /** What answers below `/api/v1`. */
  readonly backend: { fetch(request: Request): Promise<Response>; stop(): Promise<void> };
  /** What answers everywhere else; absent: 404. */
  readonly fallback?: (request: Request) => Promise<Response> | Response;
  /** 0 takes any free one. */
  readonly port: number;
  /** The machine's own address by default, so that nothing is open that nobody opened. */
  readonly hostname?: string;
}

/** A server that listens. */
export interface Served {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** Takes no new calls, ends the streams, lets answers and jobs under way finish. */
  close(): Promise<void>;
}

/** How long answers under way may take once the server closes, in milliseconds. */
const CLOSE_WITHIN_MS = 5_000;

/** Serves the backend over HTTP. Rejects where the port can't be had. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { backend, port, hostname = '127.0.0.1' } = options;
  const fallback = options.fallback ?? (() => new Response('Not found', { status: 404 }));
  const server = listen({
    hostname,
    port,
    fetch: (request: Request) =>
      new URL(request.url).pathname.startsWith('/api/v1') ? backend.fetch(request) : fallback(request),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { address, port: taken, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${String(taken)}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await backend.stop();
      const cut = setTimeout(
        () => 'closeAllConnections' in server && server.closeAllConnections(),
        CLOSE_WITHIN_MS,
      );
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
    },
  };
}
