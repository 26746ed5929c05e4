import type { TimersClient } from '../model/client.ts';
import { toInteraction } from './mappers/interaction.ts';
import type { Reading } from './mappers/reading.ts';
import type { Requester } from './rest/request.ts';

/** What puts an interaction off, gives its contact more time, or lets go of it; never throw, like all calls. */
export function createTimerCalls(request: Requester, reading: Reading): TimersClient {
  const interactionOf = (raw: unknown) => toInteraction(raw, reading);
  const of = (id: string, version: number, signal: AbortSignal | undefined) => ({
    id,
    // The version read last, as an entity tag (RFC 9110, 8.8.3).
    headers: { 'if-match': `"${String(version)}"` },
    signal,
    toCurrent: interactionOf,
  });
  return {
    setBoomerang: (id, version, { at, note }, signal) =>
      request(
        {
          route: 'PUT /interactions/{interactionId}/boomerang',
          ...of(id, version, signal),
          body: { at: new Date(at).toISOString(), note },
        },
        interactionOf,
      ),
    addTime: (id, version, signal) =>
      request(
        { route: 'POST /interactions/{interactionId}/more-time', ...of(id, version, signal) },
        interactionOf,
      ),
    unassignAndClose: (id, version, signal) =>
      request(
        { route: 'POST /interactions/{interactionId}/unassign-and-close', ...of(id, version, signal) },
        interactionOf,
      ),
  };
}
