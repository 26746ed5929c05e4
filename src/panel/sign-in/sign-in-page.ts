import { signInWindowIn } from '../../i18n/sign-in-window.ts';
import { readWord, type DoneWord, type GoWord, type ReadyWord } from './words-between.ts';

/*
 * The page of the window in which an agent signs in: first it asks the panel that opened it where to go, then the login server sends it
 * back here. What it is sent back with goes to the backend alone, where nobody can use it who has not the verifier in the panel's memory.
 *
 * It is handed in only where it belongs to the sign-in that began in this very window: else somebody could have an agent sign in by a
 * link, for a panel of their own. What that is known by is kept in the window's `sessionStorage`, which login servers can't cut off.
 */
const KEY = 'inlay-sign-in';
const ATTEMPTS = 5;
const words = signInWindowIn(navigator.language);

function say(text: string): void {
  document.documentElement.lang = words.language;
  document.title = words.title;
  for (const heading of document.querySelectorAll('h1')) heading.textContent = words.title;
  for (const line of document.querySelectorAll('p')) line.textContent = text;
}

/** Asks the panel where to go, and goes there. */
function go(opener: Window): void {
  say(words.going);
  window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    const word = source === opener && origin === location.origin ? readWord(data) : null;
    if (word?.say !== 'go' || !isOwn(word.answers) || !/^https?:$/.test(new URL(word.address).protocol))
      return;
    try {
      sessionStorage.setItem(KEY, JSON.stringify(word));
    } catch {
      say(words.denied);
      return;
    }
    location.replace(word.address);
  });
  opener.postMessage({ inlay: 'sign-in', say: 'ready' } satisfies ReadyWord, location.origin);
}

function isOwn(address: string): boolean {
  return new URL(address, location.href).origin === location.origin;
}

/** Hands in what the login server sent along, and says so to the panel, if it can still be reached. */
async function comeBack(query: string, opener: Window | null): Promise<void> {
  say(words.comingBack);
  const begun = takeBegun();
  if (begun?.state !== new URLSearchParams(query).get('state') || begun === null) {
    say(words.foreign);
    return;
  }
  if (!(await handIn(begun, query))) {
    say(words.unreachable);
    return;
  }
  say(words.done);
  opener?.postMessage({ inlay: 'sign-in', say: 'done' } satisfies DoneWord, location.origin);
  window.close();
}

async function handIn({ answers, challenge }: GoWord, query: string): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 1_000 * attempt));
    try {
      const response = await fetch(answers, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ challenge, parameters: query }),
        cache: 'no-store',
        signal: AbortSignal.timeout(10_000),
      });
      if (response.ok) return true;
      if (response.status < 500 && response.status !== 429) return false;
    } catch {
      // The network may be back in a second.
    }
  }
  return false;
}

/** What was kept when this window set out, once. */
function takeBegun(): GoWord | null {
  try {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const word = kept === null ? null : readWord(JSON.parse(kept));
    return word?.say === 'go' ? word : null;
  } catch {
    return null;
  }
}

const query = location.search.slice(1);
// The code stands in no address from here on, nor in the history.
history.replaceState(null, '', location.pathname);
const opener = window.opener as Window | null;
if (query !== '') void comeBack(query, opener);
else if (opener !== null) go(opener);
else say(words.alone);
