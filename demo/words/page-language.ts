import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { DemoWords } from './demo-words.ts';

const WORDS = { en, fr } satisfies Record<string, DemoWords>;

/** A language that the demo's pages speak. */
export type DemoLanguage = keyof typeof WORDS;

/** Those languages, by their own names. */
export const LANGUAGES = [
  ['en', 'English'],
  ['fr', 'Français'],
] as const satisfies readonly (readonly [DemoLanguage, string])[];

const listeners = new Set<() => void>();

/** What is asked for where the demo speaks it, else the browser's language where it does, else English. */
export function languageOf(asked: string | null): DemoLanguage {
  for (const tag of [asked ?? '', navigator.language])
    for (const [language] of LANGUAGES) if (tag.slice(0, 2).toLowerCase() === language) return language;
  return 'en';
}

/** The words of a language. */
export const wordsIn = (language: DemoLanguage): DemoWords => WORDS[language];

/** Has the whole page speak a language, wherever its words stand. */
export function speak(language: DemoLanguage): void {
  document.documentElement.lang = language;
  for (const listener of [...listeners]) listener();
}

/** The words of an element in the page's language; it renders again when that changes. */
export class PageWords implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get value(): DemoWords {
    return wordsIn(languageOf(document.documentElement.lang || null));
  }

  hostConnected(): void {
    listeners.add(this.#render);
    this.#render();
  }

  hostDisconnected(): void {
    listeners.delete(this.#render);
  }

  readonly #render = (): void => {
    this.#host.requestUpdate();
  };
}
