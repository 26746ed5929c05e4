import * as v from 'valibot';

/** Times on the wire: RFC 3339 in UTC with milliseconds. */
export const time = v.pipe(v.string(), v.isoTimestamp(), v.description('RFC 3339, UTC'));
/** Ids are opaque to clients; only their length and alphabet are promised. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/), v.description('Opaque id'));
/** A place in a list; valid only for the list that gave it. */
export const cursor = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A short text of one line. */
export const label = v.pipe(v.string(), v.maxLength(200));
/** `epoch:seq`: where a client stands in the event log. */
export const position = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,32}:[0-9]{1,15}$/));
/** Any text that a message may carry, whatever the network; each network's own limit is checked apart. */
export const messageText = v.pipe(v.string(), v.maxLength(100_000));
