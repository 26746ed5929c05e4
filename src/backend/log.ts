/** Facts of one line of the log: ids, counts, durations. Never a message's text, a name, a token or a file. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Where the backend writes what happened. pino fits it by `createPinoLog`. */
export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  /** `error` is for its name, message and stack; its other properties are left out. */
  error(event: string, error: unknown, facts?: LogFacts): void;
}

/** Says nothing. */
export const SILENT_LOG: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
