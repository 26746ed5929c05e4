import type { Engine } from './engine.ts';

/** Reads how work is done: once the session is known, and again whenever it has changed. */
export function createWorkRules(engine: Engine): { read(): void } {
  let run = new AbortController();
  const read = async (): Promise<void> => {
    run.abort();
    run = new AbortController();
    const { signal } = run;
    const result = await engine.insist(() =>
      engine.client.workRules(AbortSignal.any([signal, engine.signal])),
    );
    if (!result.ok || signal.aborted) return;
    engine.commit((change) => {
      change.patch({ workRules: result.value });
    });
  };
  return { read: () => void read() };
}
