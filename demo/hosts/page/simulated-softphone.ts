/** A softphone that calls nobody: it plays a call as somebody's hands have it, for tests and for pages to look at. */
import type { CallAction, CallCommand, CallEnd, HostCall } from '../../../src/model/host-call.ts';

export class SimulatedSoftphone {
  #call: HostCall | null;
  readonly #tell: (call: HostCall) => void;
  #number = 0;
  /** Epoch milliseconds. */
  now: () => number = Date.now;

  /** `tell` is called with each change; `call` is one that goes on from before. */
  constructor(tell: (call: HostCall) => void, call: HostCall | null = null) {
    this.#tell = tell;
    this.#call = call;
  }

  /** The newest call; null before the first. */
  get call(): HostCall | null {
    return this.#call;
  }

  /** The call that goes on; null for none. */
  get current(): HostCall | null {
    return this.#call === null || this.#call.state === 'ended' ? null : this.#call;
  }

  dial(number: string): void {
    if (this.current !== null) throw new Error('there is a call already');
    this.#number += 1;
    this.#take({
      id: `call-${this.now().toString(36)}-${String(this.#number)}`,
      number,
      state: 'dialling',
      muted: false,
      connectedAt: null,
      reason: null,
      actions: [],
    });
  }

  /** The other side's telephone rings. */
  ring(): void {
    this.#change({ state: 'ringing' });
  }

  /** The other side takes the call. */
  answer(): void {
    this.#change({ state: 'connected', connectedAt: this.now() });
  }

  /** The call is over. */
  end(reason: CallEnd): void {
    this.#change({ state: 'ended', muted: false, reason });
  }

  /** What the agent wants; throws where that can't be. */
  control({ id, action }: CallCommand): void {
    if (this.current?.id !== id) throw new Error('there is no such call');
    if (!this.current.actions.includes(action)) throw new Error(`can’t ${action} now`);
    switch (action) {
      case 'hold': {
        this.#change({ state: 'held' });
        return;
      }
      case 'resume': {
        this.#change({ state: 'connected' });
        return;
      }
      case 'mute':
      case 'unmute': {
        this.#change({ muted: action === 'mute' });
        return;
      }
      case 'end': {
        this.end('hung-up');
        return;
      }
    }
  }

  #change(change: Partial<HostCall>): void {
    if (this.current !== null) this.#take({ ...this.current, ...change });
  }

  #take(call: HostCall): void {
    this.#call = { ...call, actions: actionsOf(call) };
    this.#tell(this.#call);
  }
}

function actionsOf({ state, muted }: HostCall): readonly CallAction[] {
  const mute = muted ? 'unmute' : 'mute';
  switch (state) {
    case 'dialling':
    case 'ringing':
      return ['end'];
    case 'connected':
      return ['hold', mute, 'end'];
    case 'held':
      return ['resume', mute, 'end'];
    case 'ended':
      return [];
  }
}
