import type { FileAddresses } from '../file-addresses.ts';
import { toTime } from '../rows/times.ts';
import { toWireEvent } from './envelope.ts';
import type { LoggedEvent } from './event-log.ts';
import { formatPosition } from './position.ts';

/** Writes events as frames of a stream; what is the same for every stream is written once. */
export interface EventWriter {
  /** The frame of an event on a stream that has sent `prev` before it. */
  frame(
    event: LoggedEvent,
    place: { readonly epoch: string; readonly prev: number },
  ): Promise<string> | string;
}

interface Written {
  readonly json: string;
  readonly until: number;
}

/** `keepMs`: for how long a written event may be used again, as the addresses of files in it run out. */
export function createEventWriter(
  addresses: FileAddresses,
  { clock, keepMs }: { readonly clock: () => number; readonly keepMs: number },
): EventWriter {
  const written = new WeakMap<LoggedEvent, Written>();
  const write = async (event: LoggedEvent): Promise<string> => {
    const json = JSON.stringify(await toWireEvent(event.body, addresses));
    written.set(event, { json, until: clock() + keepMs });
    return json;
  };
  return {
    frame: (event, { epoch, prev }) => {
      const position = formatPosition({ epoch, seq: event.seq });
      const place = `{"position":"${position}","prev":"${formatPosition({ epoch, seq: prev })}","at":"${toTime(event.at)}"`;
      const withBody = (json: string): string =>
        `event: event\nid: ${position}\ndata: ${place},"event":${json}}\n\n`;
      const before = written.get(event);
      return before !== undefined && before.until > clock()
        ? withBody(before.json)
        : write(event).then(withBody);
    },
  };
}
