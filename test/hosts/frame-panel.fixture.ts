import { FrameHost } from '../../src/hosts/frame/frame-host.ts';

/** Runs in the iframe of the tests, as the panel would. */
export interface FixtureWindow extends Window {
  host: FrameHost;
  started: ReturnType<FrameHost['start']>;
  errors: string[];
}

const self = window as unknown as FixtureWindow;
self.errors = [];
window.addEventListener('error', ({ message }) => self.errors.push(message));
window.addEventListener('unhandledrejection', ({ reason }) => self.errors.push(String(reason)));

const allowed =
  document.documentElement.dataset['allowed'] ?? new URL(location.href).searchParams.get('allowed') ?? '';
const asked = new URL(location.href).searchParams;
if (asked.has('haste')) {
  // Deadlines of ten seconds come in a third of one.
  const wait = window.setTimeout.bind(window);
  window.setTimeout = ((callback: () => void, ms = 0) => wait(callback, ms / 30)) as typeof window.setTimeout;
}
self.host = new FrameHost({
  allowedOrigins: allowed.split(' '),
  deadlineMs: asked.has('haste') ? 9_000 : 1_000,
});
if (!asked.has('wait')) self.started = self.host.start();
