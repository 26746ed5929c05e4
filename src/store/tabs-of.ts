import type { Engine } from './engine.ts';
import { browserTabs, type Tabs } from './tabs.ts';

/** The other tabs of a store's browser partition. */
export function tabsOf(engine: Pick<Engine, 'tabs'>): Tabs {
  return (engine.tabs ??= browserTabs());
}
