import type { Begun } from '../model/beginning.ts';
import { fail, type InlayError, type Result } from '../model/result.ts';
import type { Engine } from './engine.ts';
import { takeInteraction } from './interactions.ts';
import { asInteraction } from './interactions-slice.ts';
import type { AppActions } from './state.ts';

export type MovingActions = Pick<AppActions, 'transfer' | 'elevate' | 'beginOutbound' | 'contactLines'>;

/** Work on its way to others. Nothing is shown before the backend has said so. */
export function createMovingActions(engine: Engine): MovingActions {
  // After what tells of every assignment: this says more.
  engine.onCommit(({ behind, state }) => {
    for (const event of behind) {
      if (event.type !== 'interaction.transferred') continue;
      const name = state.interactions[event.interactionId]?.contact.name;
      engine.notify({
        tone: 'info',
        key: 'transferred-to-me',
        by: event.by.name,
        noted: event.noted,
        ...(name === undefined ? {} : { name }),
      });
    }
  });

  /** Takes in what was begun, and says so where nothing was, as it stood there. */
  const taken = (begun: Result<Begun>): Result<Begun> => {
    if (!begun.ok || engine.hasEnded) return begun;
    const { interaction, existed } = begun.value;
    engine.commit((change) => {
      takeInteraction(change, interaction);
      change.patch({ begun: { interactionId: interaction.id } });
    });
    if (existed) engine.notify({ tone: 'info', key: 'opened-existing', name: interaction.contact.name });
    return begun;
  };

  return {
    elevate: async (id, beginning, key) =>
      taken(await engine.client.elevate(id, beginning, key, engine.signal)),
    beginOutbound: async (beginning, key) =>
      taken(await engine.client.beginOutbound(beginning, key, engine.signal)),
    contactLines: (contactId) => engine.client.contactLines(contactId, engine.signal),
    transfer: async (id, transfer, name) => {
      const known = engine.state.interactions[id];
      if (known === undefined) return gone(id);
      const result = await engine.client.transfer(id, known.version, transfer, engine.signal);
      if (engine.hasEnded) return null;
      const present = result.ok ? result.value : asInteraction(result.error.current);
      if (present !== null)
        engine.commit((change) => {
          takeInteraction(change, present);
        });
      if (!result.ok) return result.error;
      engine.notify({ tone: 'info', key: 'transferred', name });
      return null;
    },
  };
}

function gone(id: string): InlayError | null {
  const result = fail('not-found', id);
  return result.ok ? null : result.error;
}
