import { fixture, html } from '@open-wc/testing';
import '../../src/components/provider/define.ts';
import type { Provider } from '../../src/components/provider/provider.ts';
import type { AppStore } from '../../src/store/state.ts';

/** Where an element is shown: 340 by 640 CSS pixels, English and light where not said. */
export interface Stage {
  readonly store: AppStore;
  readonly language?: string;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
}

/** Puts an element into a provider with this store and waits until it has rendered with its words. */
export async function mount<T extends HTMLElement & { readonly updateComplete: Promise<unknown> }>(
  tag: string,
  { store, language = 'en', theme = 'light', width = 340 }: Stage,
  given: Partial<T> = {},
): Promise<T> {
  const provider = await fixture<Provider>(html`<inlay-provider></inlay-provider>`);
  provider.store = store;
  provider.language = language;
  provider.setAttribute('theme', theme);
  provider.style.cssText = `display: flex; flex-direction: column; inline-size: ${String(width)}px; block-size: 640px;`;
  const element = document.createElement(tag) as T;
  Object.assign(element, given);
  provider.append(element);
  const until = performance.now() + 5000;
  while ((element.shadowRoot?.childElementCount ?? 0) === 0) {
    if (performance.now() > until) throw new Error(`${tag} rendered nothing.`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await element.updateComplete;
  return element;
}
