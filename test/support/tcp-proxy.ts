import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What the line does to one connection. Bytes are those of the server's answer, counted from the connection's first. */
export type LineFault =
  /** Closed before a byte has passed. */
  | { readonly kind: 'refuse' }
  /** Broken off (RST or FIN, as the system does it) once so many bytes have passed. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Held open, without a byte or a FIN, once so many bytes have passed: a half-open connection. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** Every piece of the answer comes so much later. */
  | { readonly kind: 'delay'; readonly ms: number };

/** A line between client and server that breaks as told; on 127.0.0.1. */
export interface TcpProxy {
  readonly port: number;
  /** Connections begun so far. */
  readonly begun: number;
  /** Connections that are open now, on the client's side. */
  readonly open: number;
  /** Faults that took effect so far, by kind. */
  readonly faults: Readonly<Record<LineFault['kind'], number>>;
  /** Stops passing on what comes on connections that are open now, without closing them. */
  stallAll(): void;
  /** Breaks all connections that are open now. */
  cutAll(): void;
  close(): Promise<void>;
}

/** Opens a line to a port; `faultFor` is asked at each new connection, numbered from 0, and null lets it be. */
export async function openTcpProxy(
  targetPort: number,
  faultFor: (connection: number) => LineFault | null = () => null,
): Promise<TcpProxy> {
  const faults = { refuse: 0, cut: 0, stall: 0, delay: 0 };
  const lines = new Set<{ readonly client: Socket; stall(): void; cut(): void }>();
  let begun = 0;

  const server = createServer((client) => {
    const fault = faultFor(begun++);
    client.on('error', () => undefined);
    if (fault?.kind === 'refuse') {
      faults.refuse += 1;
      client.destroy();
      return;
    }
    const upstream = connect(targetPort, '127.0.0.1');
    let passed = 0;
    let stalled = false;
    const line = {
      client,
      stall: () => {
        stalled = true;
      },
      cut: () => {
        client.destroy();
        upstream.destroy();
      },
    };
    lines.add(line);
    if (fault?.kind === 'delay') faults.delay += 1;
    upstream.on('error', () => client.destroy());
    client.on('data', (bytes) => {
      if (!stalled) upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (stalled) return;
      const left = fault?.kind === 'cut' || fault?.kind === 'stall' ? fault.afterBytes - passed : Infinity;
      passed += bytes.length;
      if (fault?.kind === 'delay') {
        setTimeout(() => client.write(bytes), fault.ms);
      } else if (bytes.length < left) {
        client.write(bytes);
      } else if (fault !== null) {
        faults[fault.kind] += 1;
        client.write(bytes.subarray(0, left), () => {
          if (fault.kind === 'cut') line.cut();
        });
        line.stall();
      }
    });
    upstream.on('close', () => {
      if (!stalled) client.end();
    });
    client.on('close', () => {
      upstream.destroy();
      lines.delete(line);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    get begun() {
      return begun;
    },
    get open() {
      return lines.size;
    },
    faults,
    stallAll() {
      for (const line of lines) line.stall();
    },
    cutAll() {
      for (const line of lines) line.cut();
    },
    async close() {
      for (const line of lines) line.cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
