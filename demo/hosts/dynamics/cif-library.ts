/**
 * A library like the one that an organisation serves under `/webresources/Widget/msdyn_ciLibrary.js`: promises in the frame, messages
 * with `Map`s to the top window. Written from what the reference says of its calls and from how it was seen to behave.
 */
import type { Cif2, CifHandler } from '../../../src/hosts/dynamics/cif.ts';

/** What goes from the library to the host, and back. */
export interface CifMessage {
  readonly messageType: string;
  readonly messageData: Map<string, unknown> | string;
  readonly messageCorrelationId: string;
  readonly messageOutcome?: 'success' | 'failure';
}

/** A way for messages between the two. */
export interface CifLine {
  post(message: CifMessage): void;
  listen(listener: (message: CifMessage) => void): void;
}

/** These wait for a person and have no deadline. */
const PATIENT = ['openform', 'notifyEvent', 'createSession'];

export interface CifLibraryOptions {
  /** After which a call is given up; ten seconds in the real one. */
  readonly deadlineMs?: number;
  readonly version?: 1 | 2;
}

/** What the reference has besides what the adapter uses; other providers' widgets use it. */
export interface CifBesides {
  /** Resolves to null; the reference announces that it goes. */
  setClickToAct(value: boolean, correlationId?: string): Promise<unknown>;
  getClickToAct(correlationId?: string): Promise<unknown>;
}

/** Likewise of version 2. */
export interface Cif2Besides extends CifBesides {
  /** An object with the session's id, the conversation's, the context and `isFocused`; of other providers' sessions it is refused. */
  getSession(sessionId: string, correlationId?: string): Promise<unknown>;
}

/** The namespace `Microsoft.CIFramework` over a line to a host. */
export function createCifLibrary(
  line: CifLine,
  { deadlineMs = 10_000, version = 2 }: CifLibraryOptions = {},
): Cif2 & Cif2Besides {
  const waiting = new Map<string, (message: CifMessage) => void>();
  const handlers = new Map<string, Set<CifHandler>>();
  let last = 0;

  line.listen((message) => {
    if (message.messageType === 'CIF_Response') {
      waiting.get(message.messageCorrelationId)?.(message);
      return;
    }
    for (const handler of handlers.get(message.messageType) ?? []) void handler(message.messageData);
  });

  const send = (messageType: string, data: Record<string, unknown> = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      const messageCorrelationId = `c-${String(last)}`;
      const refuse = (message: string): void => {
        waiting.delete(messageCorrelationId);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what the library throws is JSON, and no error
        reject(JSON.stringify({ message, msdyn_name: messageType }));
      };
      const timer = PATIENT.includes(messageType)
        ? undefined
        : setTimeout(() => refuse(`${messageType}: no answer in time`), deadlineMs);
      waiting.set(messageCorrelationId, ({ messageOutcome, messageData }) => {
        clearTimeout(timer);
        waiting.delete(messageCorrelationId);
        const answer = messageData instanceof Map ? messageData : new Map<string, unknown>();
        if (messageOutcome === 'success') resolve(answer.get('value'));
        else refuse(String(answer.get('message')));
      });
      line.post({ messageType, messageData: new Map(Object.entries(data)), messageCorrelationId });
    });

  const first = {
    getEnvironment: () => send('getenvironment'),
    setMode: (value: number) => send('setmode', { value }),
    setWidth: (value: number) => send('setwidth', { value }),
    addHandler: (name: string, handler: CifHandler): void => {
      const present = handlers.get(name) ?? new Set();
      handlers.set(name, present.add(handler));
      void send('addGenericHandler', { eventType: name }).catch(() => undefined);
    },
    removeHandler: (name: string, handler: CifHandler): void => {
      const present = handlers.get(name);
      present?.delete(handler);
      if (present?.size === 0) {
        handlers.delete(name);
        void send('removeGenericHandler', { eventType: name }).catch(() => undefined);
      }
    },
    openForm: (entityFormOptions: string) => send('openform', { entityFormOptions }),
    createRecord: (entityLogicalName: string, data: string) =>
      send('createrecord', { entityLogicalName, data }),
    retrieveRecord: (entityLogicalName: string, id: string, query?: string) =>
      send('retrieverecord', { entityLogicalName, id, query }),
    updateRecord: (entityLogicalName: string, id: string, data: string) =>
      send('updaterecord', { entityLogicalName, id, data }),
    searchAndOpenRecords: (entityLogicalName: string, queryParameters: string, searchOnly: boolean) =>
      send(searchOnly ? 'search' : 'searchandopenrecords', { entityLogicalName, queryParameters }),
    setClickToAct: (value: boolean) => send('setclicktoact', { value }),
    getClickToAct: () => send('getclicktoact'),
  };
  if (version === 1) return first as unknown as Cif2 & Cif2Besides;
  return {
    ...first,
    canCreateSession: () => send('canCreateSession'),
    createSession: (input) => send('createSession', { input }),
    getAllSessions: () => send('getAllSessions'),
    getFocusedSession: () => send('getFocusedSession'),
    getSession: (sessionId) => send('getSession', { sessionId }),
    requestFocusSession: (sessionId) => send('requestFocusSession', { sessionId }),
    setSessionTitle: (input) => send('setSessionTitle', { input }),
    createTab: (input) => send('createTab', { input }),
    setPresence: (presence) => send('setPresence', { presence }),
    getPresence: () => send('getPresence'),
    notifyEvent: (input) => send('notifyEvent', { input }),
    cancelEvent: (cancellationToken) => send('cancelEvent', { cancellationToken }),
  };
}
