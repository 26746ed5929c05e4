import { latePart } from '../../model/late-part.ts';
import type { Environment } from '../environment.ts';
import { pause } from '../rest/deadline.ts';
import { retryDelay } from '../rest/retry.ts';
import type { EventStream, EventStreamOptions } from './event-stream.ts';
import type { StreamInternals } from './stream-internals.ts';

/**
 * The event stream, whose code loads beside the first screen: a subscription is taken at once and begins where it asked to,
 * as soon as the code is there. While that can't be had, the subscriber hears that it is offline.
 */
export function createLateStream(
  options: EventStreamOptions,
  environment: Environment,
  internals: StreamInternals,
): EventStream {
  const { random, timings, clock, closed } = environment;
  const waiting = new Set<(retryAt: number) => void>();
  let stream: EventStream | null = null;
  let failures = 0;
  const retry = async (): Promise<boolean> => {
    const spread = { baseMs: timings.reconnectBaseMs, capMs: timings.reconnectCapMs, random };
    const wait = retryDelay(failures++, spread);
    for (const tell of waiting) tell(clock() + wait);
    await pause(wait, closed);
    return !closed.aborted;
  };
  const loaded = latePart(() => import('./event-stream.ts'), retry).then(
    ({ createEventStream }) => (stream = createEventStream(options, environment, internals)),
  );
  // It rejects only when the client is closed.
  loaded.catch(() => undefined);

  return {
    subscribe(position, listener) {
      if (stream !== null) return stream.subscribe(position, listener);
      let isOver = false;
      let end = (): void => undefined;
      const tell = (retryAt: number): void => listener.onState({ kind: 'offline', retryAt });
      waiting.add(tell);
      loaded.then(
        (events) => {
          waiting.delete(tell);
          if (!isOver) end = events.subscribe(position, listener);
        },
        () => undefined,
      );
      return () => {
        isOver = true;
        waiting.delete(tell);
        end();
      };
    },
    close() {
      stream?.close();
    },
  };
}
