import { fixture, html, waitUntil } from '@open-wc/testing';
import type { Provider } from '../../src/components/provider/provider.ts';
import type { AppStore } from '../../src/store/state.ts';
import { settled } from './within.ts';

/** How an element is put on the page of a test. */
export interface ShowOptions {
  readonly store: AppStore;
  /** CSS pixels; 340 × 600 if not said. */
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  readonly theme?: 'light' | 'dark';
}

/** Puts an element inside a provider, on a page of that size, and waits until it has rendered in its language. */
export async function show<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: ShowOptions,
  given: Partial<HTMLElementTagNameMap[K]> = {},
): Promise<HTMLElementTagNameMap[K]> {
  const { store, width = 340, height = 600, language = 'en-GB', theme = 'light' } = options;
  const wrapper = await fixture<HTMLElement>(html`<div></div>`);
  wrapper.style.cssText = `display: grid; grid-template: ${height}px / ${width}px; background: Canvas; color-scheme: ${theme};`;
  const provider: Provider = document.createElement('inlay-provider');
  provider.language = language;
  provider.setAttribute('theme', theme);
  provider.store = store;
  const element = document.createElement(tag);
  Object.assign(element, given);
  provider.append(element);
  wrapper.append(provider);
  await waitUntil(() => (element.shadowRoot?.childElementCount ?? 0) > 0, `${tag} did not render`);
  await settled();
  await settled();
  return element;
}
