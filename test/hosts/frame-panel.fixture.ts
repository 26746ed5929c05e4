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
self.host = new FrameHost({ allowedOrigins: allowed.split(' '), deadlineMs: 1_000 });
self.started = self.host.start();
