import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { WireEventEnvelope } from '../../../src/contract/event.ts';
import { mintToken } from '../../../src/backend/tokens.ts';
import { SECRET, until, type TestBackend } from './test-backend.ts';

/** What came on a stream, and a way to wait for more. */
export interface StreamReader {
  readonly status: number;
  readonly frames: { readonly name: string; readonly id: string | undefined; readonly data: unknown }[];
  /** Only the events, in order. */
  events(): WireEventEnvelope[];
  /** Whether the backend has ended it. */
  readonly ended: boolean;
  until(what: string, holds: (reader: StreamReader) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Opens the event stream as an agent; resolves once it has begun, so that nothing that happens from then on is missed. */
export async function openStream(
  test: TestBackend,
  options: {
    readonly after?: string;
    readonly agentId?: string;
    readonly seconds?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly now?: number;
  } = {},
): Promise<StreamReader> {
  const { after, agentId = 'ada', seconds = 600, headers = {}, now = test.now() } = options;
  const token = await mintToken(SECRET, { organisationId: test.organisationId, agentId }, { seconds, now });
  const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
  const response = await test.backend.fetch(
    new Request(`http://backend.test/api/v1/events${query}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, ...headers },
    }),
  );
  const reader = response.body?.getReader();
  let ended = false;
  const frames: StreamReader['frames'] = [];
  const parser = createParser({
    onEvent: ({ event = '', id, data }: EventSourceMessage) =>
      frames.push({ name: event, id, data: JSON.parse(data) as unknown }),
  });
  const decoder = new TextDecoder();
  const pump = async (): Promise<void> => {
    for (;;) {
      const piece = await reader?.read();
      if (piece === undefined || piece.done) break;
      parser.feed(decoder.decode(piece.value, { stream: true }));
    }
    ended = true;
  };
  void pump().catch(() => {
    ended = true;
  });
  const self: StreamReader = {
    status: response.status,
    frames,
    events: () => frames.filter(({ name }) => name === 'event').map(({ data }) => data as WireEventEnvelope),
    get ended() {
      return ended;
    },
    until: (what, holds) => until(what, () => holds(self)).then(() => undefined),
    close: async () => {
      await reader?.cancel();
    },
  };
  // Where a stream begins is known by its first frame only.
  await self.until('the stream to begin', () => ended || frames.length > 0);
  return self;
}
