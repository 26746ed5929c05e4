import { PROTOCOL_VERSION, type Hello, type Offer } from './protocol.ts';

/** How often a panel says that it waits, until somebody answers; the page's script may come later than the frame. */
const HELLO_EVERY_MS = 250;

/** Whose hello is answered, and for how long one is waited for. */
export interface ReceiveOptions {
  readonly allowedOrigins: readonly string[];
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/**
 * The panel's part: says hello, without content, to the window around it, and takes the one port that a page of an allowed origin
 * transfers. Messages of another window, another origin, another shape or another version are as if they had not come.
 * Null when there is no window around it, or nobody answers in time.
 */
export function receivePort(self: Window, options: ReceiveOptions): Promise<MessagePort | null> {
  const around = self.parent;
  if (around === self || options.signal.aborted) return Promise.resolve(null);
  const nonce = crypto.randomUUID();
  const hello: Hello = { inlay: 'hello', nonce };
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = (port: MessagePort | null): void => {
      ended.abort();
      clearInterval(again);
      clearTimeout(deadline);
      resolve(port);
    };
    self.addEventListener(
      'message',
      (event) => {
        if (event.source !== around || !options.allowedOrigins.includes(event.origin)) return;
        const port = event.ports[0];
        if (isOffer(event.data, nonce) && port !== undefined) end(port);
      },
      { signal: ended.signal },
    );
    options.signal.addEventListener(
      'abort',
      () => {
        end(null);
      },
      { signal: ended.signal },
    );
    const sayHello = (): void => {
      around.postMessage(hello, '*');
    };
    const again = setInterval(sayHello, HELLO_EVERY_MS);
    const deadline = setTimeout(() => {
      end(null);
    }, options.deadlineMs);
    sayHello();
  });
}

/**
 * The page's part: whenever the panel in this frame says hello, transfers a fresh port to exactly its origin and hands the
 * other end over. A panel that was reloaded says hello under a new number and gets a new port. Returns what ends it.
 */
export function offerPorts(
  frame: HTMLIFrameElement,
  panelOrigin: string,
  onPort: (port: MessagePort) => void,
): () => void {
  let answered: string | null = null;
  const onMessage = (event: MessageEvent<unknown>): void => {
    const target = frame.contentWindow;
    if (target === null || event.source !== target || event.origin !== panelOrigin) return;
    // A frame says hello again before its port has arrived; one document gets one port.
    if (!isHello(event.data) || event.data.nonce === answered) return;
    answered = event.data.nonce;
    const { port1, port2 } = new MessageChannel();
    const offer: Offer = {
      inlay: 'port',
      version: PROTOCOL_VERSION,
      nonce: answered,
    };
    target.postMessage(offer, panelOrigin, [port2]);
    onPort(port1);
  };
  window.addEventListener('message', onMessage);
  return () => {
    window.removeEventListener('message', onMessage);
  };
}

function isHello(data: unknown): data is Hello {
  return isObject(data) && data['inlay'] === 'hello' && typeof data['nonce'] === 'string';
}

function isOffer(data: unknown, nonce: string): boolean {
  return (
    isObject(data) &&
    data['inlay'] === 'port' &&
    data['version'] === PROTOCOL_VERSION &&
    data['nonce'] === nonce
  );
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}
