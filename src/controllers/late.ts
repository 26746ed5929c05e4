import type { CSSResult, LitElement } from 'lit';
import { latePart } from '../model/late-part.ts';

/** Between two attempts to load what could not be had. */
const RETRY_MS = 2_000;

/**
 * A module of which elements render a part that the first screen can do without. It is asked for when the first of them
 * renders, and each renders again when it is there; what it exports as
 * `styles` comes behind the element's own.
 *
 *     const EXTRAS = new Late(() => import('./extras.ts'));
 *     EXTRAS.of(this)?.renderExtra(…) ?? nothing
 */
export class Late<T extends object> {
  readonly #load: () => Promise<T>;
  readonly #waiting = new Set<LitElement>();
  readonly #styled = new WeakSet<LitElement>();
  #module: T | undefined;
  #loading: Promise<T> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** The module if it is there; asks for nothing. */
  get present(): T | undefined {
    return this.#module;
  }

  /** The module for this element; undefined until it is there, upon which the element renders again. */
  of(element: LitElement): T | undefined {
    if (this.#module === undefined) {
      void this.load(element).catch(() => undefined);
    } else this.#style(element, this.#module);
    return this.#module;
  }

  /** Resolves to the module as soon as it is there; asks for it as long as this or another element that needs it is in a page. */
  load(element: LitElement): Promise<T> {
    if (this.#module === undefined) this.#waiting.add(element);
    this.#loading ??= latePart(this.#load, async () => {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      return [...this.#waiting].some(({ isConnected }) => isConnected);
    }).then(
      (module) => {
        this.#module = module;
        for (const element of this.#waiting) element.requestUpdate();
        this.#waiting.clear();
        return module;
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  #style(element: LitElement, { styles }: { readonly styles?: CSSResult }): void {
    const sheet = styles?.styleSheet;
    if (sheet === undefined || this.#styled.has(element)) return;
    this.#styled.add(element);
    (element.renderRoot as ShadowRoot).adoptedStyleSheets.push(sheet);
  }
}
