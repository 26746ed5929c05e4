import type { Engine } from './engine.ts';

/** Keeps the host beside the panel at what the store says: so far, how many interactions wait. Loaded only where there is such a host. */
export function followInHost(engine: Engine): void {
  const { host } = engine;
  let badge = 0;
  const followBadge = (): void => {
    const count = engine.state.list.counts?.new ?? 0;
    if (count === badge || !host.capabilities.has('badge')) return;
    badge = count;
    void host.setBadge(count);
  };
  engine.onCommit(followBadge);
  followBadge();
}
