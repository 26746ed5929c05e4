import { buildPages } from '../../demo/build-pages.ts';
import { DemoServer } from '../e2e/demo-server.ts';

/** Vitest's global setup: the pages that servers serve are built once, before several start beside each other, as is what they begin with. */
export default async function setup(): Promise<() => Promise<void>> {
  await buildPages();
  const made = await DemoServer.firstRun();
  return () => made.forget();
}
