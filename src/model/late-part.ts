/** Where to find, under yet another name, what could not be had under the last one: kept, as the browser does. */
const failed = new WeakMap<() => Promise<unknown>, { readonly address: string; readonly attempt: number }>();

/**
 * Loads a part of the program that is a file of its own, again and again until it is there; `wait` resolves before each
 * further attempt, to whether one is still wanted.
 *
 * Browsers that follow the HTML standard's module map remember a file that could not be had for as long as the page lives
 * (seen in Chromium 147: after one answer of 503 no second request leaves). Its error names the file; a fragment behind
 * that address makes it another module, from the same file. The same `load` goes on from there when it is asked for later.
 *
 * So that a bundle keeps its names, `load` imports a module that nobody imports statically.
 *
 * @throws what the last attempt threw, when no other is wanted.
 */
export async function latePart<T>(load: () => Promise<T>, wait: () => Promise<boolean>): Promise<T> {
  for (;;) {
    const before = failed.get(load);
    try {
      return await (before === undefined
        ? load()
        : (import(/* @vite-ignore */ `${before.address}#${String(before.attempt)}`) as Promise<T>));
    } catch (error) {
      const address = before?.address ?? /dynamically imported module: ([^\s#]+)/.exec(String(error))?.[1];
      if (address !== undefined) failed.set(load, { address, attempt: (before?.attempt ?? 0) + 1 });
      if (!(await wait())) throw error;
    }
  }
}
