import { ContextConsumer, createContext } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatOf, type Format } from '../i18n/format.ts';
import { isWhole, type FirstStrings, type Strings } from '../i18n/strings.ts';

/** The words of the language that the provider around has loaded: those of the first screen, then all. */
export const stringsContext = createContext<FirstStrings | Strings>(Symbol('inlay-strings'));

/**
 * The interface's words and formats for an element; it renders again when the language changes. `value` is undefined until
 * the provider around has loaded its language: an element then renders nothing.
 */
export class StringsController implements ReactiveController {
  readonly #consumer: ContextConsumer<typeof stringsContext, ReactiveControllerHost & HTMLElement>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#consumer = new ContextConsumer(host, {
      context: stringsContext,
      subscribe: true,
      callback: () => {
        host.requestUpdate();
      },
    });
    host.addController(this);
  }

  get value(): FirstStrings | undefined {
    return this.#consumer.value;
  }

  /** All words; undefined until those behind the first screen have come, too. */
  get whole(): Strings | undefined {
    const { value } = this.#consumer;
    return value !== undefined && isWhole(value) ? value : undefined;
  }

  /** Dates, spans, sizes and numbers in that language. */
  get format(): Format | undefined {
    const strings = this.value;
    return strings === undefined ? undefined : formatOf(strings);
  }

  /** Needed by the port of controllers; everything happens by the context. */
  hostConnected(): void {
    // Nothing to do.
  }
}
