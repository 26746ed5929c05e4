import type { Client } from '../../model/client.ts';
import type { StreamState } from '../../model/event.ts';
import type { Environment } from '../environment.ts';
import { toEventPage } from '../mappers/event-page.ts';
import type { Requester } from '../rest/request.ts';
import { EventSequence, type SequenceOptions } from './event-sequence.ts';
import { HttpStream, type HttpStreamOptions, type StreamSink } from './http-stream.ts';
import { SharedStream } from './shared-stream.ts';
import type { StreamInternals } from './stream-internals.ts';

/** What a stream of events is made of. */
export interface EventStreamOptions extends HttpStreamOptions {
  /** The name under which the tabs of this browser partition share one stream; null for a stream of one's own. */
  readonly partition: () => string | null;
  readonly request: Requester;
}

/** The stream behind all subscriptions of a client; open while there is one. */
export interface EventStream {
  readonly subscribe: Client['subscribe'];
  close(): void;
}

/** One stream for all tabs of the partition, resumed where it broke; it runs while somebody is subscribed. */
export function createEventStream(
  options: EventStreamOptions,
  environment: Environment,
  internals: StreamInternals,
): EventStream {
  const sequences = new Set<EventSequence>();
  let source: HttpStream | SharedStream | null = null;
  let state: StreamState = { kind: 'connecting' };

  const sink: StreamSink = {
    onItem(item) {
      for (const sequence of [...sequences]) sequence.take(item);
    },
    onState(next) {
      state = next;
      for (const sequence of [...sequences]) sequence.takeState(next);
    },
  };
  const wake = (): void => {
    source?.wake();
    for (const sequence of sequences) sequence.wake();
  };
  const wakeIfVisible = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  const hasPage = typeof document !== 'undefined';
  const { reading, request } = options;
  const readAfter: SequenceOptions['readAfter'] = (after, signal) =>
    request({ route: 'GET /events', query: { after }, signal, repeat: true }, (raw) =>
      toEventPage(raw, reading),
    );

  const open = (position: string): void => {
    const name = options.partition();
    state = { kind: 'connecting' };
    source =
      name === null
        ? new HttpStream(position, sink, options, environment)
        : new SharedStream(name, position, sink, options, environment, internals);
    if (hasPage) {
      globalThis.addEventListener('online', wake);
      document.addEventListener('visibilitychange', wakeIfVisible);
    }
  };
  const close = (): void => {
    source?.close();
    source = null;
    if (hasPage) {
      globalThis.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wakeIfVisible);
    }
  };
  // Who signed in again by any other request is signed in here, too.
  options.tokens.onFresh(wake);

  return {
    subscribe(position, listener) {
      const sequence = new EventSequence(
        { position, listener, reading, readAfter, checkPrevious: internals.checkPrevious ?? true },
        environment,
      );
      if (environment.closed.aborted) return () => undefined;
      sequences.add(sequence);
      if (source === null) {
        open(position);
      } else {
        sequence.takeState(state);
        // The stream may stand further on than this subscription begins.
        sequence.take({ name: 'heartbeat', data: { head: source.after } });
      }
      return () => {
        sequence.close();
        sequences.delete(sequence);
        if (sequences.size === 0) close();
      };
    },
    close() {
      for (const sequence of sequences) sequence.close();
      sequences.clear();
      close();
    },
  };
}
