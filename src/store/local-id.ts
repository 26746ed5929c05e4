import type { Message } from '../model/message.ts';

const LOCAL = 'local:';

/** The id of a message that the backend has not given one yet. */
export function localId(clientId: string): string {
  return LOCAL + clientId;
}

/** Whether a message is known to this browser alone. */
export function isLocal(message: Pick<Message, 'id'>): boolean {
  return message.id.startsWith(LOCAL);
}
