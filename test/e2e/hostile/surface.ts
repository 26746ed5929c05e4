/** What a place is that shows something that others wrote, and how one is made. */
import { splitLinks } from '../../../src/components/text/links.ts';
import type { Attachment } from '../../../src/model/message.ts';
import { showableText, showHidden } from '../../../src/model/safe-text.ts';
import type { AppState } from '../../../src/store/state.ts';
import { NOW } from '../../support/sample-data.ts';
import { createStubStore, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { allWithin } from '../../support/within.ts';

/** What a place is to show of a text, and where. */
export interface Surface {
  readonly name: string;
  readonly element: HTMLElement & { readonly updateComplete: Promise<unknown> };
  /** What the place has to show for this text; null where nothing in particular. */
  readonly expected: (text: string) => string | null;
  readonly put: (text: string) => void;
  /** What it shows now; null where the place is not there. */
  readonly shown: () => string | null;
}

export type Rule = (text: string) => string | null;
/** Names and other short words: hidden characters are written out; blank ones may have a word of ours in their place. */
export const NAME: Rule = (text) => (text.trim() === '' ? null : showHidden(text));
/** Bodies are shown as written, but for what no screen can show. */
export const BODY: Rule = (text) => (text === '' ? null : showableText(text));
/** Where there are links, each says where it leads if its text imitates another place. */
export const WITH_HOSTS: Rule = (text) =>
  text === ''
    ? null
    : splitLinks(showableText(text))
        .map((part) => (part.host === undefined ? part.text : `${part.text} (${part.host})`))
        .join('');
/** A field of one line holds what is typed without line breaks, one of several with one kind of them. */
export const LINE: Rule = (text) => text.replace(/[\r\n]/g, '');
export const LINES: Rule = (text) => text.replace(/\r\n?/g, '\n');

export const ID = 'i-lea';
export const FILE: Attachment = {
  id: 'a',
  name: 'chair.jpg',
  type: 'application/pdf',
  size: 1_000,
  url: '/file',
  thumbnailUrl: null,
  dimensions: null,
};
export const PICTURE: Attachment = {
  ...FILE,
  type: 'image/png',
  url: '/picture.png',
  thumbnailUrl: '/picture.png',
  dimensions: { width: 20, height: 10 },
};

export function read(element: Element, selector: string): string | null {
  const [found] = allWithin(element, selector);
  if (found === undefined) return null;
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found.value;
  return found.textContent;
}

/** A place in an element that takes properties. */
export function leaf<K extends keyof HTMLElementTagNameMap>(
  name: string,
  tag: K,
  selector: string,
  expected: Rule,
  given: (text: string) => Partial<HTMLElementTagNameMap[K]>,
): Surface {
  const element = document.createElement(tag) as HTMLElementTagNameMap[K] & Surface['element'];
  return {
    name,
    element,
    expected,
    put: (text) => Object.assign(element, given(text)),
    shown: () => read(element, selector),
  };
}

/** A place in an element that reads a store. */
export function stored<K extends keyof HTMLElementTagNameMap>(
  name: string,
  tag: K,
  selector: string,
  expected: Rule,
  state: (text: string) => Partial<AppState>,
  given: (text: string) => Partial<HTMLElementTagNameMap[K]> = () => ({}),
  actions: StubOptions['actions'] = {},
): Surface {
  const store: StubStore = createStubStore({ state: { openId: ID, ...state('') }, actions });
  const provider = document.createElement('inlay-provider');
  provider.language = 'en';
  provider.store = store;
  const element = document.createElement(tag) as HTMLElementTagNameMap[K] & Surface['element'];
  Object.assign(element, given(''));
  provider.append(element);
  return {
    name,
    element: provider as unknown as Surface['element'],
    expected,
    put: (text) => {
      store.set(state(text));
      Object.assign(element, given(text));
    },
    shown: () => read(element, selector),
  };
}

/** A note with this text. */
export const note = (text: string, name = 'Tom') => ({
  id: 'n',
  text,
  author: { id: 'tom', name },
  createdAt: NOW,
  editedAt: null,
  version: 1,
});
