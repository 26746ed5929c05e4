import { pino, type DestinationStream } from 'pino';
import type { Log } from '../log.ts';

/** A log of one JSON line an event, on standard output unless told otherwise. `LOG_LEVEL` as pino has it; `info` by default. */
export function createPinoLog(destination?: DestinationStream): Log {
  const options = { level: process.env['LOG_LEVEL'] ?? 'info', base: null, messageKey: 'event' };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  return {
    info: (event, facts = {}) => logger.info(facts, event),
    warn: (event, facts = {}) => logger.warn(facts, event),
    error: (event, error, facts = {}) => logger.error({ ...facts, error: describe(error) }, event),
  };
}

/** Errors of libraries can carry parameters of a query, and so a message's text: only these three are written. */
function describe(error: unknown): Record<string, string | undefined> {
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { message: String(error) };
}
