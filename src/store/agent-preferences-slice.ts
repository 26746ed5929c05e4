import { ok } from '../model/result.ts';
import type { AgentPreferencesActions } from './agent-preferences-actions.ts';
import type { Engine } from './engine.ts';

/** Reads what the agent prefers, again whenever it has changed elsewhere, and changes it. */
export function createAgentPreferences(engine: Engine): {
  readonly actions: AgentPreferencesActions;
  read(): void;
} {
  let run = new AbortController();
  /** Changes that are on their way; what is read meanwhile may be older. */
  let changing = 0;
  const read = async (): Promise<void> => {
    run.abort();
    run = new AbortController();
    const { signal } = run;
    const result = await engine.insist(() =>
      engine.client.preferences(AbortSignal.any([signal, engine.signal])),
    );
    if (!result.ok || signal.aborted || changing > 0) return;
    engine.commit((change) => {
      change.patch({ agentPreferences: result.value });
    });
  };
  engine.onCommit(({ behind }) => {
    if (behind.some(({ type }) => type === 'preferences.changed') && changing === 0) void read();
  });
  return {
    read: () => void read(),
    actions: {
      changePreferences: async (change) => {
        const before = engine.state.agentPreferences;
        if (before !== null)
          engine.commit((draft) => {
            draft.patch({ agentPreferences: { ...before, ...change } });
          });
        changing += 1;
        const result = await engine.client.changePreferences(change, engine.signal);
        changing -= 1;
        if (engine.hasEnded) return ok(undefined);
        if (!result.ok) {
          await read();
          return result;
        }
        // The last answer has them all.
        if (changing === 0)
          engine.commit((draft) => {
            draft.patch({ agentPreferences: result.value });
          });
        return ok(undefined);
      },
    },
  };
}
