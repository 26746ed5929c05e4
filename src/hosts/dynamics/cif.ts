/**
 * The part of the Channel Integration Framework's library that the adapter uses, as Microsoft's reference describes it
 * (https://learn.microsoft.com/dynamics365/channel-integration-framework). All of it comes from outside: results may be JSON, a `Map`
 * or an object, and are read by `fromCif`.
 */
export interface Cif {
  getEnvironment(): Promise<unknown>;
  setMode(mode: number): Promise<unknown>;
  setWidth(width: number): Promise<unknown>;
  /** What it returns differs from build to build, and is not looked at. */
  addHandler(name: string, handler: CifHandler): unknown;
  removeHandler(name: string, handler: CifHandler): unknown;
  openForm(options: string, parameters?: string): Promise<unknown>;
  createRecord(entity: string, data: string): Promise<unknown>;
  retrieveRecord(entity: string, id: string, query?: string): Promise<unknown>;
  updateRecord(entity: string, id: string, data: string): Promise<unknown>;
  searchAndOpenRecords(entity: string, query: string, searchOnly: boolean): Promise<unknown>;
}

/** What version 2 has besides, in apps with several sessions. */
export interface Cif2 extends Cif {
  canCreateSession(): Promise<unknown>;
  createSession(input: object): Promise<unknown>;
  getAllSessions(): Promise<unknown>;
  getFocusedSession(): Promise<unknown>;
  requestFocusSession(sessionId: string): Promise<unknown>;
  setSessionTitle(input: object): Promise<unknown>;
  createTab(input: object): Promise<unknown>;
  setPresence(presence: string): Promise<unknown>;
  getPresence(): Promise<unknown>;
  notifyEvent(input: object): Promise<unknown>;
  cancelEvent(cancellationToken: string): Promise<unknown>;
}

/** Called with the event's data; the library waits for what it returns. */
export type CifHandler = (data: unknown) => Promise<void>;

/** An object of the framework's, in whichever of its shapes it came; empty where it is none. */
export function fromCif(value: unknown): Readonly<Record<string, unknown>> {
  if (value instanceof Map) return Object.fromEntries(value as Map<string, unknown>);
  if (typeof value === 'string') {
    try {
      return fromCif(JSON.parse(value) as unknown);
    } catch {
      return {};
    }
  }
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The rows of a search: an object of rows by number, which is no array, or an array after all. */
export function rowsFromCif(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(fromCif(value))
    .filter(([name, row]) => /^\d+$/.test(name) && typeof row === 'object' && row !== null)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, row]) => row as Record<string, unknown>);
}

/** An id without the braces that some calls put around it, in small letters; null where there is none. */
export function bareId(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const id = value.replace(/^\{|\}$/g, '').toLowerCase();
  return id === '' ? null : id;
}

/** A text, or null for anything else and for an empty one. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Primary languages by the lower ten bits of Windows' language ids (MS-LCID). */
const LANGUAGES: Readonly<Record<number, string>> = {
  0x01: 'ar',
  0x04: 'zh',
  0x05: 'cs',
  0x06: 'da',
  0x07: 'de',
  0x08: 'el',
  0x09: 'en',
  0x0a: 'es',
  0x0b: 'fi',
  0x0c: 'fr',
  0x0d: 'he',
  0x0e: 'hu',
  0x10: 'it',
  0x11: 'ja',
  0x12: 'ko',
  0x13: 'nl',
  0x14: 'no',
  0x15: 'pl',
  0x16: 'pt',
  0x18: 'ro',
  0x19: 'ru',
  0x1d: 'sv',
  0x1f: 'tr',
};

/** The language of a Windows language id such as 1036; null where it is none that is known. */
export function languageOf(lcid: unknown): string | null {
  const number = Number(lcid);
  return Number.isInteger(number) && number > 0 ? (LANGUAGES[number & 0x3ff] ?? null) : null;
}
