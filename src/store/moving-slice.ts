import { fail, type InlayError } from '../model/result.ts';
import type { Engine } from './engine.ts';
import { takeInteraction } from './interactions.ts';
import { asInteraction } from './interactions-slice.ts';
import type { AppActions } from './state.ts';

export type MovingActions = Pick<AppActions, 'transfer'>;

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

  return {
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
