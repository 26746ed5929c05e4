import type { WireEventEnvelope } from '../../contract/event.ts';
import type { StoredEvent } from '../change.ts';
import type { FileAddresses } from '../file-addresses.ts';
import { toWireMessage } from '../rows/message-row.ts';
import { toTime } from '../rows/times.ts';
import type { LoggedEvent } from './event-log.ts';
import { formatPosition } from './position.ts';

/** An event as it travels on a stream that has sent `prev` before it. */
export async function toEnvelope(
  event: LoggedEvent,
  { epoch, prev }: { readonly epoch: string; readonly prev: number },
  addresses: FileAddresses,
): Promise<WireEventEnvelope> {
  return {
    position: formatPosition({ epoch, seq: event.seq }),
    prev: formatPosition({ epoch, seq: prev }),
    at: toTime(event.at),
    event: await toWireEvent(event.body, addresses),
  };
}

/** What has happened, with fresh addresses of files. */
export async function toWireEvent(
  body: StoredEvent,
  addresses: FileAddresses,
): Promise<WireEventEnvelope['event']> {
  return body.type === 'message.changed'
    ? { type: body.type, message: await toWireMessage(body.message, addresses) }
    : body;
}
