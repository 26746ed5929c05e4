import type { HostEvent } from '../model/host.ts';
import {
  availabilityFor,
  createPresenceEcho,
  presenceFor,
  type PresenceTable,
} from '../model/host-presence.ts';
import type { Engine } from './engine.ts';
import type { HostParts } from './host-parts.ts';

/** Keeps the agent's availability here and their presence in the host the same, whoever changes either (Q1). Returns what hears the host. */
export function followAvailability(
  engine: Engine,
  { setAvailability }: HostParts,
  table: PresenceTable,
): (event: HostEvent) => void {
  const { host } = engine;
  const echo = createPresenceEcho();

  const say = (): void => {
    const session = engine.state.session.value;
    if (session === null) return;
    const presence = presenceFor(table, session.agent.availability);
    if (!echo.say(presence)) return;
    void host.setPresence(presence).then((result) => {
      // What the host does not know is not awaited from it, and said again when it is meant again.
      if (!result.ok) echo.forget(presence);
    });
  };
  engine.onCommit(({ before, state }) => {
    if (before.session.value?.agent.availability !== state.session.value?.agent.availability) say();
  });
  say();

  return (event) => {
    const session = engine.state.session.value;
    if (event.kind !== 'presence' || session === null || !echo.hear(event.presence)) return;
    const present = session.agent.availability;
    const meant = availabilityFor(table, session.availabilities, event.presence, present);
    if (meant !== null && meant.id !== present.id) void setAvailability(meant.id);
  };
}
