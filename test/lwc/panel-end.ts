/** The panel's end of the frame, by the protocol as it is on the wire: a hello, a transferred port, numbered calls. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';

/** What came to the panel of itself, by the name of the call. */
export type Heard = readonly [method: string, argument: unknown];

export interface PanelEnd {
  readonly heard: readonly Heard[];
  /** Resolves with the first of what came, or comes, that is as asked. */
  hears(holds: (heard: Heard) => boolean): Promise<Heard>;
  /** Resolves with the answer, rejects with the reason of a refusal. */
  call(method: string, argument?: unknown): Promise<unknown>;
  close(): void;
}

/** Says hello from the frame as if it were of this origin; what was posted to the frame for it. */
export function sayHello(
  frame: HTMLIFrameElement,
  origin: string,
  source: Window | null = frame.contentWindow,
) {
  const posted = jest.fn<(offer: unknown, origin: string, ports: MessagePort[]) => void>();
  Object.defineProperty(frame.contentWindow, 'postMessage', { value: posted, configurable: true });
  window.dispatchEvent(
    new MessageEvent('message', { data: { inlay: 'hello', nonce: randomUUID() }, origin, source }),
  );
  return posted.mock.calls.map(([offer, target, [port]]) => ({ offer, target, port }));
}

/** Takes the port that was posted. */
export function openPanelEnd(port: MessagePort): PanelEnd {
  const heard: Heard[] = [];
  const listeners = new Set<(heard: Heard) => void>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<[number, unknown, unknown]>) => {
    const [number, second, third] = data;
    if (typeof second === 'string') {
      heard.push([second, third]);
      for (const listener of [...listeners]) listener([second, third]);
      port.postMessage([number, true, undefined]);
    } else if (second === true) waiting.get(number)?.resolve(third);
    else waiting.get(number)?.reject(new Error(String(third)));
  };
  return {
    heard,
    hears: (holds) =>
      new Promise((resolve) => {
        const listener = (one: Heard): void => {
          if (!holds(one)) return;
          listeners.delete(listener);
          resolve(one);
        };
        listeners.add(listener);
        heard.forEach(listener);
      }),
    call: (method, argument) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        port.postMessage([last, method, argument]);
      }),
    close: () => {
      port.close();
    },
  };
}
