import type { CifLine, CifMessage } from './cif-library.ts';
import type { FakeDynamics } from './fake-dynamics.ts';

/** Answers one message as the host's page does: always a `Map`, with what went wrong as a message in it. */
async function answerTo(
  host: FakeDynamics,
  { messageType, messageData, messageCorrelationId }: CifMessage,
): Promise<CifMessage> {
  const reply = (messageOutcome: 'success' | 'failure', data: Map<string, unknown>): CifMessage => ({
    messageType: 'CIF_Response',
    messageOutcome,
    messageData: data,
    messageCorrelationId,
  });
  try {
    if (!(messageData instanceof Map)) throw new Error('messageData is no Map');
    return reply('success', new Map([['value', await host.answer(messageType, messageData)]]));
  } catch (error) {
    return reply('failure', new Map([['message', error instanceof Error ? error.message : String(error)]]));
  }
}

/** A line within one page: what crosses it is copied as between windows, and arrives later. */
export function directLine(host: FakeDynamics): CifLine {
  let toLibrary: (message: CifMessage) => void = () => undefined;
  const arrive = (message: CifMessage): void => {
    const copy = structuredClone(message);
    setTimeout(() => toLibrary(copy), 0);
  };
  host.emit = (messageType, messageData) => {
    arrive({ messageType, messageData, messageCorrelationId: '' });
  };
  return {
    post: (message) => {
      void answerTo(host, structuredClone(message)).then(arrive);
    },
    listen: (listener) => {
      toLibrary = listener;
    },
  };
}

/** The library's end in a provider's frame: it speaks to the top window, whatever stands in between. */
export function frameLine(self: Window, hostOrigin: string): CifLine {
  return {
    post: (message) => {
      self.top?.postMessage(message, hostOrigin);
    },
    listen: (listener) => {
      self.addEventListener('message', (event: MessageEvent<CifMessage>) => {
        if (event.origin === hostOrigin && typeof event.data.messageType === 'string') listener(event.data);
      });
    },
  };
}

/** The host's end at the top of a page: answers the provider in one frame. Returns what ends it. */
export function serveCif(host: FakeDynamics, frame: HTMLIFrameElement, providerOrigin: string): () => void {
  const post = (message: CifMessage): void => {
    frame.contentWindow?.postMessage(message, providerOrigin);
  };
  host.emit = (messageType, messageData) => {
    post({ messageType, messageData, messageCorrelationId: '' });
  };
  const onMessage = (event: MessageEvent<CifMessage>): void => {
    if (event.source !== frame.contentWindow || event.origin !== providerOrigin) return;
    if (typeof event.data.messageType === 'string') void answerTo(host, event.data).then(post);
  };
  window.addEventListener('message', onMessage);
  return () => {
    window.removeEventListener('message', onMessage);
  };
}
