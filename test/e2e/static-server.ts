import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** A server that knows nothing but the files of one folder. */
export interface StaticServer {
  /** Address of the folder, with a slash at its end. */
  readonly url: string;
  /** Paths that were asked for and are no file. */
  readonly missed: readonly string[];
  close(): Promise<void>;
}

/** Serves a folder below a path such as `/shown/inlay/`, and 404 everywhere else. */
export async function serveFolder(folder: string, below: string): Promise<StaticServer> {
  const missed: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://static').pathname);
    const file = path === below ? 'index.html' : normalize(path.slice(below.length));
    const found =
      path.startsWith(below) && !file.startsWith('..')
        ? readFile(join(folder, file))
        : Promise.reject(new Error('outside'));
    found.then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
          .end(bytes),
      () => {
        missed.push(path);
        response.writeHead(404).end();
      },
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}${below}`,
    missed,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
