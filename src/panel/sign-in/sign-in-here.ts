/** Signing agents in where no host does, as `latePart` loads it: most panels have no need of it. */
import { createSignInCalls } from '../../client/sign-in-calls.ts';
import { DEFAULT_TIMINGS } from '../../client/timings.ts';
import { pageLifecycle } from '../../controllers/page-lifecycle.ts';
import type { Lifecycle } from '../../store/options.ts';
import { createPanel, type Panel, type PanelOptions } from '../create-panel.ts';
import type { SignInKind } from '../host-config.ts';
import { inTurn } from './in-turn.ts';
import { OwnSignIn, type TabWord } from './own-sign-in.ts';
import { WINDOW_TIMINGS } from './sign-in-window.ts';
import '../../components/sign-in/define.ts';

/** The name of the channel on which tabs tell each other that somebody signed in or out; it is of this origin and partition. */
const CHANNEL = 'inlay-sign-in';

/**
 * Builds a panel whose agent signs in here. Resolves to null, or to what is wrong with the configuration, with its path. Where no login
 * server is set up and nothing was said of one, the panel is built all the same, and says that nobody is signed in.
 */
export async function signInHere(
  options: PanelOptions,
  kind: Exclude<SignInKind, 'host'>,
): Promise<string | null> {
  const { config, baseUrl } = options;
  const backend = new URL(config.backend.url, baseUrl);
  if (backend.origin !== location.origin) {
    if (kind !== 'auto') return `signIn.kind: expected "host", as the backend is not of this page’s origin`;
    createPanel(options);
    return null;
  }
  const api = backend.href.replace(/\/$/, '');
  const calls = inTurn(
    createSignInCalls(api, {
      fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
      clock: Date.now,
      attemptMs: DEFAULT_TIMINGS.attemptMs,
    }),
    (navigator as Partial<Navigator>).locks,
  );
  const login = kind === 'auto' ? await calls.login() : null;
  if (login?.ok === true && login.value === null) {
    createPanel(options);
    return null;
  }

  const { lifecycle, reconnect } = withReconnect(pageLifecycle());
  const channel = openChannel();
  let panel: Panel | null = null;
  const signIn = new OwnSignIn({
    calls,
    hasWindow: kind !== 'session',
    page: new URL('./sign-in.html', location.href).href,
    answers: `${api}/sign-in/answers`,
    timings: WINDOW_TIMINGS,
    ...(channel === null ? {} : { tabs: { post: (word: TabWord) => channel.postMessage(word) } }),
    onSignedIn: () => {
      const store = panel?.store;
      if (store?.getState().session.status !== 'ready') {
        void store?.actions.start();
        return;
      }
      // What waited goes now, and the list is read: the stream opens with the token that comes for either.
      reconnect();
      void store.actions.reloadList();
    },
    onOther: () => {
      rebuildSoon();
    },
  });
  if (channel !== null)
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === 'signed-in' || data === 'signed-out') signIn.hear(data);
    };
  const build = (): void => {
    panel = createPanel({
      ...options,
      token: signIn.tokens(),
      store: { signIn, lifecycle, onLeft: rebuildSoon },
    });
  };
  /** Not within what is being ended. */
  const rebuildSoon = (): void => {
    setTimeout(() => {
      panel?.destroy();
      build();
    });
  };
  build();
  return null;
}

/** The page's life, in which the connection can also be said to be back by a call. */
function withReconnect(page: Lifecycle): { readonly lifecycle: Lifecycle; readonly reconnect: () => void } {
  const listeners = new Set<() => void>();
  return {
    lifecycle: {
      on(moment, listener) {
        const end = page.on(moment, listener);
        if (moment === 'online') listeners.add(listener);
        return () => {
          listeners.delete(listener);
          end();
        };
      },
    },
    reconnect: () => {
      for (const listener of [...listeners]) listener();
    },
  };
}

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}
