import type { EventListener } from '../../../src/model/client.ts';
import type { InlayEvent, Signal, StreamState } from '../../../src/model/event.ts';

/** A listener that keeps what it hears. */
export interface Recorder extends EventListener {
  readonly events: InlayEvent[];
  /** Ids of removed interactions, which tests use as numbers of events. */
  readonly ids: string[];
  readonly signals: Signal[];
  readonly states: StreamState[];
  readonly state: StreamState['kind'] | undefined;
  resets: number;
  /** What `onReset` waits for. */
  resetWork: () => Promise<void>;
}

export function createRecorder(): Recorder {
  const recorder: Recorder = {
    events: [],
    ids: [],
    signals: [],
    states: [],
    get state() {
      return recorder.states.at(-1)?.kind;
    },
    resets: 0,
    resetWork: () => Promise.resolve(),
    onEvent(event) {
      recorder.events.push(event);
      if (event.type === 'interaction.removed') recorder.ids.push(event.interactionId);
    },
    onSignal: (signal) => void recorder.signals.push(signal),
    onReset() {
      recorder.resets += 1;
      return recorder.resetWork();
    },
    onState: (state) => void recorder.states.push(state),
  };
  return recorder;
}

/** Event number `n`, as small as one can be. */
export function numbered(n: number): { type: 'interaction.removed'; interactionId: string } {
  return { type: 'interaction.removed', interactionId: `i${n}` };
}

/** The ids of the events from one number to another, both included. */
export function idsFrom(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `i${first + index}`);
}
