import type { LitElement } from 'lit';
import { CallBarLoader } from './call-bar-loader.ts';
import { Announcer } from './announcer.ts';
import { ContextPane } from './context-pane.ts';
import { StrayFiles } from './stray-files.ts';

export type { ContextPane } from './context-pane.ts';

/** Begins what a panel has beside its columns: it tells of work and of calls, keeps stray files out, and has
 * the customer card, which is answered. */
export function standBeside(panel: LitElement & { readonly wholePage: boolean }): ContextPane {
  new Announcer(panel);
  new StrayFiles(panel);
  new CallBarLoader(panel);
  return new ContextPane(panel);
}
