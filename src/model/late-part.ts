/**
 * Loads a part of the program that is a file of its own, again and again until it is there; `wait` resolves before each
 * further attempt, to whether one is still wanted.
 *
 * Browsers that follow the HTML standard's module map remember a file that could not be had for as long as the page lives
 * (seen in Chromium 147: after one answer of 503 no second request leaves). Its error names the file; a fragment behind
 * that address makes it another module, from the same file.
 *
 * So that a bundle keeps its names, `load` imports a module that nobody imports statically.
 *
 * @throws what the last attempt threw, when no other is wanted.
 */
export async function latePart<T>(load: () => Promise<T>, wait: () => Promise<boolean>): Promise<T> {
  let address: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await (address === undefined
        ? load()
        : (import(/* @vite-ignore */ `${address}#${String(attempt)}`) as Promise<T>));
    } catch (error) {
      address ??= /dynamically imported module: ([^\s#]+)/.exec(String(error))?.[1];
      if (!(await wait())) throw error;
    }
  }
}
