/** What one side answers to the other, by name, each with one argument. What they get is unchecked. */
export type PortMethods = Readonly<Record<string, (argument: unknown) => unknown>>;

/** Why a call has no answer: the other side refused it with a reason, did not answer in time, or is gone. */
export type CallOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'refused' | 'timeout' | 'gone'; readonly detail?: string };

/** Calls in both directions over one port. */
export interface PortCalls {
  /** Never rejects. Another deadline than the usual one is for what a person answers. */
  call(method: string, argument?: unknown, ownDeadlineMs?: number): Promise<CallOutcome>;
  /** Ends it: what waits is `gone`, and nothing more is answered. */
  close(): void;
}

interface Waiting {
  readonly settle: (outcome: CallOutcome) => void;
  readonly deadline: ReturnType<typeof setTimeout>;
}

/**
 * Speaks over a transferred port: `[number, method, argument]` calls, `[number, true, value]` and `[number, false, reason]` answer.
 * Anything else that arrives is as if it had not. Written here because the frame's first screen has to be small, and because a
 * port that only two sides hold needs neither handshake nor names.
 */
export function openPortCalls(port: MessagePort, methods: PortMethods, deadlineMs: number): PortCalls {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let isOpen = true;

  const settle = (number: number, outcome: CallOutcome): void => {
    const call = waiting.get(number);
    if (call === undefined) return;
    waiting.delete(number);
    clearTimeout(call.deadline);
    call.settle(outcome);
  };

  const answer = async (number: number, name: string, argument: unknown): Promise<void> => {
    try {
      const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
      if (method === undefined) throw new Error(`There is no ${name} here`);
      const value = await method(argument);
      if (isOpen) port.postMessage([number, true, value]);
    } catch (error) {
      // Also where the value can't be sent.
      if (isOpen) port.postMessage([number, false, error instanceof Error ? error.message : 'unknown']);
    }
  };

  port.onmessage = ({ data }: MessageEvent<unknown>): void => {
    if (!Array.isArray(data)) return;
    const [number, second, third] = data as readonly unknown[];
    if (typeof number !== 'number') return;
    if (typeof second === 'string') void answer(number, second, third);
    else if (second === true) settle(number, { ok: true, value: third });
    else if (second === false) settle(number, { ok: false, reason: 'refused', detail: String(third) });
  };

  return {
    call: (method, argument, ownDeadlineMs) =>
      new Promise((resolve) => {
        if (!isOpen) {
          resolve({ ok: false, reason: 'gone' });
          return;
        }
        last += 1;
        const number = last;
        const deadline = setTimeout(() => {
          settle(number, { ok: false, reason: 'timeout' });
        }, ownDeadlineMs ?? deadlineMs);
        waiting.set(number, { settle: resolve, deadline });
        try {
          port.postMessage([number, method, argument]);
        } catch (error) {
          settle(number, { ok: false, reason: 'refused', detail: String(error) });
        }
      }),
    close: () => {
      isOpen = false;
      port.close();
      for (const number of [...waiting.keys()]) settle(number, { ok: false, reason: 'gone' });
    },
  };
}
