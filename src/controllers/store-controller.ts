import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Selector } from '../store/selectors.ts';
import type { AppStore } from '../store/state.ts';
import { storeContext } from './contexts.ts';

/**
 * Binds an element to one slice of the store: `value` is what the selector gives, and the element renders again only when
 * that is another reference. The store is the one of the provider around the element, or the one handed in.
 * `value` is undefined while there is no store.
 */
export class StoreController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #selector: Selector<T>;
  #store: AppStore | undefined;
  #value: T | undefined;
  #unsubscribe: (() => void) | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost & HTMLElement, selector: Selector<T>, store?: AppStore) {
    this.#host = host;
    this.#selector = selector;
    this.#store = store;
    host.addController(this);
    if (store === undefined) {
      new ContextConsumer(host, {
        context: storeContext,
        subscribe: true,
        callback: (provided) => {
          this.store = provided;
        },
      });
    }
    this.#read();
  }

  /** The slice as it is now. */
  get value(): T | undefined {
    return this.#value;
  }

  get store(): AppStore | undefined {
    return this.#store;
  }

  /** Binds to another store; undefined lets go. */
  set store(store: AppStore | undefined) {
    if (store === this.#store) return;
    this.#stop();
    this.#store = store;
    if (this.#isConnected) this.#listen();
    this.#refresh();
    // Who only calls actions renders by whether there is a store, whatever the slice.
    this.#host.requestUpdate();
  }

  get selector(): Selector<T> {
    return this.#selector;
  }

  /** Reads another slice from now on, such as after the element was given another id. */
  set selector(selector: Selector<T>) {
    if (selector === this.#selector) return;
    this.#selector = selector;
    this.#refresh();
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#listen();
    this.#refresh();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#stop();
  }

  #listen(): void {
    this.#unsubscribe ??= this.#store?.subscribe(() => {
      this.#refresh();
    });
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #read(): boolean {
    const value = this.#store === undefined ? undefined : this.#selector(this.#store.getState());
    if (Object.is(value, this.#value)) return false;
    this.#value = value;
    return true;
  }

  #refresh(): void {
    if (this.#read()) this.#host.requestUpdate();
  }
}
