import type { HostEvent } from '../model/host.ts';
import type { PresenceTable } from '../model/host-presence.ts';
import { interactionOfNotice } from '../model/work-notice.ts';
import type { Engine } from './engine.ts';
import { followAvailability } from './host-availability.ts';
import { followOffers } from './host-offers.ts';
import { followSessions } from './host-sessions.ts';
import type { HostParts } from './host-parts.ts';
import { followTaken } from './screen-pop.ts';
import { selectWaiting } from './select-notices.ts';

/** What the panel is called where its host has no name of its own for it. */
const NAME = 'Inlay';

/**
 * Keeps the host and the panel at one: what waits, the agent's availability, a session for what they work on, the record of who that is with,
 * offers, calls, and what they clicked there. Loaded only where there is a host that can do something.
 */
export function followInHost(engine: Engine, parts: HostParts, table: PresenceTable): void {
  const { host } = engine;
  const { capabilities } = host;
  const hearers: ((event: HostEvent) => void)[] = [];
  if (capabilities.has('badge') || capabilities.has('label')) followCount(engine);
  if (capabilities.has('presence')) hearers.push(followAvailability(engine, parts, table));
  const sessions = capabilities.has('sessions') ? followSessions(engine, parts) : null;
  if (sessions !== null) hearers.push(sessions.hear);
  // After the sessions: what opens stands in its own.
  if (capabilities.has('open-record'))
    followTaken(engine, { ...parts, inSession: sessions?.isIn ?? (() => Promise.resolve(true)) });
  if (capabilities.has('offers')) hearers.push(followOffers(engine, parts));
  const comeInFront = (): void => {
    // A host tells of its mode only where the agent changed it.
    if (capabilities.has('mode'))
      void host.setMode('open').then(({ ok }) => ok && parts.setShownByHost(true));
  };
  // One listener for all: what came while there was none is told to the first alone.
  const end = host.onEvent((event) => {
    for (const hear of hearers) hear(event);
    if (event.kind === 'mode') parts.setShownByHost(event.mode === 'open');
    if (event.kind === 'call') parts.hearCall(event.call);
    if (event.kind === 'act') {
      // It is shown, and waits for the agent: nothing is sent or dialled for a click.
      const { value, name, record } = event;
      engine.commit((change) => {
        change.patch({ clicked: { value, name, record } });
      });
      comeInFront();
    }
    if (event.kind === 'notice-clicked') {
      const interactionId = interactionOfNotice(event.id);
      if (interactionId === null) return;
      void parts.open(interactionId);
      comeInFront();
    }
  });
  engine.signal.addEventListener('abort', end, { once: true });
}

/** A host that counts nothing is told by its label. */
function followCount(engine: Engine): void {
  const { host } = engine;
  const tell = host.capabilities.has('badge')
    ? (count: number) => host.setBadge(count)
    : (count: number) => host.setLabel(count > 0 ? `${NAME} (${String(count)})` : NAME);
  let shown = 0;
  const follow = (): void => {
    const count = selectWaiting(engine.state);
    if (count === shown) return;
    shown = count;
    void tell(count);
  };
  engine.onCommit(({ before, state }) => {
    if (before.interactions !== state.interactions || before.session !== state.session) follow();
  });
  follow();
}
