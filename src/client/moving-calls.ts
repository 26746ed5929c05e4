import * as v from 'valibot';
import { begun, contactLines } from '../contract/beginning.ts';
import type { Begun } from '../model/beginning.ts';
import type { MovingClient } from '../model/client.ts';
import type { Interaction } from '../model/interaction.ts';
import { ok, type Result } from '../model/result.ts';
import { toInteraction } from './mappers/interaction.ts';
import { check, type Reading } from './mappers/reading.ts';
import type { Call, Requester } from './rest/request.ts';

const looseBegun = v.object({ ...begun.entries, interaction: v.unknown() });

/** The calls by which work goes to others. */
export function createMovingCalls(parts: {
  readonly request: Requester;
  readonly reading: Reading;
  readonly forInteraction: (call: Call) => Promise<Result<Interaction>>;
}): MovingClient {
  const { forInteraction, request, reading } = parts;
  const toBegun = (raw: unknown): Begun | null => {
    const wire = check(looseBegun, raw, 'answer', reading);
    const interaction = wire && toInteraction(wire.interaction, reading);
    return wire && interaction && { interaction, existed: wire.existed };
  };
  return {
    // Once for each key, so that it may be asked for again where no answer came.
    elevate: (id, beginning, key, signal) =>
      request(
        {
          route: 'POST /interactions/{interactionId}/elevation',
          id,
          headers: { 'idempotency-key': key },
          body: { ...beginning },
          signal,
          repeat: true,
        },
        toBegun,
      ),
    beginOutbound: (beginning, key, signal) =>
      request(
        {
          route: 'POST /interactions',
          headers: { 'idempotency-key': key },
          body: { ...beginning },
          signal,
          repeat: true,
        },
        toBegun,
      ),
    async contactLines(contactId, signal) {
      const read = await request(
        { route: 'GET /contacts/{contactId}/lines', id: contactId, signal, repeat: true },
        (raw) => check(contactLines, raw, 'answer', reading),
      );
      return read.ok ? ok(read.value.items) : read;
    },
    transfer: (id, version, { to, note }, signal) =>
      forInteraction({
        route: 'POST /interactions/{interactionId}/transfer',
        id,
        headers: { 'if-match': `"${version}"` },
        body: { to, note },
        signal,
      }),
  };
}
