/** How the library of a host comes into the panel's page. */
export interface LibraryRequest {
  /** Where it is: https, and of an origin that the administrator named. */
  readonly url: URL;
  /** Attributes that the library reads from its own element. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Resolves when it says that it is ready, where it says so; begun before it is asked for. */
  readonly ready?: (signal: AbortSignal) => Promise<void>;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/** The policy's name, as the panel's Content-Security-Policy allows it. */
const POLICY = 'inlay-host';

/**
 * Loads a host's classic script once. It runs with the panel's rights: only an address checked by `libraryAddress` may come here.
 *
 * @throws where it can't be had, or is not ready in time.
 */
export async function loadLibrary(request: LibraryRequest): Promise<void> {
  const { url, attributes = {}, deadlineMs, signal } = request;
  const until = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
  const ready = request.ready?.(until);
  // Where the script fails first, nobody waits for this.
  ready?.catch(() => undefined);
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  try {
    await new Promise<void>((resolve, reject) => {
      script.addEventListener('load', () => resolve());
      script.addEventListener('error', () => reject(new Error(`${url.origin} has no library for the panel`)));
      until.addEventListener('abort', () => reject(new Error(`${url.origin} did not answer in time`)));
      script.src = trusted(url);
      document.head.append(script);
    });
    await ready;
  } catch (error) {
    script.remove();
    throw error;
  }
}

/** Resolves with the next event of this name. */
export function nextEvent(name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    window.addEventListener(name, () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => reject(new Error(`${name} did not come in time`)), { once: true });
  });
}

/**
 * The address of a library, from what the page was opened with or, where that says nothing, from the first organisation.
 *
 * @throws where it is not https, of no organisation named, or no such library.
 */
export function libraryAddress(
  wished: string | null,
  organisations: readonly string[],
  { path, isLibrary }: { readonly path: string; readonly isLibrary: RegExp },
): URL {
  const [first] = organisations;
  if (first === undefined) throw new Error('no organisation is configured');
  const url = new URL(wished ?? path, first);
  const isAllowed =
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    organisations.includes(url.origin) &&
    isLibrary.test(url.pathname);
  if (!isAllowed) throw new Error(`${url.origin}${url.pathname} is no library of an organisation configured`);
  return url;
}

let policy: { createScriptURL(address: string): string } | undefined;

function trusted({ href }: URL): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy(POLICY, { createScriptURL: (address) => address });
  return policy?.createScriptURL(href) ?? href;
}
