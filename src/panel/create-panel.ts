import { createRestClient, type RestClientOptions } from '../client/rest-client.ts';
import { pageLifecycle } from '../controllers/page-lifecycle.ts';
import type { Host } from '../model/host.ts';
import { fail, ok } from '../model/result.ts';
import { createAppStore, type AppStoreOptions } from '../store/app-store.ts';
import type { AppStore } from '../store/state.ts';
import type { PanelConfig } from './config.ts';
import { narrowClient } from './narrow-client.ts';
import '../components/provider/define.ts';
import '../components/panel/define.ts';

/** What the panel of one page is made of. */
export interface PanelOptions {
  readonly config: PanelConfig;
  readonly host: Host;
  /** Where the panel is put, as the last child. */
  readonly parent: Element;
  /** What `config.backend.url` is relative to. */
  readonly baseUrl: string;
  /** In place of the host's token. */
  readonly token?: RestClientOptions['token'];
  /** What else the store is built from. */
  readonly store?: Partial<AppStoreOptions>;
  /** In place of the network: the in-browser backend, or a test's. */
  readonly fetch?: typeof fetch;
}

/** A panel that stands on a page, and its end. */
export interface Panel {
  readonly store: AppStore;
  readonly element: HTMLElement;
  /** Takes the panel away and leaves nothing behind but what waits to be sent. */
  destroy(): void;
}

/** Builds client, store and elements from one configuration and puts them on the page. Each panel knows nothing of another. */
export function createPanel(options: PanelOptions): Panel {
  const { config, host, parent, baseUrl, fetch } = options;
  const rest = createRestClient({
    baseUrl: new URL(config.backend.url, baseUrl).href,
    token:
      options.token ??
      (async () => {
        const token = await host.token();
        return token.ok
          ? ok(token.value)
          : fail('signed-out', `the host gave no token: ${token.reason}`, { type: token.reason });
      }),
    ...(fetch === undefined ? {} : { fetch }),
  });
  const client = narrowClient(rest, config);
  const store = createAppStore({
    client,
    host,
    presence: config.host.presence,
    lifecycle: pageLifecycle(),
    translator: async () => (await import('../client/translation/translator.ts')).createTranslator(client),
    ...options.store,
  });

  const provider = document.createElement('inlay-provider');
  provider.store = store;
  const panel = document.createElement('inlay-panel');
  // The frame's page holds nothing else.
  panel.wholePage = parent === document.body;
  provider.append(panel);
  const follow = (): void => {
    const { locale, theme, tone = null } = host.context;
    provider.language = config.language === 'auto' ? (locale ?? navigator.language) : config.language;
    provider.tone = config.tone === 'auto' ? tone : config.tone;
    const shown = config.theme === 'auto' ? theme : config.theme;
    if (shown === null) provider.removeAttribute('theme');
    else provider.setAttribute('theme', shown);
    document.documentElement.style.setProperty('color-scheme', shown ?? 'light dark');
  };
  follow();
  const unfollow = host.onContext(follow);
  parent.append(provider);
  void store.actions.start();

  return {
    store,
    element: provider,
    destroy() {
      unfollow();
      provider.remove();
      store.destroy();
      client.close();
    },
  };
}
