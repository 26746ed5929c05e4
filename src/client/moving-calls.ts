import type { MovingClient } from '../model/client.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Result } from '../model/result.ts';
import type { Call } from './rest/request.ts';

/** The calls by which work goes to others. */
export function createMovingCalls(parts: {
  readonly forInteraction: (call: Call) => Promise<Result<Interaction>>;
}): MovingClient {
  const { forInteraction } = parts;
  return {
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
