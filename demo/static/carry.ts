/** A request on its way through a port; the answer comes back through `reply`. */
interface CarriedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly [string, string][];
  readonly body: ArrayBuffer | null;
  readonly reply: MessagePort;
}

/** `body` is a stream, so that an event stream goes through as it is written. */
interface CarriedAnswer {
  readonly status: number;
  readonly headers: readonly [string, string][];
  readonly body: ReadableStream<Uint8Array> | null;
}

/** Answers what `fetchOver` sends from the other end of the port. A request that `answer` rejects is answered with 500. */
export function serveOver(port: MessagePort, answer: (request: Request) => Promise<Response>): void {
  port.addEventListener('message', ({ data }: MessageEvent<CarriedRequest>) => {
    void reply(data, answer);
  });
  port.start();
}

async function reply(
  { url, method, headers, body, reply: port }: CarriedRequest,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const request = new Request(url, { method, headers: [...headers], body });
  const response = await answer(request).catch(
    (error: unknown) => new Response(error instanceof Error ? error.message : String(error), { status: 500 }),
  );
  const carried: CarriedAnswer = {
    status: response.status,
    headers: [...response.headers],
    body: response.body,
  };
  port.postMessage(carried, carried.body === null ? [] : [carried.body]);
}

/** Sends requests through a port. A cancelled answer's stream is cancelled at its source. */
export function fetchOver(port: MessagePort): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = request.body === null ? null : await request.arrayBuffer();
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise<CarriedAnswer>((resolve) => {
      port1.addEventListener('message', ({ data }: MessageEvent<CarriedAnswer>) => resolve(data), {
        once: true,
      });
      port1.start();
    });
    const { url, method } = request;
    const carried: CarriedRequest = { url, method, headers: [...request.headers], body, reply: port2 };
    port.postMessage(carried, body === null ? [port2] : [port2, body]);
    const answer = await answered;
    port1.close();
    return new Response(answer.body, { status: answer.status, headers: [...answer.headers] });
  };
}
